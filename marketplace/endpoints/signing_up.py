"""Signing up, step by step: who, once more, done; and giving a place up again."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ground import clock, persons
from ground.answers import done, show
from ground.errors import NotSignedIn
from ground.forms import submitted
from ground.identity import Person
from ground.language import _, lazy
from ground.mandates import Scope, helping
from ground.pages import url_maker
from marketplace import calendar, eligibility, signing_up, waiting, withdrawing
from marketplace.models import TAKING, Commitment, CommitmentState, SignUpWay
from marketplace.queries.commitments import commitment_seen_by, place_in_line
from marketplace.queries.family import family_of
from marketplace.queries.shifts import first_slot, shift_seen_by
from marketplace.rules.activities import may_end, may_sign_up
from marketplace.schemas.signing_up import CancelDraft, CancelPage, CheckPage, Choice, PlacePage, SignUpDraft


async def begin(request: Request) -> Response:
    """Lead to the check page: straight for whoever is known, by telephone and six digits for whoever is not."""
    shift = await shift_seen_by(request.user, request.path_params["shift"])
    url_for = url_maker(request)
    check = url_for("signing:check", shift=shift.public_id)
    if request.user.is_authenticated:
        return RedirectResponse(check, 303)
    plain = request.app.url_path_for("signing:check", shift=shift.public_id)
    return RedirectResponse(f"{url_for('entering:sign_in')}?next={quote(str(plain))}", 303)


async def _person(request: Request, chosen: str) -> Person:
    """Return for whom it is: whoever was chosen of one's family, or oneself."""
    if request.user.person_id is None:
        raise NotSignedIn(lazy("Please sign in first."))
    family = {each.public_id: each for each in await family_of(request.user)}
    return family.get(chosen) or await Person.get(id=request.user.person_id)


async def show_check(request: Request) -> Response:
    """Show everything once more."""
    shift = await shift_seen_by(request.user, request.path_params["shift"])
    slot = await first_slot(shift)
    family = await family_of(request.user)
    wanted = request.query_params.get("person", "")
    if request.query_params.get("for") == "family" and not wanted:
        if not family:
            return RedirectResponse(url_maker(request)("elder:family"), 303)
        wanted = family[0].public_id
    person = await _person(request, wanted)
    activity = shift.activity
    against = await eligibility.hindrances_of(person, slot)
    page = CheckPage(
        title=_("Is everything right?"),
        shift_id=shift.public_id,
        activity_id=activity.public_id,
        activity=activity.title,
        on=clock.city_day(shift.starts_at),
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        spot=activity.spot,
        organisation=activity.organisation.name,
        person_id=person.public_id,
        name=person.name,
        phone=persons.phone_shown(person),
        left=slot.capacity - slot.taken,
        waiting=slot.waiting,
        first_time=not person.name,
        family=[
            Choice(id=each.public_id, name=persons.name_shown(each), chosen=each.id == person.id) for each in family
        ],
        hindrances=[each.sentence for each in against],
    )
    return await show(request, page)


async def sign_up(request: Request) -> Response:
    """Take the place, or the place in line, and show it."""
    draft = await submitted(request, SignUpDraft, form=show_check)
    shift = await shift_seen_by(request.user, request.path_params["shift"])
    person = await _person(request, draft.person)
    by, way = request.user, SignUpWay.SELF
    if person.id != by.person_id:
        by, way = await helping(by, person.id, Scope.SIGN_UP), SignUpWay.FAMILY
    if draft.name and not person.name:
        await persons.rename(person, draft.name, by=by)
    commitment = await signing_up.sign_up(person, await first_slot(shift), by=by, way=way)
    return await _shown_at(request, commitment)


async def _shown_at(request: Request, commitment: Commitment, said: str | None = None) -> Response:
    at = url_maker(request)("signing:done", commitment=commitment.public_id)

    async def page() -> PlacePage:
        return await _place_page(request, await commitment_seen_by(request.user, commitment.public_id))

    return await done(request, at, page=page, said=said)


async def show_place(request: Request) -> Response:
    """Show a place: the page that each sign-up ends on, and that can be kept."""
    commitment = await commitment_seen_by(request.user, request.path_params["commitment"])
    return await show(request, await _place_page(request, commitment))


async def _place_page(request: Request, commitment: Commitment) -> PlacePage:
    shift, activity = commitment.shift, commitment.shift.activity
    line = await place_in_line(commitment)
    own = may_sign_up.allows(request.user, commitment.person_id)
    ahead = shift.ends_at > clock.now()
    free = commitment.slot.taken < commitment.slot.capacity
    live = commitment.state in (*TAKING, CommitmentState.WAITING)
    return PlacePage(
        title=str(TITLES[commitment.state]),
        id=commitment.public_id,
        number=commitment.number,
        state=str(commitment.state),
        line=line,
        offer_ends_at=commitment.offer_ends_at,
        place_is_free=line is not None and free,
        may_withdraw=live and ahead and may_end.allows(request.user, commitment),
        may_say_yes=own and ahead and (commitment.state == CommitmentState.OFFERED or (line is not None and free)),
        activity_id=activity.public_id,
        activity=activity.title,
        on=clock.city_day(shift.starts_at),
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        spot=activity.spot,
        contact_name=activity.contact_name,
        contact_phone=activity.contact_phone,
        organisation=activity.organisation.name,
        person=persons.name_shown(commitment.person),
        reason=commitment.reason,
        printed="print" in request.query_params,
    )


TITLES: dict[CommitmentState, object] = {
    CommitmentState.CONFIRMED: lazy("You are signed up"),
    CommitmentState.WAITING: lazy("You are in line"),
    CommitmentState.OFFERED: lazy("A place is free for you"),
    CommitmentState.LAPSED: lazy("The time to say yes is over"),
    CommitmentState.WITHDRAWN: lazy("You have given up your place"),
    CommitmentState.REMOVED: lazy("The organiser had to take you off the list"),
    CommitmentState.CANCELLED: lazy("This has been called off"),
    CommitmentState.ATTENDED: lazy("You were there. Thank you!"),
    CommitmentState.EXCUSED: lazy("You had told us that you could not come"),
    CommitmentState.ABSENT: lazy("The leader did not see you there"),
}


async def calendar_file(request: Request) -> Response:
    """Give the shift to the telephone's calendar."""
    commitment = await commitment_seen_by(request.user, request.path_params["commitment"])
    text = calendar.invitation(commitment)
    return Response(
        text,
        media_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{commitment.number}.ics"'},
    )


async def show_cancel(request: Request) -> Response:
    """Say what happens, before it does."""
    commitment = await commitment_seen_by(request.user, request.path_params["commitment"])
    may_end.require(request.user, commitment)
    shift = commitment.shift
    page = CancelPage(
        title=_("You cannot come?"),
        id=commitment.public_id,
        activity=shift.activity.title,
        on=clock.city_day(shift.starts_at),
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        in_line=commitment.state == CommitmentState.WAITING,
    )
    return await show(request, page)


async def cancel(request: Request) -> Response:
    """Give the place up."""
    draft = await submitted(request, CancelDraft, form=show_cancel)
    commitment = await commitment_seen_by(request.user, request.path_params["commitment"])
    ended = await withdrawing.withdraw(commitment, by=request.user, because=draft.reason)
    return await _shown_at(request, ended)


async def say_yes(request: Request) -> Response:
    """Take the place that is free."""
    await submitted(request, CancelDraft, form=show_place)
    commitment = await commitment_seen_by(request.user, request.path_params["commitment"])
    return await _shown_at(request, await waiting.say_yes(commitment, by=request.user))
