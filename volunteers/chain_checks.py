"""Checking the chains of hours: each of them once a day, and supervision is told of one that does not hold (INV-87)."""

from collections.abc import Sequence

from ground import audit, clock, letters
from ground.actors import SYSTEM, Actor
from ground.database import ask, stamp, transaction
from ground.errors import Mistake, NotFound, Unreadable
from ground.granting import holders_over
from ground.language import _, lazy
from orgs.models import Organisation
from volunteers import hour_heads
from volunteers.chain import verify_chain
from volunteers.models import ChainCheck
from volunteers.rules.hours import AUTHORITY, may_look_into_chain
from volunteers.seen import places_under

A_ROUND = 20
"""How many chains are checked in one round of the relay."""


async def to_check() -> Sequence[int]:
    """Return organisations whose chain was not checked today: those never checked first.

    A chain whose end is gone is one that was published.
    """
    rows = await ask(
        "SELECT o.id FROM orgs_organisation o LEFT JOIN volunteers_chain_check c ON c.organisation_id = o.id"
        " WHERE (EXISTS (SELECT 1 FROM ground_chain_head h WHERE h.name = 'hours:' || o.id)"
        " OR EXISTS (SELECT 1 FROM volunteers_hour_head p WHERE p.organisation_id = o.id))"
        " AND (c.id IS NULL OR c.checked_at < ?) ORDER BY c.checked_at IS NOT NULL, c.checked_at, o.id LIMIT ?",
        stamp(clock.city_moment(clock.today())),
        A_ROUND,
    )
    return [int(row["id"]) for row in rows]


async def check(org_id: int) -> ChainCheck:
    """Check every byte of an organisation's chain and its published heads, keep what was found, and tell of a break."""
    found = await verify_chain(org_id)
    kept = ChainCheck(
        organisation_id=org_id,
        lines=found.lines,
        broken_at=found.broken_at,
        unfit_on=await hour_heads.first_unfit(org_id),
        checked_at=clock.now(),
    )
    said = ["lines", "broken_at", "unfit_on", "checked_at"]
    async with transaction():
        await ChainCheck.bulk_create([kept], on_conflict=["organisation_id"], update_fields=said)
        await (_note_whole(org_id) if kept.holds else _note_broken(kept))
    return await ChainCheck.get(organisation_id=org_id)


async def _note_broken(kept: ChainCheck) -> None:
    """Write to those above when a chain is first found broken, not each day anew."""
    fresh = ChainCheck.filter(organisation_id=kept.organisation_id, broken_since=None)
    if not await fresh.update(broken_since=kept.checked_at, found="", found_by_id=None, found_at=None):
        return
    org = await Organisation.get(id=kept.organisation_id).select_related("place")
    await audit.record(
        "ChainCheck.find_broken",
        f"Organisation:{org.id}",
        by=SYSTEM,
        line=kept.broken_at,
        day=kept.unfit_on and kept.unfit_on.isoformat(),
    )
    for person in await holders_over(org.place, *AUTHORITY):
        await letters.write(person, "hours_chain_broken", about=org, by=SYSTEM, name=org.name)


async def _note_whole(org_id: int) -> None:
    """Note that a chain holds again, as after its lines were brought back from a backup."""
    if await ChainCheck.filter(organisation_id=org_id).exclude(broken_since=None).update(broken_since=None):
        await audit.record("ChainCheck.find_whole", f"Organisation:{org_id}", by=SYSTEM)


async def broken(actor: Actor) -> Sequence[ChainCheck]:
    """Return the checks that found a chain broken in the actor's places, the latest first."""
    places = await places_under(actor.paths(*AUTHORITY))
    found = ChainCheck.filter(organisation__place_id__in=places).exclude(broken_since=None)
    return await found.select_related("organisation__place").order_by("-broken_since", "id")


async def unanswered(actor: Actor) -> int:
    """Return of how many of them nobody has said yet what was found."""
    return sum(each.found_at is None for each in await broken(actor))


async def broken_of(actor: Actor, org: str) -> ChainCheck:
    """Return the check of one organisation in the actor's places whose chain is broken, or NotFound (404)."""
    found = next((each for each in await broken(actor) if each.organisation.public_id == org), None)
    if found is None:
        raise NotFound(lazy("We could not find this."))
    return found


async def look_into(kept: ChainCheck, words: str, *, by: Actor) -> None:
    """Write down what was found out about a broken chain, and what is done about it; it stays broken until it holds."""
    may_look_into_chain.require(by, kept.organisation.place.path)
    if not words.strip():
        sentence = _("Please write what you found, in one sentence.")
        raise Unreadable(sentence, [Mistake("found", sentence)])
    async with transaction():
        said = {"found": words.strip()[:200], "found_by_id": by.person_id, "found_at": clock.now()}
        await ChainCheck.filter(id=kept.id).update(**said)
        await audit.record(
            "ChainCheck.look_into", f"Organisation:{kept.organisation_id}", by=by, because=words.strip()[:200]
        )


async def check_again(kept: ChainCheck, *, by: Actor) -> ChainCheck:
    """Check a broken chain at once, as after its lines were brought back."""
    may_look_into_chain.require(by, kept.organisation.place.path)
    return await check(kept.organisation_id)
