"""Asking: a supplier asks about a tender; the buyer answers to all within three working days (条例 52)."""

from ground import audit, clock, policy, workdays
from ground.actors import Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.language import lazy
from orgs.models import Organisation
from procurement.models import Question, Tender, TenderState
from procurement.rules.buying import may_answer
from procurement.rules.supplying import may_speak_for, why_not_supply
from procurement.telling_bidders import tell_bidders


async def ask(tender: Tender, org: Organisation, words: str, *, by: Actor) -> Question:
    """Ask for an organisation that may supply, while questions are taken; who asked is told to nobody outside."""
    may_speak_for.require(by, org)
    if (no := await why_not_supply(org, tender)) is not None:
        raise OutOfTurn(no)
    now = clock.now()
    if tender.state != TenderState.PUBLISHED or tender.questions_until is None or tender.questions_until < now:
        raise OutOfTurn(lazy("The time for questions is over."))
    term = await policy.value("tenders.question_workdays")
    due_on = (await workdays.in_force()).reckon(now, term).last_day
    async with transaction():
        question = await Question.create(tender=tender, asked_by=org, words=words, asked_at=now, due_on=due_on)
        await audit.record("Question.ask", question, by=by, tender=tender.id)
    return question


async def answer(question: Question, words: str, *, by: Actor) -> None:
    """Answer to everyone, once; ask with its tender fetched."""
    may_answer.require(by, question.tender)
    now = clock.now()
    async with transaction():
        unanswered = Question.filter(id=question.id, answered_at=None)
        if not await unanswered.update(answer=words, answered_by_id=by.person_id, answered_at=now):
            raise OutOfTurn(lazy("This question is answered already."))
        await audit.record("Question.answer", question, by=by, tender=question.tender_id)
        await tell_bidders(await Organisation.get(id=question.asked_by_id), "question_answered", question.tender, by=by)
