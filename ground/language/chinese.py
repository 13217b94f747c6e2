"""Days and times as a Chinese neighbour says them: 上午 10 点到 12 点, 周三 (experience.md 9)."""

import datetime as dt

# From which hour on a part of the day is called so. The order is the order of the day.
_PARTS = ((0, "凌晨"), (5, "早上"), (8, "上午"), (12, "中午"), (13, "下午"), (18, "晚上"))
MIDNIGHT = "半夜 12 点"
"""The end of a day, which still belongs to it."""
_WEEKDAYS = "一二三四五六日"
_NOON = 12
_HALF_PAST = 30


def day(on: dt.date, *, with_year: bool) -> str:
    """Say 11 月 25 日周三, or 2027 年 1 月 3 日周日."""
    year = f"{on.year} 年 " if with_year else ""
    return f"{year}{on.month} 月 {on.day} 日周{_WEEKDAYS[on.weekday()]}"


def full_day(on: dt.date) -> str:
    """Write 2026 年 9 月 18 日."""
    return f"{on.year} 年 {on.month} 月 {on.day} 日"


def full_month(on: dt.date) -> str:
    """Write 2026 年 11 月."""
    return f"{on.year} 年 {on.month} 月"


def short_weekday(on: dt.date) -> str:
    """Write 周三."""
    return f"周{_WEEKDAYS[on.weekday()]}"


def short_month(on: dt.date) -> str:
    """Write 11月."""
    return f"{on.month}月"


def clock_time(at: dt.time) -> str:
    """Say 下午 3 点半."""
    return f"{_part(at)} {_hour(at)}"


def span(start: dt.datetime, end: dt.datetime) -> str:
    """Say 上午 10 点到 12 点; the part of the day is said once when both ends lie in it."""
    return f"{clock_time(start.time())}到{_end_day(start, end)}{_end_time(start, end)}"


def _end_day(start: dt.datetime, end: dt.datetime) -> str:
    days = (end.date() - start.date()).days
    if days == 0 or (days == 1 and end.time() == dt.time.min):
        return ""
    return "第二天" if days == 1 else f" {day(end.date(), with_year=end.year != start.year)}"


def _end_time(start: dt.datetime, end: dt.datetime) -> str:
    """Say when it ends; an end on the edge still belongs to the part before: 上午 10 点到 12 点."""
    if end.time() == dt.time.min and end.date() > start.date():
        return MIDNIGHT
    just_before = (end - dt.timedelta(minutes=1)).time()
    if end.date() == start.date() and _part(just_before) == _part(start.time()):
        return f" {_hour(end.time())}"
    return clock_time(end.time())


def _part(at: dt.time) -> str:
    return next(name for hour, name in reversed(_PARTS) if at.hour >= hour)


def _hour(at: dt.time) -> str:
    hour = at.hour - _NOON if at.hour > _NOON else at.hour
    if at.minute == 0:
        return f"{hour} 点"
    return f"{hour} 点半" if at.minute == _HALF_PAST else f"{hour} 点 {at.minute:02} 分"
