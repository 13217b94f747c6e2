"""Succeeding: who lawfully takes over a body that is wound down or dissolved, and answers for its records (INV-90)."""

from collections.abc import Sequence

from ground import audit, letters
from ground.actors import Actor
from ground.database import transaction
from ground.errors import Mistake, OutOfTurn, Unreadable
from ground.language import lazy
from orgs.models import RECRUITING, Organisation, OrgState
from orgs.naming import BY_NAME
from orgs.queries import team
from orgs.rules import CLOSING, is_closing, may_suspend

NOT_THIS = lazy("This body cannot take it over. Please choose one from the list.")


async def possible(org: Organisation) -> Sequence[Organisation]:
    """Return the bodies at work in the county of one that closes, or below it, by name; it comes with its place."""
    reach = ".".join(map(str, org.place.line_ids[:2]))
    near = Organisation.filter(place__path__startswith=f"{reach}.", state__in=RECRUITING)
    return await near.exclude(id=org.id).order_by(*BY_NAME)


async def name_successor(org: Organisation, successor: str, basis: str, *, by: Actor) -> Organisation:
    """Write down which body took over one that closes, and on what that rests; from its dissolution on it answers.

    `successor` is a public id. The county alone names one (149号: merger, split, taking over). Named wrongly,
    another is named with its own basis: certificates issued meanwhile keep what they said. Refuses a body that goes on
    working (409), or a successor that is not at work there (422).
    """
    may_suspend.require(by, org)
    if not is_closing(org):
        raise OutOfTurn(lazy("Only a body that is being wound down, or is dissolved, has a successor."))
    heir = next((each for each in await possible(org) if each.public_id == successor), None)
    if heir is None:
        raise Unreadable(lazy("Please look at these again."), [Mistake("successor", str(NOT_THIS))])
    async with transaction():
        at_work = Organisation.filter(id=heir.id, state__in=RECRUITING)
        if not await at_work.update(name=heir.name):  # its row is taken: who dissolves it waits until this is done
            raise OutOfTurn(NOT_THIS)
        said = {"successor_id": heir.id, "successor_basis": basis[:200]}
        await Organisation.filter(id=org.id, state__in=CLOSING).update(**said)
        await audit.record("Organisation.name_successor", org, by=by, successor=heir.id, because=basis)
        for manager in await team.managers_of(heir.id):
            await letters.write(manager, "org_succeeds", about=org, by=by, name=org.name)
    return heir


async def keeper_of(org: Organisation) -> Organisation | None:
    """Return the body that answers for the records of one: itself while it is there, then its successor or its host.

    None where neither is there any more: the street or county that kept its file answers (EDGE-20). A successor was at
    work when it was named, so no two succeed each other.
    """
    if org.state != OrgState.DISSOLVED:
        return org
    end = _end_of(org.id, await _heirs())
    return await Organisation.get(id=end) if end is not None else None


async def kept_by(org_ids: Sequence[int]) -> list[int]:
    """Return for whose records these bodies answer: their own, and those of dissolved ones that passed to them."""
    own, heirs = set(org_ids), await _heirs()
    return sorted({*own, *(each for each in heirs if _end_of(each, heirs) in own)})


async def left_to_officers(place_ids: Sequence[int]) -> list[int]:
    """Return the dissolved bodies of some places whose records passed to nobody: the place's officers answer."""
    heirs = await _heirs()
    orphans = [each for each in heirs if _end_of(each, heirs) is None]
    found = Organisation.filter(id__in=orphans, place_id__in=list(place_ids)) if orphans else None
    return sorted([each.id for each in await found.only("id")]) if found else []


async def _heirs() -> dict[int, int | None]:
    """Return for each dissolved body to whom its records passed first."""
    gone = Organisation.filter(state=OrgState.DISSOLVED).values_list("id", "successor_id", "host_id")
    return {int(org_id): heir or host for org_id, heir, host in await gone}


def _end_of(org_id: int, heirs: dict[int, int | None]) -> int | None:
    """Follow from heir to heir to the body that is still there."""
    seen: set[int] = set()
    here: int | None = org_id
    while here in heirs and here not in seen:
        seen.add(here)
        here = heirs[here]
    return None if here in seen else here
