"""What an organisation's people read about who works for it."""

import datetime as dt

from ground import persons
from ground.actors import Actor, Role
from ground.deferred import Deferred
from ground.identity import Grant
from ground.language import _, lazy
from ground.pages import Page
from orgs.models import Organisation
from orgs.queries import team
from orgs.rules import is_closing, may_manage
from orgs.schemas.org_pages import OrgCard

ROLES = {
    Role.ORG_MANAGER: lazy("Manager"),
    Role.ORG_STAFF: lazy("Staff"),
    Role.SOCIAL_WORKER: lazy("Social worker"),
}
ROLE_HINTS = {
    Role.ORG_MANAGER: lazy("May do everything, also add and let go people."),
    Role.ORG_STAFF: lazy("Opens projects and activities, keeps lists of who came."),
    Role.SOCIAL_WORKER: lazy("Leads activities and visits, with a social worker's certificate."),
}


class Member(Deferred):
    """One person in one role."""

    id: str
    name: str
    phone: str
    role: Role
    role_words: str
    since: dt.date
    basis: str
    is_me: bool

    @classmethod
    def of(cls, given: Grant, *, by: Actor) -> "Member":
        """Say who it is; the telephone stays masked."""
        return cls(
            id=given.public_id,
            name=persons.name_shown(given.person),
            phone=persons.phone_shown(given.person),
            role=given.role,
            role_words=str(ROLES[Role(given.role)]),
            since=given.from_on,
            basis=given.basis,
            is_me=given.person_id == by.person_id,
        )


class TeamPage(Page):
    """Who works for an organisation."""

    template = "orgs/team.html"
    org: OrgCard
    members: list[Member]
    may_manage: bool

    @classmethod
    async def of(cls, org: Organisation, *, by: Actor) -> "TeamPage":
        """Say who is in the team."""
        return cls(
            title=_("Team"),
            org=OrgCard.of(org, []),
            members=[Member.of(each, by=by) for each in await team.roles_in(org.id)],
            may_manage=may_manage.allows(by, org) and not is_closing(org),
        )


class InvitePage(Page):
    """On which someone is added to the team."""

    template = "orgs/team_form.html"
    org: OrgCard
    roles: list[tuple[str, str, str]]

    @classmethod
    def of(cls, org: Organisation) -> "InvitePage":
        """Offer the roles of a team."""
        return cls(
            title=_("Add someone to the team"),
            org=OrgCard.of(org, []),
            roles=[(str(role), str(said), str(ROLE_HINTS[role])) for role, said in ROLES.items()],
        )


class RemovePage(Page):
    """On which someone's role is taken back."""

    template = "orgs/team_removal.html"
    org: OrgCard
    member: Member
