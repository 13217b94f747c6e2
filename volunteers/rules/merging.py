"""Who may say that two records are of one person, put them together, and take them apart (EDGE-18, EDGE-19)."""

from dataclasses import dataclass

from ground.actors import Actor, Role
from ground.language import lazy
from ground.rules import rule
from volunteers.models import Merger
from volunteers.rules.profile import OFFICERS, AtHome

DESK = (Role.COMMUNITY_WORKER, *OFFICERS)


@dataclass(frozen=True)
class Pair:
    """Two records before an actor, with the merger where one is proposed."""

    kept: AtHome
    other: AtHome
    merger: Merger | None = None

    def reached_by(self, actor: Actor, *roles: Role) -> bool:
        """Whether a role is held over both homes; a record without a home is reached from the other's."""
        homes = [each.path for each in (self.kept, self.other) if each.path]
        return bool(homes) and all(actor.holds_over_place(path, *roles) for path in homes)

    def is_one_of(self, actor: Actor) -> bool:
        """Whether the actor is one of the two, or nobody."""
        return actor.person_id in (None, self.kept.person_id, self.other.person_id)


@rule(lazy("Only a desk that is in charge of both records may do this, and never for oneself."))
def may_propose(actor: Actor, pair: Pair) -> bool:
    """Whether the actor sits at a desk of both homes and is neither of the two."""
    return not pair.is_one_of(actor) and pair.reached_by(actor, *DESK)


@rule(lazy("A second person carries this out: an officer in charge of both records, who did not propose it."))
def may_carry_out(actor: Actor, pair: Pair) -> bool:
    """Whether the actor is an officer over both homes and another than who proposed it (two hands)."""
    return may_decide.allows(actor, pair) and pair.merger is not None and actor.person_id != pair.merger.proposed_by_id


@rule(lazy("Only an officer in charge of both records may decide this."))
def may_decide(actor: Actor, pair: Pair) -> bool:
    """Whether the actor is an officer over both homes and neither of the two."""
    return not pair.is_one_of(actor) and pair.reached_by(actor, *OFFICERS)


@rule(lazy("Who put the records together does not judge whether it was right."))
def may_uphold(actor: Actor, pair: Pair) -> bool:
    """Whether the actor is an officer over both homes who had no hand in the merger."""
    hands = (pair.merger.proposed_by_id, pair.merger.merged_by_id) if pair.merger else ()
    return may_decide.allows(actor, pair) and actor.person_id not in hands


@rule(lazy("Only the person, or a desk on their word, can say that this is wrong."))
def may_contest(actor: Actor, pair: Pair) -> bool:
    """Whether the actor is the person, or a desk of both homes that heard them."""
    return actor.person_id == pair.kept.person_id or may_propose.allows(actor, pair)
