"""Calls of the year as they are drawn beforehand: on which days, how full, and which are prepared for visitors."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from marketplace.seeding import cast
from marketplace.seeding.stage import Stage

PAST, COMING = 76, 46
FIRST_DAY, LAST_DAY = -322, 20
SERIES_EVERY, CANCELLED_EVERY = 4, 19


class Fill(StrEnum):
    """How many sign up."""

    SOME = "some"
    FULL = "full"
    """All places, and a line."""
    FEW_LEFT = "few_left"
    OPEN = "open"


@dataclass(frozen=True, kw_only=True)
class Call:
    """One activity before anybody knows whose it will be; the prepared ones know."""

    number: int
    day: int
    """Of its first shift, from today."""
    weeks: int = 1
    lead: int = 9
    """So many days before that it is published."""
    fill: Fill = Fill.SOME
    cancelled: bool = False
    title: str = ""
    at: dt.time | None = None
    who: tuple[str, ...] = ()
    """Which of the prepared persons sign up, by name."""
    left: int = 2
    """Of one with few places left, how many."""
    minutes: int | None = None
    """Where it lasts another time than calls of its kind do."""
    doubted: tuple[int, ...] = ()
    """On which days the desk refuses one of the claims."""
    freed: bool = False
    """Whether somebody of a full one says yesterday evening that they cannot come: an offer is open today."""

    @property
    def prepared(self) -> bool:
        """Whether it is of the prepared organisation, at the prepared community, led by the prepared social worker."""
        return bool(self.title)


def drawn(stage: Stage) -> Iterator[Call]:
    """Draw the calls: more of them as the year goes on, and a good many to come."""
    yield from PREPARED
    past, coming = stage.some(PAST), stage.some(COMING)
    for number in range(past):
        chance = stage.chance("past call", number)
        yield Call(
            number=number,
            day=-1 - round((-1 - FIRST_DAY) * (1 - (number + 0.5) / past) ** 1.25),
            weeks=chance.randint(2, 4) if number % SERIES_EVERY == 0 else 1,
            lead=chance.randint(6, 12),
            cancelled=number % CANCELLED_EVERY == CANCELLED_EVERY - 1,
        )
    for number in range(coming):
        chance = stage.chance("coming call", number)
        yield Call(
            number=past + number,
            day=round(1 + (LAST_DAY - 1) * number / coming),
            weeks=2 if number % SERIES_EVERY == 0 else 1,
            lead=chance.randint(6, 16),
            fill=(Fill.FULL, Fill.OPEN, Fill.FEW_LEFT, Fill.OPEN, Fill.SOME)[number % 5],
            left=chance.randint(1, 3),
            cancelled=number == coming - 1,
            freed=number == 5,  # noqa: PLR2004 - the second full one
        )


MEALS, TELEPHONE, CALLS, READING, HOSPITAL = (
    *("给邻居老人送午饭", "教老年人用手机挂号", "给独居老人打问候电话", "陪老人聊天读报", "陪老人去医院看病"),
)
WANG, ZHAO, LI = cast.WANG_GUILAN.name, cast.ZHAO_SHUFEN.name, cast.LI_GUOQIANG.name
PREPARED = (
    Call(number=9001, day=-71, weeks=9, title=MEALS, at=dt.time(10, 30), who=(WANG, LI), doubted=(-15,)),
    Call(number=9002, day=-40, weeks=4, title=CALLS, at=dt.time(9, 30), who=(WANG, ZHAO), doubted=(-19,)),
    Call(number=9010, day=-6, title=HOSPITAL, at=dt.time(7, 30), minutes=545),
    Call(number=9003, day=-1, lead=8, title=READING, at=dt.time(14), who=(WANG,), fill=Fill.FEW_LEFT),
    Call(number=9004, day=0, lead=8, title=TELEPHONE, at=dt.time(15), fill=Fill.FEW_LEFT),
    Call(number=9005, day=2, lead=9, title=MEALS, at=dt.time(10, 30), who=(WANG,), fill=Fill.FEW_LEFT, left=3),
    Call(number=9006, day=3, lead=10, title=READING, at=dt.time(9), fill=Fill.FULL, who=(LI,)),
    Call(number=9007, day=4, lead=6, title=TELEPHONE, at=dt.time(9), fill=Fill.OPEN),
    Call(number=9008, day=6, lead=6, title=CALLS, at=dt.time(15), who=(ZHAO,), fill=Fill.OPEN),
    Call(number=9009, day=9, lead=5, title=MEALS, at=dt.time(10, 30), fill=Fill.OPEN),
)
"""What visitors and journeys find: Wang Guilan's hours and her place ahead, a day so long that the street has to agree,
a roll that waits since yesterday, a shift today, a line in which Li Guoqiang stands, and places for whoever comes."""
