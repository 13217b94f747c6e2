"""Bidding: suppliers seal what they offer, a day or two before the last moment; one finds a slip and sends it anew."""

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from ground import clock
from marketplace.seeding import specimens
from marketplace.seeding.purchases import Offer, Until
from orgs.models import PaperKind
from orgs.words import PAPERS
from procurement import bidding
from procurement.models import Envelope, EnvelopeState
from procurement.sealing import Contents
from procurement.words import DECLARATIONS

if TYPE_CHECKING:
    from marketplace.seeding.tendering import Case

SENDS_ANEW = 1
"""Which supplier of a tender that is closed sends its bid anew."""


def offer(case: "Case") -> None:
    """Put the bids on the agenda: in the last days before the deadline, or of one that still runs, some days ago."""
    due = (clock.city_day(case.due_at) - case.stage.today).days
    day = min(due - 2, -2)
    for number, each in enumerate(case.purchase.offers):
        moment = max(case.stage.at(day, 13 + number, 20), clock.now() + dt.timedelta(hours=1 + number))
        case.stage.agenda.at(moment, partial(_send, case, each))
        if number == SENDS_ANEW and case.purchase.until == Until.CLOSED:
            case.stage.agenda.at(moment + dt.timedelta(minutes=40), partial(_send, case, each))


async def _send(case: "Case", offered: Offer) -> None:
    """Seal a bid with its plan and, of the prepared organisation, a paper; what it sent before is superseded."""
    body = case.supplier(offered.supplier)
    if body is None:
        return
    tender = await case.tender()
    live = await Envelope.get_or_none(tender_id=tender.id, supplier_id=body.org.id, state=EnvelopeState.SEALED)
    contents = Contents(offered.fen, offered.small, offered.plan, tuple(DECLARATIONS), *_paper(offered))
    await bidding.submit(
        tender,
        body.org,
        contents,
        replaces=live.public_id if live else "",
        received_at=clock.instant(),
        by=await case.stage.acting(body.manager),
    )


def _paper(offered: Offer) -> tuple[str, str, bytes]:
    if offered.supplier:
        return "", "", b""
    kind = PaperKind.REPORT
    return f"{PAPERS[kind]}.pdf", "pdf", specimens.content(kind)
