"""Results of tenders and signed contracts, as tables for everyone, from the moment at which the law opens them."""

import datetime as dt
from collections.abc import Sequence

from tortoise.queryset import QuerySet

from ground.language import _, lazy, spoken_day
from ground.open_sets import MOST_NEWS, News, Row
from procurement.models import (
    Award,
    AwardState,
    ClaimState,
    Contract,
    Milestone,
    PaymentClaim,
    Standing,
    Tender,
    TenderState,
)
from procurement.queries.contracts import PUBLIC as SIGNED
from procurement.words import TENDER_STATES

WITH_RESULT = (
    TenderState.AWARDED,
    TenderState.CONTRACTED,
    TenderState.COMPLETED,
    TenderState.FAILED,
    TenderState.CANCELLED,
)
RESULT_FIELDS = {
    "tender_id": lazy("The tender: /tenders/…"),
    "number": lazy("The number of the project"),
    "title": lazy("What was bought"),
    "state": lazy("How it stands, by the words of /open/words"),
    "buyer_id": lazy("The body that buys: /orgs/…"),
    "buyer": lazy("That body's name"),
    "supplier_id": lazy("The body that was chosen: /orgs/…"),
    "supplier": lazy("That body's name"),
    "price_fen": lazy("Its price, in fen"),
    "points_hundredths": lazy("Its points, in hundredths"),
    "awarded_at": lazy("When it was chosen"),
    "notice_until": lazy("The last day of the result's notice"),
    "ended_code": lazy("Why it ended without a supplier: few, few_valid, over_budget, unlawful, changed"),
    "ended_words": lazy("That reason in words"),
}
CONTRACT_FIELDS = {
    "number": lazy("The number of the contract"),
    "tender_id": lazy("The tender: /tenders/…/contract"),
    "title": lazy("What was bought"),
    "state": lazy("How it stands, by the words of /open/words"),
    "buyer_id": lazy("The body that buys: /orgs/…"),
    "buyer": lazy("That body's name"),
    "supplier_id": lazy("The body that supplies: /orgs/…"),
    "supplier": lazy("That body's name"),
    "amount_fen": lazy("What was agreed, in fen"),
    "accepted_fen": lazy("What was accepted so far, in fen"),
    "paid_fen": lazy("What was paid so far, in fen"),
    "signed_at": lazy("When both had signed"),
    "starts_on": lazy("Its first day"),
    "ends_on": lazy("The last day of its notice"),
}


async def results(offset: int, most: int) -> Sequence[Row]:
    """Return the tenders with a result, a supplier or none, in the order in which they came to be."""
    found = await _ended().order_by("id").offset(offset).limit(most).select_related("buyer")
    awards = await _awards([each.id for each in found])
    points = dict(
        await Standing.filter(envelope_id__in=[each.envelope_id for each in awards.values()]).values_list(
            "envelope_id", "total_hundredths"
        )
    )
    return [_result(each, awards.get(each.id), points) for each in found]


async def count_results() -> int:
    """Return how many have a result."""
    return await _ended().count()


async def results_news() -> Sequence[News]:
    """Return the results that came last: who was chosen, or that nobody was."""
    awarded = Award.filter(state=AwardState.ACTIVE).order_by("-awarded_at").limit(MOST_NEWS)
    failed = _ended().filter(ended_at__not_isnull=True).order_by("-ended_at").limit(MOST_NEWS)
    news = [
        _news(
            each.tender, each.awarded_at,
            _("%(supplier)s, notice until %(day)s", supplier=each.supplier.name, day=spoken_day(each.notice_until)),
        )
        for each in await awarded.select_related("tender", "supplier")
    ]  # fmt: skip
    news += [_news(each, each.ended_at, str(TENDER_STATES[each.state])) for each in await failed if each.ended_at]
    return sorted(news, key=lambda each: each.at, reverse=True)[:MOST_NEWS]


async def contracts(offset: int, most: int) -> Sequence[Row]:
    """Return the contracts that both sides have signed (条例 50), in the order in which they came to be."""
    found = await _signed().order_by("id").offset(offset).limit(most).select_related("tender__buyer", "supplier")
    numbers = [each.id for each in found]
    accepted, paid = dict.fromkeys(numbers, 0), dict.fromkeys(numbers, 0)
    for part in await Milestone.filter(contract_id__in=numbers):
        accepted[part.contract_id] += part.payable_fen
    settled = PaymentClaim.filter(milestone__contract_id__in=numbers, state=ClaimState.SETTLED)
    for claim in await settled.select_related("milestone"):
        paid[claim.milestone.contract_id] += claim.amount_fen
    return [
        {
            "number": each.number,
            "tender_id": each.tender.public_id,
            "title": each.tender.title,
            "state": str(each.state),
            "buyer_id": each.tender.buyer.public_id,
            "buyer": each.tender.buyer.name,
            "supplier_id": each.supplier.public_id,
            "supplier": each.supplier.name,
            "amount_fen": each.amount_fen,
            "accepted_fen": accepted[each.id],
            "paid_fen": paid[each.id],
            "signed_at": each.signed_at,
            "starts_on": each.starts_on,
            "ends_on": each.ends_on,
        }
        for each in found
    ]


async def count_contracts() -> int:
    """Return how many were signed."""
    return await _signed().count()


async def contracts_news() -> Sequence[News]:
    """Return the contracts that were signed last."""
    found = _signed().filter(signed_at__not_isnull=True).order_by("-signed_at").limit(MOST_NEWS)
    return [
        News(
            each.public_id, each.tender.title, each.supplier.name, each.signed_at, "procurement:public_contract",
            {"tender": each.tender.public_id},
        )
        for each in await found.select_related("tender", "supplier")
        if each.signed_at
    ]  # fmt: skip


def _result(tender: Tender, award: Award | None, points: dict[int, int]) -> Row:
    return {
        "tender_id": tender.public_id,
        "number": tender.number,
        "title": tender.title,
        "state": str(tender.state),
        "buyer_id": tender.buyer.public_id,
        "buyer": tender.buyer.name,
        "supplier_id": award.supplier.public_id if award else None,
        "supplier": award.supplier.name if award else None,
        "price_fen": award.price_fen if award else None,
        "points_hundredths": points.get(award.envelope_id) if award else None,
        "awarded_at": award.awarded_at if award else None,
        "notice_until": award.notice_until if award else None,
        "ended_code": tender.ended_code,
        "ended_words": tender.ended_words,
    }


def _news(tender: Tender, at: dt.datetime, words: str) -> News:
    name = "tenders:tender" if tender.state == TenderState.CANCELLED else "procurement:result"
    return News(tender.public_id, tender.title, words, at, name, {"tender": tender.public_id})


async def _awards(tender_ids: list[int]) -> dict[int, Award]:
    found = await Award.filter(tender_id__in=tender_ids, state=AwardState.ACTIVE).select_related("supplier")
    return {each.tender_id: each for each in found}


def _ended() -> QuerySet[Tender]:
    return Tender.filter(published_at__not_isnull=True, state__in=WITH_RESULT)


def _signed() -> QuerySet[Contract]:
    return Contract.filter(state__in=SIGNED)
