"""Evidencing: a payer stands on records of service, which no other payer then can; what is taken back is told."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tortoise.expressions import F
from tortoise.queryset import QuerySet

from ground import audit, clock
from ground.actors import Actor
from ground.database import IntegrityError, transaction
from ground.errors import OutOfTurn, Taken
from ground.language import lazy
from ground.outbox import announce
from orgs.events import EvidenceLost
from orgs.models import EvidenceKind, EvidenceUse, Funding, Organisation, PayerKind, Project
from orgs.rules import may_work_for

Records = Mapping[EvidenceKind, Collection[int]]
"""Numbers of records by their kind."""


@dataclass(frozen=True)
class Part:
    """What is paid by the evidence: a contract's milestone, a grant's instalment, by their numbers."""

    kind: PayerKind
    payer: int
    part: int


async def use(project: Project, part: Part, records: Records, *, by: Actor) -> int:
    """Let a part stand on all these records or on none; return how many.

    Refuses a stranger (403), a project paid otherwise (409), and records of which any stands elsewhere (409, Taken):
    `standing` names each with the payer that has it.
    """
    org = await Organisation.get(id=project.organisation_id)
    may_work_for.require(by, org)
    wanted = [(kind, number) for kind, numbers in sorted(records.items()) for number in sorted(set(numbers))]
    if not wanted:
        raise OutOfTurn(lazy("Please choose at least one record."))
    async with transaction():
        if not await _lock(project.id, funding=Funding(part.kind.value)):
            raise OutOfTurn(lazy("This project is paid in another way, so its records cannot be evidence here."))
        made = [_row(project, part, kind, number, by) for kind, number in wanted]
        try:
            await EvidenceUse.bulk_create(made, ignore_conflicts=True)
        except IntegrityError as error:
            raise await _elsewhere(part, records) from error
        if await _standing_of(part).count() < len(wanted):
            raise await _elsewhere(part, records)
        await audit.record("EvidenceUse.make", _name(part), by=by, records=len(wanted))
    return len(wanted)


async def release(part: Part, *, because: str, by: Actor) -> int:
    """Give back the records of a part that was not accepted, in the open act; what is accepted stays. Idempotent."""
    async with transaction():
        given = await _standing_of(part).filter(kept_at=None).update(released_at=clock.now())
        await audit.record("EvidenceUse.release", _name(part), by=by, because=because, records=given)
    return given


async def hold(project_id: int) -> None:
    """Let whoever takes a record of a project back wait for the open act, which reads what stands and keeps it."""
    await _lock(project_id)


async def keep(part: Part) -> int:
    """Let an accepted part keep its records for good, in the open act: they are evidence for nobody else any more."""
    return await _standing_of(part).filter(kept_at=None).update(kept_at=clock.now())


async def lose(project_id: int, kind: EvidenceKind, reference: int) -> None:
    """Note that a record was taken back, in the open act of whoever keeps it; the payer that stands on it is told.

    A part not yet accepted gives the record back; an accepted one keeps it, so that it is never paid a second time.
    """
    await _lock(project_id)
    now = clock.now()
    standing = EvidenceUse.filter(kind=kind, reference=reference, released_at=None, lost_at=None)
    given = await standing.filter(kept_at=None).update(lost_at=now, released_at=now)
    if not given and not await standing.update(lost_at=now):
        return
    lost = await EvidenceUse.filter(kind=kind, reference=reference).exclude(lost_at=None).order_by("-id").first()
    assert lost is not None  # noqa: S101 - it was changed a moment ago
    await announce(
        EvidenceLost(
            lost.id, str(kind), str(lost.payer_kind), lost.payer_reference, lost.part_reference, kept=not given
        )
    )  # fmt: skip


async def uses_of(part: Part) -> Sequence[EvidenceUse]:
    """Return the records on which a part stands, those too that were lost after it was accepted."""
    return await _standing_of(part).order_by("kind", "reference")


async def used(kind: EvidenceKind, references: Collection[int]) -> set[int]:
    """Return which of these records stand with some payer."""
    found = await EvidenceUse.filter(kind=kind, reference__in=list(references), released_at=None)
    return {use.reference for use in found}


def _standing_of(part: Part) -> QuerySet[EvidenceUse]:
    return EvidenceUse.filter(
        payer_kind=part.kind, payer_reference=part.payer, part_reference=part.part, released_at=None
    )  # fmt: skip


def _name(part: Part) -> str:
    return f"{part.kind}:{part.payer}:{part.part}"


async def _lock(project_id: int, **columns: object) -> int:
    """Put in line whoever uses a project's records and whoever takes one back: one of them sees the other's."""
    return await Project.filter(id=project_id, **columns).update(rev=F("rev") + 1)


def _row(project: Project, part: Part, kind: EvidenceKind, number: int, by: Actor) -> EvidenceUse:
    return EvidenceUse(
        project_id=project.id,
        kind=kind,
        reference=number,
        payer_kind=part.kind,
        payer_reference=part.payer,
        part_reference=part.part,
        made_by_id=by.person_id,
        made_at=clock.now(),
    )


async def _elsewhere(part: Part, records: Records) -> Taken:
    """Return the refusal that tells which record stands where."""
    others = [
        each
        for kind, numbers in records.items()
        for each in await EvidenceUse.filter(kind=kind, reference__in=list(numbers), released_at=None)
        if (each.payer_kind, each.payer_reference, each.part_reference) != (part.kind, part.payer, part.part)
    ]
    standing = [
        {"kind": str(each.kind), "record": each.reference, "payer": f"{each.payer_kind}:{each.payer_reference}"}
        for each in others
    ]
    sentence = lazy("Some of these records are evidence for another payment already. Please choose again.")
    return Taken(sentence, standing=standing)
