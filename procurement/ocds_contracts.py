"""A tender's signed contract as a part of an OCDS release: its sum and days, what was accepted, what was paid."""

import datetime as dt
from collections.abc import Mapping

from ground import clock
from procurement.models import ClaimState, Contract, Milestone, MilestoneState, PaymentClaim, Tender
from procurement.ocds_values import Told, days, moment, money
from procurement.queries.contracts import PUBLIC

MET: Mapping[MilestoneState, str] = {
    MilestoneState.ACCEPTED: "met",
    MilestoneState.PARTLY_ACCEPTED: "partiallyMet",
}


async def contracts_of(tender: Tender) -> list[Told]:
    """Tell the contracts that both sides have signed; where nothing was accepted yet they have no implementation."""
    found = Contract.filter(tender_id=tender.id, state__in=PUBLIC).select_related("award", "supplier")
    return [await _contract(each, tender) for each in await found.order_by("id")]


async def _contract(contract: Contract, tender: Tender) -> Told:
    parts = await Milestone.filter(contract_id=contract.id).order_by("seq")
    settled = PaymentClaim.filter(milestone__contract_id=contract.id, state=ClaimState.SETTLED).order_by("id")
    paid = [_transaction(each, tender, contract) for each in await settled]
    done = [each for each in parts if each.state in MET]
    told: Told = {
        "id": contract.number or contract.public_id,
        "awardID": contract.award.public_id,
        "title": tender.title,
        "status": "active",
        "period": days(contract.starts_on, contract.ends_on),
        "value": money(contract.amount_fen),
        "dateSigned": moment(contract.signed_at) if contract.signed_at else None,
        "milestones": [_milestone(each) for each in parts],
    }
    if done or paid:
        work: Told = {"milestones": [_milestone(each) for each in done], "transactions": paid}
        told["implementation"] = {name: value for name, value in work.items() if value}
    return {name: value for name, value in told.items() if value not in (None, [])}


def _milestone(part: Milestone) -> Told:
    told: Told = {
        "id": part.public_id,
        "title": part.title,
        "type": "delivery",
        "dueDate": moment(clock.city_moment(part.due_on, dt.time(23, 59, 59))),
        "status": MET.get(part.state, "scheduled"),
    }
    return told | ({"dateMet": moment(part.accepted_at)} if part.accepted_at else {})


def _transaction(claim: PaymentClaim, tender: Tender, contract: Contract) -> Told:
    return {
        "id": claim.public_id,
        "date": moment(clock.city_moment(claim.settled_on)) if claim.settled_on else None,
        "value": money(claim.amount_fen),
        "payer": {"id": tender.buyer.public_id, "name": tender.buyer.name},
        "payee": {"id": contract.supplier.public_id, "name": contract.supplier.name},
    }
