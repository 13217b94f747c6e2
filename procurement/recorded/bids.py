"""What the audit's lines about purchases are called, for those who read it."""

from ground.audit_words import AuditWords
from ground.language import lazy
from procurement.words import AWARD_STATES, ENDINGS, ENVELOPES, SEATS

WORDS = AuditWords(
    kinds={
        "Envelope": lazy("sealed bid"),
        "KeyHolder": lazy("key of an opening"),
        "Committee": lazy("committee of a tender"),
        "Seat": lazy("seat on a committee"),
        "Award": lazy("award"),
        "Bid": lazy("opened bid"),
    },
    acts={
        "Envelope.submit": lazy("sent a sealed bid"),
        "Envelope.refuse_late": lazy("was too late with a bid"),
        "Envelope.supersede": lazy("replaced a bid by another"),
        "Envelope.withdraw": lazy("took a bid back"),
        "Envelope.give_key": lazy("gave the key of a bid"),
        "Envelope.open": lazy("opened a bid"),
        "Envelope.give_up": lazy("could not open a bid"),
        "Envelope.qualify": lazy("let a bid be judged"),
        "Envelope.disqualify": lazy("refused a bid"),
        "KeyHolder.make": lazy("made a key"),
        "KeyHolder.release": lazy("gave a part of the key"),
        "Committee.draw": lazy("drew a committee"),
        "Seat.draw": lazy("was drawn for a committee"),
        "Seat.declare": lazy("declared no interest"),
        "Seat.recuse": lazy("stepped back"),
        "Seat.keep": lazy("wrote on a score sheet"),
        "Seat.sign": lazy("signed a score sheet"),
        "Seat.take_back": lazy("took a score sheet back"),
        "Seat.report": lazy("spoke on the report"),
        "Tender.begin_opening": lazy("began the opening"),
        "Tender.finish_opening": lazy("opened the bids"),
        "Tender.evaluate": lazy("passed the bids to the committee"),
        "Tender.recommend": lazy("reported the ranking"),
        "Tender.award": lazy("awarded a tender"),
        "Tender.fail": lazy("ended a tender without a supplier"),
        "Award.choose": lazy("chose a supplier"),
        "Award.void": lazy("made an award void"),
    },
    states={"Envelope": ENVELOPES, "Seat": SEATS, "Award": AWARD_STATES},
    reasons=ENDINGS,
    letters={
        "bid_won": lazy("that a bid was chosen"),
        "bid_not_won": lazy("that another bid was chosen"),
        "tender_failed": lazy("that a tender ended without a supplier"),
    },
    facts={},
)
