"""Freezing: a tender's text as canonical JSON with its hash, written once each time it is handed in or amended."""

import datetime as dt
import hashlib

from ground import clock
from ground.actors import Actor
from ground.chains import canonical
from ground.several import parts
from procurement import keyholding
from procurement.models import BudgetLine, Factor, Standard, Tender, TenderPlace, TenderVersion


async def freeze(tender: Tender, *, by: Actor) -> TenderVersion:
    """Write the text down as a new version in the open act."""
    body = canonical(await text_of(tender))
    return await TenderVersion.create(
        tender_id=tender.id,
        number=await TenderVersion.filter(tender_id=tender.id).count() + 1,
        body=body,
        sha256=hashlib.sha256(body.encode()).hexdigest(),
        made_by_id=by.person_id,
        made_at=clock.now(),
    )


async def text_of(tender: Tender) -> dict[str, object]:
    """Return everything that a bidder relies on, in plain values."""
    line = await BudgetLine.get_or_none(id=tender.budget_line_id) if tender.budget_line_id else None
    places = await TenderPlace.filter(tender_id=tender.id).select_related("place").order_by("place__code")
    standards = await Standard.filter(tender_id=tender.id).order_by("seq")
    factors = await Factor.filter(tender_id=tender.id).order_by("seq")
    return {
        "tender": tender.public_id,
        "title": tender.title,
        "outline": tender.outline,
        "places": [each.place.code for each in places],
        "standards": [[each.words, each.unit, each.quantity] for each in standards],
        "public_service": tender.public_service,
        "consulted": tender.consulted,
        "negative_checks": parts(tender.negative_checks),
        "catalogue_item": tender.catalogue_item,
        "budget_line": f"{line.year} {line.code}" if line else "",
        "ceiling_fen": tender.ceiling_fen,
        "fixed_price": tender.fixed_price,
        "method": str(tender.method),
        "rationale": tender.rationale,
        "qualifications": tender.qualifications.splitlines(),
        "factors": [[str(each.kind), each.title, each.most_hundredths, each.words] for each in factors],
        "service_from": _day(tender.service_from),
        "service_until": _day(tender.service_until),
        "long_term_because": tender.long_term_because,
        "questions_until": _moment(tender.questions_until),
        "bids_due_at": _moment(tender.bids_due_at),
        "unannounced_because": tender.unannounced_because,
        "keys": [each.body for each in await keyholding.of(tender)],
        "keys_needed": tender.keys_needed,
    }


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _moment(moment: dt.datetime | None) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds") if moment else ""
