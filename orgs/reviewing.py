"""Reviewing: the street's first officer asks for what is missing, or looks at the papers and advises the second."""

from ground import clock, letters
from ground.actors import Actor
from ground.database import transaction
from ground.errors import Mistake, OutOfTurn, Unreadable
from ground.identity import Person
from ground.language import _, lazy
from orgs import clocks, verifying
from orgs import filing as filings
from orgs.models import CODED, Advice, Filing, FilingPaper, PaperKind, Touch
from orgs.rules import Judged, may_decide, may_review
from orgs.schemas.desk_drafts import AskDraft, BackDraft, ReviewDraft


async def ask_for_more(filing: Filing, draft: AskDraft, *, by: Actor) -> None:
    """Give the file back with what is asked for: a new version begins, and the clock stops (INV-9)."""
    may_review.require(by, filing)
    left = await clocks.read(filing.term).left(filing.due_at) if filing.due_at else None
    applicant = await Person.get(id=filing.applicant_id)
    async with transaction():
        await filing.move(
            "ask_for_more",
            by=by,
            because=draft.words,
            asked=draft.words,
            asked_at=clock.now(),
            term_left=left,
            due_at=None,
            version=filing.version + 1,
        )
        await letters.write(applicant, "filing_asked", about=filing, by=by, number=filing.number, asked=draft.words)


async def review(filing: Filing, draft: ReviewDraft, *, by: Actor) -> None:
    """Write down what was seen and advise the second officer. To advise a yes, the papers must have been seen.

    Refuses with Unreadable (422) a yes to papers unseen, and a register's day that has not come.
    """
    may_review.require(by, filing)
    if draft.advice == Advice.ACCEPT and not draft.seen and filing.may_move("review"):
        sentence = _("Only papers that were seen can be accepted.")
        raise Unreadable(lazy("Please look at these again."), [Mistake("seen", sentence)])
    certificate = (
        await FilingPaper.filter(filing_id=filing.id, kind=PaperKind.CERTIFICATE)
        .order_by("-id")
        .select_related("attachment")
        .first()
    )
    if draft.seen and filing.kind in CODED and certificate is None:
        raise OutOfTurn(lazy("The certificate is not among the papers. Please ask for it."))
    async with transaction():
        await filing.move(
            "review",
            by=by,
            because=draft.opinion,
            reviewed_by_id=by.person_id,
            reviewed_at=clock.now(),
            advice=draft.advice,
            opinion=draft.opinion,
        )
        await filings.touch(filing, Touch.REVIEWED, by=by)
        if draft.seen:
            source = "certificate" if certificate else "file"
            await verifying.note_seen(filing, source, certificate.attachment if certificate else None, by=by)
        if draft.register_name and draft.register_on:
            await verifying.note_register(filing, draft.register_name, draft.register_on, by=by)


async def send_back(filing: Filing, draft: BackDraft, *, by: Actor) -> None:
    """Give a reviewed file back to be reviewed again, by the officer who would decide; the clock runs on."""
    may_decide.require(by, await judged(filing))
    async with transaction():
        await filing.move(
            "send_back",
            by=by,
            because=draft.look,
            reviewed_by_id=None,
            reviewed_at=None,
            advice=None,
            opinion=draft.look,
        )


async def judged(filing: Filing) -> Judged:
    """Return the filing with the hands that were on its version: they do not decide on it (INV-8)."""
    hands = await filing.hands.filter(version=filing.version)  # type: ignore[attr-defined]
    return Judged(filing, frozenset(each.person_id for each in hands))
