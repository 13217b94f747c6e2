"""Evidence of a milestone: which of its project's hours and met needs may be chosen, and on which it stands."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ground import clock
from ground.errors import OutOfTurn, Taken
from ground.language import lazy
from orgs import evidencing, outcomes
from orgs.evidencing import Part
from orgs.models import EvidenceKind, PayerKind, ProjectOutcome
from procurement.models import Contract, Milestone
from volunteers import ledger
from volunteers.models import HourEntry

MINUTES = 60
A_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Choices:
    """Hours and met needs under a contract's project, in its days: those of a part, or those still free."""

    hours: Sequence[HourEntry]
    needs: Sequence[ProjectOutcome]

    @property
    def minutes(self) -> int:
        """The time served, in minutes."""
        return sum(line.minutes for line in self.hours)

    def covers(self, unit: str, quantity: int) -> bool:
        """Whether a quantity in hours or needs is evidenced; of another unit the officers alone judge."""
        most = {"hours": self.minutes // MINUTES, "needs": len(self.needs)}
        return quantity <= most.get(unit, quantity)


def part_of(milestone: Milestone) -> Part:
    """Return a milestone as a payer of evidence."""
    return Part(PayerKind.CONTRACT, milestone.contract_id, milestone.id)


async def free(contract: Contract, milestone: Milestone) -> Choices:
    """Return what may be chosen: accepted, standing, of the contract's days up to the part's last, and used nowhere."""
    found = await _all(contract, milestone)
    hours = await evidencing.used(EvidenceKind.HOURS, [line.id for line in found.hours])
    needs = await evidencing.used(EvidenceKind.NEED, [met.reference for met in found.needs])
    return Choices(
        [line for line in found.hours if line.id not in hours],
        [met for met in found.needs if met.reference not in needs],
    )


async def standing(contract: Contract, milestone: Milestone) -> Choices:
    """Return the records on which a part stands now; what was taken back by those who keep it is not there."""
    found = await _all(contract, milestone)
    uses = await evidencing.uses_of(part_of(milestone))
    mine = {(use.kind, use.reference) for use in uses if use.lost_at is None}
    return Choices(
        [line for line in found.hours if (EvidenceKind.HOURS, line.id) in mine],
        [met for met in found.needs if (EvidenceKind.NEED, met.reference) in mine],
    )


async def chosen(contract: Contract, milestone: Milestone, hours: Sequence[str], needs: Sequence[str]) -> Choices:
    """Return the records of these numbers; refuses any that does not belong here (409) or was taken back (Taken)."""
    found = await _all(contract, milestone)
    mine = Choices(
        [line for line in found.hours if line.public_id in set(hours)],
        [met for met in found.needs if met.number in set(needs)],
    )
    if len(mine.hours) < len(set(hours)) or len(mine.needs) < len(set(needs)):
        raise OutOfTurn(
            lazy(
                "Some of these records are not of this project and these days, or were taken back. Please choose again."
            )
        )
    return mine


async def require_standing(contract: Contract, milestone: Milestone, mine: Choices) -> None:
    """Ask once more, under the project's lock, whether all that was chosen still stands."""
    now = await _all(contract, milestone)
    hours, needs = {line.id for line in now.hours}, {met.id for met in now.needs}
    if not {line.id for line in mine.hours} <= hours or not {met.id for met in mine.needs} <= needs:
        raise Taken(lazy("One of these records was taken back a moment ago. Please choose again."))


async def _all(contract: Contract, milestone: Milestone) -> Choices:
    if contract.project_id is None:
        return Choices([], [])
    since, until = contract.starts_on, milestone.due_on
    return Choices(
        await ledger.lines_under(contract.project_id, since, until),
        await outcomes.standing(
            contract.project_id, clock.city_moment(since), clock.city_moment(until + A_DAY)
        ),
    )  # fmt: skip
