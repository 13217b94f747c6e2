"""Signing up, step by step: who, once more, done; and giving a place up again."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ground import clock, persons
from ground.actors import Actor
from ground.answers import done, show
from ground.asked import asked
from ground.errors import NotFound
from ground.forms import form_of, submitted
from ground.identity import Person
from ground.language import _, lazy
from ground.mandates import Scope, helping
from ground.pages import url_maker
from marketplace import calendar, eligibility, entering, signing_up, waiting, withdrawing
from marketplace.endpoints.entering import ASKING
from marketplace.endpoints.places import place_page
from marketplace.models import Commitment, CommitmentState, Shift, SignUpWay
from marketplace.queries.commitments import commitment_seen_by
from marketplace.queries.family import family_of, may_for
from marketplace.queries.shifts import first_slot, shift_seen_by
from marketplace.rules.activities import RUNNERS, may_end
from marketplace.schemas.questions import CheckQuestion
from marketplace.schemas.signing_up import CancelDraft, CancelPage, CheckPage, Choice, PlacePage, SignUpDraft


async def begin(request: Request) -> Response:
    """Lead to the check page: straight for whoever is known, by telephone and six digits for whoever is not."""
    shift = await shift_seen_by(request.user, request.path_params["shift"])
    url_for = url_maker(request)
    check = url_for("signing:check", shift=shift.public_id)
    if request.user.is_authenticated:
        return RedirectResponse(check, 303)
    return RedirectResponse(f"{url_for('entering:sign_in')}?next={quote(check)}", 303)


async def show_check(request: Request) -> Response:
    """Show everything once more; for the family, the first who may be signed up unless one is chosen."""
    shift = await shift_seen_by(request.user, request.path_params["shift"])
    family = await family_of(request.user)
    question = asked(request, CheckQuestion)
    wanted = str(form_of(request).value("person") or question.person)
    if not wanted and question.whom == "family":
        if not family:
            return RedirectResponse(url_maker(request)("elder:family"), 303)
        wanted = family[0].public_id
    return await show(request, await _check_page(request, shift, await _person(request, wanted), family))


async def _person(request: Request, chosen: str) -> Person:
    """Return for whom it is: whoever was chosen of one's family, or oneself. Nobody is put in another's stead."""
    me = await Person.get(id=request.user.person_id)
    if chosen in ("", me.public_id):
        return me
    among = {each.public_id: each for each in await family_of(request.user)}
    if chosen not in among:
        raise NotFound(lazy("There is no permission for this person any more. Please ask them first."))
    return among[chosen]


async def _check_page(request: Request, shift: Shift, person: Person, family: list[Person]) -> CheckPage:
    slot, activity = await first_slot(shift), shift.activity
    own = person.id == request.user.person_id
    return CheckPage(
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
        first_time=own and not person.name,
        own=own,
        may_be_another=own and await entering.in_hand(request.cookies.get(ASKING, "")) is not None,
        family=[Choice(id=each.public_id, name=persons.name_shown(each)) for each in family if each.id != person.id],
        age_unknown=person.born_on is None,
        hindrances=[each.sentence for each in await eligibility.hindrances_of(person, slot)],
    )


async def sign_up(request: Request) -> Response:
    """Take the place, or the place in line, and show it."""
    draft = await submitted(request, SignUpDraft, form=show_check)
    shift = await shift_seen_by(request.user, request.path_params["shift"])
    person = await _person(request, draft.person)
    by = await helping(request.user, person.id, Scope.SIGN_UP)
    if draft.name and not person.name:
        await persons.rename(person, draft.name, by=by)
    way = SignUpWay.SELF if by.for_whom is None else SignUpWay.FAMILY
    return await _shown_at(request, await signing_up.sign_up(person, await first_slot(shift), by=by, way=way))


async def _shown_at(request: Request, commitment: Commitment) -> Response:
    async def page() -> PlacePage:
        return await place_page(request.user, await commitment_seen_by(request.user, commitment.public_id))

    return await done(request, url_maker(request)("signing:done", commitment=commitment.public_id), page=page)


async def show_place(request: Request) -> Response:
    """Show a place: the page that each sign-up ends on, and that can be kept."""
    commitment = await commitment_seen_by(request.user, request.path_params["commitment"])
    return await show(request, await place_page(request.user, commitment))


async def calendar_file(request: Request) -> Response:
    """Give the shift to the telephone's calendar."""
    commitment = await commitment_seen_by(request.user, request.path_params["commitment"])
    return Response(
        calendar.invitation(commitment),
        media_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{commitment.number}.ics"'},
    )


async def show_cancel(request: Request) -> Response:
    """Say what happens, before it does; what is given up or over already is shown as it is."""
    commitment = await commitment_seen_by(request.user, request.path_params["commitment"])
    may_end.require(await _hand(request, commitment, Scope.CANCEL), commitment)
    shift = commitment.shift
    if not commitment.may_move("withdraw") or shift.ends_at <= clock.now():
        return await show(request, await place_page(request.user, commitment))
    page = CancelPage(
        title=_("You cannot come?"),
        id=commitment.public_id,
        activity=shift.activity.title,
        on=clock.city_day(shift.starts_at),
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        in_line=commitment.state == CommitmentState.WAITING,
        person=None if commitment.person_id == request.user.person_id else persons.name_shown(commitment.person),
    )
    return await show(request, page)


async def cancel(request: Request) -> Response:
    """Give the place up."""
    draft = await submitted(request, CancelDraft, form=show_cancel)
    commitment = await commitment_seen_by(request.user, request.path_params["commitment"])
    by = await _hand(request, commitment, Scope.CANCEL)
    return await _shown_at(request, await withdrawing.withdraw(commitment, by=by, because=draft.reason))


async def say_yes(request: Request) -> Response:
    """Take the place that is free."""
    await submitted(request, CancelDraft, form=show_place)
    commitment = await commitment_seen_by(request.user, request.path_params["commitment"])
    by = await _hand(request, commitment, Scope.SIGN_UP)
    return await _shown_at(request, await waiting.say_yes(commitment, by=by))


async def _hand(request: Request, commitment: Commitment, scope: Scope) -> Actor:
    """Return by whose hand it is done: one's own, the organisation's, or that of one whom the person lets act."""
    me: Actor = request.user
    runs = me.holds_over_org(commitment.shift.activity.organisation_id, *RUNNERS)
    if commitment.person_id == me.person_id or (runs and not await may_for(me, commitment.person_id, scope)):
        return me
    return await helping(me, commitment.person_id, scope)
