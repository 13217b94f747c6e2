"""The street's desk of files: its piles, one file, and what an officer answers."""

from starlette.requests import Request
from starlette.responses import Response

from ground.answers import done, show
from ground.asked import asked
from ground.forms import submitted
from ground.language import _
from ground.pages import url_maker
from orgs import deciding, reviewing
from orgs.models import Filing
from orgs.queries.filings import ONE_PAGE, filing_on_desk, filings_on_desk
from orgs.schemas.desk_drafts import AskDraft, BackDraft, DecisionDraft, ReviewDraft
from orgs.schemas.desk_filing_pages import (
    FilingDeskPage,
    FilingsDeskPage,
    ask_page,
    decision_page,
    review_page,
)
from orgs.schemas.questions import FilingsQuestion


async def show_piles(request: Request) -> Response:
    wanted = asked(request, FilingsQuestion)
    found = await filings_on_desk(request.user, wanted.pile, page=wanted.page)
    of = max(-(-found.total // ONE_PAGE), 1)
    return await show(request, FilingsDeskPage.made(found, wanted.pile, at=wanted.page, of=of, by=request.user))


async def show_file(request: Request) -> Response:
    return await show(request, await FilingDeskPage.of(await _filing(request), by=request.user))


async def show_asking(request: Request) -> Response:
    return await show(request, await ask_page(await _filing(request), by=request.user))


async def ask_for_more(request: Request) -> Response:
    filing = await _filing(request)
    draft = await submitted(request, AskDraft, form=show_asking)
    await reviewing.ask_for_more(filing, draft, by=request.user)
    return await _at(request, filing, said=_("The applicant gets a message now. The clock stands still."))


async def show_review(request: Request) -> Response:
    return await show(request, await review_page(await _filing(request), by=request.user))


async def review(request: Request) -> Response:
    filing = await _filing(request)
    draft = await submitted(request, ReviewDraft, form=show_review)
    await reviewing.review(filing, draft, by=request.user)
    return await _at(request, filing, said=_("Reviewed. A second officer decides now."))


async def show_decision(request: Request) -> Response:
    return await show(request, await decision_page(await _filing(request), by=request.user))


async def decide(request: Request) -> Response:
    filing = await _filing(request)
    draft = await submitted(request, DecisionDraft, form=show_decision)
    org = await deciding.decide(filing, draft, by=request.user)
    said = _("Accepted. The applicant gets a message.") if org else _("Not accepted. The applicant gets a message.")
    return await _at(request, filing, said=said)


async def send_back(request: Request) -> Response:
    filing = await _filing(request)
    draft = await submitted(request, BackDraft, form=show_decision)
    await reviewing.send_back(filing, draft, by=request.user)
    return await _at(request, filing, said=_("Given back to be reviewed again."))


async def _filing(request: Request) -> Filing:
    return await filing_on_desk(request.user, request.path_params["filing"])


async def _at(request: Request, filing: Filing, *, said: str) -> Response:
    async def page() -> FilingDeskPage:
        return await FilingDeskPage.of(await filing_on_desk(request.user, filing.public_id), by=request.user)

    return await done(request, url_maker(request)("orgs:filing_desk", filing=filing.public_id), page=page, said=said)
