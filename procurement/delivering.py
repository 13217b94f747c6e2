"""Delivering: the supplier submits a milestone with its evidence, which no other contract or grant can use again."""

from ground import clock, policy, workdays
from ground.actors import Actor
from ground.database import transaction
from ground.errors import Mistake, OutOfTurn, Unreadable
from ground.language import _, lazy
from orgs import evidencing
from orgs.models import EvidenceKind, Project
from procurement import evidence
from procurement.evidence import Choices
from procurement.models import Contract, ContractState, Milestone, MilestoneLine
from procurement.rules.contracts import may_deliver
from procurement.schemas.contract_drafts import DeliveryDraft


async def submit(milestone: Milestone, draft: DeliveryDraft, *, by: Actor) -> None:
    """Submit a part with the records on which it stands, all of them or none; the clock of its acceptance begins.

    Refuses a stranger (403), a contract that is not signed, records that are not its project's or not of its days
    (409), records that stand elsewhere (Taken), and quantities that they do not cover (422).
    """
    contract = await Contract.get(id=milestone.contract_id)
    may_deliver.require(by, contract)
    if contract.state != ContractState.SIGNED or contract.project_id is None:
        raise OutOfTurn(lazy("Parts are delivered under a contract that is signed."))
    mine = await evidence.chosen(contract, milestone, draft.hours, draft.needs)
    lines = await lines_of(milestone)
    _require_covered(lines, draft, mine)
    project = await Project.get(id=contract.project_id)
    records = {
        EvidenceKind.HOURS: [line.id for line in mine.hours],
        EvidenceKind.NEED: [met.reference for met in mine.needs],
    }
    due_at = await workdays.due_at(clock.now(), await policy.value("procurement.accept_workdays"))
    async with transaction():
        await milestone.move(
            "submit", by=by, submitted_by_id=by.person_id, submitted_at=clock.now(), words=draft.words,
            acceptance_due_at=due_at, rejected_because="", mend_by_on=None, shaken_at=None,
        )  # fmt: skip
        await evidencing.use(project, evidence.part_of(milestone), records, by=by)
        await evidence.require_standing(contract, milestone, mine)
        for line, quantity in zip(lines, draft.delivered, strict=True):
            await MilestoneLine.filter(id=line.id).update(delivered=quantity, accepted=None, accepted_words="")


async def lines_of(milestone: Milestone) -> list[MilestoneLine]:
    """Return a part's lines in the order of the tender's standards, each with its standard."""
    return await MilestoneLine.filter(milestone_id=milestone.id).select_related("standard").order_by("standard__seq")


def _require_covered(lines: list[MilestoneLine], draft: DeliveryDraft, mine: Choices) -> None:
    sentence = _("Write for each line how much was delivered.")
    if len(lines) != len(draft.delivered):
        raise Unreadable(lazy("Please look at these again."), [Mistake("delivered", sentence)])
    for line, quantity in zip(lines, draft.delivered, strict=True):
        if not mine.covers(line.standard.unit, quantity):
            told = _("The records that you chose do not show so much of: %(words)s", words=line.standard.words)
            raise Unreadable(lazy("Please look at these again."), [Mistake("delivered", told)])
