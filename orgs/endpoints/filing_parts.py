"""The four parts of a file: shown as they were written, and kept."""

from starlette.requests import Request
from starlette.responses import Response

from ground.answers import done, show
from ground.forms import submitted
from ground.language import _
from ground.pages import url_maker
from orgs import assisted, filing_papers
from orgs import filing as filings
from orgs.models import Filing
from orgs.queries.filings import own_filing
from orgs.schemas.filing_drafts import GroupDraft, NoDraft, PaperDraft, PeopleDraft, PlaceDraft
from orgs.schemas.part_pages import GroupPage, PapersPage, PeoplePage, PlacePage


async def show_group(request: Request) -> Response:
    filing = await own_filing(request.user, request.path_params["filing"])
    return await show(request, GroupPage.of(filing))


async def keep_group(request: Request) -> Response:
    filing = await own_filing(request.user, request.path_params["filing"])
    draft = await submitted(request, GroupDraft, form=show_group)
    await filings.keep_group(filing, draft, by=await assisted.hand_for(filing, request.user))
    return await _kept(request, filing)


async def show_people(request: Request) -> Response:
    filing = await own_filing(request.user, request.path_params["filing"])
    helped = await assisted.note_look(filing, by=request.user)
    return await show(request, PeoplePage.of(filing, helped=helped))


async def keep_people(request: Request) -> Response:
    filing = await own_filing(request.user, request.path_params["filing"])
    draft = await submitted(request, PeopleDraft, form=show_people)
    await filings.keep_people(filing, draft, by=await assisted.hand_for(filing, request.user))
    return await _kept(request, filing)


async def show_place(request: Request) -> Response:
    filing = await own_filing(request.user, request.path_params["filing"])
    return await show(request, await PlacePage.of(filing, desk=await assisted.desk_for(filing, request.user)))


async def keep_place(request: Request) -> Response:
    filing = await own_filing(request.user, request.path_params["filing"])
    draft = await submitted(request, PlaceDraft, form=show_place)
    await filings.keep_place(filing, draft, by=await assisted.hand_for(filing, request.user))
    return await _kept(request, filing)


async def show_papers(request: Request) -> Response:
    filing = await own_filing(request.user, request.path_params["filing"])
    return await show(request, await PapersPage.of(filing))


async def add_paper(request: Request) -> Response:
    filing = await own_filing(request.user, request.path_params["filing"])
    draft = await submitted(request, PaperDraft, form=show_papers)
    await filing_papers.add(filing, draft, by=await assisted.hand_for(filing, request.user))
    return await _papers(request, filing, said=_("The paper is kept."))


async def remove_paper(request: Request) -> Response:
    filing = await own_filing(request.user, request.path_params["filing"])
    await submitted(request, NoDraft, form=show_papers)
    hand = await assisted.hand_for(filing, request.user)
    await filing_papers.remove(filing, request.path_params["paper"], by=hand)
    return await _papers(request, filing, said=_("The paper is taken off."))


async def _kept(request: Request, filing: Filing) -> Response:
    at = url_maker(request)("orgs:filing", filing=filing.public_id)
    return await done(request, at, said=_("Kept. You can go on, or come back later."))


async def _papers(request: Request, filing: Filing, *, said: str) -> Response:
    return await done(request, url_maker(request)("orgs:filing_papers", filing=filing.public_id), said=said)
