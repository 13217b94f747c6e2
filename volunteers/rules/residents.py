"""Who may find, enter and open the record of a resident."""

from ground.actors import Actor, Role
from ground.language import lazy
from ground.places import Place
from ground.rules import rule
from volunteers.rules.profile import OFFICERS, AtHome

DESK = (Role.COMMUNITY_WORKER, *OFFICERS)


@rule(lazy("Only the community's own desk enters people here."))
def may_enter(actor: Actor, place: Place) -> bool:
    return actor.holds_over_place(place.path, Role.COMMUNITY_WORKER)


@rule(lazy("Only the desks of the place where they live may open this."))
def may_open(actor: Actor, home: AtHome) -> bool:
    return home.path != "" and actor.holds_over_place(home.path, *DESK)
