"""Showing mergers: two records side by side, no more of either than tells two people apart."""

from collections.abc import Sequence

from ground import clock, idnumbers, persons, privacy
from ground.actors import Actor
from ground.carrying import Together
from ground.identity import Person
from ground.language import _, hours_text, spoken_day
from volunteers import ledger, mergers, merging, queries
from volunteers.models import Merger, MergerState
from volunteers.rules import merging as rules
from volunteers.schemas.merging import MergerLine, MergerPage, OwnMerger, Row
from volunteers.showing_people import age_words
from volunteers.words import MERGERS

APART = (MergerState.SEPARATED, MergerState.DROPPED)


def lines_shown(found: Sequence[Merger]) -> list[MergerLine]:
    """Return mergers as a list shows them."""
    return [
        MergerLine(
            id=each.public_id,
            name=persons.name_shown(each.kept),
            other=persons.name_shown(each.other),
            proposed_at=each.proposed_at,
            state=str(each.state),
            state_words=str(MERGERS[each.state]),
        )
        for each in found
    ]


async def merger_page(merger: Merger, *, by: Actor, together: Together) -> MergerPage:
    """Return two records side by side, as the actor's desk may judge them."""
    pair = await mergers.of_merger(merger)
    last = await merging.last_day(merger)
    proposed = merger.state == MergerState.PROPOSED
    merged = merger.state in (MergerState.MERGED, MergerState.CONTESTED)
    return MergerPage(
        title=_("Two records of one person?"),
        id=merger.public_id,
        person=merger.kept.public_id,
        state=str(merger.state),
        state_words=str(MERGERS[merger.state]),
        rows=await _rows(merger.kept, merger.other, together),
        evidence=merger.evidence,
        proposed_by=await _name(merger.proposed_by_id),
        proposed_at=merger.proposed_at,
        merged_by=await _name(merger.merged_by_id),
        merged_at=merger.merged_at,
        contested=merger.contested,
        reason=merger.reason,
        last_day=last if merged else None,
        against=await together.against(merger.kept, merger.other) if proposed else [],
        may_carry_out=proposed and rules.may_carry_out.allows(by, pair),
        may_drop=proposed,
        may_contest=merger.state == MergerState.MERGED and last is not None and clock.today() <= last,
        may_uphold=merger.state == MergerState.CONTESTED and rules.may_uphold.allows(by, pair),
        may_separate=merged and rules.may_decide.allows(by, pair),
    )


async def own_shown(found: Sequence[Merger]) -> list[OwnMerger]:
    """Return mergers as their person reads them."""
    lasts = [await merging.last_day(each) for each in found]
    return [
        OwnMerger(
            id=each.public_id,
            merged_at=each.merged_at,
            evidence=each.evidence,
            contested=each.contested if each.state == MergerState.CONTESTED else "",
            last_day=last,
            may_contest=each.state == MergerState.MERGED and last is not None and clock.today() <= last,
        )
        for each, last in zip(found, lasts, strict=True)
    ]


async def _name(person_id: int | None) -> str:
    person = await Person.get_or_none(id=person_id) if person_id else None
    return person.name if person else ""


async def _rows(kept: Person, other: Person, together: Together) -> list[Row]:
    facts = zip(await _facts(kept), await _facts(other), strict=True)
    rows = [
        Row(label=label, kept=mine or _("not told"), other=theirs or _("not told"))
        for (label, mine), (_l, theirs) in facts
    ]
    for each in together.carried:
        if each.words:
            mine, theirs = [await each.model.filter(**{each.column: person.id}).count() for person in (kept, other)]
            if mine or theirs:
                rows.append(Row(label=str(each.words), kept=str(mine), other=str(theirs)))
    return rows


async def _facts(person: Person) -> list[tuple[str, str]]:
    volunteer = await queries.volunteer_of(person.id)
    card = privacy.unseal("id", person.id_number_sealed) if person.id_number_sealed else ""
    return [
        (_("Name"), persons.name_shown(person)),
        (_("Age"), age_words(person)),
        (_("Lives in"), person.home.name if person.home else ""),
        (_("Telephone"), persons.phone_shown(person)),
        (_("ID number"), idnumbers.masked(card) if card else ""),
        (_("Entered on"), spoken_day(clock.city_day(person.made_at))),
        (_("Volunteer number"), volunteer.number if volunteer else ""),
        (_("Hours of service"), hours_text(await ledger.minutes_of(person.id))),
    ]
