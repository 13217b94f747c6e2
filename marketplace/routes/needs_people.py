"""The addresses of needs for anyone, for the one it is about, and for the reader of a letter."""

from ground.doors import KNOWN, OPEN, act, page
from ground.forms import Shape
from marketplace.endpoints import needs_own as own
from marketplace.endpoints import needs_public as public
from marketplace.endpoints import needs_trouble as trouble
from marketplace.schemas import need_public_pages as pages
from marketplace.schemas import needs as drafts
from marketplace.schemas import questions
from marketplace.schemas.need_pages import ReasonPage

ONE = "/me/needs/{need:pid}"
WORD = "/y/{word:pid}"

routes = [
    page(
        "/needs",
        public.list_needs,
        name="needs:open_needs",
        asks=questions.OpenNeedsQuestion,
        shows=pages.OpenNeedsPage,
        door=OPEN,
    ),
    page("/needs/{need:pid}", public.show_need, name="needs:need", shows=pages.OpenNeedPage, door=OPEN),
    page(WORD, public.show_word, name="needs:word", shows=pages.WordPage, door=OPEN),
    act(f"{WORD}/yes", public.say_yes, name="needs:word_yes", takes=Shape, door=OPEN),
    act(f"{WORD}/no", public.say_no, name="needs:word_no", takes=Shape, door=OPEN),
    act(f"{WORD}/wrong", public.say_wrong, name="needs:word_wrong", takes=Shape, door=OPEN),
    act(f"{WORD}/rating", public.rate_by_word, name="needs:word_rate", takes=drafts.MarkDraft, door=OPEN),
    page("/me/needs", own.list_needs, name="needs:own_needs", shows=pages.OwnNeedsPage, door=KNOWN),
    page("/me/needs/new", own.show_ask, name="needs:ask", shows=pages.AskPage, door=KNOWN),
    act(
        "/me/needs/new",
        own.change_ask,
        name="needs:change_ask",
        takes=pages.AskBackDraft,
        shows=pages.AskPage,
        door=KNOWN,
    ),
    act(
        "/me/needs/when",
        own.ask_when,
        name="needs:ask_when",
        takes=pages.AskWhatDraft,
        shows=pages.AskWhenPage,
        door=KNOWN,
    ),
    act(
        "/me/needs/check",
        own.ask_check,
        name="needs:ask_check",
        takes=pages.AskDraft,
        shows=pages.AskCheckPage,
        door=KNOWN,
    ),
    act("/me/needs", own.ask, name="needs:do_ask", takes=pages.AskDraft, door=KNOWN),
    page(ONE, own.show_need, name="needs:own_need", shows=pages.OwnNeedPage, door=KNOWN),
    page(f"{ONE}/answer", own.show_answer, name="needs:own_answer", shows=ReasonPage, door=KNOWN),
    act(f"{ONE}/answer", own.answer, name="needs:own_do_answer", takes=drafts.AnswerDraft, door=KNOWN),
    act(f"{ONE}/yes", own.say_yes, name="needs:own_yes", takes=Shape, door=KNOWN),
    page(f"{ONE}/doubt", own.show_not_done, name="needs:own_not_done", shows=ReasonPage, door=KNOWN),
    act(f"{ONE}/doubt", own.say_no, name="needs:own_do_not_done", takes=drafts.ReasonDraft, door=KNOWN),
    act(f"{ONE}/rating", own.rate, name="needs:own_rate", takes=drafts.MarkDraft, door=KNOWN),
    page(f"{ONE}/withdrawal", own.show_withdraw, name="needs:own_withdraw", shows=ReasonPage, door=KNOWN),
    act(f"{ONE}/withdrawal", own.withdraw, name="needs:own_do_withdraw", takes=drafts.ReasonDraft, door=KNOWN),
    page(f"{ONE}/reopening", own.show_reopen, name="needs:own_reopen", shows=ReasonPage, door=KNOWN),
    act(f"{ONE}/reopening", own.reopen, name="needs:own_do_reopen", takes=drafts.ReasonDraft, door=KNOWN),
    page(f"{ONE}/report", trouble.show_own_report, name="needs:own_report", shows=pages.TroublePage, door=KNOWN),
    act(f"{ONE}/report", trouble.own_report, name="needs:own_do_report", takes=drafts.TroubleDraft, door=KNOWN),
]
