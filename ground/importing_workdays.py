"""Importing the official days of years to come: they hold at once, and what hangs or runs is reckoned again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ground import clock, policy, running, workdays
from ground.actors import Actor, Channel, Role
from ground.database import transaction
from ground.errors import MayNot, Mistake, Unreadable
from ground.language import _, lazy
from ground.notices import reckon_all_again
from ground.running import Running
from ground.workday_files import Year


@dataclass(frozen=True)
class Report:
    """What an import did: the years that are new or say something else now, and how many notices and terms end anew."""

    changed: tuple[int, ...]
    moved: int
    terms_moved: int
    """Of terms that run: answers, acceptances, second looks."""


async def import_workdays(years: Mapping[int, Year], *, by: Actor, terms: Sequence[Running]) -> Report:
    """Let offices work by these years from today on, and reckon every notice that hangs, and term that runs, anew (K1).

    `terms` is the whole house's table of them: it has no default, so that no floor can be forgotten.

    A year that is here already is replaced. Refuses with Unreadable (422) one that has too few days off to be whole:
    a notice may begin with a day of the year before. Refuses with MayNot (403) others than the administrator.
    """
    if by.channel is not Channel.SYSTEM and not by.holds(Role.ADMINISTRATOR):
        raise MayNot(lazy("Only the administrator brings in the official days of a year."))
    least: int = await policy.value("calendar.least_days_off")
    if mistakes := [
        Mistake(str(number), _("%(year)s has only %(count)s days off. A table has all days of each of its years.",
                               year=number, count=len(year.off)))
        for number, year in sorted(years.items()) if len(year.off) < least
    ]:  # fmt: skip
        raise Unreadable(lazy("The table is not whole."), mistakes)
    known = await policy.family(workdays.KEYS)
    changed = [number for number, year in sorted(years.items()) if _differs(known.get(_key(number)), year)]
    before = await workdays.in_force()
    async with transaction():
        for number in changed:
            year = years[number]
            await policy.write(
                _key(number), year.value, valid_from=clock.today(), citation=year.citation, checked=True, by=by
            )
        moved = await reckon_all_again(by=by) if changed else 0
        terms_moved = await running.reckon_all_again(terms, before, await workdays.in_force(), by=by) if changed else 0
    return Report(tuple(changed), moved, terms_moved)


def _key(number: int) -> str:
    return f"{workdays.KEYS}{number}"


def _differs(known: policy.InForce | None, year: Year) -> bool:
    return known is None or (known.value, known.citation) != (year.value, year.citation)
