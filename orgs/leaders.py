"""Leaders: who is in charge of a body, found by telephone and name, and never of two associations (INV-4)."""

from ground import persons, phones, privacy
from ground.actors import Actor
from ground.identity import Person
from orgs.models import Filing, Organisation, OrgKind, OrgState


async def found(name: str, phone_sealed: str | None) -> Person | None:
    """Return the person of this name at this telephone; a telephone alone is nobody (INV-30)."""
    if not phone_sealed:
        return None
    same = [each for each in await persons.by_phone(privacy.unseal("leader_phone", phone_sealed)) if each.name == name]
    return same[0] if same else None


async def entered(name: str, phone_sealed: str | None, *, by: Actor) -> Person:
    """Return the person of this name at this telephone, entered in the open act where there is none."""
    phone = privacy.unseal("leader_phone", phone_sealed) if phone_sealed else None
    there = await persons.named_at(name, phone) if phone else None
    return there or await persons.enter(by=by, name=name, phone=phone)


async def phone_of(org: Organisation) -> str | None:
    """Return the telephone of who is in charge, to be compared with what was typed; nobody reads it."""
    person = await Person.get_or_none(id=org.leader_id) if org.leader_id else None
    return persons.phone_of(person) if person else None


def phone_masked(sealed: str | None) -> str:
    """Return a leader's telephone as an office may read it: 138 **** 6621; "" where none was written."""
    return phones.masked(privacy.unseal("leader_phone", sealed)) if sealed else ""


async def other_shetuan(filing: Filing) -> Organisation | None:
    """Return the association that the filing's leader is the representative of already."""
    person = await found(filing.leader_name, filing.leader_phone_sealed)
    return await led_by(person, but=filing.organisation_id) if person else None


async def led_by(person: Person, *, but: int | None = None) -> Organisation | None:
    """Return a living association that a person represents, other than this one."""
    led = Organisation.filter(leader_id=person.id, kind=OrgKind.SHETUAN).exclude(state=OrgState.DISSOLVED)
    return await (led.exclude(id=but) if but else led).first()
