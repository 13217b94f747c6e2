"""Addresses of public notices, of objecting to them, and of the desk where objections are judged."""

from ground.doors import OPEN, act, page, staff
from ground.forms import Shape
from ground.notices import ASSIGNERS, OFFICERS
from marketplace.desks import OVERSIGHT
from marketplace.endpoints import hung_notices as hung
from marketplace.endpoints import notices as on
from marketplace.endpoints import objections as desk
from marketplace.schemas import hung_notices as mine
from marketplace.schemas import notices as shapes
from marketplace.schemas import objections as shown
from marketplace.schemas import questions
from marketplace.schemas.staff_drafts import BecauseDraft

HANGERS, JUDGES, WATCH = staff(*OFFICERS), staff(*ASSIGNERS), staff(*OVERSIGHT)
ONE, RECEIPT = "/notices/{notice:pid}", "/objections/{receipt:pid}"
DESK = "/desk/notices"
HUNG = f"{DESK}/{{notice:pid}}"
OBJECTION = "/desk/objections/{objection:pid}"
FORM, ANSWERED, PAGE = shapes.ObjectPage, shapes.ReceiptPage, shown.ObjectionDeskPage

routes = [
    page(
        "/notices",
        on.list_notices,
        name="notices:list",
        asks=questions.NoticesQuestion,
        shows=shapes.NoticesPage,
        door=OPEN,
    ),
    page(ONE, on.show_notice, name="notices:notice", shows=shapes.NoticePage, door=OPEN),
    page(f"{ONE}/paper", on.print_notice, name="notices:paper", shows=shapes.NoticePaperPage, door=OPEN),
    page(f"{ONE}/objection", on.show_objecting, name="notices:objecting", shows=FORM, door=OPEN),
    act(f"{ONE}/objection", on.lodge, name="notices:lodge", takes=shapes.ObjectDraft, shows=ANSWERED, door=OPEN),
    page(RECEIPT, on.show_receipt, name="notices:receipt", shows=ANSWERED, door=OPEN),
    act(f"{RECEIPT}/withdrawal", on.take_back, name="notices:take_back", takes=Shape, shows=ANSWERED),
    page(DESK, desk.show_desk, name="notices:desk", shows=shown.NoticesDeskPage, door=HANGERS),
    act(
        f"{HUNG}/settlement",
        desk.settle,
        name="notices:settle",
        takes=Shape,
        shows=shown.NoticesDeskPage,
        door=HANGERS,
    ),
    page(f"{DESK}/outages", hung.show_outage, name="notices:outage", shows=mine.OutagePage, door=WATCH),
    act(
        f"{DESK}/outages",
        hung.note_outage,
        name="notices:note_outage",
        takes=mine.OutageDraft,
        shows=shown.NoticesDeskPage,
        door=WATCH,
    ),
    page(HUNG, hung.show_notice, name="notices:hung", shows=mine.HungNoticePage, door=HANGERS),
    act(
        f"{HUNG}/board",
        hung.post_paper,
        name="notices:post_paper",
        takes=mine.BoardDraft,
        shows=mine.HungNoticePage,
        door=HANGERS,
    ),
    page(f"{HUNG}/end", hung.show_taking_down, name="notices:taking_down", shows=mine.TakingDownPage, door=HANGERS),
    act(
        f"{HUNG}/end",
        hung.take_down,
        name="notices:take_down",
        takes=BecauseDraft,
        shows=mine.HungNoticePage,
        door=HANGERS,
    ),
    page(OBJECTION, desk.show_objection, name="notices:objection", shows=PAGE, door=JUDGES),
    act(f"{OBJECTION}/judge", desk.assign, name="notices:assign", takes=shown.JudgeDraft, shows=PAGE, door=JUDGES),
    act(f"{OBJECTION}/answer", desk.answer, name="notices:answer", takes=shown.AnswerDraft, shows=PAGE, door=JUDGES),
    act(f"{OBJECTION}/objector", desk.look, name="notices:look", takes=Shape, shows=PAGE, door=JUDGES),
    act(f"{OBJECTION}/objector/why", desk.break_glass, name="notices:break_glass", takes=BecauseDraft, door=JUDGES),
]
