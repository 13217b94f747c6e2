"""The way of a tender for everyone: what is past and when it was, what is now, and how what comes goes."""

from dataclasses import dataclass

from ground import clock
from ground.deferred import Deferred
from ground.language import _, full_day, ngettext, spoken_day, spoken_moment
from procurement.models import (
    Award,
    AwardState,
    Committee,
    Contract,
    Intention,
    Seat,
    SeatState,
    Tender,
    TenderState,
)
from procurement.words import TENDER_STATES, StepState, ended_words

COMING = (
    (TenderState.PUBLISHED, TenderState.OPENING),
    (TenderState.OPENED, TenderState.EVALUATING, TenderState.RECOMMENDED),
    (TenderState.AWARDED,),
    (TenderState.CONTRACTED, TenderState.COMPLETED),
)
"""In which states the steps after the bids are now: opening, evaluation, result, contract."""


class Step(Deferred):
    """One step of a tender's way."""

    title: str
    words: str
    state: StepState


@dataclass(frozen=True)
class _Known:
    """What is on record of the steps after the bids."""

    tender: Tender
    committee: Committee | None
    members: int
    award: Award | None
    contract: Contract | None


async def steps_of(tender: Tender) -> list[Step]:
    """Return each step with its day where it is past, and with what is done in it where it comes."""
    due = tender.bids_due_at
    steps = [Step(title=title, words=words, state=StepState.PAST) for title, words in await _before(tender)]
    if tender.state in (TenderState.FAILED, TenderState.CANCELLED):
        ended = Step(title=str(TENDER_STATES[tender.state]), words=ended_words(tender), state=StepState.STOPPED)
        return [*steps, ended]
    takes = tender.state == TenderState.PUBLISHED and due is not None and due >= clock.now()
    steps.append(
        Step(
            title=_("Bids"),
            words=_("until %(moment)s", moment=spoken_moment(due)) if due else "",
            state=StepState.NOW if takes else StepState.PAST,
        )
    )
    at = next((number for number, states in enumerate(COMING) if tender.state in states), 0)
    for number, (title, words) in enumerate(_after(await _known(tender))):
        now = number == at and not takes and tender.state != TenderState.COMPLETED
        done = number < at or tender.state == TenderState.COMPLETED
        state = StepState.NOW if now else StepState.PAST if done else StepState.NEXT
        steps.append(Step(title=title, words=words, state=state))
    return steps


async def _before(tender: Tender) -> list[tuple[str, str]]:
    intention = await Intention.get_or_none(id=tender.intention_id) if tender.intention_id else None
    past = []
    if intention is not None and intention.published_at is not None:
        past.append((_("Intention shown"), spoken_moment(intention.published_at)))
    assert tender.published_at is not None  # noqa: S101 - only what was published is shown
    return [*past, (_("Tender published"), spoken_moment(tender.published_at))]


async def _known(tender: Tender) -> _Known:
    committee = await Committee.get_or_none(tender_id=tender.id)
    seats = Seat.filter(committee_id=committee.id).exclude(state=SeatState.RECUSED) if committee else None
    award = await Award.get_or_none(tender_id=tender.id, state=AwardState.ACTIVE)
    contract = await Contract.filter(award_id=award.id).first() if award else None
    return _Known(tender, committee, await seats.count() if seats else 0, award, contract)


def _after(known: _Known) -> list[tuple[str, str]]:
    return [
        (_("Opening of the bids"), _opening(known.tender)),
        (_("Evaluation"), _evaluation(known)),
        (_("Result and its notice"), _result(known.award)),
        (_("Contract"), _contract(known)),
    ]


def _opening(tender: Tender) -> str:
    if tender.opened_at is not None:
        return spoken_moment(tender.opened_at)
    return ngettext("%(count)d key opens them", "%(count)d keys open them together", tender.keys_needed)


def _evaluation(known: _Known) -> str:
    if known.committee is None:
        return _("Experts drawn by lot, each scores alone")
    drawn = spoken_day(clock.city_day(known.committee.drawn_at))
    return ngettext(
        "Drawn on %(day)s: %(count)d expert", "Drawn on %(day)s: %(count)d experts", known.members, day=drawn
    )  # fmt: skip


def _result(award: Award | None) -> str:
    if award is None:
        return _("Shown to everyone, with the price")
    until = full_day(award.notice_until)
    return _("%(day)s, notice until %(until)s", day=spoken_day(clock.city_day(award.awarded_at)), until=until)


def _contract(known: _Known) -> str:
    if known.contract is not None and known.contract.signed_at is not None:
        return _("signed on %(day)s", day=spoken_day(clock.city_day(known.contract.signed_at)))
    return _("Signed after the notice, and shown to everyone")
