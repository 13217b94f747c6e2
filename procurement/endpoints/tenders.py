"""Tenders as everyone reads them, on the screen and on paper, and questions about them."""

from starlette.requests import Request
from starlette.responses import Response

from ground.actors import Role
from ground.answers import done, show
from ground.asked import asked
from ground.errors import NotFound
from ground.forms import submitted
from ground.language import _
from ground.pages import url_maker
from orgs.queries import own_org
from procurement import asking
from procurement.models import TenderVersion
from procurement.queries.tenders import NO_SUCH_TENDER, ONE_PAGE, published, tender_seen_by
from procurement.schemas.public_pages import AskPage, PublicTenderPage, TenderPaper, TendersPage, TextPage
from procurement.schemas.questions import TendersQuestion
from procurement.schemas.tender_drafts import QuestionDraft
from procurement.schemas.tender_pages import TenderLine


async def show_tenders(request: Request) -> Response:
    wanted = asked(request, TendersQuestion)
    found = await published(wanted.show, page=wanted.page)
    page = TendersPage(
        title=_("Tenders for services"),
        tenders=[TenderLine.of(each) for each in found.tenders],
        total=found.total,
        at=wanted.page,
        of=max(-(-found.total // ONE_PAGE), 1),
        show=wanted.show,
    )
    return await show(request, page)


async def show_tender(request: Request) -> Response:
    tender = await tender_seen_by(request.user, request.path_params["tender"])
    return await show(request, await PublicTenderPage.of(tender, by=request.user))


async def print_tender(request: Request) -> Response:
    tender = await tender_seen_by(request.user, request.path_params["tender"])
    return await show(request, await TenderPaper.of(tender, by=request.user))


async def show_text(request: Request) -> Response:
    tender = await tender_seen_by(request.user, request.path_params["tender"])
    found = await TenderVersion.get_or_none(tender_id=tender.id, number=request.path_params["number"])
    if found is None:
        raise NotFound(NO_SUCH_TENDER)
    page = TextPage(
        title=_("Text of the tender, version %(number)s", number=found.number),
        tender=TenderLine.of(tender),
        number=found.number,
        sha256=found.sha256,
        body=found.body,
    )
    return await show(request, page)


async def show_ask(request: Request) -> Response:
    org = await own_org(request.user, request.path_params["org"], Role.ORG_MANAGER)
    tender = await tender_seen_by(request.user, request.path_params["tender"])
    page = AskPage(
        title=_("Ask about the tender"),
        tender=TenderLine.of(tender),
        org=org.public_id,
        org_name=org.name,
        until=tender.questions_until,
    )
    return await show(request, page)


async def ask(request: Request) -> Response:
    org = await own_org(request.user, request.path_params["org"], Role.ORG_MANAGER)
    tender = await tender_seen_by(request.user, request.path_params["tender"])
    draft = await submitted(request, QuestionDraft, form=show_ask)
    question = await asking.ask(tender, org, draft.words, by=request.user)

    async def page() -> PublicTenderPage:
        return await PublicTenderPage.of(tender, by=request.user)

    at = url_maker(request)("tenders:tender", tender=tender.public_id)
    said = _("Your question is there. The answer comes by %(day)s, for everyone.", day=question.due_on.isoformat())
    return await done(request, at, page=page, said=said)
