"""A time is read as people type it, and never as another one."""

import datetime as dt

import pytest

from ground.clock_times import ClockTime
from ground.forms import Shape


class Came(Shape):
    """When somebody came."""

    at: ClockTime


@pytest.mark.parametrize("typed", ["9:30", "09:30", "9：30", "0930", "930", "9.30", "9点30", " 09:30 ", "09:30:00"])
def test_a_time_is_read_as_it_is_typed(typed: str) -> None:
    assert Came.model_validate({"at": typed}).at == dt.time(9, 30)


@pytest.mark.parametrize("typed", ["", "9", "25:00", "9:60", "half past nine", "09:30 PM", "12345"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="at"):
        Came.model_validate({"at": typed})
