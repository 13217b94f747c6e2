"""One's own pages: what comes next, all sign-ups, devices, messages."""

from starlette.requests import Request
from starlette.responses import Response

from ground import clock, persons, sessions
from ground.answers import done, show
from ground.forms import Shape, submitted
from ground.identity import Person
from ground.language import _, hours_text
from ground.mandates import Scope
from ground.pages import url_maker
from marketplace import contesting, entering
from marketplace.endpoints.entering import ASKING
from marketplace.models import Commitment
from marketplace.queries import commitments, own
from marketplace.queries.family import family_of
from marketplace.schemas.elder import (
    Device,
    DevicesPage,
    LetterShown,
    MePage,
    MessagesPage,
    MinePlace,
    SignUpsPage,
)
from volunteers.ledger import minutes_of


async def me(request: Request) -> Response:
    """Show my page."""
    person = await Person.get(id=request.user.person_id)
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
    """Show all my sign-ups, and those to come of the family that lets me act for them."""
    person_id = request.user.person_id
    page = SignUpsPage(
        title=_("My sign-ups"),
        ahead=[await _mine(each) for each in await commitments.ahead_of(person_id)],
        family=[
            await _mine(each, persons.name_shown(relative))
            for relative in await family_of(request.user, Scope.CANCEL)
            for each in await commitments.ahead_of(relative.id)
        ],
        behind=[await _mine(each) for each in await commitments.behind_of(person_id)],
        missed=await contesting.missed_words(person_id),
    )
    return await show(request, page)


async def _mine(each: Commitment, person: str | None = None) -> MinePlace:
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
        person=person,
    )


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


async def messages(request: Request) -> Response:
    """Show what I was told."""
    page = MessagesPage(
        title=_("My messages"),
        letters=[LetterShown(**each) for each in await own.letters_to(request.user.person_id)],
    )
    return await show(request, page)
