"""Completeness: what a tender still lacks, part by part, each in one sentence (the guards of procurement 6.3)."""

from dataclasses import dataclass

from ground import clock, policy
from ground.language import lazy
from ground.money import Fen, yuan
from ground.several import parts
from procurement import dating, keyholding
from procurement.models import BudgetLine, Factor, FactorKind, Standard, Tender, TenderPlace
from procurement.tender_words import SPELT, Part

WHOLE = 10_000
"""Hundredths of a point that all factors sum to."""


@dataclass(frozen=True)
class Missing:
    """One thing that a part lacks."""

    part: Part
    sentence: object


async def missing(tender: Tender) -> list[Missing]:
    """Return all that stands against handing the tender in today."""
    return [
        *(Missing(Part.WHAT, each) for each in await _of_what(tender)),
        *(Missing(Part.LISTS, each) for each in await _of_lists(tender)),
        *(Missing(Part.MONEY, each) for each in await _of_money(tender)),
        *(Missing(Part.SCORING, each) for each in await _of_scoring(tender)),
        *(Missing(Part.DATES, each) for each in await _of_dates(tender)),
        *(Missing(Part.KEYS, each) for each in await _of_keys(tender)),
    ]


async def _of_what(tender: Tender) -> list[object]:
    asked = [
        (lazy("Write what is to be done."), bool(tender.outline)),
        (lazy("Choose the places it is for."), await TenderPlace.exists(tender_id=tender.id)),
        (lazy("Write at least one line by which it is accepted."), await Standard.exists(tender_id=tender.id)),
        (lazy("Write how the public was asked about it."), bool(tender.consulted) or not tender.public_service),
    ]
    return [sentence for sentence, there in asked if not there]


async def _of_lists(tender: Tender) -> list[object]:
    negative, catalogue = await policy.values("tenders.negative_list", "tenders.catalogue")
    said = set(parts(tender.negative_checks))
    asked = [
        (lazy("Say of each point of the negative list that it does not apply."), set(negative) <= said),
        (lazy("Choose its item in the catalogue."), tender.catalogue_item in catalogue),
    ]
    return [sentence for sentence, there in asked if not there]


async def _of_money(tender: Tender) -> list[object]:
    found: list[object] = []
    line = await BudgetLine.get_or_none(id=tender.budget_line_id) if tender.budget_line_id else None
    if line is None:
        found.append(lazy("Choose the budget line. What is not in the budget is not bought."))
    if tender.ceiling_fen <= 0:
        found.append(lazy("Write the most it may cost."))
    elif line is not None and tender.ceiling_fen > line.allocated_fen - line.committed_fen:
        left = yuan(Fen(line.allocated_fen - line.committed_fen))
        found.append(lazy("The line has %(left)s yuan left, less than the ceiling.", left=left))
    if not tender.rationale:
        found.append(lazy("Write why this method."))
    return found


async def _of_scoring(tender: Tender) -> list[object]:
    found: list[object] = []
    if not tender.qualifications:
        found.append(lazy("Write what a supplier has to show."))
    factors = await Factor.filter(tender_id=tender.id)
    if sum(each.most_hundredths for each in factors) != WHOLE:
        found.append(lazy("The points of all factors make 100."))
    found += await _of_price(tender, factors)
    shown = [_bare(line) for line in tender.qualifications.splitlines()]
    never = await policy.value("tenders.never_scores")
    for each in factors:
        told = _bare(each.title)
        if any(told in line or line in told for line in shown if line):
            found.append(lazy("“%(title)s” is a qualification. It cannot score too.", title=each.title))
        if any(word in told + _bare(each.words) for key in never for word in map(_bare, SPELT[key])):
            found.append(lazy("“%(title)s” may not score: it says nothing of the service.", title=each.title))
    return found


async def _of_price(tender: Tender, factors: list[Factor]) -> list[object]:
    """Return what is wrong with the weight of the price: within the method's bounds, and none where it is fixed."""
    prices = [each.most_hundredths for each in factors if each.kind == FactorKind.PRICE]
    if tender.fixed_price:
        return [lazy("The price is fixed, so it does not score.")] if prices else []
    least, most = await policy.values(
        f"tenders.price_percent.least.{tender.method}", f"tenders.price_percent.most.{tender.method}"
    )
    most = 100 if most is None else most
    if len(prices) != 1:
        return [lazy("The price is one of the factors, once.")]
    if not least * 100 <= prices[0] <= most * 100:
        return [lazy("The price has from %(least)s to %(most)s points by this method.", least=least, most=most)]
    return []


async def _of_dates(tender: Tender) -> list[object]:
    return [*await _of_term(tender), *await _of_deadlines(tender), *await _of_intention(tender)]


async def _of_term(tender: Tender) -> list[object]:
    first, last = tender.service_from, tender.service_until
    if first is None or last is None or last < first:
        return [lazy("Write from when until when the service runs.")]
    usual, longest = await policy.values("tenders.months", "tenders.long_months")
    if last > dating.months_on(first, longest):
        return [lazy("The service runs for at most %(months)s months.", months=longest)]
    if last > dating.months_on(first, usual) and not tender.long_term_because:
        return [lazy("For more than %(months)s months, write why it is settled for so long.", months=usual)]
    return []


async def _of_deadlines(tender: Tender) -> list[object]:
    if tender.bids_due_at is None or tender.questions_until is None:
        return [lazy("Write until when questions and bids are taken.")]
    soonest = await dating.earliest(tender)
    found: list[object] = []
    if tender.bids_due_at < soonest.bids_due_at:
        found.append(lazy("Bids may end at the earliest on the day shown, were it published today."))
    if tender.questions_until >= tender.bids_due_at:
        found.append(lazy("Questions end before bids do."))
    if tender.service_from is not None and tender.service_from <= clock.city_day(tender.bids_due_at):
        found.append(lazy("The service begins after bids have ended."))
    return found


async def _of_intention(tender: Tender) -> list[object]:
    if tender.intention_id is None and not tender.unannounced_because:
        return [lazy("Choose the intention it carries out, or write why there is none.")]
    return []


async def _of_keys(tender: Tender) -> list[object]:
    wrong = await keyholding.why_not_named(tender)
    return [] if wrong is None else [wrong]


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()
