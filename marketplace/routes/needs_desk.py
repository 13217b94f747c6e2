"""The addresses of needs at a desk."""

from ground.actors import Role
from ground.doors import act, page, staff
from ground.forms import Shape
from ground.lists.offering import TYPES, TakeDraft, TakingPage
from marketplace.endpoints import needs_contact as contact
from marketplace.endpoints import needs_desk as on_list
from marketplace.endpoints import needs_desk_need as one
from marketplace.endpoints import needs_keeping as keeping
from marketplace.endpoints import needs_new as new
from marketplace.endpoints import needs_taking as taking
from marketplace.endpoints import needs_trouble as trouble
from marketplace.schemas import need_pages as pages
from marketplace.schemas import needs as drafts
from marketplace.schemas import questions
from marketplace.schemas.need_public_pages import TroubleDeskPage, TroublePage

LISTS = staff(Role.COMMUNITY_WORKER, Role.STREET_OFFICER, Role.COUNTY_OFFICER, Role.SOCIAL_WORKER)
DESK = staff(Role.COMMUNITY_WORKER, Role.STREET_OFFICER, Role.SOCIAL_WORKER)
WRITERS = staff(Role.COMMUNITY_WORKER, Role.SOCIAL_WORKER)
STREET = staff(Role.STREET_OFFICER)
ONE = "/cw/needs/{need:pid}"

routes = [
    page(
        "/cw/needs",
        on_list.list_needs,
        name="needs:desk",
        asks=questions.NeedsQuestion,
        shows=pages.NeedsDeskPage,
        door=LISTS,
    ),
    page(
        "/cw/needs/print",
        on_list.print_needs,
        name="needs:desk_print",
        asks=questions.NeedsQuestion,
        shows=pages.NeedsPrintPage,
        door=LISTS,
    ),
    page(
        "/cw/needs/taking",
        taking.show_taking,
        name="needs:taking",
        asks=questions.NeedsQuestion,
        shows=TakingPage,
        door=DESK,
    ),
    act(
        "/cw/needs/taking",
        taking.take_away,
        name="needs:take",
        asks=questions.NeedsQuestion,
        takes=TakeDraft,
        gives=TYPES,
        shows=TakingPage,
        door=DESK,
    ),
    page(
        "/cw/needs/new",
        new.new,
        name="needs:new",
        asks=questions.NewNeedQuestion,
        shows=pages.NeedFormPage,
        instead=[pages.FindPage],
        door=WRITERS,
    ),
    act(
        "/cw/needs/people/found",
        new.find,
        name="needs:find",
        takes=drafts.FindDraft,
        shows=pages.FindPage,
        door=WRITERS,
    ),
    act("/cw/needs/people", new.enter, name="needs:enter", takes=drafts.NewcomerDraft, door=WRITERS),
    act(
        "/cw/needs",
        new.record,
        name="needs:record",
        asks=questions.NewNeedQuestion,
        takes=drafts.NeedDraft,
        door=WRITERS,
    ),
    page(ONE, one.show_need, name="needs:desk_need", shows=pages.DeskNeedPage, door=DESK),
    page(
        f"{ONE}/acknowledgement", keeping.show_acknowledge, name="needs:acknowledge", shows=pages.ReasonPage, door=DESK
    ),
    act(f"{ONE}/acknowledgement", keeping.acknowledge, name="needs:do_acknowledge", takes=drafts.WordDraft, door=DESK),
    page(f"{ONE}/question", keeping.show_ask, name="needs:ask_facts", shows=pages.ReasonPage, door=DESK),
    act(f"{ONE}/question", keeping.ask, name="needs:do_ask_facts", takes=drafts.ReasonDraft, door=DESK),
    page(f"{ONE}/answer", keeping.show_answer, name="needs:answer", shows=pages.ReasonPage, door=DESK),
    act(f"{ONE}/answer", keeping.answer, name="needs:do_answer", takes=drafts.AnswerDraft, door=DESK),
    page(f"{ONE}/verification", keeping.show_verify, name="needs:verify", shows=pages.VerifyPage, door=DESK),
    act(f"{ONE}/verification", keeping.verify, name="needs:do_verify", takes=drafts.VerifyDraft, door=DESK),
    page(f"{ONE}/refusal", keeping.show_decline, name="needs:decline", shows=pages.ReasonPage, door=DESK),
    act(f"{ONE}/refusal", keeping.decline, name="needs:do_decline", takes=drafts.DeclineDraft, door=DESK),
    act(f"{ONE}/publication", keeping.publish, name="needs:publish", takes=Shape, door=DESK),
    page(f"{ONE}/dispatch", keeping.show_dispatch, name="needs:dispatch", shows=pages.DispatchPage, door=DESK),
    act(f"{ONE}/dispatch", keeping.dispatch, name="needs:do_dispatch", takes=drafts.DispatchDraft, door=DESK),
    page(f"{ONE}/recall", keeping.show_recall, name="needs:recall", shows=pages.ReasonPage, door=DESK),
    act(f"{ONE}/recall", keeping.recall, name="needs:do_recall", takes=drafts.ReasonDraft, door=DESK),
    page(f"{ONE}/confirmation", keeping.show_confirm, name="needs:confirm", shows=pages.ConfirmPage, door=DESK),
    act(f"{ONE}/confirmation", keeping.confirm, name="needs:do_confirm", takes=drafts.ConfirmDraft, door=DESK),
    page(f"{ONE}/doubt", keeping.show_not_done, name="needs:not_done", shows=pages.ReasonPage, door=DESK),
    act(f"{ONE}/doubt", keeping.not_done, name="needs:do_not_done", takes=drafts.ReasonDraft, door=DESK),
    act(f"{ONE}/closing", keeping.close, name="needs:close", takes=Shape, door=DESK),
    page(f"{ONE}/reopening", keeping.show_reopen, name="needs:reopen", shows=pages.ReasonPage, door=DESK),
    act(f"{ONE}/reopening", keeping.reopen, name="needs:do_reopen", takes=drafts.ReopenDraft, door=DESK),
    page(f"{ONE}/withdrawal", keeping.show_withdraw, name="needs:withdraw", shows=pages.ReasonPage, door=DESK),
    act(f"{ONE}/withdrawal", keeping.withdraw, name="needs:do_withdraw", takes=drafts.ReasonDraft, door=DESK),
    page(f"{ONE}/contact", contact.show_for_desk, name="needs:contact", shows=pages.ContactPage, door=DESK),
    act(f"{ONE}/contact", contact.look_for_desk, name="needs:do_contact", takes=drafts.LookDraft, door=DESK),
    page(f"{ONE}/report", trouble.show_report, name="needs:report", shows=TroublePage, door=DESK),
    act(f"{ONE}/report", trouble.report, name="needs:do_report", takes=drafts.TroubleDraft, door=DESK),
    page(
        "/street/troubles/{trouble:pid}", trouble.show_trouble, name="needs:trouble", shows=TroubleDeskPage, door=STREET
    ),
    act(
        "/street/troubles/{trouble:pid}/hearing",
        trouble.hear,
        name="needs:trouble_hear",
        takes=drafts.WordsDraft,
        door=STREET,
    ),
    act(
        "/street/troubles/{trouble:pid}/outcome",
        trouble.settle,
        name="needs:trouble_settle",
        takes=drafts.WordsDraft,
        door=STREET,
    ),
]
