"""Actors: who does an act, with what they hold, in whose name and through which door."""

import datetime as dt
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

from starlette.authentication import BaseUser


class Role(StrEnum):
    """What a person may be appointed to, over a place or an organisation (shared-primitives, ScopedRole)."""

    COMMUNITY_WORKER = "community_worker"
    STREET_OFFICER = "street_officer"
    COUNTY_OFFICER = "county_officer"
    SUPERVISOR = "supervisor"
    ORG_MANAGER = "org_manager"
    ORG_STAFF = "org_staff"
    SOCIAL_WORKER = "social_worker"
    BUYER_CLERK = "buyer_clerk"
    BUYER_APPROVER = "buyer_approver"
    FINANCE = "finance"
    EXPERT = "expert"
    ADMINISTRATOR = "administrator"


class Assurance(IntEnum):
    """How sure we are who it is (experience.md 6): a card, a telephone, or two factors."""

    NONE = 0
    CARD = 1
    PHONE = 2
    TWO_FACTORS = 3


class Channel(StrEnum):
    """Through which door an act came (orgs-and-volunteers 7.0)."""

    WEB = "web"
    PHONE = "phone"
    DESK = "desk"
    PAPER = "paper"
    IMPORT = "import"
    API = "api"
    SYSTEM = "system"


@dataclass(frozen=True)
class Held:
    """A grant in force today: a role over one organisation, or over a place and all below it."""

    role: Role
    org_id: int | None = None
    place_id: int | None = None
    place_path: str | None = None

    def reaches(self, path: str) -> bool:
        """Whether a place with this path lies in the grant's place."""
        return self.place_path is not None and path.startswith(self.place_path)


@dataclass(frozen=True, kw_only=True)
class Actor(BaseUser):
    """Someone who acts. `for_whom` is the person helped (law 7): `by` stays the hand that did it."""

    person_id: int | None = None
    name: str = ""
    grants: tuple[Held, ...] = ()
    session_id: int | None = None
    assurance: Assurance = Assurance.NONE
    channel: Channel = Channel.WEB
    for_whom: int | None = None
    mandate_id: int | None = None
    scope: str | None = None
    """What the mandate was asked for (M1)."""
    signed_in_at: dt.datetime | None = None
    key_id: str | None = None
    """The key for programs by which the act came, if it did."""
    scopes: frozenset[str] = frozenset()
    """What that key lets its program do."""

    @property
    def is_authenticated(self) -> bool:
        """Whether someone known acts."""
        return self.person_id is not None

    @property
    def display_name(self) -> str:
        """The name that the header greets."""
        return self.name

    @property
    def principal_id(self) -> int | None:
        """The person in whose name the act stands: the one helped, or the actor."""
        return self.for_whom or self.person_id

    def holds(self, *roles: Role) -> bool:
        """Whether a grant of one of these roles is in force, over whatever."""
        return any(held.role in roles for held in self.grants)

    def holds_over_org(self, org_id: int, *roles: Role) -> bool:
        """Whether one of these roles is held over this organisation."""
        return any(held.role in roles and held.org_id == org_id for held in self.grants)

    def holds_over_place(self, path: str, *roles: Role) -> bool:
        """Whether one of these roles is held over the place with this path or one above it (R1)."""
        return any(held.role in roles and held.reaches(path) for held in self.grants)

    def orgs(self, *roles: Role) -> list[int]:
        """Return the ids of the organisations over which one of these roles is held."""
        return sorted({held.org_id for held in self.grants if held.role in roles and held.org_id is not None})

    def paths(self, *roles: Role) -> list[str]:
        """Return the paths of the places over which one of these roles is held."""
        return sorted({held.place_path for held in self.grants if held.role in roles and held.place_path is not None})

    def helping(
        self, person_id: int, *, mandate_id: int | None, scope: str | None = None, channel: Channel = Channel.DESK
    ) -> "Actor":
        """Return this actor acting for another person, who the audit names beside the hand.

        Doors take `ground.mandates.helping`, which asks for the mandate first.
        """
        return replace(self, for_whom=person_id, mandate_id=mandate_id, scope=scope, channel=channel)


NOBODY = Actor()
SYSTEM = Actor(name="system", channel=Channel.SYSTEM)
