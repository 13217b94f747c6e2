"""Certifying: who recorded, certifies (谁记录谁证明): free, at once where nothing waits, as a sealed snapshot."""

import datetime as dt
import json
from collections.abc import Sequence

from ground import audit, clock, letters, persons, policy, privacy, workdays
from ground.actors import SYSTEM, Actor
from ground.codes import spoken_number
from ground.database import transaction
from ground.errors import Mistake, OutOfTurn, Taken, Unreadable
from ground.identity import Person
from ground.language import _, lazy
from ground.outbox import announce
from orgs.models import Organisation
from volunteers import checking, ledger, mergers
from volunteers.certificates_at_desk import asked_of, issued_before
from volunteers.events import CertificateIssued
from volunteers.models import (
    Certificate,
    CertificateLine,
    CertificateRequest,
    CertificateState,
    ClaimState,
    HourCategory,
    HourClaim,
    HourEntry,
    RequestState,
)
from volunteers.rules import certificates as rules
from volunteers.snapshots import snapshot_of

SEAL = "certificate"
OPEN = (ClaimState.PROPOSED, ClaimState.HELD)
LAPSED = (CertificateState.SUPERSEDED, CertificateState.REVOKED)


async def ask(
    person: Person, issuer: Organisation, *, by: Actor, from_on: dt.date | None = None, until_on: dt.date | None = None
) -> CertificateRequest:
    """Ask one organisation for a certificate of what it recorded; it is issued at once when none of it waits.

    Without days it covers all time. Refuses where the organisation has no confirmed hours of the person, or where the
    person has no name yet (409); a second request while one waits is the first again.
    """
    rules.may_ask.require(by, person.id)
    if await mergers.is_contested(person.id):
        raise OutOfTurn(lazy("Someone says that two records were wrongly put together. It is settled first."))
    if not person.name:
        raise OutOfTurn(lazy("A certificate bears your name. Please write it on your data page first."))
    lines = await _standing(person.id, issuer.id, from_on, until_on)
    if not lines:
        raise OutOfTurn(lazy("This organisation has no confirmed hours of yours in that time."))
    now = clock.now()
    async with transaction():
        await persons.lock(person.id)
        waiting = await CertificateRequest.get_or_none(
            person_id=person.id, issuer_id=issuer.id, state=RequestState.WAITING
        )
        request = waiting or await CertificateRequest.create(
            person=person,
            issuer=issuer,
            from_on=from_on or min(line.service_on for line in lines),
            until_on=until_on or clock.today(),
            asked_at=now,
            asked_by_id=by.person_id,
            due_at=await workdays.due_at(now, await policy.value("certificate.answer_workdays")),
        )
        if waiting is None:
            await audit.record("CertificateRequest.make", request, by=by, person=person.id, issuer=issuer.id)
        if not await still_waiting(request):
            await _issue(request, person, issuer, by=by)
    return request


async def still_waiting(request: CertificateRequest) -> bool:
    """Whether time of the request's days still waits for a word, so that the certificate would not be whole."""
    return await HourClaim.exists(
        person_id=request.person_id,
        organisation_id=request.issuer_id,
        state__in=OPEN,
        starts_at__gte=clock.city_moment(request.from_on),
        starts_at__lt=clock.city_moment(request.until_on + dt.timedelta(days=1)),
    )


async def issue_if_ready(request: CertificateRequest, *, by: Actor = SYSTEM) -> CertificateRequest:
    """Issue a waiting request when nothing of it waits any more; else, or when it is decided, leave it as it is."""
    async with transaction():
        await persons.lock(request.person_id)
        fresh = await CertificateRequest.get(id=request.id).select_related("person", "issuer")
        if fresh.state != RequestState.WAITING or await mergers.is_contested(fresh.person_id):
            return fresh
        if await still_waiting(fresh):
            return fresh
        if not await _standing(fresh.person_id, fresh.issuer_id, fresh.from_on, fresh.until_on):
            await fresh.move("refuse", by=by, reason=str(lazy("None of this time was confirmed.")))
            await letters.write(fresh.person, "certificate_refused", about=fresh, by=by)
            return fresh
        await _issue(fresh, fresh.person, fresh.issuer, by=by)
        await letters.write(fresh.person, "certificate_ready", about=fresh, by=by)
    return fresh


async def refuse(request: CertificateRequest, *, because: str, by: Actor) -> CertificateRequest:
    """Refuse a request, with the reason that the person reads (INV-91); they can ask again."""
    rules.may_answer.require(by, await asked_of(await Organisation.get(id=request.issuer_id)))
    if not because.strip():
        sentence = _("Please say why, in one sentence. The person reads it.")
        raise Unreadable(sentence, [Mistake("because", sentence)])
    async with transaction():
        await request.move("refuse", by=by, because=because, reason=because[:200])
        await letters.write(await Person.get(id=request.person_id), "certificate_refused", about=request, by=by)
    return request


async def revoke(certificate: Certificate, *, because: str, by: Actor) -> Certificate:
    """Take a certificate back, with a reason; the public check says so from this moment."""
    rules.may_revoke.require(by, await issued_before(certificate))
    if not because.strip():
        sentence = _("Please say why, in one sentence. The person reads it.")
        raise Unreadable(sentence, [Mistake("because", sentence)])
    async with transaction():
        await certificate.move("revoke", by=by, because=because, revoked_because=because[:200])
        await letters.write(await Person.get(id=certificate.person_id), "certificate_revoked", about=certificate, by=by)
    return certificate


async def _issue(request: CertificateRequest, person: Person, issuer: Organisation, *, by: Actor) -> None:
    """Issue under the person's lock: the same lines again are the same certificate (INV-92)."""
    lines = await _standing(person.id, issuer.id, request.from_on, request.until_on)
    older = await Certificate.filter(person_id=person.id, issuer_id=issuer.id).exclude(state__in=LAPSED)
    for each in older:
        if each.state == CertificateState.ISSUED and await _lines_of(each) == {line.id for line in lines}:
            await request.move("issue", by=by, certificate_id=each.id)
            return
    code = checking.new_code()
    number = await _number()
    snapshot = await snapshot_of(person, issuer, lines, number=number, request=request)
    made = await Certificate.create(
        number=number,
        check_code_hash=checking.code_hash(number, code),
        check_code_sealed=privacy.seal(SEAL, code),
        person=person,
        issuer=issuer,
        from_on=request.from_on,
        until_on=request.until_on,
        minutes=sum(line.minutes for line in lines if line.category == HourCategory.SERVICE),
        snapshot_sealed=privacy.seal(SEAL, json.dumps(snapshot, ensure_ascii=False)),
        issued_by_id=by.person_id,
        issued_at=clock.now(),
    )
    await CertificateLine.bulk_create(CertificateLine(certificate=made, entry_id=line.id) for line in lines)
    for each in older:
        same_days = (each.from_on, each.until_on) == (request.from_on, request.until_on)
        if same_days or each.state == CertificateState.LINES_CHANGED:
            await each.move("supersede", by=by)
    await request.move("issue", by=by, certificate_id=made.id)
    await audit.record("Certificate.issue", made, by=by, issuer=issuer.id, minutes=made.minutes, lines=len(lines))
    await announce(CertificateIssued(made.id, person.id, issuer.id, made.minutes))


async def _standing(
    person_id: int, org_id: int, from_on: dt.date | None, until_on: dt.date | None
) -> Sequence[HourEntry]:
    """Return the lines a certificate bears: recorded by this organisation, confirmed, not taken back, with evidence."""
    lines = await ledger.lines_of(person_id, org_id=org_id, from_on=from_on, until_on=until_on)
    gone = {line.reverses_id for line in lines}
    standing = [
        line
        for line in lines
        if line.reverses_id is None and line.id not in gone and line.grade not in ledger.UNCOUNTED
    ]
    return sorted(standing, key=lambda line: (line.starts_at, line.id))


async def _lines_of(certificate: Certificate) -> set[int]:
    return {each.entry_id for each in await CertificateLine.filter(certificate_id=certificate.id)}


async def _number() -> str:
    """Return a number that no certificate has: the year and eight figures, in no order that tells their count."""
    for _try in range(20):
        number = f"{clock.today().year}{spoken_number(8)}"
        if not await Certificate.exists(number=number):
            return number
    raise Taken(lazy("This has changed in the meantime. Please look at it again."))


def snapshot(certificate: Certificate) -> dict[str, object]:
    """Return what the paper says, as it was sealed at its issue."""
    found: dict[str, object] = json.loads(privacy.unseal(SEAL, certificate.snapshot_sealed))
    return found


def code_of(certificate: Certificate) -> str:
    """Return the six letters that its owner's paper bears."""
    return privacy.unseal(SEAL, certificate.check_code_sealed)
