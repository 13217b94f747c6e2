"""Stories of a committee: bids qualified, members drawn who declare, sheets signed, the report signed by all."""

from collections.abc import Mapping

from ground import clock, sessions
from ground.actors import Actor
from ground.identity import Person
from procurement import drawing, judging, qualifying
from procurement.models import Committee, Envelope, EnvelopeState, Seat, SeatState, Tender
from tests.procurement.opened import WAN, Purchase, a_bid, a_purchase, after_deadline, opened

PRICES = (88, 95, 82)


async def a_judged(prices: tuple[int, ...] = PRICES, *, experts: int = 5) -> Purchase:
    """Bring a tender so far that its bids are valid and its committee is drawn."""
    made = await a_purchase(suppliers=len(prices), experts=experts)
    for number, wan in enumerate(prices, start=1):
        await a_bid(made, number, wan * WAN)
    with clock.stopped(after_deadline(made)):
        await opened(made)
        for envelope in await Envelope.filter(state=EnvelopeState.OPENED):
            await qualifying.qualify(envelope, by=made.clerk)
        await qualifying.close(await made.fresh(), by=made.clerk)
        await drawing.draw(await made.fresh(), by=made.clerk)
    return made


async def seats_of(tender: Tender, *states: SeatState) -> list[tuple[Seat, Actor]]:
    """Return the seats of a tender's committee in these states, with who sits on each."""
    committee = await Committee.get(tender_id=tender.id)
    found = await Seat.filter(committee_id=committee.id, state__in=states or (SeatState.SITTING,)).order_by("seq")
    return [(each, await sessions.actor_for(await Person.get(id=each.person_id))) for each in found]


async def all_declared(made: Purchase) -> list[tuple[Seat, Actor]]:
    """Let every member declare that they have no interest."""
    for seat, actor in await seats_of(made.tender, SeatState.DRAWN):
        await judging.declare(seat, "", by=actor)
    return await seats_of(made.tender)


async def points_of(tender: Tender, given: Mapping[int, tuple[int, int]]) -> dict[tuple[str, int], int]:
    """Return a sheet: for each bid in the order in which they came, its objective and its subjective points."""
    bids = await Envelope.filter(tender_id=tender.id, state=EnvelopeState.VALID).order_by("id")
    return {
        (bid.public_id, seq): hundredths
        for number, bid in enumerate(bids, start=1)
        for seq, hundredths in zip((2, 3), given[number], strict=True)
    }


SHEETS = (
    {1: (2500, 4000), 2: (3000, 4500), 3: (2000, 3000)},
    {1: (2500, 4010), 2: (3000, 4400), 3: (2000, 3100)},
    {1: (2500, 4000), 2: (3000, 4600), 3: (2000, 3050)},
)


async def all_signed(made: Purchase) -> list[tuple[Seat, Actor]]:
    """Let every member declare and sign a sheet."""
    seats = await all_declared(made)
    for (seat, actor), sheet in zip(seats, SHEETS, strict=True):
        await judging.sign_sheet(seat, await points_of(made.tender, sheet), by=actor)
    return seats


async def a_recommended() -> Purchase:
    """Bring a tender to the signed report."""
    made = await a_judged()
    for seat, actor in await all_signed(made):
        await judging.report(seat, "", by=actor)
    return made
