"""Vouching: papers that open tasks, claimed by a person and seen by an officer; and registered social workers."""

import datetime as dt

from starlette.datastructures import UploadFile

from ground import attachments, audit, clock, policy
from ground.actors import Actor
from ground.database import IntegrityError, transaction
from ground.errors import Mistake, OutOfTurn, Taken, Unreadable
from ground.identity import Person
from ground.language import _, lazy
from ground.uploads import Upload
from volunteers import queries
from volunteers.models import (
    PaperStanding,
    Qualification,
    QualificationState,
    Skill,
    SocialWorker,
    WorkerLevel,
)
from volunteers.rules import papers as rules

TERM_YEARS = 3
"""For how long a social worker's registration holds (orgs-and-volunteers 3.11)."""


async def claim_paper(
    person: Person,
    skill: Skill,
    *,
    paper: str,
    by: Actor,
    valid_until: dt.date | None = None,
    picture: UploadFile | None = None,
) -> Qualification:
    """Note a paper that a person says they have, with a picture of it where there is one; it opens nothing yet."""
    rules.may_claim.require(by, person.id)
    if valid_until is not None and valid_until < clock.today():
        sentence = _("This paper is over already. Please write one that is valid.")
        raise Unreadable(sentence, [Mistake("valid_until", sentence)])
    clean: Upload | None = await attachments.read(picture, field="picture") if picture else None
    async with transaction():
        claimed = await Qualification.create(
            person=person, skill=skill, paper=paper[:80], valid_until=valid_until, claimed_at=clock.now()
        )
        if clean is not None:
            await attachments.keep(clean, about=claimed, by=by, field="picture")
        await audit.record("Qualification.claim", claimed, by=by, person=person.id, skill=str(skill))
    return claimed


async def verify(claimed: Qualification, *, by: Actor) -> Qualification:
    """Say as an officer of the person's street that one has seen the paper; from now on it opens tasks."""
    rules.may_verify.require(by, await queries.at_home(claimed.person_id))
    if claimed.valid_until is not None and claimed.valid_until < clock.today():
        raise OutOfTurn(lazy("This paper is over. The person needs a new one."))
    async with transaction():
        await claimed.move("verify", by=by, verified_by_id=by.person_id, verified_on=clock.today())
    return claimed


async def revoke(claimed: Qualification, *, because: str, by: Actor) -> Qualification:
    """Refuse a paper, or take the word back that it was seen, with a reason that the person reads."""
    rules.may_verify.require(by, await queries.at_home(claimed.person_id))
    if not because.strip():
        sentence = _("Please say why, in one sentence. The person reads it.")
        raise Unreadable(sentence, [Mistake("because", sentence)])
    async with transaction():
        await claimed.move("revoke", by=by, because=because, revoked_because=because[:200])
    return claimed


async def withdraw_paper(claimed: Qualification, *, by: Actor) -> Qualification:
    """Take back a paper that one claimed and nobody has seen yet."""
    rules.may_claim.require(by, claimed.person_id)
    async with transaction():
        await claimed.move("withdraw", by=by)
    return claimed


async def register(
    person: Person, level: WorkerLevel, *, certificate_no: str, registered_on: dt.date, by: Actor
) -> SocialWorker:
    """Enter a social worker whose certificate and registration an officer has seen; the registration holds 3 years."""
    rules.may_verify.require(by, await queries.at_home(person.id))
    if registered_on > clock.today():
        sentence = _("The day of registration cannot be in the future.")
        raise Unreadable(sentence, [Mistake("registered_on", sentence)])
    async with transaction():
        try:
            made = await SocialWorker.create(
                person=person,
                level=level,
                certificate_no=certificate_no[:40],
                registered_on=registered_on,
                registered_until=_years_after(registered_on, TERM_YEARS),
                entered_by_id=by.person_id,
            )
        except IntegrityError as error:
            raise Taken(lazy("This person is a social worker here already.")) from error
        await audit.record("SocialWorker.register", made, by=by, person=person.id, level=str(level))
    return made


async def renew(worker: SocialWorker, *, by: Actor, level: WorkerLevel | None = None) -> SocialWorker:
    """Renew a registration in its window before the end, or after it; three years from the end, or from today."""
    rules.may_verify.require(by, await queries.at_home(worker.person_id))
    days: int = await policy.value("papers.expiring_days")
    today = clock.today()
    until = worker.registered_until
    if until is not None and today < until - dt.timedelta(days=days):
        raise OutOfTurn(_("A registration is renewed in the last %(count)d days before it ends.", count=days))
    begins = max(until or today, today)
    async with transaction():
        renewed = await SocialWorker.filter(id=worker.id, registered_until=until).update(
            registered_on=begins, registered_until=_years_after(begins, TERM_YEARS), level=level or worker.level
        )
        if not renewed:
            raise OutOfTurn(lazy("This has changed in the meantime. Please look at it again."))
        await audit.record("SocialWorker.renew", worker, by=by)
    return await SocialWorker.get(id=worker.id)


async def standing_of(until: dt.date | None, day: dt.date | None = None) -> PaperStanding:
    """Return how a paper with this last day stands on a day (today): valid, expiring within policy's days, or over."""
    day = day or clock.today()
    if until is None:
        return PaperStanding.VALID
    if until < day:
        return PaperStanding.OVER
    days: int = await policy.value("papers.expiring_days")
    return PaperStanding.EXPIRING if until <= day + dt.timedelta(days=days) else PaperStanding.VALID


async def is_registered(person_id: int, day: dt.date | None = None) -> bool:
    """Whether a person is a registered social worker on a day (today)."""
    return await SocialWorker.exists(person_id=person_id, registered_until__gte=day or clock.today())


async def papers_of(person_id: int) -> list[Qualification]:
    """Return a person's papers, the newest first, those taken back too."""
    return await Qualification.filter(person_id=person_id).exclude(state=QualificationState.WITHDRAWN).order_by("-id")


def _years_after(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
