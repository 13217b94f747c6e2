"""Where a nominee stands, in plain words: what happens now, what comes next, and on which day."""

import datetime as dt
from dataclasses import dataclass

from ground import clock, policy, workdays
from ground.language import _, full_day
from ground.notices import PublicNotice
from silver_steward.freezing import rules_of
from silver_steward.looking_again import may_ask
from silver_steward.models import (
    BEFORE_REVIEW,
    STAGES,
    STANDS_BEFORE,
    Nomination,
    NominationState,
    Season,
    SeasonState,
    SecondLook,
    Stage,
    StageDecision,
)
from silver_steward.words import STAGE_WORDS

State = NominationState


@dataclass(frozen=True)
class Standing:
    """What happens now, what comes next, and when."""

    now: str
    next: str = ""
    on: dt.date | None = None


async def standing_of(nomination: Nomination, season: Season, missing: str = "") -> Standing:
    """Return where one stands. `missing`: what is still needed before it can be handed in."""
    if season.state == SeasonState.CANCELLED:
        return Standing(_("The season was called off: %(why)s", why=season.ended_because))
    stage = next((stage for stage, state in STANDS_BEFORE.items() if state == nomination.state), None)
    if stage is not None:
        return await _before(nomination, season, stage)
    if nomination.state in BEFORE_REVIEW:
        return await _incomplete(nomination, season, missing)
    if nomination.state in (State.IN_NOTICE, State.SUSPENDED):
        return await _in_notice(nomination, season)
    if nomination.state == State.SHORTLISTED:
        return Standing(
            _("All four stages have passed you on. You are on the list of the city."),
            _("Next the list hangs out for five working days, and everyone may object."),
        )
    return await _ended(nomination, season)


async def due_of(nomination: Nomination, season: Season, stage: Stage) -> dt.date | None:
    """Return by when a stage is to have looked at it; none while people are still being named."""
    if season.state == SeasonState.NOMINATING:
        return None
    came = max(nomination.submitted_at or nomination.made_at, clock.city_moment(season.nominate_until))
    below = StageDecision.filter(nomination_id=nomination.id, round=nomination.round, released_at__not_isnull=True)
    last = await below.order_by("-released_at").first()
    if last and last.released_at and stage != STAGES[0]:
        came = max(came, last.released_at)
    days = await policy.value("steward.stage_workdays")
    return (await workdays.in_force()).after(clock.city_day(came), days)


async def _before(nomination: Nomination, season: Season, stage: Stage) -> Standing:
    now = _("Your papers are with the %(stage)s.", stage=STAGE_WORDS[stage])
    due = await due_of(nomination, season, stage)
    if due is None:
        then = _("It looks at all papers together once the time for names is over.")
        return Standing(now, then, season.nominate_until)
    if due < clock.today():
        return Standing(now, _("It takes longer than planned. Please call 12345 if you want to know more."), due)
    return Standing(now, _("It should have looked at all of them by this day. You get a message."), due)


async def _incomplete(nomination: Nomination, season: Season, missing: str) -> Standing:
    if nomination.state == State.RETURNED:
        days = await policy.value("steward.stage_workdays")
        by = (await workdays.in_force()).after(clock.today(), days)
        return Standing(
            _("Your papers came back: %(why)s", why=nomination.why),
            _("Please put it right soon, here or at your community. They go in again with your yes."),
            by,
        )
    now = missing or _("Your papers are not complete yet.")
    return Standing(now, _("The last day for it is"), season.nominate_until)


async def _in_notice(nomination: Nomination, season: Season) -> Standing:
    notice = await PublicNotice.get_or_none(public_id=season.notice_ref)
    ends = clock.city_day(notice.closes_at) if notice else None
    if nomination.state == State.IN_NOTICE:
        return Standing(
            _("Your name hangs on the public notice. Until its last day everyone may object."),
            _("Whom nobody objects to is honoured after this day."),
            ends,
        )
    days = int((await rules_of(season.id))["suspended_workdays"])
    until = (await workdays.in_force()).after(ends, days) if ends else None
    return Standing(
        _("Your honour waits: %(why)s", why=nomination.why),
        _("Someone who took no part looks at it. By this day at the latest it is settled."),
        until,
    )


async def _ended(nomination: Nomination, season: Season) -> Standing:
    why = nomination.why or _("No reason was written down. Please call 12345.")
    said = {
        State.AWARDED: _("You are honoured. Congratulations, and thank you."),
        State.WITHDRAWN: nomination.why or _("You have stepped back. In this season nothing more happens."),
        State.DECLINED: _("You said no. Nothing more happens."),
        State.DISQUALIFIED: _("You are off the list. The reason: %(why)s", why=why),
        State.INELIGIBLE: _("A condition was missing. The reason: %(why)s", why=why),
        State.NOT_SELECTED: _("You were not chosen this time. The reason: %(why)s", why=why),
    }
    look = await SecondLook.filter(nomination_id=nomination.id).order_by("-id").first()
    if look is not None and look.answered_at is None:
        then = _("You asked for a second look. You are answered by this day.")
        return Standing(said[nomination.state], then, look.due_on)
    if may_ask(nomination, season):
        then = _("You can ask that someone else looks again, below, at your community or by calling 12345.")
        return Standing(said[nomination.state], then)
    if nomination.state in (State.DISQUALIFIED, State.INELIGIBLE, State.NOT_SELECTED):
        return Standing(said[nomination.state], _("If you see it otherwise, call 12345 or go to your community."))
    return Standing(said[nomination.state])


async def days_of(nomination: Nomination) -> dict[Stage, str]:
    """Return for each stage that passed it on when it did, in words."""
    passed = StageDecision.filter(nomination_id=nomination.id, released_at__not_isnull=True, verdict="pass")
    found = await passed.order_by("id").select_related("place")
    days = {each.id: full_day(clock.city_day(each.released_at)) for each in found if each.released_at}
    return {Stage(each.stage): _("%(place)s, %(day)s", place=each.place.name, day=days[each.id]) for each in found}
