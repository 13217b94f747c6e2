"""Who may do what with a need; a need comes with its `desk` loaded."""

from ground.actors import SYSTEM, Actor, Role
from ground.language import lazy
from ground.rules import rule
from marketplace.models import Need, Trouble

DESK = (Role.COMMUNITY_WORKER, Role.STREET_OFFICER)
"""Who has a community's needs at heart, each in their own place (R2)."""
TEAM = (Role.ORG_MANAGER, Role.ORG_STAFF, Role.SOCIAL_WORKER)


def at_desk(actor: Actor, need: Need) -> bool:
    """Whether the actor is of the need's own desk, or of its street."""
    return actor.holds_over_place(need.desk.path, *DESK)


def asked_for_it(actor: Actor, need: Need) -> bool:
    """Whether it is the actor's own need, or one recorded by the actor's hand."""
    return actor.person_id is not None and actor.person_id in (need.beneficiary_id, need.recorded_by_id)


@rule(lazy("Only the community's own desk, or its street, may do this."))
def may_keep(actor: Actor, need: Need) -> bool:
    """Whether the actor may acknowledge, publish, dispatch, recall or close it."""
    return at_desk(actor, need)


@rule(lazy("Somebody else looks at this: another of the desk or the street, never the one who recorded it."))
def may_verify(actor: Actor, need: Need) -> bool:
    """Whether the actor may verify, decline or ask for facts: a second person (INV-40)."""
    return at_desk(actor, need) and not asked_for_it(actor, need)


@rule(lazy("Only whoever asked, or the desk, may answer this."))
def may_answer(actor: Actor, need: Need) -> bool:
    """Whether the actor may bring the facts that were asked for."""
    return asked_for_it(actor, need) or at_desk(actor, need)


@rule(lazy("Only the organisation that has this need may do this."))
def may_serve(actor: Actor, need: Need) -> bool:
    """Whether the actor is of the team of the organisation that has it now (INV-42)."""
    if actor == SYSTEM:
        return True
    return need.organisation_id is not None and actor.holds_over_org(need.organisation_id, *TEAM)


@rule(lazy("Only the organisation's own people may do this."))
def may_take_on(actor: Actor, org_id: int) -> bool:
    """Whether the actor may take on work for this organisation."""
    return actor.holds_over_org(org_id, *TEAM)


@rule(lazy("Only the one who was helped, or the desk, may confirm this; never the one who said it was done."))
def may_confirm(actor: Actor, need: Need) -> bool:
    """Whether the actor may give the word that it was done, or was not."""
    if actor.person_id is None or actor.person_id == need.done_by_id:
        return False
    if need.organisation_id is not None and actor.holds_over_org(need.organisation_id, *TEAM):
        return actor.person_id == need.beneficiary_id
    return actor.person_id == need.beneficiary_id or at_desk(actor, need)


@rule(lazy("Only the one who was helped, or the desk, may open this again."))
def may_reopen(actor: Actor, need: Need) -> bool:
    """Whether the actor may say that what was closed is not well yet."""
    return (actor.person_id is not None and actor.person_id == need.beneficiary_id) or at_desk(actor, need)


@rule(lazy("Only whoever asked, or the desk on their word, may withdraw this."))
def may_withdraw(actor: Actor, need: Need) -> bool:
    """Whether the actor may take the request back; the desk and a social worker need a mandate besides."""
    return asked_for_it(actor, need) or at_desk(actor, need)


@rule(lazy("Only the one who was helped, and whoever helped, may say how it went."))
def may_rate(actor: Actor, need: Need) -> bool:
    """Whether the actor may answer the one question afterwards (INV-44)."""
    if actor.person_id is not None and actor.person_id == need.beneficiary_id:
        return True
    return need.organisation_id is not None and actor.holds_over_org(need.organisation_id, *TEAM)


@rule(lazy("Only whoever asked, or the desk, may report this."))
def may_report(actor: Actor, need: Need) -> bool:
    """Whether the actor may report that something went wrong; never those it may be about."""
    return asked_for_it(actor, need) or at_desk(actor, need)


@rule(lazy("Only the street looks into this."))
def may_look_into(actor: Actor, trouble: Trouble) -> bool:
    """Whether the actor may read and settle a report: the authority, and nobody of the accused (EDGE-35).

    The report comes with its need. Accused is who had the need then; another may have it by now.
    """
    if trouble.organisation_id is not None and actor.holds_over_org(trouble.organisation_id, *TEAM):
        return False
    return actor.holds_over_place(trouble.need.desk.path, Role.STREET_OFFICER)
