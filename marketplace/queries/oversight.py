"""How far someone's oversight reaches: the whole city, or the places below theirs and the hands at work there (R2)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ground import clock, places
from ground.actors import Actor, Role
from ground.identity import Grant
from ground.privacy import Look


@dataclass(frozen=True)
class Oversight:
    """What a supervisor oversees: `whole` is the city with its machinery, else only what lies below these paths."""

    whole: bool
    paths: Sequence[str]

    def reaches(self, path: str | None) -> bool:
        """Whether a place with this path is overseen; what belongs to no place is the whole city's."""
        return self.whole or (path is not None and path.startswith(tuple(self.paths)))


async def oversight_of(actor: Actor) -> Oversight:
    """Return how far an actor's oversight reaches: an administrator's and a city's supervisor's to everything."""
    paths, city = actor.paths(Role.SUPERVISOR), await places.city()
    whole = actor.holds(Role.ADMINISTRATOR) or (city is not None and city.path.startswith(tuple(paths)))
    return Oversight(whole, paths)


async def hands_below(over: Oversight) -> list[int]:
    """Return who has worked at the overseen places and nowhere else: what such a hand did is read there."""
    held = await Grant.all().values_list("person_id", "place__path")
    elsewhere = {person for person, path in held if not over.reaches(path)}
    return sorted({person for person, _path in held} - elsewhere)


async def log_looks(people: Collection[int | None], what: str, purpose: str, *, by: Actor) -> None:
    """Write down for each person named on a page of oversight that someone read of them there."""
    named = {each for each in people if each is not None} - {by.person_id}
    await Look.bulk_create(
        Look(person_id=each, looker_id=by.person_id, what=what, purpose=purpose, looked_at=clock.now())
        for each in sorted(named)
    )
