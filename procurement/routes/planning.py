"""Addresses of budget lines and intentions."""

from ground.actors import Role
from ground.doors import OPEN, act, page, staff
from procurement.endpoints import planning as on
from procurement.rules.buying import BUYING
from procurement.schemas.drafts import BudgetDraft, IntentionDraft, NoDraft, ReasonDraft
from procurement.schemas.planning_pages import (
    BudgetFormPage,
    BudgetPage,
    IntentionDeskPage,
    IntentionEndPage,
    IntentionFormPage,
    IntentionPage,
    IntentionsDeskPage,
    IntentionsPage,
)

BUYERS = staff(*BUYING)
FINANCE = staff(Role.FINANCE)
CLERKS = staff(Role.BUYER_CLERK)
OFFICERS = staff(Role.BUYER_CLERK, Role.BUYER_APPROVER)
BUDGET, PLANS = "/buyer/budget", "/buyer/intentions"
ONE = f"{PLANS}/{{intention:pid}}"

routes = [
    page(BUDGET, on.show_budget, name="tenders:budget", shows=BudgetPage, door=BUYERS),
    page(f"{BUDGET}/new", on.show_line_form, name="tenders:new_line", shows=BudgetFormPage, door=FINANCE),
    act(f"{BUDGET}/new", on.add_line, name="tenders:add_line", takes=BudgetDraft, shows=BudgetPage, door=FINANCE),
    page(PLANS, on.show_intentions_desk, name="tenders:intentions_desk", shows=IntentionsDeskPage, door=BUYERS),
    page(
        f"{PLANS}/new", on.show_intention_form, name="tenders:new_intention", shows=IntentionFormPage, door=CLERKS
    ),
    act(
        f"{PLANS}/new", on.plan, name="tenders:plan", takes=IntentionDraft, shows=IntentionDeskPage, door=CLERKS
    ),
    page(ONE, on.show_intention_on_desk, name="tenders:intention_desk", shows=IntentionDeskPage, door=BUYERS),
    act(
        f"{ONE}/publication", on.announce, name="tenders:announce", takes=NoDraft, shows=IntentionDeskPage,
        door=staff(Role.BUYER_APPROVER),
    ),
    page(f"{ONE}/end", on.show_end, name="tenders:intention_end", shows=IntentionEndPage, door=OFFICERS),
    act(f"{ONE}/end", on.end, name="tenders:end_intention", takes=ReasonDraft, shows=IntentionDeskPage, door=OFFICERS),
    page("/intentions", on.show_intentions, name="tenders:intentions", shows=IntentionsPage, door=OPEN),
    page("/intentions/{intention:pid}", on.show_intention, name="tenders:intention", shows=IntentionPage, door=OPEN),
]  # fmt: skip
