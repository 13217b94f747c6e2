"""A tender as a release of the Open Contracting Data Standard 1.1.5: all that is public of it, and nothing else."""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from typing import Final

from ground import clock, settings
from ground.chains import canonical
from orgs.models import Organisation
from procurement.models import (
    Amendment,
    AmendmentState,
    Award,
    AwardState,
    Bid,
    Envelope,
    EnvelopeState,
    Factor,
    FactorKind,
    Intention,
    Question,
    Tender,
    TenderState,
    TenderVersion,
)
from procurement.ocds_contracts import contracts_of
from procurement.ocds_values import Told, days, moment, money, period
from procurement.queries import bids
from procurement.words import METHODS

BIDS: Final = "https://raw.githubusercontent.com/open-contracting-extensions/ocds_bid_extension/v1.1.5/extension.json"
"""The extension that has the bids, which core OCDS lacks."""
STATUS: Mapping[TenderState, str] = {
    TenderState.AWARDED: "complete",
    TenderState.CONTRACTED: "complete",
    TenderState.COMPLETED: "complete",
    TenderState.FAILED: "unsuccessful",
    TenderState.CANCELLED: "cancelled",
}
BID_STATUS: Mapping[EnvelopeState, str] = {
    EnvelopeState.OPENED: "pending",
    EnvelopeState.VALID: "valid",
    EnvelopeState.UNREADABLE: "disqualified",
    EnvelopeState.DISQUALIFIED: "disqualified",
}


async def release_of(tender: Tender, *, site: str) -> Told:
    """Tell a published tender, its buyer fetched; its id is the hash of what it tells: a change is a new one."""
    opened = await bids.opened_bids(tender)
    awards = await Award.filter(tender_id=tender.id).select_related("supplier").order_by("id")
    contracts = await contracts_of(tender)
    told: Told = {
        "initiationType": "tender",
        "language": "zh",
        "parties": _parties(tender, opened, awards),
        "buyer": _named(tender.buyer),
        "tender": await _tender(tender, site),
    }
    told |= {"planning": planning} if (planning := await _planning(tender)) else {}
    told |= {"bids": {"details": [_bid(each) for each in opened]}} if opened else {}
    told |= {"awards": [_award(each) for each in awards]} if awards else {}
    told |= {"contracts": contracts} if contracts else {}
    told["tag"] = _tags(told)
    ocid = f"{settings.current().ocid_prefix}-{tender.public_id}"
    digest = hashlib.sha256(canonical(told).encode()).hexdigest()
    return {"ocid": ocid, "id": f"{ocid}-{digest[:16]}", "date": moment(_latest(tender, awards)), **told}


def package_of(releases: Sequence[Told], *, uri: str, publisher: str, licence: str) -> Told:
    """Put releases into a package, which names the extension that they use."""
    return {
        "uri": uri,
        "version": "1.1",
        "extensions": [BIDS],
        "publishedDate": moment(clock.now()),
        "publisher": {"name": publisher},
        "license": licence,
        "releases": list(releases),
    }


def _named(org: Organisation) -> Told:
    return {"id": org.public_id, "name": org.name}


def _parties(tender: Tender, opened: Sequence[Envelope], awards: Sequence[Award]) -> list[Told]:
    roles: dict[int, list[str]] = {tender.buyer_id: ["buyer", "procuringEntity", "payer"]}
    bodies = {tender.buyer_id: tender.buyer}
    for envelope in opened:
        bodies[envelope.supplier_id] = envelope.supplier
        roles.setdefault(envelope.supplier_id, []).append("tenderer")
    for award in awards:
        bodies[award.supplier_id] = award.supplier
        roles.setdefault(award.supplier_id, []).extend(["supplier", "payee"])
    return [
        {
            **_named(bodies[number]),
            "roles": list(dict.fromkeys(each)),
            **({"identifier": {"id": uscc, "legalName": bodies[number].name}} if (uscc := bodies[number].uscc) else {}),
        }
        for number, each in roles.items()
    ]


async def _planning(tender: Tender) -> Told:
    intention = await Intention.get_or_none(id=tender.intention_id) if tender.intention_id else None
    if intention is None or intention.published_at is None:
        return {}
    return {
        "rationale": intention.outline,
        "budget": {"description": intention.title, "amount": money(intention.budget_fen)},
    }


async def _tender(tender: Tender, site: str) -> Told:
    factors = await Factor.filter(tender_id=tender.id)
    rated = any(each.kind != FactorKind.PRICE for each in factors)
    told: Told = {
        "id": tender.number or tender.public_id,
        "title": tender.title,
        "description": tender.outline,
        "status": STATUS.get(tender.state, "active"),
        "procuringEntity": _named(tender.buyer),
        "value": money(tender.ceiling_fen),
        "procurementMethod": "open",
        "procurementMethodDetails": str(METHODS[tender.method]),
        "procurementMethodRationale": tender.rationale,
        "mainProcurementCategory": "services",
        "awardCriteria": "ratedCriteria" if rated else "priceOnly",
        "submissionMethod": ["electronicSubmission"],
        "tenderPeriod": period(tender.published_at, tender.bids_due_at),
        "enquiryPeriod": period(tender.published_at, tender.questions_until),
        "hasEnquiries": await Question.exists(tender_id=tender.id),
        "eligibilityCriteria": tender.qualifications,
        "contractPeriod": days(tender.service_from, tender.service_until),
        "documents": await _texts(tender, site),
        "amendments": await _amendments(tender),
    }
    return {name: value for name, value in told.items() if value not in ("", [], {}, None)}


async def _texts(tender: Tender, site: str) -> list[Told]:
    return [
        {
            "id": f"text-{each.number}",
            "documentType": "tenderNotice",
            "title": f"{tender.title} {each.number}",
            "description": f"SHA-256 {each.sha256}",
            "url": f"{site}/tenders/{tender.public_id}/versions/{each.number}",
            "datePublished": moment(each.made_at),
            "format": "application/json",
        }
        for each in await TenderVersion.filter(tender_id=tender.id).order_by("number")
    ]


async def _amendments(tender: Tender) -> list[Told]:
    found = Amendment.filter(tender_id=tender.id, state=AmendmentState.IN_FORCE).order_by("approved_at")
    return [
        {"id": each.public_id, "date": moment(each.approved_at), "rationale": each.words}
        for each in await found
        if each.approved_at
    ]


def _bid(envelope: Envelope) -> Told:
    bid: Bid | None = envelope.bid
    return {
        "id": envelope.public_id,
        "date": moment(envelope.received_at),
        "status": BID_STATUS[envelope.state],
        "tenderers": [_named(envelope.supplier)],
        **({"value": money(bid.price_fen)} if bid else {}),
    }


def _award(award: Award) -> Told:
    return {
        "id": award.public_id,
        "status": "active" if award.state == AwardState.ACTIVE else "cancelled",
        "date": moment(award.awarded_at),
        "value": money(award.price_fen),
        "suppliers": [_named(award.supplier)],
    }


def _tags(told: Told) -> list[str]:
    tender, awards = told["tender"], told.get("awards", [])
    works = any("implementation" in each for each in told.get("contracts", []))
    found = {
        "planning": "planning" in told,
        "tender": True,
        "tenderAmendment": "amendments" in tender,
        "tenderUpdate": tender["status"] == "unsuccessful",
        "tenderCancellation": tender["status"] == "cancelled",
        "award": bool(awards),
        "awardCancellation": any(each["status"] == "cancelled" for each in awards),
        "contract": "contracts" in told,
        "implementation": works,
    }
    return [tag for tag, holds in found.items() if holds]


def _latest(tender: Tender, awards: Sequence[Award]) -> dt.datetime:
    known = [tender.published_at, tender.opened_at, tender.ended_at, *(each.awarded_at for each in awards)]
    return max(each for each in known if each)
