"""Merging: one desk says that two records are of one person, a second officer puts them together (EDGE-18, EDGE-19)."""

import datetime as dt
import json
from typing import Any

from tortoise.expressions import Q

from ground import audit, clock, letters, persons, policy, privacy
from ground import merging as records
from ground.actors import Actor
from ground.carrying import Carried, Together
from ground.database import IntegrityError, transaction
from ground.errors import Mistake, OutOfTurn, Taken, Unreadable
from ground.identity import Person
from ground.language import _, lazy
from ground.mandates.models import Mandate
from ground.outbox import announce
from ground.privacy import Consent
from volunteers import mergers, uniting
from volunteers.events import MergerSettled
from volunteers.models import Merger
from volunteers.rules import merging as rules

SHORTEST = 4
CONSENTS = Carried(Consent).name


async def propose(kept: Person, other: Person, *, evidence: str, by: Actor) -> Merger:
    """Say that two records are of one person, and by what one knows it; nothing changes before a second officer acts.

    Refuses whoever is not in charge of both (403), and a record that is to be given up already (409).
    """
    rules.may_propose.require(by, await mergers.pair_of(kept.id, other.id))
    _says_something("evidence", evidence)
    try:
        async with transaction():
            made = await Merger.create(
                kept=kept, other=other, evidence=evidence[:400], proposed_by_id=by.person_id, proposed_at=clock.now()
            )
            for each in (kept, other):
                await privacy.log_look(each.id, "merger", _("Whether two records are of one person"), by=by)
            await audit.record("Merger.propose", made, by=by, kept=kept.id, other=other.id)
    except IntegrityError as twice:
        raise Taken(lazy("This record is to be put together with another already.")) from twice
    return made


async def drop(merger: Merger, *, because: str, by: Actor) -> Merger:
    """Take a proposal back, or refuse it: these are two people, or the evidence is not enough."""
    rules.may_propose.require(by, await mergers.of_merger(merger))
    _says_something("because", because)
    async with transaction():
        await merger.move("drop", by=by, because=because, reason=because[:400], ended_at=clock.now())
    return merger


async def carry_out(merger: Merger, *, by: Actor, together: Together) -> Merger:
    """Put two records together, as the second officer: one is kept, and the other leads to it from now on.

    `together` is the whole house's table: it has no default, so that no floor can be forgotten. Refuses who proposed
    it or is one of the two (403), and what stands against it, in a sentence (409). The person is told on every way.
    """
    rules.may_carry_out.require(by, await mergers.of_merger(merger))
    try:
        async with transaction():
            kept, other = await _locked(merger)
            if against := await together.against(kept, other):
                raise OutOfTurn(against[0])
            await _tell(kept, other, merger, by=by)
            changed = await uniting.unite_hours(kept.id, other.id, by=by)
            await merger.move("carry_out", by=by, merged_by_id=by.person_id, merged_at=clock.now())
            filled = await records.give_up(other, kept, by=by)
            rows = await together.carry(other.id, kept.id)
            ended = await records.keep_withdrawals(kept.id, rows.get(CONSENTS, ()), by=by)
            profile = await uniting.unite_profiles(kept.id, other.id, by=by)
            moved = {"filled": filled, "rows": rows, "consents": ended, "hours": changed, "profile": profile}
            await Merger.filter(id=merger.id).update(moved=json.dumps(moved))
    except IntegrityError as clash:
        raise Taken(lazy("Both records have a hand in the same thing. Please settle that first.")) from clash
    return merger


async def contest(merger: Merger, *, words: str, by: Actor) -> Merger:
    """Say that a merger was wrong: from now on nothing is certified to either until an officer settles it (EDGE-19)."""
    rules.may_contest.require(by, await mergers.of_merger(merger))
    _says_something("words", words)
    await _in_time(merger)
    async with transaction():
        await merger.move("contest", by=by, contested=words[:400], contested_at=clock.now())
    return merger


async def uphold(merger: Merger, *, because: str, by: Actor) -> Merger:
    """Answer, as an officer who had no hand in it, that the two records are of one person after all."""
    rules.may_uphold.require(by, await mergers.of_merger(merger))
    _says_something("because", because)
    async with transaction():
        await merger.move("uphold", by=by, because=because, reason=because[:400])
        await letters.write(await Person.get(id=merger.kept_id), "records_stay_joined", about=merger, by=by)
        await announce(MergerSettled(merger.id, [merger.kept_id]))
    return merger


async def separate(merger: Merger, *, because: str, by: Actor, together: Together) -> Merger:
    """Take two records apart again, within the policy's days: both are as they were.

    What was entered since stays with the record that was kept.
    """
    rules.may_decide.require(by, await mergers.of_merger(merger))
    _says_something("because", because)
    await _in_time(merger)
    try:
        async with transaction():
            kept, other = await _locked(merger)
            await merger.move("separate", by=by, because=because, reason=because[:400], ended_at=clock.now())
            moved: dict[str, Any] = json.loads((await Merger.get(id=merger.id)).moved)
            await records.take_again(other, kept, moved["filled"], by=by)
            await together.carry_back(moved["rows"], kept.id, other.id)
            await records.open_consents_again(moved["consents"])
            await uniting.part_profiles(moved["profile"], by=by)
            await uniting.part_hours(moved["hours"], by=by)
            for each in await Person.filter(id__in=(kept.id, other.id)).order_by("id"):
                await letters.write(each, "records_parted", about=merger, by=by)
            await announce(MergerSettled(merger.id, [kept.id, other.id]))
    except IntegrityError as clash:
        raise Taken(lazy("Something was entered since that stands in the way. Please put it right first.")) from clash
    return merger


async def last_day(merger: Merger) -> dt.date | None:
    """Return until when a merger can be taken apart; None where it is not carried out."""
    days: int = await policy.value("merging.separable_days")
    return clock.city_day(merger.merged_at) + dt.timedelta(days=days) if merger.merged_at else None


async def _in_time(merger: Merger) -> None:
    last = await last_day(merger)
    asked_on = clock.city_day(merger.contested_at) if merger.contested_at else clock.today()
    if last is not None and asked_on > last:
        raise OutOfTurn(lazy("The time to take these records apart is over. Please call 12345."))


async def _locked(merger: Merger) -> tuple[Person, Person]:
    """Take both rows, always in the same order, and return them as they are now: kept, other."""
    for person_id in sorted((merger.kept_id, merger.other_id)):
        await persons.lock(person_id)
    return await Person.get(id=merger.kept_id), await Person.get(id=merger.other_id)


async def _tell(kept: Person, other: Person, merger: Merger, *, by: Actor) -> None:
    """Tell each record on its own way, and whoever has to give a permission anew (security.md row 11)."""
    await letters.write(kept, "records_joined", about=merger, by=by)
    if other.phone_hash and other.phone_hash != kept.phone_hash:
        await letters.write(other, "records_joined", about=merger, by=by)
    between = Q(principal_id=other.id) | Q(agent_person_id=other.id)
    ended = await Mandate.filter(between, revoked_at=None, ends_at__gt=clock.now()).select_related("principal")
    for principal in {each.principal_id: each.principal for each in ended}.values():
        told = kept if principal.id == other.id else principal
        await letters.write(told, "permission_anew", about=merger, by=by)


def _says_something(field: str, words: str) -> None:
    if len(words.strip()) < SHORTEST:
        sentence = _("Please say why, in one sentence. The person reads it.")
        raise Unreadable(sentence, [Mistake(field, sentence)])
