"""Verifying: how far the facts of a body were checked, by whom, in what, and on which day (orgs-and-volunteers 7.1)."""

import datetime as dt
from collections.abc import Sequence

from tortoise.expressions import Q

from ground import attachments, audit, clock
from ground.actors import Actor
from ground.attachments import Attachment
from ground.database import transaction
from ground.errors import Mistake, OutOfTurn, Unreadable
from ground.language import _, lazy
from orgs.models import CODED, FactCheck, Filing, Organisation, OrgKind, OrgState, Verification
from orgs.rules import may_answer_for
from orgs.schemas.desk_drafts import CheckDraft

LEVELS: Sequence[Verification] = tuple(Verification)
"""From what is only declared to what a register says."""


async def note_form(filing: Filing) -> None:
    """Note in the open act that the code's form holds; which proves no body (3.4)."""
    await FactCheck.create(
        filing=filing,
        version=filing.version,
        level=Verification.FORMAT_OK,
        source="GB 32100-2015",
        seen_on=clock.today(),
        made_at=clock.now(),
    )


async def note_seen(filing: Filing, source: str, paper: Attachment | None, *, by: Actor) -> None:
    """Note in the open act that an officer saw the papers of a file."""
    await FactCheck.create(
        filing=filing,
        version=filing.version,
        level=Verification.DOCUMENT_SEEN,
        source=source,
        seen_on=clock.today(),
        attachment=paper,
        by_id=by.person_id,
        made_at=clock.now(),
    )


async def note_register(filing: Filing, source: str, day: dt.date, *, by: Actor) -> None:
    """Note in the open act what register an officer asked about a file, and when."""
    _refuse_day_to_come("register_on", day)
    await FactCheck.create(
        filing=filing,
        version=filing.version,
        level=Verification.REGISTRY_CHECKED,
        source=source,
        seen_on=day,
        by_id=by.person_id,
        made_at=clock.now(),
    )


async def checks_of(filing: Filing) -> Sequence[FactCheck]:
    """Return what was looked at of the version that is judged, in order: what an earlier one said proves nothing."""
    return await FactCheck.filter(filing_id=filing.id, version=filing.version).order_by("id")


async def carried(filing: Filing, org: Organisation) -> None:
    """Carry, in the open act, the checks of the accepted version over to the organisation, and its level with them."""
    checks = await checks_of(filing)
    for check in checks:
        await FactCheck.create(
            organisation=org,
            level=check.level,
            source=check.source,
            seen_on=check.seen_on,
            attachment_id=check.attachment_id,
            by_id=check.by_id,
            made_at=clock.now(),
        )
    best = highest(checks)
    if best is not None:
        org.verification, org.verified_on, org.verified_from = best.level, best.seen_on, best.source
        await org.save(update_fields=["verification", "verified_on", "verified_from"])


def highest(checks: Sequence[FactCheck]) -> FactCheck | None:
    """Return the furthest check, the latest of equals."""
    return max(checks, key=lambda each: (LEVELS.index(each.level), each.seen_on, each.id), default=None)


async def note_change(org: Organisation, paper: Attachment | None, *, by: Actor) -> None:
    """Note in the open act that facts changed: what a register said is of the past, and only a paper proves the new."""
    if paper is None:
        await _lower(org)
        return
    seen = await FactCheck.create(
        organisation=org,
        level=Verification.DOCUMENT_SEEN,
        source="change",
        seen_on=clock.today(),
        attachment=paper,
        by_id=by.person_id,
        made_at=clock.now(),
    )
    await Organisation.filter(id=org.id).update(
        verification=seen.level, verified_on=seen.seen_on, verified_from=seen.source
    )


async def _lower(org: Organisation) -> None:
    """Fall back from what a register said to the papers that were seen, with their own day."""
    papers = FactCheck.filter(organisation_id=org.id, level=Verification.DOCUMENT_SEEN)
    seen = highest(await papers)
    day = {"verified_on": seen.seen_on, "verified_from": seen.source} if seen else {}
    await Organisation.filter(id=org.id, verification=Verification.REGISTRY_CHECKED).update(
        verification=Verification.DOCUMENT_SEEN, **day
    )


async def look(org: Organisation, draft: CheckDraft, *, by: Actor) -> None:
    """Note an officer's look at a paper or a register; it raises the body's public level, and never lowers it.

    A register can be asked about a coded body alone. Refuses a day to come, and a body that is no more (409).
    """
    may_answer_for.require(by, org)
    level, source, day = draft.level, draft.source, draft.day
    _refuse_day_to_come("day", day)
    if org.state == OrgState.DISSOLVED:
        raise OutOfTurn(lazy("This organisation is dissolved."))
    if level == Verification.REGISTRY_CHECKED and org.kind not in CODED | {
        OrgKind.GRASSROOTS,
        OrgKind.PUBLIC_BODY,
        OrgKind.ORGAN,
    }:
        raise OutOfTurn(lazy("A filed group stands in no register. Its papers can be looked at."))
    clean = await attachments.read(draft.file) if draft.file else None
    async with transaction():
        raised = await Organisation.filter(_not_beyond(level, day), id=org.id).update(
            verification=level, verified_on=day, verified_from=source
        )
        paper = await attachments.keep(clean, about=org, by=by) if clean else None
        await FactCheck.create(
            organisation=org,
            level=level,
            source=source,
            seen_on=day,
            attachment=paper,
            by_id=by.person_id,
            made_at=clock.now(),
        )
        await audit.record("Organisation.check", org, by=by, level=str(level), day=day.isoformat())
    if raised:
        org.verification, org.verified_on, org.verified_from = level, day, source


def _not_beyond(level: Verification, day: dt.date) -> Q:
    """Return the condition that a body is checked less far than this, or as far on no later day."""
    less = Q(verification__in=LEVELS[: LEVELS.index(level)])
    return less | Q(Q(verified_on=None) | Q(verified_on__lte=day), verification=level)


def _refuse_day_to_come(field: str, day: dt.date) -> None:
    if day > clock.today():
        sentence = _("This day has not come yet.")
        raise Unreadable(lazy("Please look at these again."), [Mistake(field, sentence)])
