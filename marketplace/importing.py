"""Importing a file from the command line: what can be read, tried first, and told line by line what came of it."""

import datetime as dt
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from ground import importing_places, importing_workdays, place_files, workday_files
from ground.actors import Actor
from ground.database import transaction
from ground.errors import Unreadable
from ground.language import _
from ground.sheets import SheetRefused
from marketplace import house
from orgs import importing as importing_orgs
from volunteers import importing as importing_volunteers

Brought = TypeVar("Brought")


@dataclass(frozen=True)
class Report:
    """What a file does, or would do: a sentence a line, and whether every row of it can be taken in."""

    told: Sequence[str]
    clean: bool

    def lines(self) -> Sequence[str]:
        """Return the sentences, the refused rows first."""
        return self.told


class _OnlyTried(Exception):  # noqa: N818 - nothing went wrong: it takes back what was done to see what would come of it
    """The act was a trial."""


async def places(
    content: bytes,
    *,
    by: Actor,
    write: bool,
    skip_refused: bool = False,
    became: bytes | None = None,
    on: dt.date | None = None,
) -> Report:
    """Read a city's places, all of them or none; `became` is a table of what became of those that left the file."""
    if skip_refused:
        raise SheetRefused(_("A city's places come in together. Please mend the file; no row can be left out."))
    file = place_files.read_places(content)
    heirs = place_files.read_heirs(became) if became is not None else place_files.HeirsFile({}, [])
    if mistakes := [*file.mistakes, *heirs.mistakes]:
        return Report([_refused(each.line, each.sentence) for each in mistakes], clean=False)
    bring = partial(importing_places.import_places, file.places, by=by, became=heirs.heirs, on=on)
    try:
        report = await _brought(bring, write=write)
    except Unreadable as refused:
        return Report([each.sentence for each in refused.mistakes], clean=False)
    told = [
        *(_("not in the file, left as it is: %(place)s", place=each) for each in report.unexplained),
        *(_("replaced: %(place)s", place=each) for each in report.replaced),
        *(_("ended: %(place)s", place=each) for each in report.ended),
        _("%(count)s new places", count=report.added),
    ]
    return Report([*told, _ending(write=write)], clean=True)


async def _brought(bring: Callable[[], Awaitable[Brought]], *, write: bool) -> Brought:
    """Do what brings a file in; a trial takes all of it back."""
    found: list[Brought] = []
    with suppress(_OnlyTried):
        async with transaction():
            found.append(await bring())
            _take_back(unless=write)
    return found[0]


def _take_back(*, unless: bool) -> None:
    if not unless:
        raise _OnlyTried


async def workdays(content: bytes, *, by: Actor, write: bool, skip_refused: bool = False) -> Report:
    """Read the official days of years to come: all of them or none."""
    if skip_refused:
        raise SheetRefused(_("The days of a year come in together. Please mend the file; no row can be left out."))
    file = workday_files.read_workdays(content)
    if file.mistakes:
        return Report([_refused(each.line, each.sentence) for each in file.mistakes], clean=False)
    try:
        bring = partial(importing_workdays.import_workdays, file.years, by=by, terms=house.terms())
        report = await _brought(bring, write=write)
    except Unreadable as refused:
        return Report([each.sentence for each in refused.mistakes], clean=False)
    told = [
        _("%(year)s: %(off)s days off, %(work)s weekend days worked", year=number, off=len(year.off),
          work=len(year.work)) if number in report.changed
        else _("%(year)s: known already", year=number)
        for number, year in sorted(file.years.items())
    ]  # fmt: skip
    return Report(
        [
            *told,
            _("%(count)s notices end on another day", count=report.moved),
            _("%(count)s other terms end on another day", count=report.terms_moved),
            _ending(write=write),
        ],
        clean=True,
    )


async def orgs(content: bytes, *, by: Actor, write: bool, skip_refused: bool = False) -> Report:
    """Read organisations; with a refused row nothing is written, unless the others are wanted alone."""
    report = await importing_orgs.import_orgs(content, by=by)
    clean = not report.refused
    if write and (clean or skip_refused):
        report = await importing_orgs.import_orgs(content, by=by, write=True, partial=skip_refused)
    told = [
        *(_refused(each.number, f"{each.name} {each.reason}".strip()) for each in report.refused),
        _("%(new)s new, %(there)s here already", new=len(report.made), there=len(report.there)),
    ]
    return Report([*told, _ending(write=report.done)], clean=clean)


async def volunteers(content: bytes, *, by: Actor, write: bool, skip_refused: bool = False) -> Report:
    """Read volunteers; with a refused row nothing is written, unless the others are wanted alone."""
    outcome = await importing_volunteers.import_volunteers(content, by=by, dry_run=not write, skip_refused=skip_refused)
    told = [
        *(_refused(each.number, each.reason) for each in outcome.refused),
        _("%(new)s new, %(there)s here already", new=outcome.new, there=outcome.there),
        _("%(count)s were known and become volunteers", count=outcome.enrolled),
        _("%(count)s were known and get their ID number", count=outcome.identified),
    ]
    return Report([*told, _ending(write=outcome.written)], clean=not outcome.refused)


def _refused(line: int, sentence: str) -> str:
    return _("line %(line)s: %(sentence)s", line=line, sentence=sentence)


def _ending(*, write: bool) -> str:
    return _("Written.") if write else _("Nothing is written: this was a trial, or a row is refused.")


Import = Callable[..., Awaitable[Report]]
"""(content of the file, by=, write=, skip_refused=) -> report; raises SheetRefused for what is no such table.

Of places also became= (the content of another file) and on= (a day).
"""

IMPORTS: Mapping[str, Import] = {"places": places, "workdays": workdays, "orgs": orgs, "volunteers": volunteers}
