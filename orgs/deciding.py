"""Deciding: a second officer accepts a file, which makes the organisation, or does not, with a reason (INV-8)."""

from ground import audit, clock, granting, letters
from ground.actors import Actor, Role
from ground.database import IntegrityError, transaction
from ground.errors import Mistake, OutOfTurn, Taken, Unreadable
from ground.identity import Person
from ground.language import DEFAULT_LANGUAGE, _, lazy, reading
from ground.outbox import announce
from ground.places import Place, PlaceKind
from orgs import areas, checklist, hosting, leaders, naming, numbering, renewing, reviewing, uscc, verifying
from orgs.events import OrgAccepted
from orgs.models import (
    CODED,
    HOSTED,
    ActivityArea,
    Advice,
    Filing,
    FilingArea,
    FilingPaper,
    Organisation,
    OrgKind,
    OrgPaper,
    OrgState,
    Verification,
)
from orgs.rules import may_decide
from orgs.schemas.desk_drafts import DecisionDraft


async def decide(filing: Filing, draft: DecisionDraft, *, by: Actor) -> Organisation | None:
    """Accept or do not accept; a no, and a yes against the advice or the checklist, needs its reason."""
    if draft.answer == Advice.ACCEPT:
        return await accept(filing, draft.words, by=by)
    await reject(filing, draft.words, by=by)
    return None


async def accept(filing: Filing, words: str = "", *, by: Actor) -> Organisation:
    """Make the organisation of the file: its areas, number, papers, dues, and a manager, in one act.

    Refuses with MayNot (403) whose hand was on the version (INV-8), with OutOfTurn (409) papers nobody saw, a host
    that cannot answer (INV-2), with Taken (409) a code or representative that another body has (INV-1, INV-4).
    """
    may_decide.require(by, await reviewing.judged(filing))
    home = await Place.get(id=filing.place_id)
    all_met, judged = await checklist.told(filing)
    if filing.may_move("accept"):
        await _require_facts(filing)
        if (filing.advice == Advice.REJECT or not all_met) and not words.strip():
            raise _why_missing(_("Not every point is met, or the advice was no. Please write why you accept it."))
    try:
        async with transaction():
            await filing.move(
                "accept",
                by=by,
                because=words or None,
                decided_by_id=by.person_id,
                decided_at=clock.now(),
                decision=words,
                judged=judged,
                due_at=None,
            )
            org = await _made(filing, home, by=by)
            await _tell(filing, org, by=by)
    except IntegrityError as error:
        raise Taken(_taken_sentence(error)) from error
    return org


async def reject(filing: Filing, words: str, *, by: Actor) -> None:
    """Do not accept, with a reason that the applicant reads; they may try again with a new version."""
    may_decide.require(by, await reviewing.judged(filing))
    if not words.strip():
        raise _why_missing(_("Please write the reason: the applicant reads it."))
    _all_met, judged = await checklist.told(filing)
    applicant = await Person.get(id=filing.applicant_id)
    async with transaction():
        await filing.move(
            "reject",
            by=by,
            because=words,
            decided_by_id=by.person_id,
            decided_at=clock.now(),
            decision=words,
            judged=judged,
            due_at=None,
        )
        await letters.write(applicant, "filing_rejected", about=filing, by=by, number=filing.number)


async def _require_facts(filing: Filing) -> None:
    levels = {each.level for each in await verifying.checks_of(filing)}
    if not levels & {Verification.DOCUMENT_SEEN, Verification.REGISTRY_CHECKED}:
        raise OutOfTurn(lazy("Nobody has seen the papers yet. Please give the file back to be reviewed."))
    if filing.kind in CODED:
        try:
            code = uscc.read(filing.uscc or "").code
        except ValueError as wrong:
            raise OutOfTurn(str(wrong)) from wrong
        if await Organisation.filter(uscc=code).exclude(state=OrgState.DISSOLVED).exists():
            raise Taken(lazy("Another organisation here has this social credit code."))
    if filing.kind in HOSTED:
        host = await Organisation.get(id=filing.host_id) if filing.host_id else None
        no = await hosting.why_not(host, OrgKind(filing.kind), await _wanted(filing))
        if no is not None:
            raise OutOfTurn(no)
    if filing.kind == OrgKind.SHETUAN and await leaders.other_shetuan(filing):
        raise Taken(lazy("The person in charge already represents another social association."))


async def _wanted(filing: Filing) -> list[Place]:
    return [each.place for each in await FilingArea.filter(filing_id=filing.id).select_related("place")]


async def _made(filing: Filing, home: Place, *, by: Actor) -> Organisation:
    hosted = filing.kind in HOSTED
    if hosted:
        no = await hosting.why_not_held(filing.host_id, OrgKind(filing.kind), await _wanted(filing))
        if no is not None:
            raise OutOfTurn(no)
    leader = await leaders.entered(filing.leader_name, filing.leader_phone_sealed, by=by)
    org = await Organisation.create(
        **naming.name_columns(filing.name),
        kind=filing.kind,
        category=filing.category,
        uscc=filing.uscc if filing.kind in CODED else None,
        filing_no=await numbering.next_number(home) if hosted else None,
        registrar=(await areas.above(home, PlaceKind.STREET)).name if hosted else "",
        place=home,
        host_id=filing.host_id if hosted else None,
        leader=leader,
        leader_name=filing.leader_name,
        contact_phone=filing.contact_phone,
        address=filing.address,
        summary=filing.summary,
        founded_on=filing.founded_on,
        made_at=clock.now(),
    )
    for area in await FilingArea.filter(filing_id=filing.id):
        await ActivityArea.create(organisation=org, place_id=area.place_id)
    for paper in await FilingPaper.filter(filing_id=filing.id):
        await OrgPaper.create(organisation=org, kind=paper.kind, attachment_id=paper.attachment_id)
    await verifying.carried(filing, org)
    await renewing.lay_dues(org, home, since=clock.today())
    await audit.record("Organisation.make", org, by=by, kind=str(org.kind), filing=filing.id)
    await Filing.filter(id=filing.id).update(organisation_id=org.id)
    filing.organisation_id = org.id
    return org


async def _tell(filing: Filing, org: Organisation, *, by: Actor) -> None:
    applicant = await Person.get(id=filing.applicant_id)
    home = await Place.get(id=filing.place_id)
    with reading(DEFAULT_LANGUAGE):  # a record is kept in the language of the place, whoever reads the page
        basis = _("Filing %(number)s accepted", number=filing.number)
    await granting.grant(applicant, Role.ORG_MANAGER, by=by, basis=basis, org_id=org.id, answering=home)
    await letters.write(
        applicant, "filing_accepted", about=filing, by=by, name=org.name, number=org.filing_no or filing.number
    )
    await announce(OrgAccepted(org.id, filing.id))


def _taken_sentence(error: IntegrityError) -> object:
    if "leader" in str(error) or "representative" in str(error):
        return lazy("The person in charge already represents another social association.")
    return lazy("Another organisation here has this social credit code.")


def _why_missing(sentence: str) -> Unreadable:
    return Unreadable(lazy("Please look at these again."), [Mistake("words", sentence)])
