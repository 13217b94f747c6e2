"""Policy values as rows in words: what is in force everywhere and at a place, what was before, what comes."""

import json
from collections import defaultdict
from collections.abc import Sequence

from ground import clock, persons, policy, proposing
from ground.actors import Actor
from ground.errors import NotFound
from ground.identity import Person
from ground.language import _, full_day, lazy
from ground.places import Place, PlaceKind, live_places
from ground.policy import BEGINNING, PolicyValue
from ground.proposing import PolicyProposal, may_change, path_of
from marketplace import house
from marketplace.policy_texts import said
from marketplace.schemas.policies import PastValue, PolicyLine, ProposalLine


def name_of(key: str) -> str:
    """Return what a value is called; NotFound for a key that nothing goes by."""
    if key not in house.policy_words():
        raise NotFound(lazy("We could not find this page."))
    return str(house.policy_words()[key])


async def lines_of(prefix: str) -> list[PolicyLine]:
    """Return the values whose key begins so, for everywhere and then for places that have their own."""
    rows: defaultdict[tuple[str, int | None], list[PolicyValue]] = defaultdict(list)
    for row in await policy.rows_of(prefix):
        rows[row.key, row.place_id].append(row)
    waiting = {(each.key, each.place_id) for each in await proposing.open_proposals()}
    order = {key: number for number, key in enumerate(house.policy_words())}
    found = [_line(each, waits=at in waiting) for at, each in rows.items() if at[0] in order]
    return sorted(found, key=lambda line: (order[line.key], line.place != everywhere(), line.place))


def everywhere() -> str:
    """Return what is said in place of a place's name."""
    return _("Whole city")


def _line(rows: Sequence[PolicyValue], *, waits: bool) -> PolicyLine:
    """Return the line of one value at one place, from its rows, the latest first."""
    today, first = clock.today(), rows[0]
    begun = [row for row in rows if row.valid_from <= today]
    coming = [row for row in rows if row.valid_from > today]
    now = begun[0] if begun else None
    return PolicyLine(
        key=first.key,
        name=name_of(first.key),
        place=first.place.name if first.place else everywhere(),
        value=_said(now) if now else _("as in the whole city"),
        since=now.valid_from if now and now.valid_from != BEGINNING else None,
        before=_said(begun[1]) if len(begun) > 1 else "",
        to_come=_("; ").join(
            _("%(value)s from %(day)s", value=_said(row), day=full_day(row.valid_from)) for row in reversed(coming)
        ),
        citation=(now or first).citation,
        checked=(now or first).checked,
        waits=waits,
    )


async def history_of(key: str) -> list[PastValue]:
    """Return every row of a value, the latest first."""
    rows = await policy.rows_of(key)
    names = await _names({row.set_by_id for row in rows})
    return [
        PastValue(
            value=_said(row),
            place=row.place.name if row.place else everywhere(),
            valid_from=row.valid_from if row.valid_from != BEGINNING else None,
            citation=row.citation,
            checked=row.checked,
            by=names.get(row.set_by_id, ""),
            at=row.set_at,
        )
        for row in rows
        if row.key == key
    ]


async def proposals_for(actor: Actor, key: str | None = None) -> list[ProposalLine]:
    """Return the proposals that wait where the actor oversees, of one value or of all."""
    seen = [each for each in await proposing.open_proposals(key) if may_change.allows(actor, await path_of(each.place))]
    names = await _names({each.proposed_by_id for each in seen})
    return [
        ProposalLine(
            id=each.public_id,
            key=each.key,
            name=name_of(each.key),
            place=each.place.name if each.place else everywhere(),
            value=_said(each),
            valid_from=each.valid_from,
            citation=each.citation,
            checked=each.checked,
            by=names.get(each.proposed_by_id, ""),
            at=each.proposed_at,
            may_adopt=each.proposed_by_id != actor.person_id and each.valid_from >= clock.today(),
            may_drop=True,
        )
        for each in seen
    ]


async def places_for(actor: Actor) -> list[tuple[str, str]]:
    """Return where the actor may change a value: the whole city, and its counties, by code."""
    whole = [("", everywhere())] if may_change.allows(actor, await path_of(None)) else []
    counties = [each for each in await live_places(PlaceKind.COUNTY) if may_change.allows(actor, each.path)]
    return whole + [(each.code, each.name) for each in counties]


async def place_of(code: str) -> Place | None:
    """Return a living place by its code, None for the whole city, NotFound for what is no place."""
    if not code:
        return None
    place = await Place.get_or_none(code=code, valid_to=None)
    if place is None:
        raise NotFound(lazy("We could not find this place."))
    return place


def _said(row: PolicyValue | PolicyProposal) -> str:
    return said(row.key, json.loads(row.value))


async def _names(ids: set[int | None]) -> dict[int | None, str]:
    return {each.id: persons.name_shown(each) for each in await Person.filter(id__in=ids - {None})}
