"""Indexing: what everyone may read can be found, and what is over or hidden cannot any more (decision 0013).

The index is brought to what it should be, whatever had happened to it: no act has to think of it.
"""

import datetime as dt
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final

from ground import clock, language, search, settings
from ground.language import LANGUAGES, Lazy, lazy, reading
from ground.search import SearchEntry
from ground.search_words import bigrams
from ground.templating import environment
from marketplace.models import Activity, ActivityState, ShiftState
from marketplace.need_texts import shown
from marketplace.queries.needs_lists import open_to_all
from marketplace.schemas.need_words import CATEGORIES as NEED_KINDS
from orgs.models import Organisation
from orgs.queries import RECRUITING
from orgs.queries.searching import SHOWN, areas_of
from orgs.words import CATEGORIES, KINDS

EVERY: Final = dt.timedelta(minutes=1)
PAGES: Final[dict[str, Lazy]] = {
    "help": lazy("Help"),
    "privacy": lazy("Your data"),
    "accessibility": lazy("Accessibility"),
}
"""Pages of plain words, by the names of their addresses."""
TAG: Final = re.compile(r"<[^>]+>")

_looked_through: dict[tuple[str, str], dt.datetime] = {}


@dataclass(frozen=True)
class Findable:
    """One thing that everyone may find, and by which words."""

    ref: str
    title: str
    words: str
    place_id: int | None = None


async def _activities() -> list[Findable]:
    """Return the activities that someone can join still."""
    found = Activity.filter(
        state=ActivityState.PUBLISHED,
        organisation__state__in=RECRUITING,
        shifts__state=ShiftState.OPEN,
        shifts__starts_at__gt=clock.now(),
    )
    return [
        Findable(
            each.public_id,
            each.title,
            f"{each.what} {each.spot} {each.place.name} {each.organisation.name}",
            each.place_id,
        )
        for each in await found.distinct().select_related("place", "organisation")
    ]


async def _organisations() -> list[Findable]:
    orgs = await Organisation.filter(state__in=SHOWN).select_related("place")
    areas = await areas_of(orgs)
    return [
        Findable(
            each.public_id,
            each.name,
            f"{each.short_name} {each.summary} {_spoken(CATEGORIES[each.category])} {_spoken(KINDS[each.kind])}"
            f" {' '.join(place.name for place in areas[each.id])}",
            each.place_id,
        )
        for each in orgs
    ]


async def _needs() -> list[Findable]:
    """Return the needs that are open to all, in the words that everyone may read."""
    return [
        Findable(
            each.public_id,
            shown(each.title),
            f"{shown(each.public_text)} {_spoken(NEED_KINDS[each.category])} {each.desk.name}",
            each.desk_id,
        )
        for each in await open_to_all().select_related("desk")
    ]


async def _pages() -> list[Findable]:
    """Return the pages of plain words, each found in every language."""
    return [
        Findable(name, _spoken(title), " ".join(_text_of(name, each) for each in LANGUAGES))
        for name, title in PAGES.items()
    ]


def _text_of(name: str, tongue: language.Language) -> str:
    with reading(tongue):
        printed = environment().get_template(f"marketplace/text_{name}.html").render(url_for=lambda _name: "")
    return TAG.sub(" ", printed)


def _spoken(words: Lazy) -> str:
    """Return words as readers of any language may search for them."""
    said = []
    for tongue in LANGUAGES:
        with reading(tongue):
            said.append(str(words))
    return " ".join(said)


KINDS_FOUND: Final[dict[str, Callable[[], Awaitable[list[Findable]]]]] = {
    "activity": _activities,
    "organisation": _organisations,
    "need": _needs,
    "page": _pages,
}


async def to_look_through() -> Sequence[str]:
    """Return the kinds of things that this process has not looked through for a minute: due work."""
    now, here = clock.now(), str(settings.current().data)
    return [kind for kind in KINDS_FOUND if abs(now - _looked_through.get((here, kind), _NEVER)) >= EVERY]


_NEVER: Final = dt.datetime.min.replace(tzinfo=dt.UTC)


async def look_through(kind: str) -> int:
    """Bring the index of one kind to what can be found now; return how many entries that changed."""
    wanted = {each.ref: each for each in await KINDS_FOUND[kind]()}
    there = {each.ref: each for each in await SearchEntry.filter(kind=kind)}
    changed = [each for ref, each in wanted.items() if ref not in there or _differs(each, there[ref])]
    for each in changed:
        await search.put(kind, each.ref, each.title, each.words, each.place_id)
    gone = there.keys() - wanted.keys()
    for ref in gone:
        await search.drop(kind, ref)
    _looked_through[str(settings.current().data), kind] = clock.now()
    return len(changed) + len(gone)


def _differs(wanted: Findable, there: SearchEntry) -> bool:
    return (wanted.title[:200], bigrams(wanted.words), wanted.place_id) != (there.title, there.words, there.place_id)
