"""The desk's list of needs: what waits, narrowed in the address, and the same on paper."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from ground import clock, policy
from ground.actors import Actor
from ground.answers import show
from ground.asked import asked
from ground.language import _, desk_time, lazy, ngettext
from ground.names import masked_name
from ground.pages import url_maker
from ground.places import Place, PlaceKind
from marketplace.models import Need
from marketplace.queries import needs_lists as lists
from marketplace.queries.beneficiaries import reach_of
from marketplace.queries.needs_lists import PAGE_LENGTH, Asked
from marketplace.rules.needs import DESK
from marketplace.schemas.need_pages import NeedRow, NeedsDeskPage, NeedsPrintPage, StreetCount, Tab
from marketplace.schemas.need_sentences import is_late
from marketplace.schemas.need_words import CATEGORIES, STATE_PICTURES, STATES, URGENCIES
from marketplace.schemas.questions import NeedsQuestion

VIEW_WORDS = {
    "waiting": lazy("For the desk"),
    "serving": lazy("With organisations"),
    "late": lazy("Late"),
    "over": lazy("What is over"),
    "all": lazy("All"),
}


async def list_needs(request: Request) -> Response:
    """Show what waits, the late first."""
    return await show(request, await _page(request, NeedsDeskPage))


async def print_needs(request: Request) -> Response:
    """Show the same rows on paper, as many as leave without a second officer's word (security 16)."""
    most = await policy.value("lists.rows_on_ones_own", place=await lists.place_of_desk(request.user))
    page = await _page(request, NeedsPrintPage, most=most)
    left_out = max(0, page.total - most)
    return await show(request, page.model_copy(update={"taken": _taken(request), "left_out": left_out}))


def _taken(request: Request) -> str:
    return _("Taken by %(name)s, %(at)s", name=request.user.display_name, at=desk_time(clock.now()))


def narrowed_in(request: Request) -> Asked:
    """Return how the address narrows the list."""
    wanted = asked(request, NeedsQuestion)
    return Asked(
        view=wanted.view,
        category=wanted.category,
        state=wanted.state,
        community=wanted.community,
        money=wanted.money is not None,
        words=wanted.words,
    )


async def _page(request: Request, kind: type[NeedsDeskPage], *, most: int | None = None) -> NeedsDeskPage:
    actor, narrowed = request.user, narrowed_in(request)
    found = lists.of_desk(actor)
    rows = lists.narrowed(found, narrowed) if found is not None else None
    total = await rows.count() if rows is not None else 0
    of = max(1, -(-total // PAGE_LENGTH))
    at = min(asked(request, NeedsQuestion).at, of)
    if rows is not None:
        rows = rows.limit(most) if most is not None else rows.offset((at - 1) * PAGE_LENGTH).limit(PAGE_LENGTH)
    counts = await lists.counts_of(found) if found is not None else {}
    return kind(
        title=_("Needs"),
        tabs=[_tab(request, view, narrowed, counts.get(view)) for view in VIEW_WORDS] if found is not None else [],
        rows=[row_of(need) for need in await lists.with_all(rows)] if rows is not None else [],
        streets=[
            StreetCount(street=street.name, open=is_open, late=late)
            for street, is_open, late in await lists.counts_by_street(actor)
        ],
        caption=ngettext("%(count)d need", "%(count)d needs", total),
        query=query_of(narrowed),
        view=narrowed.view,
        category=str(narrowed.category or ""),
        state=str(narrowed.state or ""),
        community=narrowed.community,
        money=narrowed.money,
        words=narrowed.words,
        categories=[(str(each), str(words)) for each, words in CATEGORIES.items()],
        states=[(str(each), str(STATES[each][0])) for each in lists.VIEWS[narrowed.view]],
        communities=await _communities(actor),
        total=total,
        at=at,
        of=of,
        may_record=bool(await reach_of(actor)),
        rows_shown=found is not None,
    )


def row_of(need: Need) -> NeedRow:
    """Return a need as a line of a list."""
    state, kind = STATES[need.state]
    return NeedRow(
        id=need.public_id,
        number=need.number,
        title=need.title,
        category=str(CATEGORIES[need.category]),
        community=need.desk.name,
        person=masked_name(need.beneficiary.name) if need.beneficiary.name else "*",
        state=str(state),
        kind=kind,
        picture=STATE_PICTURES.get(need.state),
        urgency=str(URGENCIES[need.urgency]),
        wanted_until=need.wanted_until,
        due_at=need.due_at,
        late=is_late(need),
        late_words=_late_words(need),
        org=need.organisation.name if need.organisation else "",
        money=need.speaks_of_money,
    )


def _late_words(need: Need) -> str:
    if need.due_at is None or not is_late(need):
        return ""
    days = (clock.now() - need.due_at).days
    return ngettext("%(count)d day late", "%(count)d days late", days) if days else _("late since today")


def query_of(narrowed: Asked, **changes: object) -> str:
    """Return the filters as an address has them."""
    given = {
        "view": narrowed.view,
        "category": str(narrowed.category or ""),
        "state": str(narrowed.state or ""),
        "community": narrowed.community,
        "money": "yes" if narrowed.money else "",
        "words": narrowed.words,
        **changes,
    }
    return urlencode({name: value for name, value in given.items() if value})


def _tab(request: Request, view: str, narrowed: Asked, count: int | None) -> Tab:
    query = query_of(narrowed, view=view, state="")
    return Tab(
        label=str(VIEW_WORDS[view]),
        href=f"{url_maker(request)('needs:desk')}?{query}",
        current=view == narrowed.view,
        count=count,
    )


async def _communities(actor: Actor) -> list[tuple[str, str]]:
    """Return the communities to narrow by, for whoever has more than one."""
    paths = actor.paths(*DESK)
    found: list[Place] = []
    for path in paths:
        found += await Place.filter(path__startswith=path, kind=PlaceKind.COMMUNITY, valid_to=None).order_by("code")
    return [(each.code, each.name) for each in found] if len(found) > 1 else []
