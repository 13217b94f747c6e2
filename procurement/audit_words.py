"""What the audit's lines about the purchase of services are called, for those who read it."""

from ground.audit_words import AuditWords
from ground.language import lazy
from procurement.words import AMENDMENT_STATES, AWARD_STATES, ENVELOPE_STATES, INTENTION_STATES, TENDER_STATES

AUDIT_WORDS = AuditWords(
    kinds={
        "Tender": lazy("tender"),
        "Intention": lazy("intention to buy"),
        "Envelope": lazy("sealed bid"),
        "Award": lazy("award"),
        "Amendment": lazy("amendment of a tender"),
        "BudgetLine": lazy("budget line"),
        "Question": lazy("question about a tender"),
    },
    acts={
        "Tender.submit": lazy("handed a tender to the second officer"),
        "Tender.send_back": lazy("gave a tender back"),
        "Tender.approve": lazy("approved a tender"),
        "Tender.publish": lazy("published a tender"),
        "Tender.begin_opening": lazy("began to open bids"),
        "Tender.finish_opening": lazy("opened the bids"),
        "Tender.evaluate": lazy("began the evaluation"),
        "Tender.recommend": lazy("signed the report"),
        "Tender.award": lazy("awarded a tender"),
        "Tender.contract": lazy("signed the contract of a tender"),
        "Tender.complete": lazy("completed a tender"),
        "Tender.fail": lazy("declared a tender failed"),
        "Tender.cancel": lazy("cancelled a tender"),
        "Intention.publish": lazy("announced an intention"),
        "Intention.link": lazy("published the tender of an intention"),
        "Intention.free": lazy("let an intention stand again"),
        "Intention.end": lazy("gave an intention up"),
        "Envelope.supersede": lazy("replaced a sealed bid"),
        "Envelope.withdraw": lazy("took a sealed bid back"),
        "Envelope.open": lazy("opened a bid"),
        "Envelope.give_up": lazy("found a bid unreadable"),
        "Envelope.qualify": lazy("found a bid valid"),
        "Envelope.disqualify": lazy("took a bid out of the evaluation"),
        "Award.void": lazy("made an award void"),
        "Amendment.adopt": lazy("put an amendment in force"),
        "Amendment.drop": lazy("dropped an amendment"),
    },
    states={
        "Tender": TENDER_STATES,
        "Intention": INTENTION_STATES,
        "Envelope": ENVELOPE_STATES,
        "Award": AWARD_STATES,
        "Amendment": AMENDMENT_STATES,
    },
    reasons={},
    letters={},
    facts={},
)
