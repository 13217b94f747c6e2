"""Merging in the ground: a record gives itself up to another of the same person, and what stands against it."""

from collections.abc import Sequence

from tortoise.expressions import F, Q

from ground import clock, privacy, sessions
from ground.actors import Actor
from ground.errors import OutOfTurn
from ground.identity import Account, Person, PersonState
from ground.language import _, lazy
from ground.mandates.models import Mandate
from ground.privacy import Consent, ConsentKind

FILLED = ("id_number_sealed", "id_number_hash", "phone_sealed", "phone_hash", "phone_tail", "born_on", "sex", "home_id")
"""What the kept record takes where it has none itself."""
BLANK = {"phone_tail": "", "sex": ""}


async def give_up(other: Person, kept: Person, *, by: Actor) -> list[str]:
    """Close one record in favour of another, in the open act; return the columns that the kept one took over.

    Its public address, its telephone and its letters lead to the kept record from now on (EDGE-18).
    """
    if kept.state != PersonState.ACTIVE:
        raise OutOfTurn(lazy("This record is closed. Please call 12345."))
    await other.move("merge", by=by, merged_into_id=kept.id)
    taken = {name: getattr(other, name) for name in FILLED if not getattr(kept, name) and getattr(other, name)}
    if "phone_hash" in taken:
        taken["channels"] = other.channels
    if not kept.name:
        taken |= {"name": other.name, "name_key": other.name_key}
    await Person.filter(id=kept.id).update(**taken, rev=F("rev") + 1)
    return sorted(taken)


async def take_again(other: Person, kept: Person, filled: Sequence[str], *, by: Actor) -> None:
    """Open a closed record again, in the open act: what the kept one took over goes back, unless it changed since."""
    if kept.state != PersonState.ACTIVE:
        raise OutOfTurn(lazy("This record is closed. Please call 12345."))
    had = Person._meta.fields_map  # noqa: SLF001 - Tortoise has no other door
    back: dict[str, object] = {
        name: None if had[name].null else BLANK.get(name, "")
        for name in filled
        if name != "channels" and getattr(kept, name) == getattr(other, name)
    }
    if "channels" in filled and "phone_hash" in back:
        back["channels"] = "paper"
    if back:
        await Person.filter(id=kept.id).update(**back, rev=F("rev") + 1)
    await other.move("unmerge", by=by, merged_into_id=None)


async def keep_withdrawals(kept_id: int, consents: Sequence[int], *, by: Actor) -> list[int]:
    """Let a consent that either record took back be taken back, in the open act: the stricter word wins (EDGE-18).

    The word to be a helper follows the profile that is kept. Returns the consents that end by this.
    """
    ended: list[int] = []
    mine = await Consent.filter(person_id=kept_id).order_by("given_at", "id")
    for kind in set(ConsentKind) - {ConsentKind.ENROL}:
        last = {each.id in consents: each for each in mine if each.kind == kind}
        if any(each.withdrawn_at for each in last.values()):
            open_ones = [each.id for each in mine if each.kind == kind and each.withdrawn_at is None]
            if open_ones:
                await privacy.withdraw(kept_id, kind, by=by)
                ended += open_ones
    return ended


async def open_consents_again(consents: Sequence[int]) -> None:
    """Let consents stand again that ended only because two records were put together, in the open act."""
    if consents:
        await Consent.filter(id__in=list(consents)).update(withdrawn_at=None)


async def two_people(kept: Person, other: Person) -> list[str]:
    """Tell what shows that the records are of two people, or that one of them is closed."""
    found = []
    if kept.state != PersonState.ACTIVE or other.state != PersonState.ACTIVE:
        found.append(_("One of the two records is closed already."))
    if kept.id_number_hash and other.id_number_hash:
        found.append(_("They have different ID numbers: these are two people."))
    if kept.born_on and other.born_on and kept.born_on != other.born_on:
        found.append(_("They have different birth dates. Please put the wrong one right first."))
    between = Q(principal_id=kept.id, agent_person_id=other.id) | Q(principal_id=other.id, agent_person_id=kept.id)
    if await Mandate.filter(between, revoked_at=None, ends_at__gt=clock.now()).exists():
        found.append(_("One of the two acts for the other: these are two people."))
    return found


async def works_here(_kept: Person, other: Person) -> list[str]:
    """Tell that the record to be given up has an account or a role, which no merger hands on."""
    if await Account.exists(person_id=other.id) or await sessions.held_by(other.id):
        return [_("The record to be closed has a role or an account. Keep that one, or end the role first.")]
    return []


HINDRANCES = (two_people, works_here)
