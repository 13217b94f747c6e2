"""Whose the things of the silver stewards are: for each kind of thing in an address."""

from silver_steward.models import Nomination, PostAssignment, Season, StewardPost, Suggestion
from tests.house.whose import Find, Whose, county_of, rows


async def seasons() -> list[Whose]:
    """Return them with whose they are: the city's."""
    return [
        Whose(each.public_id, county_of(each.territory), None, frozenset()) for each in await rows(Season, "territory")
    ]


async def nominations() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, county_of(each.place), None, frozenset({each.person_id}))
        for each in await rows(Nomination, "place")
    ]


async def suggestions() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, county_of(each.place), None, frozenset({each.author_id}))
        for each in await rows(Suggestion, "place")
    ]


async def posts() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, county_of(each.place), None, frozenset()) for each in await rows(StewardPost, "place")
    ]


async def held() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, county_of(each.post.place), None, frozenset({each.person_id}))
        for each in await rows(PostAssignment, "post__place")
    ]


STEWARD_KINDS: dict[str, Find] = {
    "season": seasons,
    "nomination": nominations,
    "suggestion": suggestions,
    "post": posts,
    "held": held,
}
