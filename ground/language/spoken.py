"""Days, times, lengths and ages said in the reader's language, all on the city's clocks."""

import datetime as dt
from collections.abc import Iterable
from types import ModuleType

from ground import clock
from ground.language import chinese, english
from ground.language.catalogue import _, current_language, ngettext

LAST_MINUTE = dt.time(23, 59)
"""From it on a moment is the end of its day."""
_ADULT = 18
_VERY_OLD = 100
_MINUTES_IN_HOUR = 60
_MINUTES_IN_TENTH = 6


def spoken_day(day: dt.date) -> str:
    """Say 11 月 25 日周三, or Wed 25 Nov; with the year when it is not the present one. A moment has its city day."""
    on = _in_city(day).date() if isinstance(day, dt.datetime) else day
    return str(_tongue().day(on, with_year=on.year != clock.today().year))


def full_day(day: dt.date) -> str:
    """Write 2026 年 9 月 18 日, or 18 September 2026: for papers, and for days long past."""
    return str(_tongue().full_day(day))


def full_month(day: dt.date) -> str:
    """Write 2026 年 11 月, or November 2026: the month in which a day lies."""
    return str(_tongue().full_month(day))


def short_weekday(day: dt.date) -> str:
    """Write 周三, or Wed, on a leaf of a calendar."""
    return str(_tongue().short_weekday(day))


def short_month(day: dt.date) -> str:
    """Write 11月, or Nov, on a leaf of a calendar."""
    return str(_tongue().short_month(day))


def spoken_moment(at: dt.datetime) -> str:
    """Say 11 月 25 日周三上午 10 点, or Wed 25 Nov 10:00, of an aware moment.

    What lasts to the end of a day ends at midnight, and not at a minute to it.
    """
    local = _in_city(at)
    gap = " " if current_language.get() == "en" else ""
    at_end = local.time() >= LAST_MINUTE
    return f"{spoken_day(local.date())}{gap}{_tongue().MIDNIGHT if at_end else _tongue().clock_time(local.time())}"


def spoken_span(start: dt.datetime, end: dt.datetime) -> str:
    """Say 上午 10 点到 12 点, or 10:00–12:00, without the first day; two aware moments, `end` not before `start`."""
    first, last = _in_city(start), _in_city(end)
    if last < first:
        message = "a span cannot end before it starts"
        raise ValueError(message)
    return str(_tongue().span(first, last))


def desk_time(at: dt.datetime) -> str:
    """Write 2026-11-25 10:00, for desks and tables in both languages."""
    return f"{_in_city(at):%Y-%m-%d %H:%M}"


def desk_day(day: dt.date) -> str:
    """Write 2026-11-25, for desks and tables in both languages. A moment has its city day."""
    return f"{_in_city(day) if isinstance(day, dt.datetime) else day:%Y-%m-%d}"


def desk_span(start: dt.datetime, end: dt.datetime) -> str:
    """Write 10:00–12:00, for desks and tables in both languages; with the last day where it is another."""
    first, last = _in_city(start), _in_city(end)
    return f"{first:%H:%M}–{last:%H:%M}" if first.date() == last.date() else f"{first:%H:%M}–{desk_time(end)}"


def hours_figure(minutes: int) -> str:
    """Write whole minutes as hours with at most one decimal, cut, never rounded up: 119 is "1.9" (INV-89).

    A reversal is cut the same way, so that it shows the figure that it takes back.
    """
    whole, tenths = divmod(abs(minutes) // _MINUTES_IN_TENTH, 10)
    sign = "-" if minutes <= -_MINUTES_IN_TENTH else ""
    return f"{sign}{whole}.{tenths}" if tenths else f"{sign}{whole}"


def hours_text(minutes: int) -> str:
    """Say 2.5 小时 or 2.5 hours; sum minutes before, never the hours shown (INV-89)."""
    return ngettext(
        "%(hours)s hour", "%(hours)s hours", 1 if hours_figure(minutes) == "1" else 2, hours=hours_figure(minutes)
    )


def length_text(minutes: int) -> str:
    """Say one stretch of time to the minute, 1 小时 40 分: lines add up to their sum, as cut tenths do not (INV-89)."""
    whole, rest = divmod(abs(minutes), _MINUTES_IN_HOUR)
    if not rest:
        return hours_text(minutes)
    sign = "-" if minutes < 0 else ""
    if not whole:
        return sign + ngettext("%(count)d minute", "%(count)d minutes", rest)
    return sign + _("%(hours)d h %(minutes)d min", hours=whole, minutes=rest)


def walk_words(minutes: int) -> str:
    """Say a distance as walking minutes (experience.md 9); past an hour nobody counts them."""
    if minutes > _MINUTES_IN_HOUR:
        return _("more than an hour on foot")
    return ngettext("%(count)d minute on foot", "%(count)d minutes on foot", max(minutes, 1))


def age_band(age: int) -> str:
    """Say an age in whole years no closer than its ten years, for pages that may not show a birth date."""
    if age < _ADULT:
        return _("under 18")
    if age >= _VERY_OLD:
        return _("100 or older")
    if age < _ADULT + 2:
        return _("18 or 19")
    return _("%(decade)d to %(last)d years old", decade=age // 10 * 10, last=age // 10 * 10 + 9)


def in_a_row(sentences: Iterable[str]) -> str:
    """Put whole sentences one after another: Chinese has no gap between them. Empty ones are left out."""
    return (" " if current_language.get() == "en" else "").join(each for each in sentences if each)


def _tongue() -> ModuleType:
    return english if current_language.get() == "en" else chinese


def _in_city(at: dt.datetime) -> dt.datetime:
    if at.tzinfo is None:
        message = "a naive time has no place on a clock"
        raise ValueError(message)
    return at.astimezone(clock.CITY_ZONE)
