"""Importing: organisations of a CSV or XLSX table, tried first, with a reason for each refused row (EDGE-31).

The same file again changes nothing: a body is known by its social credit code, a group by its name and its street.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ground import audit, clock
from ground.actors import Actor
from ground.database import IntegrityError, transaction
from ground.errors import OutOfTurn
from ground.language import _, lazy
from ground.sheets import Row, read_sheet
from orgs import importing_rows, leaders, renewing
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


async def import_orgs(content: bytes, *, by: Actor, write: bool = False, partial: bool = False) -> Report:
    """Take in the organisations of a table; without `write` only say what would happen.

    Refuses with SheetRefused what is no table, with OutOfTurn (409) to write a table of which rows are refused,
    unless `partial` says that the others are to be written alone.
    """
    rows = read_sheet(content, COLUMNS)
    report = Report()
    # Bodies that can be hosts stand first, so that a table may bring a host and its groups in any order.
    for hosted in (False, True):
        for row in rows:
            if importing_rows.is_hosted(row) is hosted:
                await _take(row, report, by=by, write=False)
    if not write:
        return report
    if report.refused and not partial:
        raise OutOfTurn(
            lazy(
                "%(count)s rows cannot be taken in. Mend them, or take in the others alone.", count=len(report.refused)
            )
        )
    return await _written(rows, by=by)


async def _written(rows: Sequence[Row], *, by: Actor) -> Report:
    report = Report(done=True)
    for hosted in (False, True):
        for row in rows:
            if importing_rows.is_hosted(row) is hosted:
                await _take(row, report, by=by, write=True)
    return report


async def _take(row: Row, report: Report, *, by: Actor, write: bool) -> None:
    name = row.cells.get("名称", "")
    try:
        wanted = await importing_rows.read(row, coming=() if write else report.made)
        if name in report.made and not write:
            report.refused.append(Refused(row.number, name, _("This name stands twice in the table.")))
            return
        there = await importing_rows.same_as(wanted)
        if there is not None:
            report.there.append(name)
            return
        if write:
            await _make(wanted, by=by)
        report.made.append(name)
    except RowRefused as refused:
        report.refused.append(Refused(row.number, name, str(refused)))
    except IntegrityError:
        report.refused.append(Refused(row.number, name, _("Another body has this code or filing number.")))


async def _make(wanted: Imported, *, by: Actor) -> None:
    async with transaction():
        sealed = wanted.leader_phone_sealed
        leader = await leaders.entered(wanted.leader_name, sealed, by=by) if sealed else None
        org = await Organisation.create(
            name=wanted.name,
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
        for area in wanted.areas:
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
