"""Addresses of tenders on their buyer's desk."""

from ground.actors import Role
from ground.doors import act, page, staff
from procurement.endpoints import answering, tender_parts
from procurement.endpoints import tenders_desk as on
from procurement.rules.buying import BUYING
from procurement.schemas import tender_drafts as drafts
from procurement.schemas import tender_parts as parts
from procurement.schemas.drafts import NoDraft, ReasonDraft
from procurement.schemas.public_pages import AnswerPage, QuestionsPage
from procurement.schemas.questions import TendersDeskQuestion
from procurement.schemas.tender_pages import (
    AmendmentPage,
    BeginPage,
    CheckPage,
    TenderPage,
    TendersDeskPage,
    TenderWordsPage,
)

BUYERS = staff(*BUYING)
CLERKS = staff(Role.BUYER_CLERK)
SECOND = staff(Role.BUYER_APPROVER)
OFFICERS = staff(Role.BUYER_CLERK, Role.BUYER_APPROVER)
ALL = "/buyer/tenders"
ONE = f"{ALL}/{{tender:pid}}"
ASKED = "/buyer/questions"
AMENDED = "/buyer/amendments/{amendment:pid}"

routes = [
    page(ALL, on.show_desk, name="tenders:desk", asks=TendersDeskQuestion, shows=TendersDeskPage, door=BUYERS),
    page(f"{ALL}/new", on.show_begin, name="tenders:new", shows=BeginPage, door=CLERKS),
    act(f"{ALL}/new", on.begin, name="tenders:begin", takes=drafts.BeginningDraft, shows=TenderPage, door=CLERKS),
    page(ONE, on.show_tender, name="tenders:tender_desk", shows=TenderPage, door=BUYERS),
    page(f"{ONE}/what", tender_parts.show_what, name="tenders:what", shows=parts.WhatPage, door=CLERKS),
    act(f"{ONE}/what", tender_parts.keep_what, name="tenders:keep_what", takes=drafts.WhatDraft, shows=TenderPage,
        door=CLERKS),
    page(f"{ONE}/lists", tender_parts.show_lists, name="tenders:lists", shows=parts.ListsPage, door=CLERKS),
    act(f"{ONE}/lists", tender_parts.keep_lists, name="tenders:keep_lists", takes=drafts.ListsDraft, shows=TenderPage,
        door=CLERKS),
    page(f"{ONE}/money", tender_parts.show_money, name="tenders:money", shows=parts.MoneyPage, door=CLERKS),
    act(f"{ONE}/money", tender_parts.keep_money, name="tenders:keep_money", takes=drafts.MoneyDraft, shows=TenderPage,
        door=CLERKS),
    page(f"{ONE}/scoring", tender_parts.show_scoring, name="tenders:scoring", shows=parts.ScoringPage, door=CLERKS),
    act(f"{ONE}/scoring", tender_parts.keep_scoring, name="tenders:keep_scoring", takes=drafts.ScoringDraft,
        shows=TenderPage, door=CLERKS),
    page(f"{ONE}/dates", tender_parts.show_dates, name="tenders:dates", shows=parts.DatesPage, door=CLERKS),
    act(f"{ONE}/dates", tender_parts.keep_dates, name="tenders:keep_dates", takes=drafts.DatesDraft, shows=TenderPage,
        door=CLERKS),
    page(f"{ONE}/keys", tender_parts.show_keys, name="tenders:keys", shows=parts.KeysPage, door=CLERKS),
    act(f"{ONE}/keys", tender_parts.keep_keys, name="tenders:keep_keys", takes=drafts.KeysDraft, shows=TenderPage,
        door=CLERKS),
    page(f"{ONE}/check", on.show_check, name="tenders:check", shows=CheckPage, door=CLERKS),
    act(f"{ONE}/submission", on.submit, name="tenders:submit", takes=NoDraft, shows=TenderPage, door=CLERKS),
    act(f"{ONE}/approval", on.approve, name="tenders:approve", takes=NoDraft, shows=TenderPage, door=SECOND),
    page(f"{ONE}/return", on.show_return, name="tenders:return_form", shows=TenderWordsPage, door=SECOND),
    act(f"{ONE}/return", on.send_back, name="tenders:return", takes=ReasonDraft, shows=TenderPage, door=SECOND),
    page(f"{ONE}/recall", on.show_recall, name="tenders:recall_form", shows=TenderWordsPage, door=SECOND),
    act(f"{ONE}/recall", on.recall, name="tenders:recall", takes=ReasonDraft, shows=TenderPage, door=SECOND),
    act(f"{ONE}/publication", on.publish, name="tenders:publish", takes=NoDraft, shows=TenderPage, door=SECOND),
    page(f"{ONE}/cancellation", on.show_cancel, name="tenders:cancel_form", shows=TenderWordsPage, door=OFFICERS),
    act(f"{ONE}/cancellation", on.cancel, name="tenders:cancel", takes=drafts.CancellingDraft, shows=TenderPage,
        door=OFFICERS),
    page(f"{ONE}/amendments", answering.show_amendment_form, name="tenders:amendment_form", shows=AmendmentPage,
         door=CLERKS),
    act(f"{ONE}/amendments", answering.amend, name="tenders:amend", takes=drafts.AmendmentDraft, shows=TenderPage,
        door=CLERKS),
    act(f"{AMENDED}/adoption", answering.adopt, name="tenders:adopt", takes=NoDraft, shows=TenderPage, door=SECOND),
    page(f"{AMENDED}/drop", answering.show_drop, name="tenders:drop_form", shows=TenderWordsPage, door=SECOND),
    act(f"{AMENDED}/drop", answering.drop, name="tenders:drop", takes=ReasonDraft, shows=TenderPage, door=SECOND),
    page(ASKED, answering.show_questions, name="tenders:questions", shows=QuestionsPage, door=OFFICERS),
    page(f"{ASKED}/{{question:pid}}", answering.show_answer, name="tenders:question", shows=AnswerPage, door=OFFICERS),
    act(f"{ASKED}/{{question:pid}}", answering.answer, name="tenders:answer", takes=drafts.AnswerDraft,
        shows=QuestionsPage, door=OFFICERS),
]  # fmt: skip
