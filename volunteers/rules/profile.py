"""Who may do what to a volunteer's profile, as questions."""

from dataclasses import dataclass

from ground.actors import Actor, Channel, Role
from ground.identity import Person
from ground.language import lazy
from ground.rules import rule
from volunteers.models import Volunteer

OFFICERS = (Role.STREET_OFFICER, Role.COUNTY_OFFICER, Role.SUPERVISOR)


@dataclass(frozen=True)
class AtHome:
    """A person's record and the path of the place where they live; "" where nobody knows it."""

    person_id: int
    path: str


@rule(lazy("Only the person, or someone helping them, may enrol them."))
def may_enrol(actor: Actor, person: Person) -> bool:
    """Whether the actor is the person, helps them, or is the house itself."""
    return actor.channel in (Channel.SYSTEM, Channel.IMPORT) or actor.principal_id == person.id


@rule(lazy("They have withdrawn. Only they themselves can come back."))
def may_come_back(actor: Actor, volunteer: Volunteer) -> bool:
    """Whether it is the wish of the one who left."""
    return actor.person_id == volunteer.person_id or (
        actor.for_whom == volunteer.person_id and actor.mandate_id is not None
    )


@rule(lazy("Only the person, or someone helping them, may change this."))
def may_change_profile(actor: Actor, volunteer: Volunteer) -> bool:
    """Whether the actor is the person or helps them."""
    return actor.principal_id == volunteer.person_id


@rule(lazy("Only the person decides what they can do. Nobody else takes a limit back."))
def may_take_limits_back(actor: Actor, volunteer: Volunteer) -> bool:
    """Whether it is the person (EDGE-40)."""
    return actor.person_id == volunteer.person_id


@rule(lazy("Only the community where they live can say that it has seen who they are."))
def may_vouch(actor: Actor, home: AtHome) -> bool:
    """Whether the actor sits at the desk of the home."""
    return actor.person_id != home.person_id and actor.holds_over_place(home.path, Role.COMMUNITY_WORKER, *OFFICERS)


@rule(lazy("Only an officer of their street or county may do this."))
def may_suspend(actor: Actor, home: AtHome) -> bool:
    """Whether the actor is an officer over the home."""
    return actor.person_id != home.person_id and actor.holds_over_place(home.path, *OFFICERS)


@rule(lazy("Only the person, or someone helping them, may change this."))
def may_be_reached_as_they_say(actor: Actor, person_id: int) -> bool:
    """Whether the actor is the person or helps them."""
    return actor.principal_id == person_id


@rule(lazy("Only the administrator imports people."))
def may_import(actor: Actor, _columns: tuple[str, ...]) -> bool:
    """Whether the actor is the command line or an administrator."""
    return actor.channel in (Channel.SYSTEM, Channel.IMPORT) or actor.holds(Role.ADMINISTRATOR)
