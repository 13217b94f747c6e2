"""Who may record, confirm, refuse and take back hours: recorder, confirmer and person are always three."""

from dataclasses import dataclass

from ground.actors import Actor, Role
from ground.language import lazy
from ground.rules import rule
from orgs.models import Organisation
from volunteers.models import HourClaim, Side

TEAM = (Role.ORG_MANAGER, Role.ORG_STAFF, Role.SOCIAL_WORKER)
AUTHORITY = (Role.COUNTY_OFFICER, Role.SUPERVISOR)


@dataclass(frozen=True)
class Recording:
    """A recording before it is made: for whom, under which organisation and where."""

    person_id: int
    org_id: int
    place_path: str
    led_by: int | None = None
    """Whom the organisation put in charge of the shift."""


@dataclass(frozen=True)
class Confirming:
    """A claim before someone who may confirm it, with what the database knows of the two."""

    claim: HourClaim
    organisation: Organisation
    place_path: str
    of_the_org: bool
    """Whether the one who confirms works, or on the day worked, for the organisation."""
    agent: bool
    """Whether they are the person's agent under a mandate (family, buddy)."""


@rule(lazy("Only the organisation's own people, or the community's desk, may record time."))
def may_record(actor: Actor, recording: Recording) -> bool:
    """Whether the actor may say who came."""
    return (
        actor.holds_over_org(recording.org_id, *TEAM)
        or (actor.person_id is not None and actor.person_id == recording.led_by)
        or actor.holds_over_place(recording.place_path, Role.COMMUNITY_WORKER)
    )


@rule(lazy("Only the organisation's own people, the community's desk, or an officer above it, may ask for more time."))
def may_lengthen(actor: Actor, recording: Recording) -> bool:
    """Whether the actor may propose a longer time, which another hand then confirms (INV-85)."""
    return may_record.allows(actor, recording) or actor.holds_over_place(
        recording.place_path, Role.STREET_OFFICER, *AUTHORITY
    )


@rule(lazy("Nobody records their own time. Please ask a colleague or the community's desk."))
def is_not_the_person(actor: Actor, recording: Recording) -> bool:
    """Whether the time is another's."""
    return actor.person_id is not None and actor.person_id != recording.person_id


def side_of(actor: Actor, recording: Recording) -> Side:
    """Return whose hand records: who works for the organisation records for it, whatever else they hold."""
    team = actor.holds_over_org(recording.org_id, *TEAM) or actor.person_id == recording.led_by
    return Side.ORGANISATION if team else Side.DESK


@rule(lazy("Nobody confirms their own time."))
def confirms_anothers_time(actor: Actor, confirming: Confirming) -> bool:
    """Whether the time is another's."""
    return actor.person_id is not None and actor.person_id != confirming.claim.person_id


@rule(lazy("You recorded this time yourself. Someone else must confirm it."))
def confirms_anothers_record(actor: Actor, confirming: Confirming) -> bool:
    """Whether another recorded it (INV-84)."""
    return actor.person_id != confirming.claim.recorder_id


@rule(lazy("You led this yourself. Someone else must confirm it."))
def confirms_what_another_led(actor: Actor, confirming: Confirming) -> bool:
    """Whether another led it: who leads is of the organisation, whatever role they hold by now (INV-84, EDGE-14)."""
    return actor.person_id != confirming.claim.led_by_id


@rule(lazy("You work for this organisation. Someone from outside it must confirm its time."))
def is_from_outside(_actor: Actor, confirming: Confirming) -> bool:
    """Whether the confirmer is of another body than the recorder."""
    return not confirming.of_the_org


@rule(lazy("You act for this person. Someone else must confirm their time."))
def is_no_agent(_actor: Actor, confirming: Confirming) -> bool:
    """Whether the confirmer does not act for the person (INV-84)."""
    return not confirming.agent


@rule(lazy("Only the desk of the community where it was served may confirm this."))
def is_the_desk(actor: Actor, confirming: Confirming) -> bool:
    """Whether the actor sits at the desk that answers: the community's, or the street above it."""
    return actor.holds_over_place(confirming.place_path, Role.COMMUNITY_WORKER, Role.STREET_OFFICER, *AUTHORITY)


@rule(lazy("The community's desk recorded this itself. The street must confirm it."))
def is_another_body(actor: Actor, confirming: Confirming) -> bool:
    """Whether what a desk recorded is confirmed above it."""
    if confirming.claim.recorder_side != Side.DESK:
        return True
    return actor.holds_over_place(confirming.place_path, Role.STREET_OFFICER, *AUTHORITY)


@rule(lazy("This organisation is closed. Its host or the street confirms what it still served."))
def answers_for_closed(actor: Actor, confirming: Confirming) -> bool:
    """Whether the actor may settle for an organisation that is suspended, lapsed or winding down (EDGE-20, EDGE-21)."""
    org = confirming.organisation
    if org.may_recruit:
        return True
    if actor.holds_over_place(confirming.place_path, Role.STREET_OFFICER, *AUTHORITY):
        return True
    return org.host_id is not None and actor.holds_over_org(org.host_id, Role.ORG_MANAGER)


@rule(lazy("Only an officer of the street may give the second word."))
def may_give_second_word(actor: Actor, confirming: Confirming) -> bool:
    """Whether the actor is an officer, and another than the one who confirmed."""
    return actor.person_id != confirming.claim.confirmer_id and actor.holds_over_place(
        confirming.place_path, Role.STREET_OFFICER, *AUTHORITY
    )


@rule(lazy("So much time in one day needs the word of the county."))
def may_give_authority(actor: Actor, confirming: Confirming) -> bool:
    """Whether the actor is the authority that very long days ask for (INV-82)."""
    return actor.holds_over_place(confirming.place_path, *AUTHORITY)


@rule(lazy("Only the desk of that community, or the manager of the organisation, may take time back."))
def may_take_back(actor: Actor, confirming: Confirming) -> bool:
    """Whether the actor may reverse a line."""
    claim = confirming.claim
    if actor.person_id in (None, claim.person_id):
        return False
    return actor.holds_over_place(
        confirming.place_path, Role.COMMUNITY_WORKER, Role.STREET_OFFICER, *AUTHORITY
    ) or actor.holds_over_org(claim.organisation_id, Role.ORG_MANAGER)


@rule(lazy("This month is settled. Only the county may open it."))
def may_open_settled_month(actor: Actor, confirming: Confirming) -> bool:
    """Whether the actor may change what is settled (INV-85)."""
    return actor.holds_over_place(confirming.place_path, *AUTHORITY)


@dataclass(frozen=True)
class Sampled:
    """A claim that was drawn by lot, and the path of the place whose street looks into it."""

    claim: HourClaim
    place_path: str


@rule(lazy("Only an officer who had no hand in this time may look into it."))
def may_look_into(actor: Actor, sampled: Sampled) -> bool:
    """Whether the actor is an officer of the place and none of those who vouched."""
    claim = sampled.claim
    hands = (claim.person_id, claim.recorder_id, claim.led_by_id, claim.confirmer_id, claim.second_id)
    return actor.person_id not in hands and actor.holds_over_place(sampled.place_path, Role.STREET_OFFICER, *AUTHORITY)


@rule(lazy("Only the county may let an organisation record time of long ago."))
def may_open_window(actor: Actor, place_path: str) -> bool:
    """Whether the actor may open a window for late hours (EDGE-12)."""
    return actor.holds_over_place(place_path, *AUTHORITY)


@rule(lazy("Only the county, or supervision, looks into a broken chain of hours."))
def may_look_into_chain(actor: Actor, place_path: str) -> bool:
    """Whether the actor oversees an organisation with this place (INV-87)."""
    return actor.holds_over_place(place_path, *AUTHORITY)
