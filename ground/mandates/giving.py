"""Giving a mandate and taking it back: the elder's word, with its proof, within limits (INV-33, INV-34, M6)."""

import datetime as dt
from collections.abc import Collection

from ground import audit, clock, persons, policy
from ground.actors import Actor, Channel, Role
from ground.database import transaction
from ground.errors import MayNot, OutOfTurn
from ground.events import MandateGiven, MandateRevoked
from ground.identity import Person, PersonState
from ground.language import lazy
from ground.mandates.models import BY_HAND, AgentKind, Mandate, Method, Scope
from ground.outbox import announce
from ground.places import Place
from ground.several import joined


async def grant(
    principal: Person,
    scopes: Collection[str],
    *,
    method: Method,
    by: Actor,
    agent_place: Place | None = None,
    agent_person: Person | None = None,
    kind: AgentKind = AgentKind.FAMILY,
    proof: str = "",
    wording: str = "",
    days: int | None = None,
) -> Mandate:
    """Record the elder's word that a community's desk, or one person, may act for them, for `days` (policy: a year).

    A worker of the community the elder lives in records it, or the elder at their own device. Refuses with MayNot (403)
    anyone else and any scope that only the elder has (INV-33), with OutOfTurn (409) what has no proof or is over a
    limit (INV-34).
    """
    places = await _places_of(principal, agent_place)
    if not _is_own(by, principal) and not (places and all(_works_at(by, place) for place in places)):
        raise MayNot(lazy("Only the person, or a worker of their community on their word, can give this permission."))
    if agent_person is not None and agent_person.id == by.person_id:
        raise MayNot(lazy("Nobody writes down a permission for themselves. Please ask a colleague."))
    if method not in BY_HAND and not _is_own(by, principal):
        raise OutOfTurn(lazy("Please write down how the person said yes: here, by telephone, or on paper."))
    if method in (Method.PAPER, Method.WITNESSED) and not proof.strip():
        raise OutOfTurn(lazy("Please write down the number of the paper, or who was there."))
    allowed = only_allowed(scopes)
    longest = await policy.value("mandates.longest_days")
    days = longest if days is None else days
    if not 0 < days <= longest:
        raise OutOfTurn(lazy("A permission lasts %(days)s days at most. It can be given again.", days=longest))
    if (agent_place is None) == (agent_person is None):
        message = "a mandate has one agent: a place or a person"
        raise ValueError(message)
    now = clock.now()
    async with transaction():
        for person_id in sorted({principal.id} | ({agent_person.id} if agent_person else set())):
            await persons.lock(person_id)
        if agent_person is not None:
            await _require_room(principal, agent_person, kind)
        if not await Person.exists(id=principal.id, state=PersonState.ACTIVE):
            raise OutOfTurn(lazy("This person is no longer with us here."))
        mandate = await Mandate.create(
            principal_id=principal.id,
            agent_kind=AgentKind.DESK if agent_place else kind,
            agent_person_id=agent_person.id if agent_person else None,
            agent_place_id=agent_place.id if agent_place else None,
            scopes=joined(sorted(allowed)),
            method=method,
            proof=proof[:120],
            wording=wording,
            given_at=now,
            ends_at=now + dt.timedelta(days=days),
            recorded_by_id=by.person_id,
        )
        await audit.record(
            "Mandate.give",
            mandate,
            by=_hand(by, principal.id),
            scopes=mandate.scopes,
            method=str(method),
            agent_person=mandate.agent_person_id,
            agent_place=mandate.agent_place_id,
        )
        await announce(MandateGiven(mandate.id))
    return mandate


async def revoke(mandate: Mandate, *, by: Actor, scopes: Collection[str] = (), because: str = "") -> None:
    """End a mandate at once, or only these scopes of it; acts already done stay valid (M6).

    The elder, the agent, or a worker of the community on the elder's word; others are refused with MayNot (403).
    """
    principal = await Person.get(id=mandate.principal_id)
    places = await _places_of(principal, await Place.get_or_none(id=mandate.agent_place_id))
    gives_up = by.person_id is not None and by.person_id == mandate.agent_person_id
    if not (gives_up or _is_own(by, principal) or any(_works_at(by, place) for place in places)):
        raise MayNot(lazy("Only the person, or a worker of their community on their word, can take this back."))
    now = clock.now()
    rest = mandate.scope_set - {Scope(each) for each in scopes} if scopes else frozenset()
    async with transaction():
        ended = await Mandate.filter(id=mandate.id, revoked_at=None).update(revoked_at=now, revoked_by_id=by.person_id)
        if not ended:
            raise OutOfTurn(lazy("This permission has ended already."))
        if rest:
            await Mandate.create(
                **{name: getattr(mandate, name) for name in _CARRIED},
                scopes=joined(sorted(rest)),
                follows_id=mandate.id,
                given_at=now,
                recorded_by_id=by.person_id,
            )
        await audit.record(
            "Mandate.revoke",
            mandate,
            by=_hand(by, mandate.principal_id),
            because=because or None,
            left=joined(sorted(rest)) or None,
        )
        await announce(MandateRevoked(mandate.id))


_CARRIED = ("principal_id", "agent_kind", "agent_person_id", "agent_place_id", "method", "proof", "wording", "ends_at")
_THE_ELDERS_ALONE = frozenset({"consent_sensitive", "give_credit", "withdraw_complaint"})


def only_allowed(scopes: Collection[str]) -> frozenset[Scope]:
    """Return the scopes asked for; refuse with MayNot what is never among them (INV-33), with OutOfTurn none at all."""
    if _THE_ELDERS_ALONE & set(scopes):
        raise MayNot(
            lazy("Consent to private facts, gifts of credit and taking back a complaint stay with the person alone.")
        )
    if not scopes:
        raise OutOfTurn(lazy("Please say what may be done."))
    return frozenset(Scope(each) for each in scopes)


async def _places_of(principal: Person, agent: Place | None) -> list[Place]:
    """Return where workers may know the elder's word: the home, where it is known, and the desk that acts."""
    home = await Place.get_or_none(id=principal.home_id)
    return [place for place in (home, agent) if place is not None]


def _is_own(by: Actor, principal: Person) -> bool:
    """Whether it is the elder's own hand."""
    return by.channel is Channel.SYSTEM or (by.person_id == principal.id and by.for_whom is None)


def _works_at(by: Actor, place: Place) -> bool:
    return by.holds_over_place(place.path, Role.COMMUNITY_WORKER)


def _hand(by: Actor, principal_id: int) -> Actor:
    """Return who the audit names: the elder alone, or the worker with the elder beside them."""
    if by.person_id == principal_id:
        return by
    return by.helping(principal_id, mandate_id=None, channel=by.channel)


async def _require_room(principal: Person, agent: Person, kind: AgentKind) -> None:
    """Hold the limits of one agent's principals (INV-34) and one elder's relatives; both rows are locked by now."""
    if agent.id == principal.id or agent.state != PersonState.ACTIVE:
        raise OutOfTurn(lazy("This person cannot be the one who helps."))
    live = Mandate.filter(revoked_at=None, ends_at__gt=clock.now())
    others = await live.filter(agent_person_id=agent.id).exclude(principal_id=principal.id).distinct().values_list(
        "principal_id", flat=True
    )  # fmt: skip
    if len(set(others)) >= await policy.value("mandates.most_principals"):
        raise OutOfTurn(lazy("This helper already acts for as many people as one may. The desk can help instead."))
    relatives = await live.filter(principal_id=principal.id, agent_kind=AgentKind.FAMILY).exclude(
        agent_person_id=agent.id
    ).values_list("agent_person_id", flat=True)  # fmt: skip
    if kind is AgentKind.FAMILY and len(set(relatives)) >= await policy.value("mandates.most_family_agents"):
        raise OutOfTurn(lazy("Two relatives can help at the same time. Please take one permission back first."))
