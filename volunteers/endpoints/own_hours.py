"""One's own hours: the sum, the months, the lines, and what is not right about them."""

import datetime as dt

from starlette.requests import Request
from starlette.responses import Response

from ground import clock
from ground.answers import done, show
from ground.asked import asked
from ground.forms import Shape, submitted
from ground.identity import Person
from ground.language import _, hours_figure, hours_text, lazy, length_text, spoken_day
from ground.pages import url_maker
from ground.places import Place, PlaceKind
from volunteers import disputing, ledger, seen
from volunteers.community_names import community_named
from volunteers.models import ClaimState, DisputeState, HourCategory, HourClaim, HourDispute
from volunteers.schemas.own_hours import (
    DisputeDraft,
    DisputeFormPage,
    DisputeShown,
    MissingDraft,
    MonthShown,
    OwnHoursPage,
)
from volunteers.schemas.questions import OwnHoursQuestion
from volunteers.showing import lines_shown, waiting_shown
from volunteers.showing_disputes import STATES, dispute_page
from volunteers.words import CATEGORIES, month_words

NOT_IN = (ClaimState.PROPOSED, ClaimState.HELD, ClaimState.REFUSED)
PASSED_ON = lazy("We have passed it on. You will read the answer here.")
REFUSALS_SHOWN = dt.timedelta(days=90)


async def show_hours(request: Request) -> Response:
    person_id: int = request.user.person_id
    sums = {each: await ledger.minutes_of(person_id, category=each) for each in HourCategory}
    months = await ledger.by_month(person_id=person_id)
    wanted = asked(request, OwnHoursQuestion).month
    chosen = next((each.month for each in months if each.month == wanted), months[0].month if months else None)
    page = OwnHoursPage(
        title=_("My hours"),
        hours=hours_figure(sums[HourCategory.SERVICE]),
        minutes=sums[HourCategory.SERVICE],
        other=[
            _("%(kind)s: %(hours)s", kind=str(CATEGORIES[each]), hours=hours_text(minutes))
            for each, minutes in sums.items()
            if minutes and each != HourCategory.SERVICE
        ],
        months=[
            MonthShown(
                month=each.month,
                words=month_words(each.month),
                hours=hours_text(each.minutes),
                minutes=each.minutes,
                current=each.month == chosen,
            )
            for each in months
        ],
        month=month_words(chosen) if chosen else None,
        lines=await lines_shown(await ledger.lines_in_month(person_id, chosen)) if chosen else [],
        waiting=[waiting_shown(claim) for claim in await _not_in(person_id)],
        disputes=await _disputes(person_id),
        may_ask_certificate=sums[HourCategory.SERVICE] > 0,
    )
    return await show(request, page)


async def _not_in(person_id: int) -> list[HourClaim]:
    claims = HourClaim.filter(person_id=person_id, state__in=NOT_IN, made_at__gt=clock.now() - REFUSALS_SHOWN)
    return await claims.select_related("organisation").order_by("-starts_at")


async def _disputes(person_id: int) -> list[DisputeShown]:
    found = await HourDispute.filter(person_id=person_id).exclude(state=DisputeState.CLOSED).order_by("-opened_at")
    return [
        DisputeShown(id=each.public_id, about=each.about, state=str(each.state), words=str(STATES[each.state]))
        for each in found
    ]


async def ask_what_is_wrong(request: Request) -> Response:
    claim = await seen.own_claim(request.user, request.path_params["claim"])
    page = DisputeFormPage(
        title=_("What is not right?"),
        claim=claim.public_id,
        about=claim.about,
        on=clock.city_day(claim.starts_at),
        hours=length_text(claim.minutes),
        organisation=claim.organisation.name,
        place="",
    )
    return await show(request, page)


async def dispute(request: Request) -> Response:
    claim = await seen.own_claim(request.user, request.path_params["claim"])
    draft = await submitted(request, DisputeDraft, form=ask_what_is_wrong)
    opened = await disputing.dispute(claim, words=draft.words, by=request.user)
    return await done(
        request, url_maker(request)("volunteers:own_dispute", dispute=opened.public_id), said=str(PASSED_ON)
    )


async def ask_what_is_missing(request: Request) -> Response:
    home = await _home(request)
    page = DisputeFormPage(
        title=_("Which time is missing?"),
        claim=None,
        about=None,
        on=None,
        hours=None,
        organisation=None,
        place=home.name if home else "",
    )
    return await show(request, page)


async def _home(request: Request) -> Place | None:
    """Return the community in which the person lives, where they told it."""
    person = await Person.get(id=request.user.person_id).select_related("home")
    if person.home is None or person.home.kind != PlaceKind.GRID:
        return person.home
    return await Place.get(id=person.home.parent_id)


async def report_missing(request: Request) -> Response:
    draft = await submitted(request, MissingDraft, form=ask_what_is_missing)
    person = await Person.get(id=request.user.person_id)
    home = await _home(request)
    if home is None or draft.place not in ("", home.name):
        place = await community_named(draft.place, field="place")
    else:
        place = home
    words = f"{spoken_day(draft.served_on)}: {draft.words}"
    opened = await disputing.report_missing(person, place=place, about=draft.about, words=words, by=request.user)
    return await done(
        request, url_maker(request)("volunteers:own_dispute", dispute=opened.public_id), said=str(PASSED_ON)
    )


async def show_dispute(request: Request) -> Response:
    found = await seen.own_dispute(request.user, request.path_params["dispute"])
    return await show(request, await dispute_page(found, seen_by=request.user))


async def go_up(request: Request) -> Response:
    found = await seen.own_dispute(request.user, request.path_params["dispute"])
    draft = await submitted(request, DisputeDraft, form=show_dispute)
    await disputing.go_up(found, words=draft.words, by=request.user)
    return await done(
        request, url_maker(request)("volunteers:own_dispute", dispute=found.public_id), said=str(PASSED_ON)
    )


async def settle(request: Request) -> Response:
    found = await seen.own_dispute(request.user, request.path_params["dispute"])
    await submitted(request, Shape, form=show_dispute)
    await disputing.settle(found, by=request.user)
    return await done(request, url_maker(request)("volunteers:own_hours"), said=_("Settled. Thank you."))
