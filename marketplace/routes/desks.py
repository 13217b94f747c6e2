"""Addresses of the desks."""

from ground.actors import Role
from ground.doors import page, staff
from marketplace.desks import OVERSIGHT
from marketplace.endpoints import desks as on
from marketplace.endpoints import supervision
from marketplace.schemas import questions
from marketplace.schemas.desks import DeskPage
from marketplace.schemas.supervision import AuditPage, RolesPage
from orgs.queries import TEAM
from procurement.rules.buying import BUYING

SUPERVISION = staff(*OVERSIGHT)

routes = [
    page("/desk", on.mine, name="desk:mine", door=staff(*Role)),
    page("/cw", on.community, name="desk:community", shows=DeskPage, door=staff(Role.COMMUNITY_WORKER)),
    page("/sw", on.social_worker, name="desk:social_worker", shows=DeskPage, door=staff(Role.SOCIAL_WORKER)),
    page("/org", on.org, name="desk:org", shows=DeskPage, door=staff(*TEAM)),
    page("/buyer", on.buyer, name="desk:buyer", shows=DeskPage, door=staff(*BUYING)),
    page("/street", on.street, name="desk:street", shows=DeskPage, door=staff(Role.STREET_OFFICER)),
    page("/county", on.county, name="desk:county", shows=DeskPage, door=staff(Role.COUNTY_OFFICER)),
    page("/sup", on.supervisor, name="desk:supervisor", shows=DeskPage, door=SUPERVISION),
    page(
        "/sup/audit",
        supervision.audit_trail,
        name="desk:audit",
        asks=questions.AuditQuestion,
        shows=AuditPage,
        door=SUPERVISION,
    ),
    page(
        "/sup/roles",
        supervision.roles,
        name="desk:roles",
        asks=questions.RolesQuestion,
        shows=RolesPage,
        door=SUPERVISION,
    ),
]
