"""What an organisation and its street read about changes of verified facts."""

import datetime as dt
import json

from ground import clock
from ground.deferred import Deferred
from ground.language import _
from ground.pages import Page
from ground.places import Place
from ground.tags import Tag
from orgs import areas, leaders, words
from orgs.models import CODED, HOSTED, REGISTERED, Change, ChangeState, Organisation, OrgKind
from orgs.queries.searching import areas_of
from orgs.schemas.filing_pages import day_of
from orgs.schemas.org_pages import OrgCard
from orgs.schemas.part_pages import area_words


class ChangeLine(Deferred):
    """One change that was asked for."""

    id: str
    facts: list[tuple[str, str]]
    why: str
    asked_on: dt.date
    due_on: dt.date | None
    state: ChangeState
    state_words: str
    tag: Tag
    decision: str

    @classmethod
    async def of(cls, change: Change) -> "ChangeLine":
        """Say what is to change into what."""
        return cls(
            id=change.public_id,
            facts=await facts_of(change),
            why=change.why,
            asked_on=clock.city_day(change.asked_at),
            due_on=day_of(change.due_at) if change.state == ChangeState.WAITING else None,
            state=change.state,
            state_words=str(words.CHANGE_STATES[change.state]),
            tag=words.CHANGE_TAGS[change.state],
            decision=change.decision,
        )


async def facts_of(change: Change) -> list[tuple[str, str]]:
    """Return the facts that are to change, with what they are to be."""
    told = [
        (_("Kind"), str(words.KINDS[OrgKind(change.kind)]) if change.kind else ""),
        (_("Name of the body"), change.name),
        (_("Person in charge"), change.leader_name),
        (_("Mobile of the person in charge"), leaders.phone_masked(change.leader_phone_sealed)),
        (_("Address"), change.address),
        (_("Social credit code"), change.uscc),
    ]
    facts = [(label, value) for label, value in told if value]
    if change.areas:
        places = await Place.filter(id__in=json.loads(change.areas)).order_by("code")
        facts.append((_("Where it works"), "、".join(area_words(each.name, each.kind) for each in places)))
    return facts


class ChangePage(Page):
    """On which an organisation asks to change verified facts."""

    template = "orgs/own_change.html"
    org: OrgCard
    now: list[tuple[str, str]]
    offered: list[tuple[str, str]]
    areas: list[str]
    coded: bool
    kinds: list[tuple[str, str]]
    """What a group may have been registered as; empty for a body that is no group."""

    @classmethod
    async def of(cls, org: Organisation) -> "ChangePage":
        """Say what stands, and what can be chosen."""
        places = (await areas_of([org]))[org.id]
        card = OrgCard.of(org, places)
        now = [
            (_("Name of the body"), org.name),
            (_("Person in charge"), org.leader_name),
            (_("Address"), org.address),
            (_("Social credit code"), org.uscc or ""),
            (_("Where it works"), card.areas),
        ]
        offered = await areas.offered_to(org, places)
        return cls(
            title=_("Ask to change verified facts"),
            org=card,
            now=[(label, value) for label, value in now if value],
            offered=[(each.code, area_words(each.name, each.kind)) for each in offered],
            areas=[each.code for each in places],
            coded=org.kind in CODED,
            kinds=[(str(each), str(words.KINDS[each])) for each in REGISTERED] if org.kind in HOSTED else [],
        )
