"""Addresses of public notices, of objecting to them, and of the desk where objections are judged."""

from ground.doors import OPEN, act, page, staff
from ground.forms import Shape
from ground.notices import ASSIGNERS, OFFICERS
from marketplace.endpoints import notices as on
from marketplace.endpoints import objections as desk
from marketplace.schemas import notices as shapes
from marketplace.schemas import objections as shown
from marketplace.schemas.staff_drafts import BecauseDraft

HANGERS, JUDGES = staff(*OFFICERS), staff(*ASSIGNERS)
ONE, RECEIPT = "/notices/{notice:pid}", "/objections/{receipt:pid}"
DESK = "/desk/notices"
OBJECTION = "/desk/objections/{objection:pid}"
FORM, ANSWERED, PAGE = shapes.ObjectPage, shapes.ReceiptPage, shown.ObjectionDeskPage

routes = [
    page("/notices", on.list_notices, name="notices:list", shows=shapes.NoticesPage, door=OPEN),
    page(ONE, on.show_notice, name="notices:notice", shows=shapes.NoticePage, door=OPEN),
    page(f"{ONE}/paper", on.print_notice, name="notices:paper", shows=shapes.NoticePaperPage, door=OPEN),
    page(f"{ONE}/objection", on.show_objecting, name="notices:objecting", shows=FORM, door=OPEN),
    act(f"{ONE}/objection", on.lodge, name="notices:lodge", takes=shapes.ObjectDraft, shows=ANSWERED, door=OPEN),
    page(RECEIPT, on.show_receipt, name="notices:receipt", shows=ANSWERED, door=OPEN),
    act(f"{RECEIPT}/withdrawal", on.take_back, name="notices:take_back", takes=Shape, shows=ANSWERED),
    page(DESK, desk.show_desk, name="notices:desk", shows=shown.NoticesDeskPage, door=HANGERS),
    act(
        f"{DESK}/{{notice:pid}}/settlement",
        desk.settle,
        name="notices:settle",
        takes=Shape,
        shows=shown.NoticesDeskPage,
        door=HANGERS,
    ),
    page(OBJECTION, desk.show_objection, name="notices:objection", shows=PAGE, door=JUDGES),
    act(f"{OBJECTION}/judge", desk.assign, name="notices:assign", takes=shown.JudgeDraft, shows=PAGE, door=JUDGES),
    act(f"{OBJECTION}/answer", desk.answer, name="notices:answer", takes=shown.AnswerDraft, shows=PAGE, door=JUDGES),
    act(f"{OBJECTION}/objector", desk.look, name="notices:look", takes=Shape, shows=PAGE, door=JUDGES),
    act(f"{OBJECTION}/objector/why", desk.break_glass, name="notices:break_glass", takes=BecauseDraft, door=JUDGES),
]
