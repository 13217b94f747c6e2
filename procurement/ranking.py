"""The ranking of a tender's valid bids, from the sheets that count and the prices opened (procurement 6.5)."""

from collections import defaultdict

from ground import policy
from procurement.models import Bid, EnvelopeState, Factor, FactorKind, Score, Seat, SeatState, Tender
from procurement.scoring import Ranked, evaluated, lot_of, ranking, seed_of


async def ranked(tender: Tender) -> list[Ranked]:
    """Return the valid bids from the first to the last, by envelope; [] while a sheet is missing."""
    bids = await Bid.filter(envelope__tender_id=tender.id, envelope__state=EnvelopeState.VALID).select_related(
        "envelope"
    )
    given = await totals(tender)
    if not bids or any(not given[each.envelope_id] for each in bids):
        return []
    percent = int(await policy.value("bids.small_percent"))
    prices = {
        each.envelope_id: evaluated(each.price_fen, small=each.small_enterprise, percent=percent) for each in bids
    }
    seed = seed_of(each.form_key for each in await Bid.filter(envelope__tender_id=tender.id))
    lots = {each.envelope_id: lot_of(seed, each.envelope.public_id) for each in bids}
    price = await Factor.get_or_none(tender_id=tender.id, kind=FactorKind.PRICE)
    return ranking(prices, price.most_hundredths if price else 0, {each: given[each] for each in prices}, lots)


async def totals(tender: Tender) -> dict[int, list[int]]:
    """Return what each member gave each bid in all, on the signed sheets that count."""
    found: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for score in await counted(tender):
        found[score.envelope_id][score.seat_id] += score.hundredths
    return defaultdict(list, {bid: list(by_seat.values()) for bid, by_seat in found.items()})


async def counted(tender: Tender) -> list[Score]:
    """Return the points on the signed sheets of the members who sit, none of a sheet that was taken back."""
    seats = await Seat.filter(
        committee__tender_id=tender.id, state=SeatState.SITTING, signed_at__not_isnull=True
    ).values_list("id", "sheet")
    sheets = {int(seat): int(sheet) for seat, sheet in seats}
    scores = await Score.filter(seat_id__in=list(sheets)).order_by("seat__seq", "envelope_id", "factor__seq")
    return [each for each in scores if sheets[each.seat_id] == each.sheet]
