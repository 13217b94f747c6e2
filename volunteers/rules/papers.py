"""Who may claim a paper, and who may say that they have seen it."""

from ground.actors import Actor
from ground.language import lazy
from ground.rules import rule
from volunteers.rules.profile import OFFICERS, AtHome


@rule(lazy("Only the person, or someone helping them, may name their papers."))
def may_claim(actor: Actor, person_id: int) -> bool:
    return actor.principal_id == person_id


@rule(lazy("Only an officer of their street or county may say that they have seen a paper."))
def may_verify(actor: Actor, home: AtHome) -> bool:
    return actor.person_id != home.person_id and actor.holds_over_place(home.path, *OFFICERS)
