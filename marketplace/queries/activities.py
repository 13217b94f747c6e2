"""What anyone may see of activities that are open, and in which order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from ground import clock, keys, policy
from ground.actors import Actor
from ground.errors import NotFound
from ground.identity import Person
from ground.language import lazy
from marketplace.matching.hindrances import hindrances
from marketplace.matching.picturing import figures, helper_of
from marketplace.matching.snapshots import Helper, Offer
from marketplace.matching.suggesting import Suggestion, nearness, street_of, suggest, tie_break
from marketplace.models import LIVE, Activity, Commitment
from marketplace.queries.open_shifts import Row, Which, offers_of, slots_of_shifts
from marketplace.rules.activities import RUNNERS
from marketplace.schemas.public import ActivityCard

NO_SUCH_ACTIVITY = lazy("We could not find this activity.")
PAGE_LENGTH = 20
MOST_LOOKED_AT = 300
"""How many shifts ahead are weighed for one reader; the plain list goes on to the last."""
MOST_GLANCED_AT = 100
"""How many shifts ahead the first page's few are taken from, where nothing is weighed."""


@dataclass(frozen=True)
class Seen:
    """An open slot as matching sees it, and what the list says of it."""

    offer: Offer
    card: ActivityCard


async def activity_seen_by(actor: Actor, public_id: str) -> Activity:
    """Return an activity that is or was public; a draft is its organisation's own."""
    found = await Activity.get_or_none(public_id=public_id).select_related("organisation", "project", "place", "leader")
    if found is None:
        raise NotFound(NO_SUCH_ACTIVITY)
    if found.published_at is None and not actor.holds_over_org(found.organisation_id, *RUNNERS):
        raise NotFound(NO_SUCH_ACTIVITY)
    return found


async def open_slots(
    helper: Helper | None,
    *,
    which: Which = "all",
    activity_id: int | None = None,
    skip: int = 0,
    most: int = MOST_LOOKED_AT,
) -> list[Seen]:
    """Return the slots of shifts to come, the next first: all, this week's, near the helper's home, or done sitting."""
    within = street_of(helper.home_path) if helper and helper.home_path else ""
    rows = await slots_of_shifts(which=which, within=within, activity_id=activity_id, skip=skip, most=most)
    if not rows:
        return []
    mine = await _shifts_of(helper) if helper else frozenset()
    offers = await offers_of(rows)
    return [_seen(row, offer, helper, mine=offer.shift_id in mine) for row, offer in zip(rows, offers, strict=True)]


@dataclass(frozen=True)
class Leaf:
    """One page of the list, and whether another comes after it."""

    seen: Sequence[Seen]
    more: bool


async def leaf(helper: Helper | None, *, which: Which, at: int, suits: bool) -> Leaf:
    """Return a page of the list: by time to the last shift, or what suits of the next, as far as one weighs them."""
    first = (at - 1) * PAGE_LENGTH
    if suits and helper is not None:
        weighed = await suited(helper, await open_slots(helper, which=which))
        return Leaf(weighed[first : first + PAGE_LENGTH], more=len(weighed) > first + PAGE_LENGTH)
    seen = await open_slots(helper, which=which, skip=first, most=PAGE_LENGTH + 1)
    shifts = list(dict.fromkeys(each.offer.shift_id for each in seen))
    shown = set(shifts[:PAGE_LENGTH])
    return Leaf([each for each in seen if each.offer.shift_id in shown], more=len(shifts) > PAGE_LENGTH)


async def _shifts_of(helper: Helper) -> frozenset[int]:
    """Return the shifts that someone is in, or in whose line they wait."""
    live = Commitment.filter(person_id=helper.person_id, state__in=LIVE)
    return frozenset(each.shift_id for each in await live.only("id", "shift_id"))


def _seen(row: Row, offer: Offer, helper: Helper | None, *, mine: bool) -> Seen:
    card = ActivityCard(
        id=row["id"],
        shift_id=row["shift_id"],
        title=row["title"],
        on=clock.city_day(offer.starts_at),
        starts_at=offer.starts_at,
        ends_at=offer.ends_at,
        spot=offer.spot,
        near=nearness(helper, offer.place_path) if helper else None,
        left=row["capacity"] - row["taken"],
        waiting=row["waiting"],
        mine=mine,
    )
    return Seen(offer, card)


async def helper_behind(actor: Actor) -> Helper | None:
    """Return the reader as matching sees them, or None for a stranger."""
    person = await Person.get_or_none(id=actor.principal_id) if actor.principal_id else None
    return await helper_of(person) if person else None


def may_be_suggested(helper: Helper | None) -> bool:
    """Whether the list is ordered for this reader: who told nothing would get an order by chance, called theirs."""
    return helper is not None and helper.suggestions and helper.told


async def suited(helper: Helper, seen: Sequence[Seen]) -> list[Seen]:
    """Order by what suits this person, best first, each with its reason; what they cannot take comes last.

    How near it is stands on the card anyway; its reason is the best of the others.
    """
    weights: dict[str, Any] = await policy.value("suggesting.weights")
    asked = await figures()
    key = keys.key("hash")

    def place(each: Seen, found: Suggestion) -> tuple[bool, bool, int, str]:
        barred = bool(hindrances(helper, each.offer, asked))
        return barred, each.card.left <= 0, -found.points, tie_break(helper.person_id, each.offer.shift_id, key)

    weighed = [(each, suggest(helper, each.offer, weights)) for each in seen]
    weighed.sort(key=lambda pair: place(*pair))
    return [
        replace(
            each,
            card=each.card.model_copy(
                update={
                    "reason": next((one.words for one in found.reasons if one.factor != "near"), None),
                    "against": found.against,
                }
            ),
        )
        for each, found in weighed
    ]


async def near(actor: Actor, *, most: int) -> list[ActivityCard]:
    """Return the first page's few: what suits whoever is known, else the next with a place left.

    One of each activity, and none that the reader is in already.
    """
    helper = await helper_behind(actor)
    by_suit = may_be_suggested(helper)
    found = await open_slots(helper, most=MOST_LOOKED_AT if by_suit else MOST_GLANCED_AT)
    seen = [each for each in found if not each.card.mine]
    if by_suit and helper is not None:
        seen = await suited(helper, seen)
    else:
        seen.sort(key=lambda each: each.card.left <= 0)
    first: dict[str, ActivityCard] = {}
    for each in seen:
        first.setdefault(each.card.id, each.card)
    return sorted(islice(first.values(), most), key=lambda card: card.starts_at)
