"""What the site's search shows of its hits: each as it stands now, and nothing that went out of sight meanwhile."""

from collections.abc import Callable, Sequence

from ground import clock, search
from ground.language import _, spoken_day
from ground.search import Hit
from marketplace.indexing import PAGES
from marketplace.models import Activity, ActivityState, Shift, ShiftState
from marketplace.need_texts import shown
from marketplace.queries.needs_lists import open_to_all
from marketplace.schemas.front import FoundThing
from marketplace.schemas.need_words import CATEGORIES as NEED_KINDS
from orgs.models import Organisation
from orgs.queries.searching import SHOWN
from orgs.words import CATEGORIES

MOST = 40
UrlFor = Callable[..., str]


async def found(text: str, url_for: UrlFor) -> list[FoundThing]:
    """Return what has every word of a text, the best first: activities, organisations, open needs, pages of help."""
    hits = await search.find(text, limit=MOST)
    things = {
        **await _activities(_refs(hits, "activity"), url_for),
        **await _organisations(_refs(hits, "organisation"), url_for),
        **await _needs(_refs(hits, "need"), url_for),
        **{("page", ref): _page(ref, url_for) for ref in _refs(hits, "page") if ref in PAGES},
        **{("display", ref): _switch(ref) for ref in _refs(hits, "display")},
    }
    return [things[hit.kind, hit.ref] for hit in hits if (hit.kind, hit.ref) in things]


def _refs(hits: Sequence[Hit], kind: str) -> list[str]:
    return [hit.ref for hit in hits if hit.kind == kind]


async def _activities(refs: list[str], url_for: UrlFor) -> dict[tuple[str, str], FoundThing]:
    ahead = Shift.filter(
        state=ShiftState.OPEN,
        starts_at__gt=clock.now(),
        activity__state=ActivityState.PUBLISHED,
        activity__public_id__in=refs,
    )
    next_on = {each.activity_id: each.starts_at for each in await ahead.order_by("-starts_at")}
    return {
        ("activity", each.public_id): FoundThing(
            kind="activity",
            title=each.title,
            words=_("%(day)s, %(place)s", day=spoken_day(clock.city_day(next_on[each.id])), place=each.spot),
            picture="cal",
            href=url_for("activities:activity", activity=each.public_id),
        )
        for each in await Activity.filter(id__in=list(next_on))
    }


async def _organisations(refs: list[str], url_for: UrlFor) -> dict[tuple[str, str], FoundThing]:
    return {
        ("organisation", each.public_id): FoundThing(
            kind="organisation",
            title=each.name,
            words=str(CATEGORIES[each.category]),
            picture="org",
            href=url_for("orgs:organisation", org=each.public_id),
        )
        for each in await Organisation.filter(public_id__in=refs, state__in=SHOWN)
    }


async def _needs(refs: list[str], url_for: UrlFor) -> dict[tuple[str, str], FoundThing]:
    return {
        ("need", each.public_id): FoundThing(
            kind="need",
            title=shown(each.title),
            words=_("%(kind)s, %(place)s", kind=NEED_KINDS[each.category], place=each.desk.name),
            picture="hand",
            href=url_for("needs:need", need=each.public_id),
        )
        for each in await open_to_all().filter(public_id__in=refs).select_related("desk")
    }


def _page(ref: str, url_for: UrlFor) -> FoundThing:
    return FoundThing(kind="page", title=str(PAGES[ref]), words="", picture="info", href=url_for(ref))


def _switch(size: str) -> FoundThing:
    """Return the switch to larger letters, which people search for by many names."""
    words = _("Larger letters and larger buttons, on every page")
    return FoundThing(kind="display", title=_("For elders"), words=words, picture="eye", href="", size=size)
