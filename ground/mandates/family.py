"""Family: an elder invites a relative to act for them, with a number that is told by word of mouth and opens once."""

import datetime as dt
import unicodedata
from collections.abc import Collection

from tortoise import fields
from tortoise.models import Model
from tortoise.queryset import QuerySet

from ground import audit, clock, persons, policy
from ground.actors import Actor
from ground.codes import keyed_hash, spoken_number
from ground.database import transaction
from ground.errors import MayNot, Mistake, Unreadable
from ground.identity import Person
from ground.language import lazy
from ground.mandates.giving import grant, only_allowed
from ground.mandates.models import Mandate, Method, Scope
from ground.several import joined, parts

EVERYDAY = (Scope.SIGN_UP, Scope.CANCEL, Scope.VIEW_HOURS, Scope.RECEIVE_LETTERS)
"""What a relative is asked for unless the elder chooses otherwise (experience.md 6)."""


class Invitation(Model):
    """One number an elder may give to one relative; only its keyed hash is kept."""

    id = fields.IntField(primary_key=True)
    principal: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "ground.Person", related_name="invitations", on_delete=fields.RESTRICT
    )
    principal_id: int
    code_hash = fields.CharField(64, unique=True)
    scopes = fields.CharField(160)
    made_at: dt.datetime = fields.DatetimeField()
    ends_at: dt.datetime = fields.DatetimeField()
    used_at: dt.datetime | None = fields.DatetimeField(null=True)
    used_by_id: int | None = fields.IntField(null=True)
    withdrawn_at: dt.datetime | None = fields.DatetimeField(null=True)

    class Meta:
        """The table."""

        table = "ground_invitation"


async def invite(*, by: Actor, scopes: Collection[str] = EVERYDAY) -> str:
    """Return 8 figures that the elder tells a relative; they open once, within three days (policy), alone.

    An earlier number that nobody used is void from now on. Nobody invites in another's name (403).
    """
    if by.person_id is None or by.for_whom is not None:
        raise MayNot(lazy("Only the person can invite a relative. The desk writes down their word instead."))
    allowed, now = only_allowed(scopes), clock.now()
    hours = await policy.value("mandates.invitation_hours")
    async with transaction():
        await persons.lock(by.person_id)
        await _open(by.person_id).update(withdrawn_at=now)
        code = await _fresh_code()
        made = await Invitation.create(
            principal_id=by.person_id,
            code_hash=keyed_hash("invitation", code),
            scopes=joined(sorted(allowed)),
            made_at=now,
            ends_at=now + dt.timedelta(hours=hours),
        )
        await audit.record("Invitation.make", made, by=by, scopes=made.scopes)
    return code


async def _fresh_code() -> str:
    """Return a number that no invitation ever had: eight figures are soon the same twice by chance."""
    code = spoken_number()
    while await Invitation.exists(code_hash=keyed_hash("invitation", code)):
        code = spoken_number()
    return code


async def accept(code: str, *, by: Actor) -> Mandate:
    """Take up an invitation: the relative who types its number acts for the elder from now on, for a year.

    Refuses with Unreadable (422) a number that is unknown, used, withdrawn or too old, all with the same sentence.
    The door that asks for it limits the tries.
    """
    relative = await Person.get(id=by.person_id) if by.person_id is not None and by.for_whom is None else None
    if relative is None:
        raise MayNot(lazy("Please sign in with your own telephone first."))
    now = clock.now()
    async with transaction():
        typed = "".join(each for each in unicodedata.normalize("NFKC", code) if each.isdecimal())
        mine = Invitation.filter(code_hash=keyed_hash("invitation", typed), ends_at__gt=now)
        if not await mine.filter(used_at=None, withdrawn_at=None).update(used_at=now, used_by_id=relative.id):
            wrong = lazy("This number opens nothing. Please ask your relative to look again, or to make a new one.")
            raise Unreadable(wrong, [Mistake("code", str(wrong))])
        used = await mine.get().select_related("principal")
        await audit.record("Invitation.accept", used, by=by, principal=used.principal_id)
        elder = Actor(person_id=used.principal_id, channel=by.channel)
        return await grant(used.principal, parts(used.scopes), method=Method.INVITED, by=elder, agent_person=relative)


async def withdraw(*, by: Actor) -> None:
    """Make the number void that the elder gave to nobody yet."""
    async with transaction():
        await _open(by.person_id).update(withdrawn_at=clock.now())
        await audit.record("Invitation.withdraw", f"Person:{by.person_id}", by=by)


async def open_invitation(person_id: int) -> Invitation | None:
    """Return the invitation that waits to be taken up; its number is not kept and cannot be shown again."""
    return await _open(person_id).filter(ends_at__gt=clock.now()).first()


async def still_opens(code: str, *, by: Actor) -> bool:
    """Whether this is the number that the actor made last and nobody has taken up: it may be shown to them again."""
    found = await open_invitation(by.person_id) if by.person_id is not None else None
    return found is not None and found.code_hash == keyed_hash("invitation", code)


def _open(person_id: int | None) -> QuerySet[Invitation]:
    return Invitation.filter(principal_id=person_id, used_at=None, withdrawn_at=None)
