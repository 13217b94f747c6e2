"""The addresses of needs at an organisation."""

from ground.actors import Role
from ground.doors import act, page, staff
from ground.forms import Shape
from marketplace.endpoints import needs_contact as contact
from marketplace.endpoints import needs_org as on
from marketplace.schemas import need_org_pages as pages
from marketplace.schemas import needs as drafts
from marketplace.schemas import questions
from marketplace.schemas.need_pages import ContactPage, ReasonPage

TEAM = staff(Role.ORG_MANAGER, Role.ORG_STAFF, Role.SOCIAL_WORKER)
ONE = "/org/needs/{need:pid}"

routes = [
    page(
        "/org/{org:pid}/needs",
        on.list_needs,
        name="needs:org_needs",
        asks=questions.OrgNeedsQuestion,
        shows=pages.OrgNeedsPage,
        door=TEAM,
    ),
    page(ONE, on.show_need, name="needs:org_need", shows=pages.OrgNeedPage, door=TEAM),
    act(f"{ONE}/acceptance", on.accept, name="needs:org_accept", takes=drafts.AcceptDraft, door=TEAM),
    page(f"{ONE}/return", on.show_send_back, name="needs:org_send_back", shows=ReasonPage, door=TEAM),
    act(f"{ONE}/return", on.send_back, name="needs:org_do_send_back", takes=drafts.ReasonDraft, door=TEAM),
    page(f"{ONE}/visit", on.show_visit, name="needs:org_visit", shows=pages.VisitPage, door=TEAM),
    act(f"{ONE}/visit", on.visit, name="needs:org_do_visit", takes=drafts.VisitDraft, door=TEAM),
    page(f"{ONE}/cancellation", on.show_unschedule, name="needs:org_unschedule", shows=ReasonPage, door=TEAM),
    act(f"{ONE}/cancellation", on.unschedule, name="needs:org_do_unschedule", takes=drafts.ReasonDraft, door=TEAM),
    act(f"{ONE}/done", on.say_done, name="needs:org_done", takes=Shape, door=TEAM),
    act(f"{ONE}/calls", on.tell_helpers, name="needs:org_tell_helpers", takes=drafts.WithdrawalToldDraft, door=TEAM),
    act(f"{ONE}/rating", on.rate, name="needs:org_rate", takes=drafts.MarkDraft, door=TEAM),
    page(f"{ONE}/contact", contact.show_for_org, name="needs:org_contact", shows=ContactPage, door=TEAM),
    act(f"{ONE}/contact", contact.look_for_org, name="needs:org_do_contact", takes=Shape, shows=ContactPage, door=TEAM),
]
