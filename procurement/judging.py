"""Judging: members declare their interests, score factor by factor, and sign one report or say why not (6.5)."""

import json
from collections.abc import Mapping

from tortoise.expressions import F

from ground import audit, clock
from ground.actors import SYSTEM, Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.language import _, lazy
from procurement.drawing import fill
from procurement.holding import hold
from procurement.low_prices import require_settled
from procurement.models import (
    Committee,
    Envelope,
    EnvelopeState,
    Factor,
    FactorKind,
    Score,
    Seat,
    SeatState,
    Standing,
    Tender,
    TenderState,
)
from procurement.ranking import ranked
from procurement.rules.bids import may_judge, may_open

Points = Mapping[tuple[str, int], int]
"""By the envelope's public id and the factor's number: hundredths."""


async def declare(seat: Seat, interest: str, *, by: Actor) -> None:
    """Declare that one has no interest in the buyer or a bidder, or which: then the next in the draw sits."""
    may_judge.require(by, seat)
    async with transaction():
        committee, tender = await _evaluating(seat)
        if interest:
            await _recuse(seat, interest, committee, tender, by=by)
        else:
            await seat.move("declare", by=by, declared_at=clock.now())


async def recuse(seat: Seat, words: str, *, by: Actor) -> None:
    """Take a member off whose interest came to light, until the report; their sheet counts no more (条例 9)."""
    tender = await Tender.get(committee__id=seat.committee_id)
    may_open.require(by, tender)
    async with transaction():
        committee, tender = await _evaluating(seat)
        await _recuse(seat, words, committee, tender, by=by)


async def keep(seat: Seat, points: Points, *, by: Actor) -> None:
    """Keep a sheet as far as it is written, to go on later."""
    may_judge.require(by, seat)
    draft = json.dumps([[bid, factor, given] for (bid, factor), given in sorted(points.items())])
    async with transaction():
        if not await Seat.filter(id=seat.id, state=SeatState.SITTING, signed_at=None).update(draft=draft):
            raise OutOfTurn(lazy("This sheet is signed already, or you do not sit on this committee."))
        await audit.record("Seat.keep", seat, by=by)


async def sign_sheet(seat: Seat, points: Points, *, by: Actor) -> None:
    """Sign a whole sheet. What is objective has to be as all who signed before have it: 409 names where it is not."""
    may_judge.require(by, seat)
    async with transaction():
        committee, tender = await _evaluating(seat)
        signed = await Seat.filter(id=seat.id, state=SeatState.SITTING, signed_at=None).update(signed_at=clock.now())
        if not signed:
            raise OutOfTurn(lazy("This sheet is signed already, or you do not sit on this committee."))
        bids = await Envelope.filter(tender_id=tender.id, state=EnvelopeState.VALID)
        factors = await Factor.filter(tender_id=tender.id).exclude(kind=FactorKind.PRICE).order_by("seq")
        scores = [
            Score(
                seat_id=seat.id, sheet=seat.sheet, envelope=bid, factor=factor, hundredths=_given(points, bid, factor)
            )
            for bid in bids
            for factor in factors
        ]
        await _require_alike(scores, committee)
        await Score.bulk_create(scores)
        await audit.record("Seat.sign", seat, by=by, sheet=seat.sheet)


async def take_back(seat: Seat, *, by: Actor) -> None:
    """Take one's sheet back to mend it, while nobody has signed the report; the old one stays on the record."""
    may_judge.require(by, seat)
    async with transaction():
        committee, _tender = await _evaluating(seat)
        if await Seat.filter(committee_id=committee.id, reported_at__not_isnull=True).exists():
            raise OutOfTurn(lazy("The report is being signed. A sheet stays as it is from now on."))
        if not await Seat.filter(id=seat.id, signed_at__not_isnull=True).update(signed_at=None, sheet=F("sheet") + 1):
            raise OutOfTurn(lazy("This has changed in the meantime. Please look at it again."))
        await audit.record("Seat.take_back", seat, by=by)


async def report(seat: Seat, dissent: str, *, by: Actor) -> None:
    """Sign the report, or say in writing why one does not agree; with the last word the ranking is frozen (条例 41)."""
    may_judge.require(by, seat)
    async with transaction():
        committee, tender = await _evaluating(seat)
        sitting = Seat.filter(committee_id=committee.id, state=SeatState.SITTING)
        if await sitting.filter(signed_at__not_isnull=True).count() < committee.size:
            raise OutOfTurn(lazy("The report comes when every member has signed a sheet."))
        await require_settled(tender)
        said = await sitting.filter(id=seat.id, reported_at=None).update(reported_at=clock.now(), dissent=dissent)
        if not said:
            raise OutOfTurn(lazy("You have signed the report already."))
        await audit.record("Seat.report", seat, by=by, dissent=bool(dissent))
        if not await sitting.filter(reported_at=None).exists():
            await _recommend(tender)


async def _recommend(tender: Tender) -> None:
    await tender.move("recommend", by=SYSTEM)
    await Standing.bulk_create(
        Standing(
            envelope_id=each.bid,
            rank=each.rank,
            evaluated_fen=each.evaluated_fen,
            price_hundredths=each.price_hundredths,
            technical_hundredths=each.technical_hundredths,
            total_hundredths=each.total_hundredths,
        )
        for each in await ranked(tender)
    )


async def _evaluating(seat: Seat) -> tuple[Committee, Tender]:
    """Put whoever writes to this committee in line; refuse once its tender is not being judged any more."""
    committee = await Committee.get(id=seat.committee_id)
    tender = await hold(committee.tender_id)
    if tender.state != TenderState.EVALUATING:
        raise OutOfTurn(Tender.OUT_OF_TURN)
    await seat.refresh_from_db()
    return committee, tender


async def _recuse(seat: Seat, words: str, committee: Committee, tender: Tender, *, by: Actor) -> None:
    if await Seat.filter(committee_id=committee.id, reported_at__not_isnull=True).exists():
        raise OutOfTurn(lazy("The report is being signed. The committee stays as it is."))
    await seat.move("recuse", by=by, because=words, recused_because=words, signed_at=None)
    await fill(committee, tender)


def _given(points: Points, bid: Envelope, factor: Factor) -> int:
    given = points.get((bid.public_id, factor.seq))
    if given is None:
        raise OutOfTurn(_("%(factor)s: a bid has no points yet.", factor=factor.title))
    if not 0 <= given <= factor.most_hundredths:
        most = f"{factor.most_hundredths / 100:g}"
        raise OutOfTurn(_("%(factor)s: points go from 0 to %(most)s.", factor=factor.title, most=most))
    return given


async def _require_alike(scores: list[Score], committee: Committee) -> None:
    """Refuse points for something objective that differ from those on a signed sheet (6.5)."""
    others = await Score.filter(
        seat__committee_id=committee.id,
        seat__state=SeatState.SITTING,
        seat__signed_at__not_isnull=True,
        sheet=F("seat__sheet"),
        factor__kind=FactorKind.OBJECTIVE,
    )
    known = {(each.envelope_id, each.factor_id): each.hundredths for each in others}
    for score in scores:
        if known.get((score.envelope_id, score.factor_id), score.hundredths) != score.hundredths:
            sentence = _(
                "%(factor)s: this is objective, and another member has signed other points. Please look together.",
                factor=score.factor.title,
            )
            raise OutOfTurn(sentence)
