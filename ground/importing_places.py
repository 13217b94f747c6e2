"""Importing a city: its places begin, change and end as a file tells, dated, each with what became of it (T1-T5)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ground import audit, clock, policy
from ground.actors import Actor, Channel, Role
from ground.database import ask, transaction
from ground.errors import MayNot, Mistake, Unreadable
from ground.events import PlaceEnded
from ground.grids import GridAddress
from ground.identity import Grant, Person
from ground.language import _, lazy
from ground.outbox import announce
from ground.place_changes import Change, Plan, plan
from ground.place_files import PlaceRow
from ground.places import LEVELS, Place, PlaceKind, PlaceSuccessor


@dataclass(frozen=True)
class Report:
    """What an import did; places are told with their codes, `211103001001 惠宾社区 → 211103001009`."""

    added: int
    replaced: tuple[str, ...]
    """Renamed, moved, merged or split: the old place ended, its heirs are named."""
    ended: tuple[str, ...]
    unexplained: tuple[str, ...]
    """Here, but not in the file, and nobody told what became of them: left as they are."""

    @property
    def changed_nothing(self) -> bool:
        """Whether all was so before: the same file again."""
        return not (self.added or self.replaced or self.ended)


async def import_places(
    rows: Sequence[PlaceRow], *, by: Actor, became: Mapping[str, Sequence[str]] | None = None, on: dt.date | None = None
) -> Report:
    """Bring the tree to what the rows of one whole city say, from a day on (today; the first time: since ever).

    `became` tells, of codes that left the file, the codes of their heirs: one, several (split), none (ended). Where it
    does not, a new place of the same name under the same one, or under its heir, is the heir. Roles and homes go over
    to an heir, roles to each of several. Refuses with Unreadable (422) what does not fit, with MayNot (403) others.
    """
    if by.channel is not Channel.SYSTEM and not by.holds(Role.ADMINISTRATOR):
        raise MayNot(lazy("Only the administrator imports the places of the city."))
    async with transaction():
        # Changes nothing, and on PostgreSQL makes a second import wait here for the first.
        await Place.filter(kind=PlaceKind.CITY, valid_to=None).update(kind=PlaceKind.CITY)
        live = await Place.filter(valid_to=None).order_by("id")
        day = on or (clock.today() if live else policy.BEGINNING)
        made = plan(live, rows, became or {}, day)
        made.mistakes += await _never_here(became or {})
        if made.mistakes:
            raise Unreadable(lazy("The file does not fit the places that are here."), made.mistakes)
        if made.changes_something:
            await _carry_out(made, day, by)
    return Report(
        added=len(made.added),
        replaced=tuple(str(change) for change in made.changes if change.heirs)
        + tuple(f"{place.code} {place.name} = {row.name}" for place, row in made.corrected),
        ended=tuple(str(change) for change in made.changes if not change.heirs),
        unexplained=tuple(f"{place.code} {place.name}" for place in made.unexplained),
    )


async def _never_here(became: Mapping[str, Sequence[str]]) -> list[Mistake]:
    """Find codes of which heirs are told though no place ever had them; one that ended before may be told again."""
    known = {place.code for place in await Place.filter(code__in=list(became)).only("code")}
    return [Mistake(code, _("No place ever had the code %(code)s.", code=code)) for code in became if code not in known]


async def _carry_out(made: Plan, day: dt.date, by: Actor) -> None:
    await Place.filter(id__in=[change.place.id for change in made.changes]).update(valid_to=day)
    for place, row in made.corrected:
        await Place.filter(id=place.id).update(name=row.name, rural=row.rural)
    ids: dict[str, int] = {}
    for kind in LEVELS:
        await _lay_level(kind, made, day, ids)
    for change in made.changes:
        await _hand_over(change, [ids[code] for code in change.heirs], by)
    city = next(iter(ids.values()))
    await audit.record(
        "Place.import", f"Place:{city}", by=by, added=len(made.added), ended=len(made.changes), on=day.isoformat()
    )


async def _lay_level(kind: PlaceKind, made: Plan, day: dt.date, ids: dict[str, int]) -> None:
    """Begin the new places of one level, hang those that stay under what stands above them now, and set paths (T2)."""
    await Place.bulk_create(
        (
            Place(code=row.code, name=row.name, kind=kind, rural=row.rural, parent_id=ids.get(row.parent), path="",
                  valid_from=day)
            for row in made.added if row.kind == kind
        ),
        batch_size=200,
    )  # fmt: skip
    there = await Place.filter(kind=kind, valid_to=None).values_list("id", "code")
    moving = defaultdict(list)
    for place_id, code in there:
        ids[code] = place_id
        if place_id in made.followers:
            moving[made.followers[place_id]].append(place_id)
    for above, followers in moving.items():
        await Place.filter(id__in=followers).update(parent_id=ids.get(above))
    path = (
        "COALESCE((SELECT above.path FROM ground_place above WHERE above.id = ground_place.parent_id), '') || id || '.'"
    )
    await ask(
        f"UPDATE ground_place SET path = {path} WHERE kind = ? AND valid_to IS NULL AND path <> {path}",  # noqa: S608
        kind.value,
    )


async def _hand_over(change: Change, heirs: Sequence[int], by: Actor) -> None:
    """Tell what became of a place, and let its officers and residents belong to its heirs: no live role on it (T4)."""
    old = change.place.id
    await PlaceSuccessor.bulk_create(PlaceSuccessor(place_id=old, successor_id=heir) for heir in heirs)
    if len(heirs) == 1:
        await Person.filter(home_id=old).update(home_id=heirs[0])
        await Grant.filter(place_id=old, ended_at=None).update(place_id=heirs[0])
    else:
        for grant in await Grant.filter(place_id=old, ended_at=None):
            for heir in heirs:
                await Grant.create(
                    person_id=grant.person_id, role=grant.role, place_id=heir, from_on=grant.from_on,
                    until_on=grant.until_on, given_by_id=grant.given_by_id, basis=grant.basis,
                )  # fmt: skip
        await Grant.filter(place_id=old, ended_at=None).update(ended_at=clock.now())
    if change.heirs == (change.place.code,):
        await GridAddress.filter(community_id=old).update(community_id=heirs[0])
    await audit.record("Place.end", f"Place:{old}", by=by, heirs=list(heirs))
    await announce(PlaceEnded(old, list(heirs)))
