"""Renewing: what falls due is told in its window, met without a gap, and lets a body lapse after its grace."""

import calendar
import datetime as dt
from typing import Any

from tortoise.expressions import F

from ground import attachments, clock, letters, policy
from ground.actors import SYSTEM, Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.language import lazy
from ground.outbox import announce
from ground.places import Place
from orgs import clocks, hosting, resuming
from orgs.events import OrgLapsed
from orgs.models import Due, DueKind, DueState, Organisation, OrgPaper, OrgState
from orgs.queries import dues, team
from orgs.rules import may_answer_due, may_manage
from orgs.schemas.own_drafts import BringDraft

MONTHS = 12


async def lay_dues(org: Organisation, home: Place, *, since: dt.date) -> None:
    """Lay the first dues of a body in the open act, as policy asks of its kind."""
    asked = await policy.in_force(f"orgs.dues.{org.kind}", place=home)
    for rule in asked.value:
        await _lay(org, rule, after=since, basis=asked.citation)


async def add(org: Organisation, kind: DueKind, due_on: dt.date, basis: str) -> None:
    """Lay one due in the open act, if it is not there."""
    await Due.bulk_create(
        [Due(organisation_id=org.id, kind=kind, due_on=due_on, basis=basis[:300])], ignore_conflicts=True
    )


async def open_window(due: Due) -> None:
    """Tell the managers that the window is open, once; a body at work is due for renewal from now on."""
    org = await Organisation.get(id=due.organisation_id)
    managers = await team.managers_of(org.id)
    async with transaction():
        if not await Due.filter(id=due.id, told_on=None).update(told_on=clock.today()):
            return
        if org.state == OrgState.ACTIVE:
            await org.move("become_due", by=SYSTEM, because=str(due.kind))
        for manager in managers:
            await letters.write(manager, "due_open", about=due, by=SYSTEM, name=org.name, day=due.due_on)


async def let_lapse(due: Due) -> None:
    """Lapse a body whose due is unmet past its grace; its hosted groups go with it (INV-2)."""
    managers = await team.managers_of(due.organisation_id)
    async with transaction():
        # The due is taken first: papers that are brought at this moment come before, or after, and never in between.
        if not await Due.filter(id=due.id, state=DueState.OPEN).update(told_on=F("told_on")):
            return
        org = await Organisation.get(id=due.organisation_id)
        if not org.may_move("lapse"):
            return
        await org.move("lapse", by=SYSTEM, because=f"{due.kind} {due.due_on}")
        await hosting.leave_groups(org, by=SYSTEM)
        for manager in managers:
            await letters.write(manager, "org_lapsed", about=org, by=SYSTEM, name=org.name)
        await announce(OrgLapsed(org.id))


async def bring(due: Due, draft: BringDraft, *, by: Actor) -> None:
    """Bring the papers of a due once its window is open; the street answers within its term."""
    org = await Organisation.get(id=due.organisation_id).select_related("place")
    may_manage.require(by, org)
    if due.due_on - await dues.window() > clock.today():
        raise OutOfTurn(lazy("It is too early. The papers can be brought %(days)s days before.", days=await _days()))
    if org.state in (OrgState.WINDING_DOWN, OrgState.DISSOLVED):
        raise OutOfTurn(lazy("An organisation that closes renews nothing."))
    term = await clocks.term_of("renewal", org.place)
    clean = await attachments.read(draft.file)
    async with transaction():
        await due.move(
            "bring",
            by=by,
            brought_at=clock.now(),
            brought_by_id=by.person_id,
            words=draft.words,
            answered_by_id=None,
            answer_due_at=await term.ends_at(clock.now()),
        )
        kept = await attachments.keep(clean, about=org, by=by)
        await OrgPaper.create(organisation=org, kind=draft.kind, attachment=kept, due=due)


async def give_back(due: Due, words: str, *, by: Actor) -> None:
    """Say what the papers lack; the due is open again, on its old day."""
    await due.fetch_related("organisation__place")
    may_answer_due.require(by, due)
    managers = await team.managers_of(due.organisation_id)
    async with transaction():
        await due.move("give_back", by=by, because=words, answer=words, answer_due_at=None)
        for manager in managers:
            await letters.write(manager, "due_given_back", about=due, by=by, name=due.organisation.name)


async def meet(due: Due, words: str, *, by: Actor) -> None:
    """Accept the papers: the next due is laid, and a body with nothing else unmet works again without a gap."""
    await due.fetch_related("organisation__place")
    may_answer_due.require(by, due)
    org = due.organisation
    asked = await policy.in_force(f"orgs.dues.{org.kind}", place=org.place)
    managers = await team.managers_of(org.id)
    async with transaction():
        await due.move(
            "meet",
            by=by,
            because=words or None,
            answered_by_id=by.person_id,
            answered_at=clock.now(),
            answer=words,
            answer_due_at=None,
        )
        for rule in asked.value:
            if rule["kind"] == due.kind:
                await _lay(org, rule, after=due.due_on, basis=asked.citation)
        await _work_again(org, by=by)
        for manager in managers:
            await letters.write(manager, "due_met", about=due, by=by, name=org.name)


async def _work_again(org: Organisation, *, by: Actor) -> None:
    """Move a body back to work, if nothing else holds it: another due that is late, or a host that cannot answer.

    One that is not late yet shows as due for renewal.
    """
    if org.state not in (OrgState.RENEWAL_DUE, OrgState.LAPSED):
        return
    if await dues.is_late(org):
        return
    if org.state == OrgState.RENEWAL_DUE and await dues.is_unmet(org):
        return
    if await hosting.why_not_at_work(org) is not None:
        return
    await resuming.resume(org, "renew", by=by)


async def _lay(org: Organisation, rule: dict[str, Any], *, after: dt.date, basis: str) -> None:
    due_on = _months_after(after, rule["months"]) if "months" in rule else _next(after, rule["month"], rule["day"])
    kind = DueKind(rule["kind"])
    await add(org, kind, due_on, basis)
    if kind == DueKind.FILING:
        await Organisation.filter(id=org.id).update(valid_until=due_on)


def _next(after: dt.date, month: int, day: int) -> dt.date:
    """Return the first such day of a year after a date."""
    this = dt.date(after.year, month, day)
    return this if this > after else dt.date(after.year + 1, month, day)


def _months_after(day: dt.date, months: int) -> dt.date:
    """Return the same day that many months on, the month's last where it is shorter."""
    years, month = divmod(day.month - 1 + months, MONTHS)
    year, month = day.year + years, month + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


async def _days() -> int:
    return (await dues.window()).days
