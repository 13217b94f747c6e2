"""Who may do what with activities, shifts and places in them."""

from ground.actors import Actor, Role
from ground.language import lazy
from ground.rules import rule
from marketplace.models import Activity, Commitment, Shift
from orgs.models import Organisation

RUNNERS = (Role.ORG_MANAGER, Role.ORG_STAFF, Role.SOCIAL_WORKER)


@rule(lazy("Only the organisation's own people may do this."))
def may_run(actor: Actor, org: Organisation) -> bool:
    """Whether the actor may plan this organisation's activities."""
    return actor.holds_over_org(org.id, *RUNNERS)


@rule(lazy("Only the organisation's own people may do this."))
def may_manage(actor: Actor, activity: Activity) -> bool:
    """Whether the actor may change this activity."""
    return actor.holds_over_org(activity.organisation_id, *RUNNERS)


@rule(lazy("Only the one who leads this, or the organisation's manager, may hand in the roll."))
def may_roll(actor: Actor, shift: Shift) -> bool:
    """Whether the actor may say who came; the shift comes with its activity."""
    activity = shift.activity
    if actor.person_id == activity.leader_id:
        return True
    return actor.holds_over_org(activity.organisation_id, Role.ORG_MANAGER, Role.SOCIAL_WORKER)


@rule(lazy("Somebody else of the organisation has to say that this person was there."))
def may_vouch_for(actor: Actor, commitment: Commitment) -> bool:
    """Whether the actor is of the organisation, and another than the one who came (with shift and activity)."""
    org_id = commitment.shift.activity.organisation_id
    return actor.person_id != commitment.person_id and actor.holds_over_org(org_id, *RUNNERS)


@rule(lazy("Only the person, or who helps them on their word, can say that they were there."))
def may_contest(actor: Actor, commitment: Commitment) -> bool:
    """Whether it is the person, or someone who helps them under a mandate that was found before (EDGE-10)."""
    return may_sign_up.allows(actor, commitment.person_id)


@rule(lazy("You can sign up yourself, or someone who has asked you to."))
def may_sign_up(actor: Actor, person_id: int) -> bool:
    """Whether the actor acts for themselves, or for a person under a mandate that was found before."""
    return actor.principal_id == person_id and (actor.for_whom is None or actor.mandate_id is not None)


@rule(lazy("Only the person, whoever helps them, or the organisation may do this."))
def may_end(actor: Actor, commitment: Commitment) -> bool:
    """Whether the actor may give up this place; the commitment comes with its shift and activity."""
    if may_sign_up.allows(actor, commitment.person_id):
        return True
    return actor.holds_over_org(commitment.shift.activity.organisation_id, *RUNNERS)
