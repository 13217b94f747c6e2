"""A tender's answers, part by part, as desks, everyone and paper read them."""

import datetime as dt
from collections.abc import Callable, Sequence

from ground.deferred import Deferred
from ground.identity import Person
from ground.language import _, desk_day, desk_time, full_day, spoken_moment
from ground.money import Fen, capital, yuan
from ground.several import parts
from procurement import keyholding
from procurement.models import BudgetLine, Factor, FactorKind, Intention, Standard, Tender, TenderPlace
from procurement.tender_words import CATALOGUE, METHODS, NEGATIVE, Part, body_words, unit_words
from procurement.words import FACTOR_KINDS


class Answer(Deferred):
    """One question and what was answered."""

    label: str
    words: str


class StandardShown(Deferred):
    """One line of the service."""

    words: str
    unit: str
    unit_words: str
    quantity: int


class FactorShown(Deferred):
    """One thing that scores."""

    kind: FactorKind
    kind_words: str
    title: str
    words: str
    most_hundredths: int

    @property
    def points(self) -> str:
        """Its points, 20 or 12.50."""
        whole, rest = divmod(self.most_hundredths, 100)
        return f"{whole}.{rest:02d}" if rest else str(whole)


async def standards_of(tender: Tender) -> list[StandardShown]:
    """Return the lines of a tender."""
    return [
        StandardShown(words=each.words, unit=each.unit, unit_words=unit_words(each.unit), quantity=each.quantity)
        for each in await Standard.filter(tender_id=tender.id).order_by("seq")
    ]


async def factors_of(tender: Tender) -> list[FactorShown]:
    """Return what scores, in its order."""
    return [
        FactorShown(
            kind=FactorKind(each.kind),
            kind_words=str(FACTOR_KINDS[each.kind]),
            title=each.title,
            words=each.words,
            most_hundredths=each.most_hundredths,
        )
        for each in await Factor.filter(tender_id=tender.id).order_by("seq")
    ]


async def places_of(tender: Tender) -> str:
    """Say for which places the service is."""
    found = await TenderPlace.filter(tender_id=tender.id).select_related("place").order_by("place__code")
    return "、".join(each.place.name for each in found)


async def answers_of(tender: Tender, *, spoken: bool = False) -> dict[Part, list[Answer]]:
    """Return what a tender says to everyone, part by part; names of key holders are not in it.

    `spoken`: days and times as neighbours say them, and not in the figures of a desk.
    """
    moment = spoken_moment if spoken else desk_time
    line = await BudgetLine.get_or_none(id=tender.budget_line_id) if tender.budget_line_id else None
    intention = await Intention.get_or_none(id=tender.intention_id) if tender.intention_id else None
    ceiling = Fen(tender.ceiling_fen)
    told: dict[Part, Sequence[tuple[str, str]]] = {
        Part.WHAT: [
            (_("Name of the tender"), tender.title),
            (_("What is to be done"), tender.outline),
            (_("For which places"), await places_of(tender)),
            (_("How the public was asked"), tender.consulted if tender.public_service else ""),
        ],
        Part.LISTS: [
            (_("Item in the catalogue"), str(CATALOGUE.get(tender.catalogue_item, ""))),
            (_("Said not to apply"), "；".join(str(NEGATIVE[each]) for each in parts(tender.negative_checks))),
        ],
        Part.MONEY: [
            (_("Budget line"), f"{line.year} {line.code} {line.title}" if line else ""),
            (_("Most it may cost"), f"{yuan(ceiling)} {_('yuan')}（{capital(ceiling)}）" if ceiling else ""),
            (_("Price"), _("Fixed; it does not score") if tender.fixed_price else ""),
            (_("Method"), str(METHODS[tender.method])),
            (_("Why this method"), tender.rationale),
        ],
        Part.SCORING: [
            (_("What a supplier has to show"), "；".join(tender.qualifications.splitlines())),
        ],
        Part.DATES: [
            (_("Service runs"), _span(tender, full_day if spoken else desk_day)),
            (_("Why for so long"), tender.long_term_because),
            (_("Questions until"), moment(tender.questions_until) if tender.questions_until else ""),
            (_("Bids until"), moment(tender.bids_due_at) if tender.bids_due_at else ""),
            (_("Carries out the intention"), intention.title if intention else ""),
            (_("Why not announced for so long"), tender.unannounced_because),
        ],
        Part.KEYS: [
            (_("Keys are held by"), "、".join(body_words(each.body) for each in await keyholding.of(tender))),
            (_("Keys that open together"), str(tender.keys_needed)),
        ],
    }
    return {part: [Answer(label=label, words=said) for label, said in rows if said] for part, rows in told.items()}


async def holders_of(tender: Tender) -> list[Answer]:
    """Say who holds the keys, and who has not made theirs yet: for the buyer's desk alone."""
    found = await keyholding.of(tender)
    people = {each.id: each.name for each in await Person.filter(id__in=[each.person_id for each in found])}
    return [
        Answer(
            label=f"{people.get(each.person_id, '')}（{body_words(each.body)}）",
            words=_("Key made") if each.public_key else _("Key to be made"),
        )
        for each in found
    ]


def _span(tender: Tender, day: Callable[[dt.date], str]) -> str:
    if tender.service_from is None or tender.service_until is None:
        return ""
    return _("%(first)s to %(last)s", first=day(tender.service_from), last=day(tender.service_until))
