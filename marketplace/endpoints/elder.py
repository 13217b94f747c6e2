"""One's own pages: what comes next, all sign-ups, devices, data, name and community, messages."""

from starlette.requests import Request
from starlette.responses import Response

from ground import clock, persons, privacy, sessions
from ground.answers import done, show
from ground.errors import Mistake, Unreadable
from ground.forms import Shape, submitted
from ground.identity import Person
from ground.language import _, hours_text, lazy
from ground.pages import url_maker
from ground.places import Place, PlaceKind, city, live_places
from ground.privacy import ConsentKind
from marketplace import entering, homing
from marketplace.endpoints.entering import ASKING
from marketplace.models import Commitment
from marketplace.queries import commitments, own
from marketplace.schemas.elder import (
    Agreed,
    CommunityChoice,
    DataPage,
    Device,
    DevicesPage,
    HomeDraft,
    HomePlacePage,
    LetterShown,
    Looked,
    MePage,
    MessagesPage,
    MinePlace,
    NameDraft,
    NamePage,
    SignUpsPage,
)
from volunteers.ledger import minutes_of

CONSENTS = {
    ConsentKind.ENROL: lazy("You joined as a helper"),
    ConsentKind.CONTACT_SHARED: lazy("Organisers may see your telephone"),
    ConsentKind.INITIALS_PUBLISHED: lazy("Your initials may be published"),
    ConsentKind.LIMITS_KEPT: lazy("We may keep what you cannot do"),
}


async def _me(request: Request) -> Person:
    return await Person.get(id=request.user.person_id).select_related("home")


async def _mine(each: Commitment) -> MinePlace:
    shift = each.shift
    return MinePlace(
        id=each.public_id,
        title=shift.activity.title,
        on=clock.city_day(shift.starts_at),
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        spot=shift.activity.spot,
        state=str(each.state),
        line=await commitments.place_in_line(each),
    )


async def me(request: Request) -> Response:
    """Show my page."""
    person = await _me(request)
    ahead = await commitments.ahead_of(person.id)
    page = MePage(
        title=person.name or _("My page"),
        next=await _mine(ahead[0]) if ahead else None,
        hours=hours_text(await minutes_of(person.id)),
        staff=bool(request.user.grants),
        may_be_another=await entering.in_hand(request.cookies.get(ASKING, "")) is not None,
    )
    return await show(request, page)


async def sign_ups(request: Request) -> Response:
    """Show all my sign-ups."""
    person_id = request.user.person_id
    page = SignUpsPage(
        title=_("My sign-ups"),
        ahead=[await _mine(each) for each in await commitments.ahead_of(person_id)],
        behind=[await _mine(each) for each in await commitments.behind_of(person_id)],
    )
    return await show(request, page)


async def devices(request: Request) -> Response:
    """Show where I am signed in."""
    found = await sessions.open_sessions(request.user.person_id)
    page = DevicesPage(
        title=_("My devices"),
        devices=[
            Device(
                id=each.public_id,
                words=own.device_words(each.device),
                seen_at=each.seen_at,
                this_one=each.id == request.user.session_id,
            )
            for each in found
        ],
    )
    return await show(request, page)


async def end_device(request: Request) -> Response:
    """Sign one of my devices out."""
    await submitted(request, Shape, form=devices)
    await sessions.end(request.path_params["session"], by=request.user)
    return await done(request, url_maker(request)("elder:devices"), said=_("That device is signed out."))


async def data(request: Request) -> Response:
    """Show what is kept of me, who looked, and what I agreed to."""
    person = await _me(request)
    page = DataPage(
        title=_("My data"),
        name=person.name,
        phone=persons.phone_shown(person),
        born_on=person.born_on,
        home=person.home.name if person.home else None,
        has_id_number=person.id_number_sealed is not None,
        ways=[str(own.WAYS[each]) for each in person.channels.split(",") if each in own.WAYS],
        consents=[
            Agreed(
                id=each.id,
                kind=str(each.kind),
                words=str(CONSENTS[each.kind]),
                given_at=each.given_at,
                withdrawn_at=each.withdrawn_at,
            )
            for each in await privacy.Consent.filter(person_id=person.id).order_by("-given_at")
        ],
        looks=[Looked(**each) for each in await own.looks_at(person.id)],
    )
    return await show(request, page)


async def copy_of_data(request: Request) -> Response:
    """Give me a copy of all that is kept of me, as JSON that I can take away (PIPL 45)."""
    text = await own.copy_of(await _me(request))
    return Response(
        text,
        media_type="application/json; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="my-data.json"'},
    )


async def show_name(request: Request) -> Response:
    """Show where I write how I am called."""
    return await show(request, NamePage(title=_("What may we call you?"), name=(await _me(request)).name))


async def rename(request: Request) -> Response:
    """Keep how I am called."""
    draft = await submitted(request, NameDraft, form=show_name)
    await persons.rename(await _me(request), draft.name, by=request.user)
    return await done(request, url_maker(request)("elder:data"), said=_("Your name is changed."))


async def show_home(request: Request) -> Response:
    """Show the places to choose from, one level a page: county, street, community."""
    within = request.query_params.get("in", "")
    above = await Place.get_or_none(code=within, valid_to=None) if within else await city()
    kinds = {PlaceKind.CITY: PlaceKind.COUNTY, PlaceKind.COUNTY: PlaceKind.STREET, PlaceKind.STREET: PlaceKind.COMMUNITY}
    kind = kinds.get(above.kind, PlaceKind.COUNTY) if above else PlaceKind.COUNTY
    here = url_maker(request)("elder:home")
    page = HomePlacePage(
        title=_("Which community do you live in?") if kind == PlaceKind.COMMUNITY else _("Where do you live?"),
        step=str(kind),
        back=here if kind != PlaceKind.COUNTY else url_maker(request)("elder:data"),
        choices=[
            CommunityChoice(code=each.code, name=each.name) for each in await live_places(kind, below=above)
        ] if above else [],
    )  # fmt: skip
    return await show(request, page)


async def choose_home(request: Request) -> Response:
    """Keep where I live."""
    draft = await submitted(request, HomeDraft, form=show_home)
    place = await Place.get_or_none(code=draft.community, kind=PlaceKind.COMMUNITY, valid_to=None)
    if place is None:
        sentence = _("Please choose one from the list.")
        raise Unreadable(sentence, [Mistake("community", sentence)])
    await homing.move_in(await _me(request), place, by=request.user)
    return await done(request, url_maker(request)("elder:data"), said=_("We know your community now."))


async def messages(request: Request) -> Response:
    """Show what I was told."""
    page = MessagesPage(
        title=_("My messages"),
        letters=[LetterShown(**each) for each in await own.letters_to(request.user.person_id)],
    )
    return await show(request, page)
