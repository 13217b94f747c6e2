"""The agenda of the year: acts in the order of time, each played with the clock stopped at its moment."""

import datetime as dt
import heapq
from collections.abc import Awaitable, Callable
from itertools import count

from ground import clock

Act = Callable[[], Awaitable[object]]


class Agenda:
    """What happens when. An act may put others on the agenda, later ones only: nobody acts in the past."""

    def __init__(self) -> None:
        """Begin empty."""
        self._waiting: list[tuple[dt.datetime, int, Act]] = []
        self._order = count()
        self._now: dt.datetime | None = None

    def at(self, moment: dt.datetime, act: Act) -> None:
        """Put an act on the agenda; of two at one moment, the one that was put first comes first."""
        moment = moment.replace(microsecond=moment.microsecond // 1000 * 1000)  # as the clock tells it
        if self._now is not None and moment < self._now:
            message = f"{moment} is over: it is {self._now} on the agenda"
            raise ValueError(message)
        heapq.heappush(self._waiting, (moment, next(self._order), act))

    async def play(self) -> int:
        """Play everything, and return how much that was."""
        played = 0
        while self._waiting:
            self._now, _order, act = heapq.heappop(self._waiting)
            with clock.stopped(self._now):
                await act()
            played += 1
        return played
