"""What anyone may see of activities that are open, and in which order."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ground import clock, keys, policy
from ground.actors import Actor
from ground.errors import NotFound
from ground.identity import Person
from ground.language import lazy
from marketplace.matching.hindrances import hindrances
from marketplace.matching.picturing import figures, helper_of, offer_of
from marketplace.matching.snapshots import Helper, Offer
from marketplace.matching.suggesting import Suggestion, nearness, street_of, suggest, tie_break
from marketplace.models import LIVE, Activity, ActivityState, Commitment, ShiftState, Slot
from marketplace.rules.activities import RUNNERS
from marketplace.schemas.public import ActivityCard
from orgs.queries import RECRUITING

NO_SUCH_ACTIVITY = lazy("We could not find this activity.")
MOST_LOOKED_AT = 300
"""How many shifts ahead a list is chosen from; beyond lies the far future."""


@dataclass(frozen=True)
class Seen:
    """An open slot with what the list says of it."""

    slot: Slot
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


async def open_slots(helper: Helper | None, *, which: str = "all", activity_id: int | None = None) -> list[Seen]:
    """Return the slots of shifts to come, the next first: all, this week's, near the helper's home, or done sitting."""
    now = clock.now()
    found = Slot.filter(
        shift__state=ShiftState.OPEN,
        shift__starts_at__gt=now,
        shift__activity__state=ActivityState.PUBLISHED,
        shift__activity__organisation__state__in=RECRUITING,
    )
    if activity_id is not None:
        found = found.filter(shift__activity_id=activity_id)
    if which == "week":
        found = found.filter(shift__starts_at__lt=clock.city_moment(clock.today() + dt.timedelta(days=7)))
    if which == "near" and helper is not None and helper.home_path:
        found = found.filter(shift__activity__place__path__startswith=street_of(helper.home_path))
    if which == "seated":
        found = found.filter(shift__activity__seated=True)
    slots = await found.select_related("shift__activity__place").prefetch_related("skills").order_by(
        "shift__starts_at", "id"
    ).limit(MOST_LOOKED_AT)  # fmt: skip
    mine = await _shifts_of(helper) if helper else frozenset()
    return [_seen(slot, helper, mine=slot.shift_id in mine) for slot in slots]


async def _shifts_of(helper: Helper) -> frozenset[int]:
    """Return the shifts that someone is in, or in whose line they wait."""
    live = Commitment.filter(person_id=helper.person_id, state__in=LIVE)
    return frozenset(each.shift_id for each in await live.only("id", "shift_id"))


def _seen(slot: Slot, helper: Helper | None, *, mine: bool) -> Seen:
    shift = slot.shift
    activity = shift.activity
    offer = offer_of(shift, activity, activity.place.path, slot.skills, slot.youngest)
    card = ActivityCard(
        id=activity.public_id,
        shift_id=shift.public_id,
        title=activity.title,
        on=clock.city_day(shift.starts_at),
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        spot=activity.spot,
        near=nearness(helper, offer.place_path) if helper else None,
        left=slot.capacity - slot.taken,
        waiting=slot.waiting,
        mine=mine,
    )
    return Seen(slot, offer, card)


async def helper_behind(actor: Actor) -> Helper | None:
    """Return the reader as matching sees them, or None for a stranger."""
    person = await Person.get_or_none(id=actor.principal_id) if actor.principal_id else None
    return await helper_of(person) if person else None


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
    seen = [each for each in await open_slots(helper) if not each.card.mine]
    if helper is not None and helper.suggestions:
        seen = await suited(helper, seen)
    else:
        seen.sort(key=lambda each: each.card.left <= 0)
    cards: list[ActivityCard] = []
    for each in seen:
        if all(each.card.id != card.id for card in cards):
            cards.append(each.card)
    return sorted(cards[:most], key=lambda card: card.starts_at)
