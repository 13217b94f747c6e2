"""Addresses of the desks."""

from ground.actors import Role
from ground.doors import act, page, staff
from ground.lists.offering import TYPES, TakeDraft, TakingPage
from marketplace.desks import OVERSIGHT
from marketplace.endpoints import desks as on
from marketplace.endpoints import figures, supervision
from marketplace.schemas import questions
from marketplace.schemas.desks import DeskPage
from marketplace.schemas.figures import FiguresPage
from marketplace.schemas.supervision import AuditPage, RolesPage
from orgs.queries import TEAM
from procurement.rules.buying import BUYING

SUPERVISION = staff(*OVERSIGHT)
REPORTS = staff(Role.COUNTY_OFFICER, *OVERSIGHT)
FIGURES = "/county/figures"

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
        FIGURES, figures.show_figures, name="desk:figures", asks=questions.FiguresQuestion, shows=FiguresPage,
        door=REPORTS,
    ),
    page(
        f"{FIGURES}/taking", figures.show_taking, name="desk:figures_taking", asks=questions.FiguresQuestion,
        shows=TakingPage, door=REPORTS,
    ),
    act(
        f"{FIGURES}/taking", figures.take_away, name="desk:take_figures", asks=questions.FiguresQuestion,
        takes=TakeDraft, gives=TYPES, shows=TakingPage, door=REPORTS,
    ),
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
]  # fmt: skip
