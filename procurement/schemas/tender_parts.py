"""The pages of a tender's six parts: what was written so far, what can be chosen, and what the rules reckon."""

import datetime as dt
from collections.abc import Sequence

from ground import clock, policy
from ground.deferred import Deferred
from ground.language import _
from ground.money import Fen, yuan
from ground.pages import Page
from ground.places import Place, PlaceKind
from ground.several import parts
from orgs.schemas.part_pages import area_words
from procurement import dating, drafting, keyholding
from procurement.models import BudgetLine, FactorKind, Intention, KeyHolder, Method, Tender, TenderPlace
from procurement.queries.buyers import waiting_intentions
from procurement.schemas.tender_answers import FactorShown, StandardShown, factors_of, standards_of
from procurement.schemas.tender_pages import TenderLine
from procurement.tender_words import BODIES, CATALOGUE, METHODS, NEGATIVE, PARTS, UNITS, Part, body_words
from procurement.words import FACTOR_KINDS

SPARE = 3
"""Empty rows below those that are filled in."""


class PartPage(Page):
    """What every part says: its tender, and which part of how many."""

    tender: TenderLine
    number: int
    of_all: int = len(PARTS)


def _head(tender: Tender, part: Part) -> dict[str, object]:
    return {"title": str(PARTS[part]), "tender": TenderLine.of(tender), "number": list(PARTS).index(part) + 1}


class WhatPage(PartPage):
    """Part one."""

    template = "procurement/part_what.html"
    outline: str
    offered: list[tuple[str, list[tuple[str, str]]]]
    """The places of each street, under its name; the county first."""
    places: list[str]
    public_service: bool
    consulted: str
    standards: list[StandardShown]
    units: list[tuple[str, str]]
    rows: int

    @classmethod
    async def of(cls, tender: Tender) -> "WhatPage":
        """Say what was written, and offer the places of the buyer's county."""
        chosen = await TenderPlace.filter(tender_id=tender.id).select_related("place").order_by("place__code")
        lines = await standards_of(tender)
        return cls.model_validate(
            {
                **_head(tender, Part.WHAT),
                "outline": tender.outline,
                "offered": _by_street(await drafting.offered_places(tender)),
                "places": [each.place.code for each in chosen],
                "public_service": tender.public_service,
                "consulted": tender.consulted,
                "standards": lines,
                "units": [(unit, str(words)) for unit, words in UNITS.items()],
                "rows": len(lines) + SPARE,
            }
        )


def _by_street(places: Sequence[Place]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Put communities below their street, as their codes have them."""
    found: list[tuple[str, list[tuple[str, str]]]] = []
    for each in places:
        if each.kind != PlaceKind.COMMUNITY or not found:
            found.append((each.name, []))
        found[-1][1].append((each.code, area_words(each.name, each.kind)))
    return found


class ListsPage(PartPage):
    """Part two."""

    template = "procurement/part_lists.html"
    negative: list[tuple[str, str]]
    """(key, words) of those in force; open, for the place decides which there are (`ListsDraft`)."""
    said: list[str]
    catalogue: list[tuple[str, str]]
    catalogue_item: str

    @classmethod
    async def of(cls, tender: Tender) -> "ListsPage":
        """Say what was answered, by the lists in force."""
        negative, catalogue = await policy.values("tenders.negative_list", "tenders.catalogue")
        return cls.model_validate(
            {
                **_head(tender, Part.LISTS),
                "negative": [(each, str(NEGATIVE[each])) for each in negative],
                "said": parts(tender.negative_checks),
                "catalogue": [(each, str(CATALOGUE[each])) for each in catalogue],
                "catalogue_item": tender.catalogue_item,
            }
        )


class MoneyPage(PartPage):
    """Part three."""

    template = "procurement/part_money.html"
    lines: list[tuple[str, str]]
    line: str
    ceiling: str
    fixed_price: bool
    methods: list[tuple[Method, str]]
    method: Method
    rationale: str

    @classmethod
    async def of(cls, tender: Tender) -> "MoneyPage":
        """Say what was written, and what each line has left."""
        lines = await BudgetLine.filter(buyer_id=tender.buyer_id).order_by("-year", "code", "id")
        chosen = next((each.public_id for each in lines if each.id == tender.budget_line_id), "")
        return cls.model_validate(
            {
                **_head(tender, Part.MONEY),
                "lines": [(each.public_id, _line_words(each)) for each in lines],
                "line": chosen,
                "ceiling": yuan(Fen(tender.ceiling_fen)) if tender.ceiling_fen else "",
                "fixed_price": tender.fixed_price,
                "methods": [(each, str(words)) for each, words in METHODS.items()],
                "method": tender.method,
                "rationale": tender.rationale,
            }
        )


class ScoringPage(PartPage):
    """Part four."""

    template = "procurement/part_scoring.html"
    qualifications: str
    factors: list[FactorShown]
    kinds: list[tuple[FactorKind, str]]
    rows: int
    least: int
    most: int

    @classmethod
    async def of(cls, tender: Tender) -> "ScoringPage":
        """Say what was written, and what the price may weigh."""
        least, most = await policy.values(
            f"tenders.price_percent.least.{tender.method}", f"tenders.price_percent.most.{tender.method}"
        )
        factors = await factors_of(tender)
        return cls.model_validate(
            {
                **_head(tender, Part.SCORING),
                "qualifications": tender.qualifications,
                "factors": factors,
                "kinds": [(kind, str(words)) for kind, words in FACTOR_KINDS.items()],
                "rows": len(factors) + SPARE,
                "least": least,
                "most": 100 if most is None else most,
            }
        )


class DatesPage(PartPage):
    """Part five."""

    template = "procurement/part_dates.html"
    service_from: dt.date | None
    service_until: dt.date | None
    long_term_because: str
    questions_until: dt.date | None
    bids_due_on: dt.date | None
    bids_due_at: str
    earliest_at: dt.datetime
    days: int
    documents_workdays: int
    months: int
    intentions: list[tuple[str, str]]
    intention: str
    unannounced_because: str

    @classmethod
    async def of(cls, tender: Tender) -> "DatesPage":
        """Say what was written, and what the rules reckon, were it published today."""
        soonest = await dating.earliest(tender)
        offered = list(await waiting_intentions(tender.buyer_id))
        due = tender.bids_due_at.astimezone(clock.CITY_ZONE) if tender.bids_due_at else None
        chosen = next((each.public_id for each in offered if each.id == tender.intention_id), "")
        return cls.model_validate(
            {
                **_head(tender, Part.DATES),
                "service_from": tender.service_from,
                "service_until": tender.service_until,
                "long_term_because": tender.long_term_because,
                "questions_until": clock.city_day(tender.questions_until) if tender.questions_until else None,
                "bids_due_on": due.date() if due else None,
                "bids_due_at": f"{due:%H:%M}" if due else "09:00",
                "earliest_at": soonest.bids_due_at,
                "days": soonest.days,
                "documents_workdays": soonest.documents_workdays,
                "months": await policy.value("tenders.months"),
                "intentions": [(each.public_id, await _intention_words(each)) for each in offered],
                "intention": chosen,
                "unannounced_because": tender.unannounced_because,
            }
        )


class HolderOffered(Deferred):
    """Someone who may hold a key."""

    id: str
    name: str
    body_words: str


class KeysPage(PartPage):
    """Part six."""

    template = "procurement/part_keys.html"
    offered: list[HolderOffered]
    chosen: list[str]
    keys_needed: int
    least: int
    bodies: list[str]

    @classmethod
    async def of(cls, tender: Tender) -> "KeysPage":
        """Say who is named, and who may be."""
        found = await keyholding.offered(tender)
        named = {each.person_id for each in await KeyHolder.filter(tender_id=tender.id)}
        return cls.model_validate(
            {
                **_head(tender, Part.KEYS),
                "offered": [
                    HolderOffered(id=each.person.public_id, name=each.person.name, body_words=body_words(each.body))
                    for each in found
                ],
                "chosen": [each.person.public_id for each in found if each.person.id in named],
                "keys_needed": tender.keys_needed,
                "least": await policy.value("tenders.key_holders"),
                "bodies": [str(words) for words in BODIES.values()],
            }
        )


PAGES: dict[Part, type[WhatPage | ListsPage | MoneyPage | ScoringPage | DatesPage | KeysPage]] = {
    Part.WHAT: WhatPage,
    Part.LISTS: ListsPage,
    Part.MONEY: MoneyPage,
    Part.SCORING: ScoringPage,
    Part.DATES: DatesPage,
    Part.KEYS: KeysPage,
}


def _line_words(line: BudgetLine) -> str:
    left = yuan(Fen(line.allocated_fen - line.committed_fen))
    return _(
        "%(year)s %(code)s %(title)s, %(left)s yuan left", year=line.year, code=line.code, title=line.title, left=left
    )


async def _intention_words(intention: Intention) -> str:
    days = (clock.now() - intention.published_at).days if intention.published_at else 0
    return _("%(title)s, shown for %(days)s days", title=intention.title, days=days)
