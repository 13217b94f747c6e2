"""Intentions, tenders and the bids that were opened, as tables for everyone: nothing of a bid before its opening."""

from collections.abc import Sequence

from tortoise.queryset import QuerySet

from ground import clock
from ground.language import _, lazy, spoken_moment
from ground.open_sets import MOST_NEWS, News, Row
from procurement.models import UNOPENED, Envelope, Intention, Tender, TenderPlace, TenderState

INTENTION_FIELDS = {
    "id": lazy("Its name in addresses here: /intentions/…"),
    "title": lazy("What is to be bought"),
    "state": lazy("How it stands, by the words of /open/words"),
    "buyer_id": lazy("The body that buys: /orgs/…"),
    "buyer": lazy("That body's name"),
    "budget_fen": lazy("What it may cost, in fen"),
    "expected_on": lazy("The first day of the month in which the purchase is to begin"),
    "published_at": lazy("When it was announced"),
}
TENDER_FIELDS = {
    "id": lazy("Its name in addresses here: /tenders/…"),
    "number": lazy("The number of the project"),
    "title": lazy("What is bought"),
    "state": lazy("How it stands, by the words of /open/words"),
    "method": lazy("How the supplier is found, by the words of /open/words"),
    "buyer_id": lazy("The body that buys: /orgs/…"),
    "buyer": lazy("That body's name"),
    "intention_id": lazy("The intention that announced it: /intentions/…"),
    "catalogue_item": lazy("The item of the guiding catalogue"),
    "place_codes": lazy("The statistical codes of the places it is for, parted by blanks"),
    "ceiling_fen": lazy("The most it may cost, in fen"),
    "service_from": lazy("The first day of the service"),
    "service_until": lazy("The last day of the service"),
    "published_at": lazy("When it was published"),
    "questions_until": lazy("Until when questions are taken"),
    "bids_due_at": lazy("Until when bids are taken"),
    "opened_at": lazy("When the bids were opened"),
    "ended_code": lazy("Why it ended without a supplier: few, few_valid, over_budget, unlawful, changed"),
}
BID_FIELDS = {
    "tender_id": lazy("The tender: /tenders/…"),
    "tender_number": lazy("The number of the project"),
    "supplier_id": lazy("The body that bid: /orgs/…"),
    "supplier": lazy("That body's name"),
    "price_fen": lazy("The price that was opened, in fen"),
    "small_enterprise": lazy("Whether it declares itself a small or micro enterprise"),
    "state": lazy("How it stands, by the words of /open/words"),
    "received_at": lazy("When it came"),
    "envelope_sha256": lazy("The hash of the sealed envelope"),
}


async def intentions(offset: int, most: int) -> Sequence[Row]:
    """Return the intentions that were ever announced, in the order in which they came to be."""
    found = _announced().order_by("id").offset(offset).limit(most).select_related("buyer")
    return [
        {
            "id": each.public_id,
            "title": each.title,
            "state": str(each.state),
            "buyer_id": each.buyer.public_id,
            "buyer": each.buyer.name,
            "budget_fen": each.budget_fen,
            "expected_on": each.expected_on,
            "published_at": each.published_at,
        }
        for each in await found
    ]


async def count_intentions() -> int:
    """Return how many were announced."""
    return await _announced().count()


async def intentions_news() -> Sequence[News]:
    """Return the intentions that were announced last."""
    found = await _announced().order_by("-published_at").limit(MOST_NEWS).select_related("buyer")
    return [
        News(
            each.public_id, each.title, each.buyer.name, each.published_at, "tenders:intention",
            {"intention": each.public_id},
        )
        for each in found
        if each.published_at
    ]  # fmt: skip


async def tenders(offset: int, most: int) -> Sequence[Row]:
    """Return the tenders that were ever published, in the order in which they came to be."""
    found = await _published().order_by("id").offset(offset).limit(most).select_related("buyer", "intention")
    places: dict[int, list[str]] = {}
    for place in await TenderPlace.filter(tender_id__in=[each.id for each in found]).select_related("place"):
        places.setdefault(place.tender_id, []).append(place.place.code)
    return [
        {
            "id": each.public_id,
            "number": each.number,
            "title": each.title,
            "state": str(each.state),
            "method": str(each.method),
            "buyer_id": each.buyer.public_id,
            "buyer": each.buyer.name,
            "intention_id": each.intention.public_id if each.intention else None,
            "catalogue_item": each.catalogue_item,
            "place_codes": " ".join(sorted(places.get(each.id, ()))),
            "ceiling_fen": each.ceiling_fen,
            "service_from": each.service_from,
            "service_until": each.service_until,
            "published_at": each.published_at,
            "questions_until": each.questions_until,
            "bids_due_at": each.bids_due_at,
            "opened_at": each.opened_at,
            "ended_code": each.ended_code,
        }
        for each in found
    ]


async def count_tenders() -> int:
    """Return how many were published."""
    return await _published().count()


async def tenders_news() -> Sequence[News]:
    """Return the tenders that were published last and take bids still."""
    found = _published().filter(state=TenderState.PUBLISHED, bids_due_at__gte=clock.now()).order_by("-published_at")
    return [
        News(
            each.public_id,
            each.title,
            _("%(buyer)s, bids until %(moment)s", buyer=each.buyer.name, moment=spoken_moment(each.bids_due_at)),
            each.published_at,
            "tenders:tender",
            {"tender": each.public_id},
        )
        for each in await found.limit(MOST_NEWS).select_related("buyer")
        if each.published_at and each.bids_due_at
    ]


async def opened_bids(offset: int, most: int) -> Sequence[Row]:
    """Return the bids that were in an opening, with the price that it told; of a sealed one not even the count."""
    found = _opened().order_by("id").offset(offset).limit(most).select_related("tender", "supplier", "bid")
    return [
        {
            "tender_id": each.tender.public_id,
            "tender_number": each.tender.number,
            "supplier_id": each.supplier.public_id,
            "supplier": each.supplier.name,
            "price_fen": each.bid.price_fen if each.bid else None,
            "small_enterprise": bool(each.bid and each.bid.small_enterprise),
            "state": str(each.state),
            "received_at": each.received_at,
            "envelope_sha256": each.sha256,
        }
        for each in await found
    ]


async def count_bids() -> int:
    """Return how many were opened."""
    return await _opened().count()


def _announced() -> QuerySet[Intention]:
    return Intention.filter(published_at__not_isnull=True)


def _published() -> QuerySet[Tender]:
    return Tender.filter(published_at__not_isnull=True)


def _opened() -> QuerySet[Envelope]:
    return Envelope.filter(tender__opened_at__not_isnull=True).exclude(state__in=UNOPENED)
