"""Complaining: somebody was charged, hurt or treated badly; the street hears both sides (INV-45, EDGE-29)."""

from tortoise.expressions import Q

from ground import audit, clock, policy, privacy, workdays
from ground.actors import Actor
from ground.database import transaction
from ground.errors import NotFound
from ground.language import lazy
from ground.outbox import announce
from ground.places import Place
from marketplace.events import TroubleReported
from marketplace.models import Need, Trouble, TroubleKind, TroubleState
from marketplace.queries.needs import need_by_id
from marketplace.rules.needs import may_look_into, may_report

SEALED = "trouble"
"""The purpose under which what was said is sealed."""


async def report(need: Need, kind: TroubleKind, words: str, *, by: Actor) -> Trouble:
    """Tell the street that something went wrong. The contact closes at once; who is accused never learns who told."""
    may_report.require(by, need)
    days: int = await policy.value("needs.trouble_workdays", place=await Place.get(id=need.desk_id))
    now = clock.now()
    async with transaction():
        told = await Trouble.create(
            need=need,
            organisation_id=need.organisation_id,
            kind=kind,
            words_sealed=privacy.seal(SEALED, words),
            reported_by_id=by.person_id,
            reported_at=now,
            due_at=await workdays.due_at(now, days),
        )
        await audit.record("Trouble.report", told, by=by, kind=str(kind), need=need.id)
        await announce(TroubleReported(told.id, need.id, str(kind)))
    return told


async def hear(trouble: Trouble, words: str, *, by: Actor) -> Trouble:
    """Write down what the other side says: nobody is judged unheard."""
    may_look_into.require(by, trouble)
    async with transaction():
        await trouble.move("hear", by=by, heard_sealed=privacy.seal(SEALED, words), heard_by_id=by.person_id)
    return trouble


async def settle(trouble: Trouble, words: str, *, by: Actor) -> Trouble:
    """Write down what came of it; the contact may be opened again."""
    may_look_into.require(by, trouble)
    async with transaction():
        await trouble.move(
            "settle", by=by, outcome_sealed=privacy.seal(SEALED, words), settled_by_id=by.person_id,
            settled_at=clock.now(),
        )  # fmt: skip
    return trouble


async def trouble_seen_by(actor: Actor, public_id: str) -> Trouble:
    """Return a report of the actor's street; NotFound for everyone else, whoever reported it or is accused included."""
    found = await Trouble.get_or_none(public_id=public_id).select_related("organisation")
    if found is None:
        raise NotFound(lazy("We could not find this report."))
    found.need = await need_by_id(found.need_id)
    if not may_look_into.allows(actor, found):
        raise NotFound(lazy("We could not find this report."))
    return found


async def troubles_of(actor: Actor, need: Need) -> list[Trouble]:
    """Return the reports about a need that the actor may look into, the first first."""
    told = await Trouble.filter(need_id=need.id).order_by("id")
    for each in told:
        each.need = need
    return [each for each in told if may_look_into.allows(actor, each)]


async def in_trouble(need: Need) -> bool:
    """Whether a report about whoever has this need now, or about nobody, is not settled yet."""
    about = Q(organisation_id=None) | Q(organisation_id=need.organisation_id)
    return await Trouble.filter(about, need_id=need.id, state__in=(TroubleState.OPEN, TroubleState.HEARD)).exists()
