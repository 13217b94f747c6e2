"""My data: what is kept of me, who looked, what was done for me; my name and my community, which I correct myself."""

import datetime as dt
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ground import clock, persons
from ground.answers import done, show
from ground.asked import asked
from ground.errors import Mistake, Unreadable
from ground.forms import submitted
from ground.identity import Person
from ground.language import _, lazy
from ground.letters import Way
from ground.letters.models import WAYS
from ground.pages import url_maker
from ground.places import Place, PlaceKind, city, live_places
from ground.privacy import Consent, ConsentKind
from marketplace import homing
from marketplace.queries import own
from marketplace.queries.done_for_me import done_for_me
from marketplace.queries.kept_of_me import copy_of
from marketplace.schemas.elder import (
    Agreed,
    CommunityChoice,
    DataPage,
    DoneForMe,
    HomeDraft,
    HomePlacePage,
    Looked,
    NameDraft,
    NamePage,
)
from marketplace.schemas.questions import HomeQuestion

CONSENTS = {
    ConsentKind.ENROL: (lazy("You joined as a helper"), "volunteers:own_profile"),
    ConsentKind.CONTACT_SHARED: (lazy("Organisers may see your telephone"), "volunteers:own_profile"),
    ConsentKind.INITIALS_PUBLISHED: (lazy("Your initials may be published"), "volunteers:own_certificates"),
    ConsentKind.CHILD_DATA: (lazy("Your guardian agreed to what we keep"), "volunteers:own_guardian"),
    ConsentKind.LIMITS_KEPT: (lazy("We may keep what you cannot do"), "volunteers:own_profile"),
}
"""What each is called, and where it is taken back."""
FRESH = dt.timedelta(minutes=15)
"""How long after the six digits a copy of everything may be taken (security 10: step-up)."""
BELOW = {
    PlaceKind.CITY: PlaceKind.COUNTY,
    PlaceKind.COUNTY: PlaceKind.STREET,
    PlaceKind.STREET: PlaceKind.COMMUNITY,
}


async def _me(request: Request) -> Person:
    return await Person.get(id=request.user.person_id).select_related("home")


async def data(request: Request) -> Response:
    """Show what is kept of me, who looked, what was done for me, and what I agreed to."""
    person = await _me(request)
    page = DataPage(
        title=_("My data"),
        name=person.name,
        phone=persons.phone_shown(person),
        born_on=person.born_on,
        home=person.home.name if person.home else None,
        has_id_number=person.id_number_sealed is not None,
        seen_by_desk=await own.seen_by_desk(person.id),
        ways=[str(WAYS[Way(each)]) for each in person.channels.split(",") if each in set(Way)],
        consents=[_agreed(request, each) for each in await own.consents_of(person.id)],
        looks=[Looked(**each) for each in await own.looks_at(person.id)],
        done_for_me=[DoneForMe(**vars(each)) for each in await done_for_me(person.id)],
    )
    return await show(request, page)


def _agreed(request: Request, consent: Consent) -> Agreed:
    words, where = CONSENTS[consent.kind]
    return Agreed(
        id=consent.id,
        kind=str(consent.kind),
        words=str(words),
        given_at=consent.given_at,
        withdrawn_at=consent.withdrawn_at,
        href=None if consent.withdrawn_at else url_maker(request)(where),
    )


async def copy_of_data(request: Request) -> Response:
    """Give me a copy of all that is kept of me, as JSON that I can take away (PIPL 45); six digits are asked first."""
    since = request.user.signed_in_at
    if since is None or since + FRESH < clock.now():
        url_for = url_maker(request)
        return RedirectResponse(f"{url_for('entering:sign_in')}?next={quote(url_for('elder:data'))}", 303)
    return Response(
        await copy_of(await _me(request)),
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
    above = await _above(asked(request, HomeQuestion).within)
    kind = BELOW[above.kind] if above else PlaceKind.COUNTY
    here = url_maker(request)("elder:home")
    page = HomePlacePage(
        title=_("Which community do you live in?") if kind == PlaceKind.COMMUNITY else _("Where do you live?"),
        step=str(kind),
        back=url_maker(request)("elder:data") if kind == PlaceKind.COUNTY else await _up(here, above),
        above=above.name if above and kind != PlaceKind.COUNTY else None,
        choices=[CommunityChoice(code=each.code, name=each.name) for each in await live_places(kind, below=above)]
        if above
        else [],
    )
    return await show(request, page)


async def _above(code: str) -> Place | None:
    """Return the place whose parts are chosen from: the one with this code, or the city."""
    found = await Place.get_or_none(code=code, valid_to=None, kind__in=list(BELOW)) if code else None
    return found or await city()


async def _up(here: str, above: Place | None) -> str:
    parent = await Place.get_or_none(id=above.parent_id) if above and above.parent_id else None
    return f"{here}?in={parent.code}" if parent and parent.kind != PlaceKind.CITY else here


async def choose_home(request: Request) -> Response:
    """Keep where I live."""
    draft = await submitted(request, HomeDraft, form=show_home)
    place = await Place.get_or_none(code=draft.community, kind=PlaceKind.COMMUNITY, valid_to=None)
    if place is None:
        sentence = _("Please choose one from the list.")
        raise Unreadable(sentence, [Mistake("community", sentence)])
    await homing.move_in(await _me(request), place, by=request.user)
    return await done(request, url_maker(request)("elder:data"), said=_("We know your community now."))
