"""Judging: bids are opened by their holders, looked at, scored by experts drawn by lot, and one is awarded."""

from functools import partial
from typing import TYPE_CHECKING

from ground.actors import Actor
from marketplace.seeding import cast, contracting
from marketplace.seeding.purchases import Points, Until
from procurement import awarding, drawing, judging, keeping_keys, opening, qualifying
from procurement.models import Envelope, EnvelopeState, Factor, FactorKind, KeyHolder, Seat, SeatState

if TYPE_CHECKING:
    from marketplace.seeding.tendering import Case

EXPERTS = (cast.EXPERT, cast.EXPERT_OF_CITY, cast.SECOND_EXPERT)
"""All who were in the pool when committees were drawn: whoever has the first lot, these three sit."""


async def open_all(case: "Case") -> None:
    """Open every bid with two of the three keys, on the morning of the deadline."""
    by = await case.acting(cast.BUYER_CLERK)
    tender = await opening.begin(await case.tender(), by=by)
    for employed in (cast.BUYER_APPROVER, cast.FINANCE):
        holder = await KeyHolder.get(tender_id=tender.id, person_id=case.stage.cast[employed.name].id)
        await keeping_keys.give_up(holder, case.keys[holder.person_id], by=await case.acting(employed))
    await opening.finish(await case.tender(), by=by)
    case.then(0, 15, partial(_qualify, case))


async def _qualify(case: "Case") -> None:
    by = await case.acting(cast.BUYER_CLERK)
    for envelope in await Envelope.filter(tender_id=case.tender_id, state=EnvelopeState.OPENED).order_by("id"):
        await qualifying.qualify(envelope, by=by)
    await qualifying.close(await case.tender(), by=by)
    case.then(1, 9, partial(_draw, case))


async def _draw(case: "Case") -> None:
    await drawing.draw(await case.tender(), by=await case.acting(cast.BUYER_CLERK))
    scored = case.purchase.until == Until.SCORED
    for employed in EXPERTS[:2] if scored else EXPERTS:
        seat, by = await _seat(case, employed)
        await judging.declare(seat, "", by=by)
    case.then(1, 10, partial(_score, case))


async def _score(case: "Case") -> None:
    """Let the members sign their sheets; of the tender that is still being scored, the second is half written."""
    scored = case.purchase.until == Until.SCORED
    for number, sheet in enumerate(case.purchase.sheets):
        seat, by = await _seat(case, EXPERTS[number])
        points = await _points(case, sheet)
        if scored and number:
            half = dict(list(points.items())[: len(points) // 2])
            await judging.keep(seat, half, by=by)
        else:
            await judging.sign_sheet(seat, points, by=by)
    if not scored:
        case.then(1, 15, partial(_report, case))


async def _report(case: "Case") -> None:
    for employed in EXPERTS:
        seat, by = await _seat(case, employed)
        await judging.report(seat, "", by=by)
    case.then(2, 10, partial(_award, case))


async def _award(case: "Case") -> None:
    """Award to the first of the ranking, whose notice hangs out its working day; then the contract is written."""
    award = await awarding.choose(await case.tender(), by=await case.acting(cast.BUYER_APPROVER))
    if case.purchase.until == Until.CONTRACTED:
        contracting.begin(case, award)


async def _seat(case: "Case", employed: cast.Employed) -> tuple[Seat, Actor]:
    person = case.stage.cast[employed.name]
    seats = Seat.filter(committee__tender_id=case.tender_id, person_id=person.id)
    return await seats.exclude(state=SeatState.RECUSED).get(), await case.acting(employed)


async def _points(case: "Case", sheet: tuple[Points, ...]) -> dict[tuple[str, int], int]:
    """Return a sheet as it is sent: each bid's points by the numbers of the factors that the members judge."""
    bids = await Envelope.filter(tender_id=case.tender_id, state=EnvelopeState.VALID).order_by("id")
    factors = await Factor.filter(tender_id=case.tender_id).exclude(kind=FactorKind.PRICE).order_by("seq")
    return {
        (bid.public_id, factor.seq): given
        for bid, row in zip(bids, sheet, strict=False)
        for factor, given in zip(factors, row, strict=True)
    }
