"""Changing: an organisation asks to alter verified facts; they stand as they were until an officer has looked."""

import datetime as dt
import json
from typing import Any

from tortoise.expressions import F

from ground import attachments, audit, clock, letters, policy, privacy
from ground.actors import Actor
from ground.database import IntegrityError, transaction
from ground.errors import Mistake, OutOfTurn, Taken, Unreadable
from ground.language import _, lazy
from ground.outbox import announce
from ground.places import Place
from orgs import areas, clocks, converting, hosting, leaders, naming, renewing, verifying
from orgs.events import OrgChanged
from orgs.models import (
    CODED,
    HOSTED,
    ActivityArea,
    Change,
    DueKind,
    Organisation,
    OrgKind,
    OrgState,
)
from orgs.queries import team
from orgs.rules import is_closing, may_answer_change, may_manage
from orgs.schemas.own_drafts import ChangeDraft

REGISTERED_FACTS = frozenset({"name", "uscc", "leader_name", "address"})
"""What a register says of a body: once one changes, what was read there is of the past."""


async def ask(org: Organisation, draft: ChangeDraft, *, by: Actor) -> Change:
    """Ask the street to change facts; one question is open at a time. Refuses a change of nothing (422)."""
    may_manage.require(by, org)
    if is_closing(org):
        raise OutOfTurn(lazy("An organisation that closes changes nothing."))
    converting.require_whole(org, draft)
    wanted = await _wanted(org, draft)
    if not wanted:
        sentence = _("Nothing here differs from what we have.")
        raise Unreadable(lazy("Please look at these again."), [Mistake("name", sentence)])
    term = await clocks.term_of("change", org.place)
    clean = await attachments.read(draft.file) if draft.file is not None else None
    try:
        async with transaction():
            change = await Change.create(
                organisation=org,
                why=draft.why,
                asked_by_id=by.person_id,
                asked_at=clock.now(),
                due_at=await term.ends_at(clock.now()),
                **wanted,
            )
            if clean is not None:
                await attachments.keep(clean, about=change, by=by)
            await audit.record("Change.ask", change, by=by, org=org.id, facts=",".join(sorted(wanted)))
    except IntegrityError as error:
        raise Taken(lazy("A change is being looked at already. Wait for the answer, or take it back.")) from error
    return change


async def withdraw(change: Change, *, by: Actor) -> None:
    """Take the question back while nobody has answered."""
    await change.fetch_related("organisation__place")
    may_manage.require(by, change.organisation)
    async with transaction():
        await change.move("withdraw", by=by)


async def refuse(change: Change, words: str, *, by: Actor) -> None:
    """Leave the facts as they are, with a reason that the organisation reads."""
    await change.fetch_related("organisation__place")
    may_answer_change.require(by, change)
    async with transaction():
        await change.move(
            "refuse", by=by, because=words, decided_by_id=by.person_id, decided_at=clock.now(), decision=words
        )
        await _tell(change, "change_refused", by=by)


async def accept(change: Change, words: str = "", *, by: Actor) -> None:
    """Change the facts: a new code must be free (INV-1), new areas the host's (INV-2), a representative free (INV-4).

    A private non-enterprise unit under a new person in charge owes a financial audit (条例 art. 22).
    """
    await change.fetch_related("organisation__place")
    may_answer_change.require(by, change)
    org = change.organisation
    wanted = await _places(change)
    try:
        async with transaction():
            await change.move(
                "accept",
                by=by,
                because=words or None,
                decided_by_id=by.person_id,
                decided_at=clock.now(),
                decision=words,
                was=await _as_it_was(org),
            )
            facts = await _apply(change, org, by=by)
            if wanted:
                if not change.kind:
                    await _require_host_there(org, wanted)
                await _move_areas(org, wanted, by=by)
                facts.append("areas")
            if change.kind:
                await converting.go_on(org, by=by)
                facts.append("kind")
            await _tell(change, "change_accepted", by=by)
            await announce(OrgChanged(org.id, ",".join(sorted(facts))))
    except IntegrityError as error:
        raise Taken(lazy("Another organisation here has this code, or this representative.")) from error


async def _apply(change: Change, org: Organisation, *, by: Actor) -> list[str]:
    columns = {
        name: value
        for name in ("name", "leader_name", "address", "uscc")
        if (value := getattr(change, name)) is not None
    }
    facts = [*columns, *(["leader_phone"] if change.leader_phone_sealed else [])]
    if change.name:
        columns |= naming.name_columns(change.name)
    columns |= converting.columns_of(change.kind)
    if change.leader_phone_sealed:
        leader = await leaders.entered(change.leader_name or org.leader_name, change.leader_phone_sealed, by=by)
        columns["leader_id"] = leader.id
        if change.leader_name and org.kind == OrgKind.MINFEI:
            rule = await policy.in_force("orgs.audit_days", place=org.place)
            due_on = clock.today() + dt.timedelta(days=rule.value)
            await renewing.add(org, DueKind.AUDIT, due_on, rule.citation)
    if facts:
        await Organisation.filter(id=org.id).update(**columns)
        await audit.record("Organisation.change", org, by=by, facts=",".join(sorted(facts)))
    if REGISTERED_FACTS & set(facts):
        await verifying.note_change(org, next(iter(await attachments.files_of(change)), None), by=by)
    for column, value in columns.items():
        setattr(org, column, value)
    return facts


async def _wanted(org: Organisation, draft: ChangeDraft) -> dict[str, Any]:
    """Return the facts that differ from what stands."""
    wanted: dict[str, Any] = {
        name: value
        for name in ("name", "leader_name", "address", "uscc")
        if (value := getattr(draft, name)) is not None and value != getattr(org, name)
    }
    if draft.kind:
        wanted["kind"] = draft.kind
    if draft.uscc and (draft.kind or org.kind) not in CODED:
        raise Unreadable(
            lazy("Please look at these again."),
            [Mistake("uscc", _("A filed group has no code of its own."))],
        )
    others = Organisation.exclude(id=org.id).exclude(state=OrgState.DISSOLVED)
    if draft.uscc and await others.filter(uscc=draft.uscc).exists():
        raise Taken(lazy("Another organisation here has this social credit code."))
    if draft.leader_phone and ("leader_name" in wanted or draft.leader_phone != await leaders.phone_of(org)):
        wanted["leader_phone_sealed"] = privacy.seal("leader_phone", draft.leader_phone)
    standing = await hosting.places_of(org)
    if draft.areas and set(draft.areas) != {each.code for each in standing}:
        chosen = await areas.chosen(await areas.offered_to(org, standing), draft.areas)
        wanted["areas"] = json.dumps(sorted(each.id for each in chosen))
    return wanted


async def _places(change: Change) -> list[Place]:
    return list(await Place.filter(id__in=json.loads(change.areas))) if change.areas else []


async def _require_host_there(org: Organisation, wanted: list[Place]) -> None:
    if org.kind not in HOSTED:
        return
    no = await hosting.why_not_held(org.host_id, OrgKind(org.kind), wanted)
    if no is not None:
        raise OutOfTurn(no)


async def _move_areas(org: Organisation, wanted: list[Place], *, by: Actor) -> None:
    """Set where a body works; its row is taken, so that no group comes meanwhile that it would leave (INV-2)."""
    await Organisation.filter(id=org.id).update(host_id=F("host_id"))
    await ActivityArea.filter(organisation_id=org.id).delete()
    await ActivityArea.bulk_create(ActivityArea(organisation_id=org.id, place_id=place.id) for place in wanted)
    await hosting.leave_groups(org, by=by)


async def _as_it_was(org: Organisation) -> str:
    facts = {name: getattr(org, name) for name in ("kind", "name", "leader_name", "address", "uscc")}
    facts["areas"] = [each.name for each in await hosting.places_of(org)]
    return json.dumps(facts, ensure_ascii=False)


async def _tell(change: Change, letter: str, *, by: Actor) -> None:
    for manager in await team.managers_of(change.organisation_id):
        await letters.write(manager, letter, about=change, by=by, name=change.organisation.name)
