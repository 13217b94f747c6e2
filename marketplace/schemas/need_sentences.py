"""A need in sentences: when it is wanted, what is to be done now, whose word it stands on."""

import datetime as dt
from collections.abc import Callable

from ground import clock
from ground.language import _, desk_day, desk_span, spoken_day, spoken_span
from ground.mandates import Mandate
from ground.several import parts
from marketplace.models import Need, NeedState
from marketplace.queries.needs_lists import CLOCKED
from marketplace.schemas.need_words import DAYPARTS, METHODS, WEEKDAYS
from volunteers.models import DayPart


def is_late(need: Need) -> bool:
    """Whether somebody let the term pass (INV-41)."""
    return need.state in CLOCKED and need.due_at is not None and need.due_at < clock.now()


def when(need: Need, *, on_desk: bool = False) -> str:
    """Say on which days and at what times it suits; a desk reads its days as figures."""
    weekdays = _(", ").join(str(WEEKDAYS[int(each)]) for each in parts(need.weekdays))
    times = _(", ").join(str(DAYPARTS[DayPart(each)]) for each in parts(need.dayparts))
    days = _days(need, desk_day if on_desk else spoken_day)
    return " · ".join(each for each in (days, weekdays, times, need.wanted_times) if each)


def _days(need: Need, day: Callable[[dt.date], str]) -> str:
    """Say the days that are left: nobody can come on one that has passed."""
    first, last = need.wanted_from, need.wanted_until
    if first < clock.today() < last:
        return _("now until %(last)s", last=day(last))
    if first == last or clock.today() == last:
        return day(last)
    return _("%(first)s to %(last)s", first=day(first), last=day(last))


def comes(need: Need, *, on_desk: bool = False) -> str:
    """Say when somebody comes; "" where no day was found yet."""
    if need.comes_at is None or need.leaves_at is None:
        return ""
    if on_desk:
        return f"{desk_day(need.comes_at)} {desk_span(need.comes_at, need.leaves_at)}"
    return f"{spoken_day(need.comes_at)} {spoken_span(need.comes_at, need.leaves_at)}"


def word(mandate: Mandate | None, need: Need) -> str:
    """Say on whose word a need stands, and whether that word still holds."""
    if need.recorded_by_id == need.beneficiary_id:
        return _("Asked for by the person themselves")
    if mandate is None:
        return _("Seen by a social worker; the desk has not asked the person yet")
    how = METHODS.get(mandate.method)
    if not mandate.lives():
        return _("On the person's word (%(how)s), which has ended since", how=how or mandate.method)
    until = desk_day(mandate.ends_at)
    return _("On the person's word (%(how)s), in force until %(day)s", how=how or mandate.method, day=until)


def now(need: Need, *, recorded_it: bool) -> str:
    """Say what is to be done now, and by whom."""
    org = need.organisation.name if need.organisation else ""
    sentences = {
        NeedState.RECEIVED: _("You wrote this down. A colleague or the street looks at it next.")
        if recorded_it
        else _("Look at it: is it so, is the text fit for all, what could be risky?"),
        NeedState.NEEDS_FACTS: _("Whoever wrote it down brings the facts that were asked for."),
        NeedState.VERIFIED: _("Send it to an organisation, or open it to all."),
        NeedState.PUBLISHED: _("Organisations can claim it. You can send it to one as well."),
        NeedState.DISPATCHED: _("%(org)s says yes or no.", org=org),
        NeedState.ACCEPTED: _("%(org)s finds a day.", org=org),
        NeedState.SCHEDULED: _("%(org)s comes, and says when it is done.", org=org),
        NeedState.DONE: _("Ask the person whether it was done."),
        NeedState.CONFIRMED: _("It closes by itself after a week."),
    }
    return sentences.get(need.state, "")
