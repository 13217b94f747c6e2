"""Suggesting: how well a shift suits a person, as points that are the sum of reasons in words (INV-71, PIPL 24)."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from ground.language import _
from marketplace.matching.snapshots import Helper, Offer
from volunteers.words import SKILLS

COMMUNITY, STREET, COUNTY = 4, 3, 2
"""How many names two paths share, from the city down."""
IN_COMMUNITY, IN_STREET = 15, 20
"""Minutes on foot within which one stays in one's community, or in one's street; who walks farther may take a bus."""


@dataclass(frozen=True)
class Reason:
    """One factor, its points, and the fact in words."""

    factor: str
    points: int
    words: str


@dataclass(frozen=True)
class Suggestion:
    """How well it suits, why, and what speaks most against it."""

    points: int
    reasons: tuple[Reason, ...]
    against: str | None


def suggest(helper: Helper, offer: Offer, weights: Mapping[str, int]) -> Suggestion:
    """Weigh what is known; each factor only ever adds, so that more skill or less distance never lowers a place."""
    reasons = [
        reason
        for reason in (
            _near(helper, offer, weights["near"]),
            _skill(helper, offer, weights["skill"]),
            _time(helper, offer, weights["time"]),
            _known(helper, offer, weights["known"]),
            _seated(helper, offer, weights["seated"]),
            _newcomer(helper, weights["newcomer"]),
        )
        if reason is not None
    ]
    reasons.sort(key=lambda reason: -reason.points)
    return Suggestion(sum(reason.points for reason in reasons), tuple(reasons), _against(helper, offer))


def shared(one: str, other: str) -> int:
    """Return how many places, from the city down, two paths have in common."""
    steps = zip(one.split("."), other.split("."), strict=False)
    count = 0
    for mine, theirs in steps:
        if mine != theirs or not mine:
            break
        count += 1
    return count


def street_of(path: str) -> str:
    """Return the path of the street in which a place lies, with which all paths in it begin."""
    return "".join(f"{step}." for step in path.rstrip(".").split(".")[:STREET])


def reach(minutes: int) -> int:
    """Return how many names two paths share, at the least, where one walks no longer than so many minutes."""
    return COMMUNITY if minutes <= IN_COMMUNITY else STREET if minutes <= IN_STREET else 0


def nearness(helper: Helper, place_path: str) -> str | None:
    """Return how far a place is, as we know it: by communities, never by a trace of where someone walks (PIPL 28)."""
    if not helper.home_path:
        return None
    depth = shared(helper.home_path, place_path)
    if depth >= COMMUNITY:
        return _("In your community") if helper.reads else _("In their community")
    if depth == STREET:
        return _("In your street") if helper.reads else _("In their street")
    if depth == COUNTY:
        return _("In your county") if helper.reads else _("In their county")
    return _("Farther away")


def tie_break(person_id: int, shift_id: int, key: bytes) -> str:
    """Return a keyed mark by which equals are ordered, so that a low number gives no advantage (7.7)."""
    return hashlib.blake2b(f"{person_id}:{shift_id}".encode(), key=key, digest_size=8).hexdigest()


def _near(helper: Helper, offer: Offer, most: int) -> Reason | None:
    depth = shared(helper.home_path, offer.place_path) if helper.home_path else 0
    if depth < reach(helper.walks_minutes):
        return None
    points = {COMMUNITY: most, STREET: most * 2 // 3, COUNTY: most // 4}.get(min(depth, COMMUNITY), 0)
    words = nearness(helper, offer.place_path)
    return Reason("near", points, words) if points and words else None


def _skill(helper: Helper, offer: Offer, most: int) -> Reason | None:
    fitting = sorted(helper.skills & (offer.wanted | offer.papers))
    if not fitting:
        return None
    skill = SKILLS[fitting[0]]
    said = _("You are good at %(skill)s", skill=skill) if helper.reads else _("Good at %(skill)s", skill=skill)
    return Reason("skill", most, said)


def _time(helper: Helper, offer: Offer, most: int) -> Reason | None:
    if offer.part not in helper.free:
        return None
    return Reason("time", most, _("You said you have time then") if helper.reads else _("Has time then"))


def _known(helper: Helper, offer: Offer, most: int) -> Reason | None:
    if offer.org_id not in helper.known_orgs:
        return None
    return Reason("known", most, _("You have helped them before") if helper.reads else _("Has been with them before"))


def _seated(helper: Helper, offer: Offer, most: int) -> Reason | None:
    if not (offer.seated and helper.limits):
        return None
    return Reason("limit", most, _("You can do it sitting") if helper.reads else _("Done sitting"))


def _newcomer(helper: Helper, most: int) -> Reason | None:
    return None if helper.served else Reason("need", most, _("Good for a first time: someone shows you"))


def _against(helper: Helper, offer: Offer) -> str | None:
    if helper.free and offer.part not in helper.free:
        return _("Not a time you named")
    if helper.home_path and shared(helper.home_path, offer.place_path) < COUNTY:
        return _("It is in another county")
    if helper.home_path and shared(helper.home_path, offer.place_path) < reach(helper.walks_minutes):
        return _("Farther than you would walk") if helper.reads else _("Farther than they would walk")
    return None
