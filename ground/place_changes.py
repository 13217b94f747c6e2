"""What has to change for the tree of places to be as a file tells: worked out without touching a row (T1, T4)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ground.errors import Mistake
from ground.language import _
from ground.place_files import PlaceRow
from ground.places import LEVELS, Place, PlaceKind


@dataclass(frozen=True)
class Change:
    """A place that ends, and the codes of its heirs; its own code where it goes on under another name or place."""

    place: Place
    heirs: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.place.code} {self.place.name} → {', '.join(self.heirs) or '—'}"


@dataclass
class Plan:
    """The difference between the places that are here and those of a file."""

    added: list[PlaceRow] = field(default_factory=list)
    """Rows for which a place begins, those that take another's place among them."""
    changes: list[Change] = field(default_factory=list)
    corrected: list[tuple[Place, PlaceRow]] = field(default_factory=list)
    """Places that began on the very day of the change: a slip of the same day, put right in place."""
    followers: dict[int, str] = field(default_factory=dict)
    """Places that stay as they are under another row: by id, the code that stands above them now."""
    unexplained: list[Place] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)

    @property
    def changes_something(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.added or self.changes or self.corrected)


def plan(live: Sequence[Place], rows: Sequence[PlaceRow], became: Mapping[str, Sequence[str]], day: dt.date) -> Plan:
    """Compare, from the city down, since what becomes of a place depends on what became of the one above it.

    Cells that communities added are left alone by a file that tells of none; they end with a community that ends.
    """
    return _Comparison(live, rows, became, day).made


class _Comparison:
    def __init__(
        self, live: Sequence[Place], rows: Sequence[PlaceRow], became: Mapping[str, Sequence[str]], day: dt.date
    ) -> None:
        self.made = Plan()
        self.rows = {row.code: row for row in rows}
        self.live = {place.code: place for place in live}
        self.code_of = {place.id: place.code for place in live}
        self.became, self.day = became, day
        self.heirs: dict[str, tuple[str, ...]] = {}
        self.newcomers: dict[tuple[str, str], list[PlaceRow]] = defaultdict(list)
        for row in rows:
            if row.code not in self.live:
                self.newcomers[row.kind, row.name].append(row)
        told_kinds = {row.kind for row in rows}
        for kind in LEVELS:
            for place in live:
                if place.kind == kind:
                    self._compare(place, told=kind in told_kinds)
        self._no_heirs_of_what_stays()
        taken = {change.place.code for change in self.made.changes}
        self.made.added = [row for row in rows if row.code not in self.live or row.code in taken]

    def _compare(self, place: Place, *, told: bool) -> None:
        above = self.code_of.get(place.parent_id or 0, "")
        row = self.rows.get(place.code)
        if row is not None and row.kind == place.kind:
            if row.name == place.name and self._still(above) == row.parent:
                self._follow(place, above, row.parent)
            elif place.valid_from == self.day:
                self.made.corrected.append((place, row))
                self.made.followers[place.id] = row.parent
            else:
                self._end(place, (place.code,))
        elif not told and place.kind == PlaceKind.GRID:
            if self._still(above) == above:
                self._follow(place, above, above)
            else:
                self._end(place, ())
        else:
            self._explain(place, above)

    def _still(self, above: str) -> str | None:
        """Return the code that stands where this one stood: itself, its one heir, or none."""
        heirs = self.heirs.get(above, (above,))
        return heirs[0] if len(heirs) == 1 else None

    def _follow(self, place: Place, before: str, now: str) -> None:
        if before in self.heirs:
            self.made.followers[place.id] = now

    def _end(self, place: Place, heirs: tuple[str, ...]) -> None:
        if place.valid_from > self.day:
            sentence = _(
                "%(place)s began later than the day of this change. Please name a later day.", place=place.name
            )
            self.made.mistakes.append(Mistake(place.code, sentence))
        self.heirs[place.code] = heirs
        self.made.changes.append(Change(place, heirs))

    def _explain(self, place: Place, above: str) -> None:
        """Find what became of a place that is not in the file."""
        told = self.became.get(place.code)
        if told is not None:
            self._mistaken(place, [code for code in told if code not in self.rows])
            self._end(place, tuple(told))
            return
        parents = {above, *self.heirs.get(above, ())}
        alike = [row for row in self.newcomers[place.kind, place.name] if row.parent in parents or not above]
        if len(alike) == 1:
            self._end(place, (alike[0].code,))
            return
        now = self._still(above)
        if now is None or place.kind == PlaceKind.CITY:
            sentence = _("%(place)s is not in the file. Please tell what became of it.", place=place.name)
            self.made.mistakes.append(Mistake(place.code, sentence))
            return
        self.made.unexplained.append(place)
        self._follow(place, above, now)

    def _no_heirs_of_what_stays(self) -> None:
        for code in self.became:
            if code in self.live and code in self.rows:
                sentence = _("%(place)s is still in the file, so nothing became of it.", place=self.live[code].name)
                self.made.mistakes.append(Mistake(code, sentence))

    def _mistaken(self, place: Place, unknown: list[str]) -> None:
        for code in unknown:
            sentence = _("%(place)s cannot have become %(code)s: that is not in the file.", place=place.name, code=code)
            self.made.mistakes.append(Mistake(place.code, sentence))
