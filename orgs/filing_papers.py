"""Papers of a file: added one by one, taken off again, while the file is being written."""

from ground import attachments, audit
from ground.actors import Actor
from ground.database import transaction
from ground.errors import NotFound, OutOfTurn
from ground.language import lazy
from orgs import filing as filings
from orgs.models import Filing, FilingPaper
from orgs.schemas.filing_drafts import PaperDraft

MOST_PAPERS = 30


async def add(filing: Filing, draft: PaperDraft, *, by: Actor) -> FilingPaper:
    """Keep a paper with the file; the upload is checked and cleaned first."""
    if await FilingPaper.filter(filing_id=filing.id).count() >= MOST_PAPERS:
        raise OutOfTurn(lazy("There are %(most)s papers already. Please take one off first.", most=MOST_PAPERS))
    clean = await attachments.read(draft.file)
    async with transaction():
        await filings.write_in(filing, "papers", by=by)
        kept = await attachments.keep(clean, about=filing, by=by)
        return await FilingPaper.create(filing=filing, kind=draft.kind, attachment=kept)


async def remove(filing: Filing, attachment: str, *, by: Actor) -> None:
    """Take a paper off the file; its bytes go with it."""
    async with transaction():
        await filings.write_in(filing, "papers", by=by)
        paper = (
            await FilingPaper.filter(filing_id=filing.id, attachment__public_id=attachment)
            .select_related("attachment")
            .first()
        )
        if paper is None:
            raise NotFound(lazy("This paper is not here any more."))
        await paper.delete()
        await attachments.remove(paper.attachment, by=by)
        await audit.record("Filing.remove_paper", filing, by=by, kind=str(paper.kind))
