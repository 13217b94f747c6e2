"""Addresses of staff: who works here, appointing, ending, locking, and keys."""

from ground.doors import OPEN, act, page, staff
from ground.forms import Shape
from marketplace.desks import OVERSIGHT
from marketplace.endpoints import staff as on
from marketplace.endpoints import staff_keys as keys
from marketplace.schemas import staff as shapes
from marketplace.schemas.staff_drafts import AppointDraft, BecauseDraft, ChosenDraft, KeyDraft

DOOR = staff(*OVERSIGHT)
ONE, ROLE = "/sup/staff/{person:pid}", "/sup/staff/roles/{role:pid}/end"
PERSON, ASK = shapes.StaffPersonPage, shapes.StaffAskPage

routes = [
    page("/sup/staff", on.show_staff, name="staff:list", shows=shapes.StaffPage, door=DOOR),
    page("/sup/staff/new", on.show_appoint, name="staff:new", shows=shapes.AppointPage, door=DOOR),
    act("/sup/staff/new", on.appoint, name="staff:appoint", takes=AppointDraft, shows=PERSON, door=DOOR),
    page(ROLE, on.show_end_role, name="staff:role_ending", shows=ASK, door=DOOR),
    act(ROLE, on.end_role, name="staff:end_role", takes=BecauseDraft, shows=PERSON, door=DOOR),
    page(ONE, on.show_person, name="staff:person", shows=PERSON, door=DOOR),
    page(f"{ONE}/lock", on.show_lock, name="staff:locking", shows=ASK, door=DOOR),
    act(f"{ONE}/lock", on.lock, name="staff:lock", takes=BecauseDraft, shows=PERSON, door=DOOR),
    page(f"{ONE}/unlock", on.show_unlock, name="staff:unlocking", shows=ASK, door=DOOR),
    act(f"{ONE}/unlock", on.unlock, name="staff:unlock", takes=BecauseDraft, shows=PERSON, door=DOOR),
    page(f"{ONE}/key", on.show_ask_key, name="staff:asking_key", shows=ASK, door=DOOR),
    act(f"{ONE}/key", keys.ask, name="staff:ask_key", takes=BecauseDraft, shows=PERSON, door=DOOR),
    act(f"{ONE}/key/given", keys.hand_over, name="staff:give_key", takes=Shape, shows=shapes.StaffKeyPage, door=DOOR),
    act(f"{ONE}/key/end", keys.drop, name="staff:drop_key", takes=Shape, shows=PERSON, door=DOOR),
    page("/staff/key", keys.show_key, name="staff:key", shows=shapes.KeyPage, door=OPEN),
    act("/staff/key", keys.open_key, name="staff:open_key", takes=KeyDraft, shows=shapes.ChoosePage, door=OPEN),
    act("/staff/key/choice", keys.choose, name="staff:choose", takes=ChosenDraft, door=OPEN),
]
