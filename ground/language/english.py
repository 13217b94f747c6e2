"""Days and times for English readers: Wed 25 Nov, 10:00–12:00; names by CLDR."""

import datetime as dt

from babel.dates import format_date

MIDNIGHT = "24:00"
_LOCALE = "en_GB"


def day(on: dt.date, *, with_year: bool) -> str:
    """Say Wed 25 Nov, or Sun 3 Jan 2027."""
    return format_date(on, "EEE d MMM yyyy" if with_year else "EEE d MMM", locale=_LOCALE)


def full_day(on: dt.date) -> str:
    """Write 18 September 2026."""
    return format_date(on, "d MMMM yyyy", locale=_LOCALE)


def full_month(on: dt.date) -> str:
    """Write November 2026."""
    return format_date(on, "LLLL yyyy", locale=_LOCALE)


def short_weekday(on: dt.date) -> str:
    """Write Wed."""
    return format_date(on, "EEE", locale=_LOCALE)


def short_month(on: dt.date) -> str:
    """Write Nov."""
    return format_date(on, "LLL", locale=_LOCALE)


def clock_time(at: dt.time) -> str:
    """Say 15:30."""
    return f"{at:%H:%M}"


def span(start: dt.datetime, end: dt.datetime) -> str:
    """Say 10:00–12:00, 22:00–02:00 the next day, or 22:00 to 09:00 on Fri 27 Nov."""
    days = (end.date() - start.date()).days
    begin, finish = clock_time(start.time()), clock_time(end.time())
    if days == 0:
        return f"{begin}–{finish}"
    if days == 1:
        return f"{begin}–{MIDNIGHT}" if end.time() == dt.time.min else f"{begin}–{finish} the next day"
    return f"{begin} to {finish} on {day(end.date(), with_year=end.year != start.year)}"
