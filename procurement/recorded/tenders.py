"""What the audit's lines about the purchase of services are called, for those who read it."""

from ground.audit_words import AuditWords
from ground.language import lazy
from procurement.words import AMENDMENT_STATES, INTENTION_STATES, TENDER_STATES

WORDS = AuditWords(
    kinds={
        "Tender": lazy("tender"),
        "Intention": lazy("intention to buy"),
        "Amendment": lazy("amendment of a tender"),
        "BudgetLine": lazy("budget line"),
        "Question": lazy("question about a tender"),
    },
    acts={
        "Tender.begin": lazy("began a tender"),
        "Tender.write": lazy("wrote in a tender"),
        "Tender.recall": lazy("took an approved tender back"),
        "Intention.plan": lazy("wrote an intention down"),
        "BudgetLine.record": lazy("wrote a budget line down"),
        "Question.reckon_again": lazy("moved the day, by the new official days"),
        "Question.ask": lazy("asked about a tender"),
        "Question.answer": lazy("answered a question about a tender"),
        "Amendment.write": lazy("wrote an amendment"),
        "Tender.submit": lazy("handed a tender to the second officer"),
        "Tender.send_back": lazy("gave a tender back"),
        "Tender.approve": lazy("approved a tender"),
        "Tender.publish": lazy("published a tender"),
        "Tender.contract": lazy("signed the contract of a tender"),
        "Tender.complete": lazy("completed a tender"),
        "Tender.cancel": lazy("cancelled a tender"),
        "Intention.publish": lazy("announced an intention"),
        "Intention.link": lazy("published the tender of an intention"),
        "Intention.free": lazy("let an intention stand again"),
        "Intention.end": lazy("gave an intention up"),
        "Amendment.adopt": lazy("put an amendment in force"),
        "Amendment.drop": lazy("dropped an amendment"),
    },
    states={
        "Tender": TENDER_STATES,
        "Intention": INTENTION_STATES,
        "Amendment": AMENDMENT_STATES,
    },
    reasons={},
    letters={
        "tender_amended": lazy("that a tender was put right"),
        "tender_cancelled": lazy("that a tender was cancelled"),
        "question_answered": lazy("that a question about a tender was answered"),
    },
    facts={},
)
