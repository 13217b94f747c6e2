"""Noticing: the shortlist hangs out for its working days; objections are heard by those who took no part."""

from collections import Counter
from collections.abc import Sequence

from ground import clock, letters, notices
from ground.actors import Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.language import _, hours_text, lazy
from ground.notices import PublicNotice
from ground.places import Place
from silver_steward import rules
from silver_steward.evidence import latest
from silver_steward.models import (
    WAITING,
    Basis,
    CallUp,
    Nomination,
    NominationState,
    Season,
    StageDecision,
)
from silver_steward.ties import barred_from

KIND = "steward.shortlist"


async def hang(season: Season, *, by: Actor) -> PublicNotice:
    """Hang out the shortlist: each by name, community and hours, as the nominee agreed (c2).

    Refuses with OutOfTurn (409) while a stage still has something to decide, and where nobody is on the list.
    """
    territory = await Place.get(id=season.territory_id)
    rules.may_run.require(by, territory)
    if await Nomination.exists(season_id=season.id, state__in=list(WAITING)):
        raise OutOfTurn(lazy("A stage still has to decide on someone."))
    async with transaction():
        await season.move("hang_notice", by=by)
        for each in await Nomination.filter(season_id=season.id, state=NominationState.RETURNED):
            await each.move("not_select", by=by, why=str(lazy("It did not come back in time.")))
        listed = await shortlisted(season.id, NominationState.SHORTLISTED)
        if not listed:
            raise OutOfTurn(lazy("Nobody is on the list. The season can end without an honour."))
        hung = await notices.open_notice(
            KIND, f"Season:{season.id}", title=_title(season), body=_body(season), names=await names_of(listed),
            deciders=await deciders_of(season), by=by, place=territory,
        )  # fmt: skip
        for each in listed:
            await each.move("hang", by=by)
            day = clock.city_day(hung.closes_at)
            await letters.write(each.person, "steward_on_notice", about=each, by=by, day=day)
        await Season.filter(id=season.id).update(notice_ref=hung.public_id)
    season.notice_ref = hung.public_id
    return hung


async def shortlisted(season_id: int, *states: NominationState) -> Sequence[Nomination]:
    """Return the nominations of a season in these states with person and community, in the order they came in."""
    found = Nomination.filter(season_id=season_id, state__in=list(states))
    return await found.order_by("id").select_related("person", "place")


async def names_of(listed: Sequence[Nomination]) -> list[tuple[str, str]]:
    """Return whom the notice names: two of one name in one community are told apart by a number of their own."""
    called = [f"{each.person.name}（{each.place.name}）" for each in listed]
    twice, seen = Counter(called), Counter[str]()
    names: list[tuple[str, str]] = []
    for each, name in zip(listed, called, strict=True):
        seen[name] += 1
        apart = _(", number %(number)s", number=seen[name]) if twice[name] > 1 else ""
        hours = hours_text((await latest(each)).minutes)
        names.append((f"Nomination:{each.id}", f"{name}{apart} {hours}"))
    return names


async def deciders_of(season: Season) -> list[int]:
    """Return who took part in what the shortlist tells, or is tied to one on it: none of them judges an objection."""
    decisions = await StageDecision.filter(nomination__season_id=season.id)
    found = {each.decided_by_id for each in decisions} | {each.released_by_id for each in decisions}
    for each in await CallUp.filter(nomination__season_id=season.id):
        found |= {each.first_by_id, each.second_by_id}
    listed = Nomination.filter(season_id=season.id, state=NominationState.SHORTLISTED)
    for one in await listed:
        found |= await barred_from(one)
    found |= {season.announced_by_id, season.drafted_by_id}
    return sorted(each for each in found if each is not None)


def _title(season: Season) -> str:
    return _("%(title)s: whom the city means to honour", title=season.title)


def _body(season: Season) -> dict[str, str]:
    told = {
        "text": _("These older people have passed the four stages. Until the last day everyone may object."),
        "stage": _("Shortlist of the city"),
        "basis": _("Choice of the communities: recommended, no title is conferred."),
    }
    if season.basis == Basis.APPROVED_COMMENDATION:
        told["basis"] = season.document_number
    return told
