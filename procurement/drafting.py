"""Drafting: a clerk begins a tender from a template and writes it in six parts, each kept as far as it is filled in."""

import datetime as dt
from collections.abc import Sequence

from ground import audit, clock, policy
from ground.actors import Actor
from ground.database import transaction
from ground.errors import Mistake, OutOfTurn, Unreadable
from ground.language import _, lazy
from ground.places import Place, PlaceKind
from ground.several import joined
from orgs import areas
from orgs.models import Organisation
from procurement import keyholding
from procurement.beginnings import BEGINNINGS
from procurement.budgeting import require_buyer
from procurement.hands import touch
from procurement.models import (
    BudgetLine,
    Factor,
    FactorKind,
    Intention,
    IntentionState,
    KeyHolder,
    Standard,
    Tender,
    TenderPlace,
    TenderState,
)
from procurement.rules.buying import may_write, may_write_for
from procurement.schemas.tender_drafts import (
    DatesDraft,
    KeysDraft,
    ListsDraft,
    MoneyDraft,
    ScoringDraft,
    WhatDraft,
)
from procurement.tender_words import Part

END_OF_DAY = dt.time(23, 59)
BUDGET_LINE, INTENTION, HOLDERS, PLACES = "budget_line", "intention", "holders", "places"
"""Fields in which one chooses from a list."""


async def begin(buyer: Organisation, template: str, *, by: Actor) -> Tender:
    """Open a tender with the texts, lines and factors of its template; `blank` begins with nothing."""
    may_write_for.require(by, buyer)
    require_buyer(buyer)
    given = BEGINNINGS.get(template)
    async with transaction():
        tender = await Tender.create(
            buyer=buyer,
            template=template,
            title=given.title if given else _("A new tender"),
            outline=given.outline if given else "",
            catalogue_item=given.catalogue_item if given else "",
            rationale=given.rationale if given else "",
            qualifications="\n".join(given.qualifications) if given else "",
            written_by_id=by.person_id,
            made_at=clock.now(),
        )
        if given:
            await _lay_standards(tender, [(each.words, each.unit, each.quantity) for each in given.standards])
            await _lay_factors(
                tender, [(each.kind, each.title, each.points * 100, each.words) for each in given.factors]
            )
        await touch(tender, by=by)
        await audit.record("Tender.begin", tender, by=by, template=template)
    return tender


async def keep_what(tender: Tender, draft: WhatDraft, *, by: Actor) -> None:
    """Keep part one."""
    may_write.require(by, tender)
    places = await _chosen(await offered_places(tender), draft.places)
    async with transaction():
        await _write(
            tender,
            Part.WHAT,
            by=by,
            title=draft.title,
            outline=draft.outline,
            public_service=draft.public_service,
            consulted=draft.consulted if draft.public_service else "",
        )
        await TenderPlace.filter(tender_id=tender.id).delete()
        await TenderPlace.bulk_create(TenderPlace(tender_id=tender.id, place_id=place.id) for place in places)
        await _lay_standards(tender, draft.lines)


async def keep_lists(tender: Tender, draft: ListsDraft, *, by: Actor) -> None:
    """Keep part two. Refuses (422) a key that is not in the lists of the place."""
    negative, catalogue = await policy.values("tenders.negative_list", "tenders.catalogue")
    strange = {
        "negative": set(draft.negative) - set(negative),
        "catalogue_item": {draft.catalogue_item} - {"", *catalogue},
    }
    if wrong := [Mistake(name, _("Please choose one from the list.")) for name, keys in strange.items() if keys]:
        raise Unreadable(lazy("Please look at these again."), wrong)
    await _write(
        tender,
        Part.LISTS,
        by=by,
        negative_checks=joined(dict.fromkeys(draft.negative)),
        catalogue_item=draft.catalogue_item,
    )


async def keep_money(tender: Tender, draft: MoneyDraft, *, by: Actor) -> None:
    """Keep part three; the line is one of the buyer's own."""
    line = await BudgetLine.get_or_none(public_id=draft.budget_line or "", buyer_id=tender.buyer_id)
    if draft.budget_line and line is None:
        raise _not_offered(BUDGET_LINE)
    await _write(
        tender,
        Part.MONEY,
        by=by,
        budget_line_id=line.id if line else None,
        ceiling_fen=draft.ceiling,
        fixed_price=draft.fixed_price,
        method=draft.method,
        rationale=draft.rationale,
    )


async def keep_scoring(tender: Tender, draft: ScoringDraft, *, by: Actor) -> None:
    """Keep part four."""
    may_write.require(by, tender)
    lines = [line.strip() for line in draft.qualifications.splitlines() if line.strip()]
    async with transaction():
        await _write(tender, Part.SCORING, by=by, qualifications="\n".join(lines))
        await _lay_factors(tender, draft.factors)


async def keep_dates(tender: Tender, draft: DatesDraft, *, by: Actor) -> None:
    """Keep part five; the intention is one of the buyer's own that stands announced."""
    intention = await Intention.get_or_none(
        public_id=draft.intention or "", buyer_id=tender.buyer_id, state=IntentionState.PUBLISHED
    )
    if draft.intention and intention is None:
        raise _not_offered(INTENTION)
    due_on, until = draft.bids_due_on, draft.questions_until
    await _write(
        tender,
        Part.DATES,
        by=by,
        service_from=draft.service_from,
        service_until=draft.service_until,
        long_term_because=draft.long_term_because,
        questions_until=clock.city_moment(until, END_OF_DAY) if until else None,
        bids_due_at=clock.city_moment(due_on, draft.bids_due_at) if due_on else None,
        intention_id=intention.id if intention else None,
        unannounced_because=draft.unannounced_because,
    )


async def keep_keys(tender: Tender, draft: KeysDraft, *, by: Actor) -> None:
    """Keep part six. Who was named already keeps the key they made; a key of who is named no more is gone."""
    may_write.require(by, tender)
    known = {each.person.public_id: each for each in await keyholding.offered(tender)}
    if set(draft.holders) - set(known):
        raise _not_offered(HOLDERS)
    wanted = [known[each] for each in dict.fromkeys(draft.holders)]
    async with transaction():
        await _write(tender, Part.KEYS, by=by, keys_needed=draft.keys_needed)
        kept = {each.person_id: each for each in await KeyHolder.filter(tender_id=tender.id)}
        leaving = set(kept) - {each.person.id for each in wanted}
        await KeyHolder.filter(tender_id=tender.id, person_id__in=list(leaving)).delete()
        last = max((each.seq for each in kept.values()), default=0)
        new = [each for each in wanted if each.person.id not in kept]
        await KeyHolder.bulk_create(
            KeyHolder(tender_id=tender.id, seq=last + number, person_id=each.person.id, body=each.body)
            for number, each in enumerate(new, start=1)
        )


async def offered_places(tender: Tender) -> list[Place]:
    """Return the places a service may be for: those of the buyer's county, or of the city it works for."""
    buyer = await Organisation.get(id=tender.buyer_id).select_related("place")
    home = buyer.place
    if home.kind in (PlaceKind.CITY, PlaceKind.COUNTY):
        return await _below(home)
    return await _below(await areas.above(home, PlaceKind.COUNTY))


async def _below(top: Place) -> list[Place]:
    kinds = (PlaceKind.COUNTY, PlaceKind.STREET, PlaceKind.COMMUNITY)
    today = clock.today()
    found = await Place.filter(path__startswith=top.path, kind__in=kinds).order_by("code")
    return [each for each in found if each.live_on(today)]


async def _chosen(offered: Sequence[Place], codes: Sequence[str]) -> list[Place]:
    wanted = set(codes)
    found = [each for each in offered if each.code in wanted]
    if len(found) < len(wanted):
        raise _not_offered(PLACES)
    return found


async def _lay_standards(tender: Tender, lines: Sequence[tuple[str, str, int]]) -> None:
    await Standard.filter(tender_id=tender.id).delete()
    await Standard.bulk_create(
        Standard(tender_id=tender.id, seq=seq, words=words, unit=unit, quantity=quantity)
        for seq, (words, unit, quantity) in enumerate(lines, start=1)
    )


async def _lay_factors(tender: Tender, factors: Sequence[tuple[FactorKind, str, int, str]]) -> None:
    await Factor.filter(tender_id=tender.id).delete()
    await Factor.bulk_create(
        Factor(tender_id=tender.id, seq=seq, kind=kind, title=title, most_hundredths=most, words=words)
        for seq, (kind, title, most, words) in enumerate(factors, start=1)
    )


async def _write(tender: Tender, part: Part, *, by: Actor, **columns: object) -> None:
    """Set columns while the tender is being written, guarded in one statement: what is with another stays as it is."""
    may_write.require(by, tender)
    async with transaction():
        if not await Tender.filter(id=tender.id, state=TenderState.DRAFT).update(**columns):
            raise OutOfTurn(lazy("This tender was handed in already. It can be changed once it is given back."))
        await touch(tender, by=by)
        await audit.record("Tender.write", tender, by=by, part=str(part))
    for column, value in columns.items():
        setattr(tender, column, value)


def _not_offered(field: str) -> Unreadable:
    """Return the refusal of what does not stand in the list that a field offers."""
    return Unreadable(lazy("Please look at these again."), [Mistake(field, _("Please choose from the list."))])
