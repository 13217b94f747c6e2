"""Who may take down a guardian's word, and who may take it back."""

from dataclasses import dataclass

from ground.actors import Actor, Role
from ground.language import lazy
from ground.rules import rule
from volunteers.rules.profile import AtHome


@dataclass(frozen=True)
class Given:
    """A guardian's word: whose it is, and where the child lives."""

    guardian_id: int
    home: AtHome


@rule(lazy("Only the desk of the child's community takes down a guardian's word."))
def may_take_word(actor: Actor, home: AtHome) -> bool:
    """Whether the actor sits at the desk of the child's home, and is not the child."""
    return (
        home.path != ""
        and actor.person_id != home.person_id
        and actor.holds_over_place(home.path, Role.COMMUNITY_WORKER)
    )


@rule(lazy("Only the guardian takes the word back, by their own hand or at the desk."))
def may_end_word(actor: Actor, given: Given) -> bool:
    """Whether the actor gave the word, or notes at the desk of the child's home that it was taken back."""
    return actor.person_id == given.guardian_id or may_take_word.allows(actor, given.home)
