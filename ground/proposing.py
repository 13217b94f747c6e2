"""Proposing a policy value: one who oversees the place proposes it, a second puts it in force (ASVS 2.3.5, law 9)."""

import datetime as dt
import json
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from tortoise import fields

from ground import audit, clock, places, policy
from ground.actors import Actor, Role
from ground.codes import public_id
from ground.database import IntegrityError, transaction
from ground.errors import MayNot, Mistake, NotFound, OutOfTurn, Unreadable
from ground.language import _, lazy
from ground.moves import Moving, moves
from ground.places import Place
from ground.policy_shapes import PLAIN, Shape, same_shape
from ground.rules import rule


class ProposalState(StrEnum):
    """What became of a proposal."""

    PROPOSED = "proposed"
    ADOPTED = "adopted"
    DROPPED = "dropped"


class PolicyProposal(Moving):
    """A value that somebody wants from a day on; it holds when a second person has put it in force."""

    id = fields.IntField(primary_key=True)
    public_id = fields.CharField(12, unique=True, default=public_id)
    key = fields.CharField(80)
    place: fields.ForeignKeyNullableRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="policy_proposals", null=True, on_delete=fields.RESTRICT
    )
    place_id: int | None
    valid_from: dt.date = fields.DateField()
    value = fields.TextField()
    """JSON."""
    citation = fields.CharField(300)
    checked = fields.BooleanField(default=False)
    proposed_by_id = fields.IntField()
    proposed_at: dt.datetime = fields.DatetimeField()
    decided_by_id: int | None = fields.IntField(null=True)
    decided_at: dt.datetime | None = fields.DatetimeField(null=True)
    state = fields.CharEnumField(ProposalState, default=ProposalState.PROPOSED, max_length=8, description="")

    MOVES = moves(
        adopt=(ProposalState.PROPOSED, ProposalState.ADOPTED),
        drop=(ProposalState.PROPOSED, ProposalState.DROPPED),
    )

    class Meta:
        """The table."""

        table = "ground_policy_proposal"


@rule(lazy("Only someone who oversees this place changes its values."))
def may_change(by: Actor, path: str | None) -> bool:
    """An administrator, or a supervisor of the place with this path; of the whole city where no city is there yet."""
    return by.holds(Role.ADMINISTRATOR) or (path is not None and by.holds_over_place(path, Role.SUPERVISOR))


async def path_of(place: Place | None) -> str | None:
    """Return the path that one has to oversee to change a value of this place; none of all is the city's."""
    over = place or await places.city()
    return over.path if over else None


async def propose(
    key: str,
    new: Any,  # noqa: ANN401 - whatever JSON the value is
    *,
    valid_from: dt.date,
    citation: str,
    checked: bool,
    by: Actor,
    place: Place | None = None,
    shape: Shape = PLAIN,
) -> PolicyProposal:
    """Propose a value from a day on, with the text it rests on; nothing changes before a second person agrees.

    Refuses with MayNot (403) who does not oversee the place, with NotFound a key that nothing goes by, with Unreadable
    (422) a day that is over and a value of another shape, with OutOfTurn (409) a second proposal and what holds.
    """
    may_change.require(by, await path_of(place))
    now = await _in_force(key, place)
    _check(now.value, new, shape, valid_from)
    if (now.value, now.citation, now.checked) == (new, citation, checked):
        raise OutOfTurn(lazy("This is in force already."))
    try:
        async with transaction():
            made = await PolicyProposal.create(
                key=key,
                place=place,
                valid_from=valid_from,
                value=json.dumps(new, ensure_ascii=False),
                citation=citation,
                checked=checked,
                proposed_by_id=by.person_id,
                proposed_at=clock.now(),
            )
            await audit.record("PolicyProposal.make", made, by=by, key=key, value=new, citation=citation)
    except IntegrityError as twice:
        raise OutOfTurn(lazy("A new value is proposed already. Please decide on that one first.")) from twice
    return made


async def adopt(proposal: PolicyProposal, *, by: Actor) -> None:
    """Put a proposed value in force from its day: the second person, never the one who proposed it (MayNot, 403)."""
    place = await Place.get(id=proposal.place_id) if proposal.place_id else None
    may_change.require(by, await path_of(place))
    if by.person_id == proposal.proposed_by_id:
        raise MayNot(lazy("You proposed this. A second person puts it in force."))
    if proposal.valid_from < clock.today():
        raise OutOfTurn(lazy("Its first day is over. Please take it back, and propose it with a later day."))
    async with transaction():
        await proposal.move("adopt", by=by, decided_by_id=by.person_id, decided_at=clock.now())
        await policy.write(
            proposal.key,
            json.loads(proposal.value),
            valid_from=proposal.valid_from,
            citation=proposal.citation,
            checked=proposal.checked,
            by=by,
            place=place,
        )


async def drop(proposal: PolicyProposal, *, by: Actor) -> None:
    """Take a proposal back, one's own or another's: nothing changes."""
    place = await Place.get(id=proposal.place_id) if proposal.place_id else None
    may_change.require(by, await path_of(place))
    async with transaction():
        await proposal.move("drop", by=by, decided_by_id=by.person_id, decided_at=clock.now())


async def open_proposals(key: str | None = None) -> Sequence[PolicyProposal]:
    """Return the proposals that wait for a second person, of one value or of all; the oldest first."""
    found = PolicyProposal.filter(state=ProposalState.PROPOSED)
    found = found if key is None else found.filter(key=key)
    return await found.order_by("id").select_related("place")


async def proposal_seen_by(actor: Actor, public_id: str) -> PolicyProposal:
    """Return a proposal to who oversees its place; to others it is not there (404)."""
    found = await PolicyProposal.get_or_none(public_id=public_id).select_related("place")
    if found is None or not may_change.allows(actor, await path_of(found.place)):
        raise NotFound(lazy("We could not find this page."))
    return found


async def _in_force(key: str, place: Place | None) -> policy.InForce:
    try:
        return await policy.in_force(key, place=place)
    except LookupError as nothing:
        raise NotFound(lazy("We could not find this page.")) from nothing


def _check(old: object, new: object, shape: Shape, valid_from: dt.date) -> None:
    mistakes = []
    if not same_shape(old, new, shape):
        mistakes.append(Mistake("values", _("This is not written as this value is. Please look again.")))
    if valid_from < clock.today():
        mistakes.append(Mistake("valid_from", _("This day is over. Please choose a later one.")))
    if mistakes:
        raise Unreadable(lazy("Please look at these again."), mistakes)
