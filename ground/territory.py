"""The territory through time: what came of places that ended, and records by the tree of a day (T5, EDGE-33)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ground import clock
from ground.database import ask
from ground.places import LEVELS, Place, PlaceKind, PlaceSuccessor


@dataclass(frozen=True)
class Rolled:
    """A line of a report: a place as it is on the day of the report, or one that ended by a split, and its records."""

    place: Place
    place_ids: list[int] = field(default_factory=list)
    """The places of whose records the line tells."""


async def roll_up(
    place_ids: Iterable[int], level: PlaceKind, *, below: Place | None = None, day: dt.date | None = None
) -> list[Rolled]:
    """Put records by place id under the places of one level in the tree of a day (today), in the order of codes.

    Records keep the place of their time. What was merged counts with its heir; what was split counts with the one
    place of the level above all its heirs, and where there is none it stays a line of its own, so that nothing is
    lost or counted twice. Records of a place above the level are a line of that place.
    """
    tree = await _Tree.read(day or clock.today())
    lines: dict[int, Rolled] = {}
    for place_id in place_ids:
        at = tree.line_for(place_id, LEVELS.index(level))
        lines.setdefault(at, Rolled(tree.places[at])).place_ids.append(place_id)
    kept = [line for line in lines.values() if below is None or tree.lies_below(line.place, below)]
    return sorted(kept, key=lambda line: (line.place.code, line.place.id))


async def forebears(paths: list[str]) -> dict[str, list[str]]:
    """Return for each path those of ended places elsewhere whose heirs lie under it: a role reaches both."""
    if not paths:
        return {}
    rows = await ask(
        "SELECT heir.path AS heir, old.path AS old FROM ground_place_successor link"
        " JOIN ground_place heir ON heir.id = link.successor_id JOIN ground_place old ON old.id = link.place_id"
    )
    found: dict[str, list[str]] = {}
    for path in paths:
        reached, fresh = {path}, {path}
        while fresh:
            fresh = {row["old"] for row in rows if any(row["heir"].startswith(each) for each in fresh)} - reached
            reached |= fresh
        found[path] = sorted(each for each in reached if not each.startswith(path))
    return found


class _Tree:
    """All places and what became of them, to be asked about one day."""

    def __init__(self, places: list[Place], heirs: list[tuple[int, int]], day: dt.date) -> None:
        self.places = {place.id: place for place in places}
        self.day = day
        self.heirs: defaultdict[int, list[int]] = defaultdict(list)
        self.forebears: defaultdict[int, list[int]] = defaultdict(list)
        for old, new in heirs:
            self.heirs[old].append(new)
            self.forebears[new].append(old)

    @classmethod
    async def read(cls, day: dt.date) -> "_Tree":
        links = await PlaceSuccessor.all().values_list("place_id", "successor_id")
        return cls(await Place.all(), [(int(old), int(new)) for old, new in links], day)

    def line_for(self, place_id: int, level: int) -> int:
        """Return the id of the line on which a record of this place counts."""
        place = self.places[place_id]
        if place.live_on(self.day):
            return self._above(place, level)
        later = place.valid_to is not None and place.valid_to <= self.day
        next_ids = (self.heirs if later else self.forebears)[place_id]
        lines = {self.line_for(each, level) for each in next_ids}
        if len(lines) == 1:
            return lines.pop()
        deeper = LEVELS.index(place.kind) > level
        return self.line_for(place.parent_id, level) if deeper and place.parent_id else place_id

    def _above(self, place: Place, level: int) -> int:
        while LEVELS.index(place.kind) > level and place.parent_id:
            place = self.places[place.parent_id]
        return place.id

    def lies_below(self, place: Place, other: Place) -> bool:
        """Whether a line belongs to a report on a place: it, or every heir of it, lies there."""
        if place.live_on(self.day) or not self.heirs[place.id]:
            return place.lies_in(other)
        return all(self.lies_below(self.places[heir], other) for heir in self.heirs[place.id])
