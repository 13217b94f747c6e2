"""What a buyer answers after the publication: questions, to everyone; and what it puts right, by two officers."""

from starlette.requests import Request
from starlette.responses import Response

from ground.actors import Role
from ground.answers import done, show
from ground.forms import submitted
from ground.language import _
from ground.pages import url_maker
from procurement import amending, asking
from procurement.endpoints.tenders_desk import at_desk
from procurement.models import Question
from procurement.queries.tenders import amendment_on_desk, question_on_desk, questions_on_desk, tender_on_desk
from procurement.schemas.drafts import NoDraft, ReasonDraft
from procurement.schemas.public_pages import AnswerPage, QuestionShown, QuestionsPage
from procurement.schemas.tender_drafts import AmendmentDraft, AnswerDraft
from procurement.schemas.tender_pages import AmendmentPage, TenderLine, words_page


async def show_questions(request: Request) -> Response:
    return await show(request, await _questions(request))


async def show_answer(request: Request) -> Response:
    question = await question_on_desk(request.user, request.path_params["question"])
    page = AnswerPage(
        title=_("Answer to everyone"),
        tender=TenderLine.of(question.tender),
        question=QuestionShown.of(question),
    )
    return await show(request, page)


async def answer(request: Request) -> Response:
    question = await question_on_desk(request.user, request.path_params["question"])
    draft = await submitted(request, AnswerDraft, form=show_answer)
    await asking.answer(question, draft.answer, by=request.user)
    at = url_maker(request)("tenders:questions")
    return await done(request, at, page=lambda: _questions(request), said=_("Everyone can read the answer now."))


async def show_amendment_form(request: Request) -> Response:
    tender = await tender_on_desk(request.user, request.path_params["tender"], Role.BUYER_CLERK)
    return await show(request, await AmendmentPage.of(tender))


async def amend(request: Request) -> Response:
    tender = await tender_on_desk(request.user, request.path_params["tender"], Role.BUYER_CLERK)
    draft = await submitted(request, AmendmentDraft, form=show_amendment_form)
    await amending.write(tender, draft, by=request.user)
    return await at_desk(request, tender, said=_("The second officer puts it in force."))


async def adopt(request: Request) -> Response:
    amendment = await amendment_on_desk(request.user, request.path_params["amendment"])
    await submitted(request, NoDraft)
    await amending.adopt(amendment, by=request.user)
    return await at_desk(request, amendment.tender, said=_("It is in force. Everyone can read it now."))


async def show_drop(request: Request) -> Response:
    amendment = await amendment_on_desk(request.user, request.path_params["amendment"])
    hint = _("The tender stays as it is. Who wrote the amendment reads why.")
    page = words_page(amendment.tender, "tenders:drop", _("Leave the tender as it is"), hint, _("Leave it"))
    return await show(request, page.model_copy(update={"about": amendment.public_id}))


async def drop(request: Request) -> Response:
    amendment = await amendment_on_desk(request.user, request.path_params["amendment"])
    draft = await submitted(request, ReasonDraft, form=show_drop)
    await amending.drop(amendment, draft.words, by=request.user)
    return await at_desk(request, amendment.tender, said=_("The tender stays as it is."))


async def _questions(request: Request) -> QuestionsPage:
    found = await questions_on_desk(request.user)

    def shown(questions: list[Question]) -> list[tuple[TenderLine, QuestionShown]]:
        return [(TenderLine.of(each.tender), QuestionShown.of(each)) for each in questions]

    return QuestionsPage(
        title=_("Questions about tenders"),
        open=shown([each for each in found if each.answered_at is None]),
        answered=shown([each for each in found if each.answered_at is not None]),
    )
