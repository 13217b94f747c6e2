"""Importing: organisations of a CSV or XLSX table, tried first, with a reason for each refused row (EDGE-31).

The same file again changes nothing: a body is known by its social credit code, a group by its name and its street.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ground import audit, clock
from ground.actors import Actor
from ground.database import IntegrityError, transaction
from ground.errors import OutOfTurn
from ground.language import _, lazy
from ground.places import Place, PlaceKind
from ground.sheets import Row, read_sheet
from orgs import importing_known, importing_rows, leaders, naming, renewing
from orgs.importing_rows import COLUMNS, Imported, RowRefused
from orgs.models import ActivityArea, FactCheck, Organisation, OrgState, Verification


@dataclass(frozen=True)
class Refused:
    """One row that is not taken in, and why."""

    number: int
    """The row as the spreadsheet counts it."""
    name: str
    reason: str


@dataclass
class Report:
    """What a table does, or would do."""

    made: list[str] = field(default_factory=list)
    there: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    done: bool = False
    """Whether it was written, or only tried."""


class _OnlyTried(Exception):  # noqa: N818 - nothing went wrong: it takes back what was done to see what would come of it
    """The act was a trial."""


async def import_orgs(content: bytes, *, by: Actor, write: bool = False, partial: bool = False) -> Report:
    """Take in the organisations of a table in one act; without `write` all of it is taken back, so a trial is exact.

    Refuses with SheetRefused what is no table, with OutOfTurn (409) to write a table of which rows are refused,
    unless `partial` says that the others are to be written alone.
    """
    rows = read_sheet(content, COLUMNS)
    report = Report()
    try:
        async with transaction():
            # Changes nothing, and on PostgreSQL makes a second import wait here for the first.
            await Place.filter(kind=PlaceKind.CITY, valid_to=None).update(kind=PlaceKind.CITY)
            lines: dict[int, int] = {}
            # Bodies that can be hosts stand first, so that a table may bring a host and its groups in any order.
            for row in sorted(rows, key=importing_rows.is_hosted):
                await _take(row, report, lines, by=by)
            _stand_only(report, write=write, partial=partial)
    except _OnlyTried:
        return report
    except IntegrityError as crossed:
        raise OutOfTurn(lazy("Another body came in with the same code meanwhile. Please try once more.")) from crossed
    report.done = True
    return report


def _stand_only(report: Report, *, write: bool, partial: bool) -> None:
    """Take the open act back where it was a trial, or where a row is refused and nobody chose to go on without it."""
    if not write:
        raise _OnlyTried
    if report.refused and not partial:
        raise OutOfTurn(
            lazy(
                "%(count)s rows cannot be taken in. Mend them, or take in the others alone.", count=len(report.refused)
            )
        )


async def _take(row: Row, report: Report, lines: dict[int, int], *, by: Actor) -> None:
    """Take one row in, or note why not; `lines` are the rows of the bodies that this table has brought or named."""
    name = row.cells.get(importing_rows.NAME, "")
    try:
        wanted = await importing_rows.read(row)
        there = await _there(wanted, report, lines)
        org = there or await _make(wanted, by=by)
    except RowRefused as refused:
        report.refused.append(Refused(row.number, name, str(refused)))
    else:
        lines[org.id] = row.number
        (report.there if there else report.made).append(name)


async def _there(wanted: Imported, report: Report, lines: Mapping[int, int]) -> Organisation | None:
    """Return the body that a row is of, None for a new one; refuse repeats, other facts, and what another has."""
    if wanted.name in report.made:
        raise RowRefused(_("This name stands twice in the table."))
    there = await importing_known.same_as(wanted)
    if there is None:
        await importing_known.require_free(wanted)
    elif there.id in lines:
        raise RowRefused(_("This repeats line %(number)d.", number=lines[there.id]))
    else:
        await importing_known.require_same_facts(there, wanted)
    return there


async def _make(wanted: Imported, *, by: Actor) -> Organisation:
    """Write a body, its areas and its obligations, in the open act."""
    sealed = wanted.leader_phone_sealed
    leader = await leaders.entered(wanted.leader_name, sealed, by=by) if sealed else None
    org = await Organisation.create(
        **naming.name_columns(wanted.name),
        kind=wanted.kind,
        category=wanted.category,
        uscc=wanted.uscc,
        filing_no=wanted.filing_no,
        place=wanted.place,
        host=wanted.host,
        leader=leader,
        leader_name=wanted.leader_name,
        contact_phone=wanted.contact_phone,
        address=wanted.address,
        summary=wanted.summary,
        founded_on=wanted.founded_on,
        verification=Verification.FORMAT_OK if wanted.uscc else Verification.DECLARED,
        verified_on=clock.today() if wanted.uscc else None,
        state=OrgState.ACTIVE,
        made_at=clock.now(),
    )
    for area in wanted.works_in:
        await ActivityArea.create(organisation=org, place=area)
    if wanted.uscc:
        await FactCheck.create(
            organisation=org,
            level=Verification.FORMAT_OK,
            source="GB 32100-2015",
            seen_on=clock.today(),
            made_at=clock.now(),
        )
    await renewing.lay_dues(org, wanted.place, since=clock.today())
    await audit.record("Organisation.import", org, by=by, kind=str(wanted.kind))
    return org
