"""Addresses of policy values: reading them, proposing one, putting it in force."""

from ground.doors import act, page, staff
from ground.forms import Shape
from marketplace.desks import OVERSIGHT
from marketplace.endpoints import policies as on
from marketplace.schemas import policies as shapes
from marketplace.schemas.questions import PoliciesQuestion

DOOR = staff(*OVERSIGHT)
ALL, ONE, PROPOSED = "/sup/policy", "/sup/policy/{key}", "/sup/proposals/{proposal:pid}"
PAGE = shapes.PolicyPage

routes = [
    page(ALL, on.list_policies, name="policies:list", asks=PoliciesQuestion, shows=shapes.PoliciesPage, door=DOOR),
    page(ONE, on.show_policy, name="policies:policy", shows=PAGE, door=DOOR),
    page(f"{ONE}/new", on.show_form, name="policies:new", shows=shapes.PolicyFormPage, door=DOOR),
    act(f"{ONE}/new", on.propose, name="policies:propose", takes=shapes.ProposalDraft, shows=PAGE, door=DOOR),
    act(f"{PROPOSED}/adoption", on.adopt, name="policies:adopt", takes=Shape, shows=PAGE, door=DOOR),
    act(f"{PROPOSED}/withdrawal", on.drop, name="policies:drop", takes=Shape, shows=PAGE, door=DOOR),
]
