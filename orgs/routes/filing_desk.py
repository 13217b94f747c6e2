"""Addresses of the street's desk of files."""

from ground.doors import act, page, staff
from orgs.endpoints import filing_desk as on
from orgs.rules import OFFICERS
from orgs.schemas import questions
from orgs.schemas.desk_drafts import AskDraft, BackDraft, DecisionDraft, ReviewDraft
from orgs.schemas.desk_filing_pages import AskPage, DecisionPage, FilingDeskPage, FilingsDeskPage, ReviewPage

DESK = staff(*OFFICERS)
ONE = "/street/filings/{filing:pid}"

routes = [
    page(
        "/street/filings",
        on.show_piles,
        name="orgs:filings_desk",
        asks=questions.FilingsQuestion,
        shows=FilingsDeskPage,
        door=DESK,
    ),
    page(ONE, on.show_file, name="orgs:filing_desk", shows=FilingDeskPage, door=DESK),
    page(f"{ONE}/asking", on.show_asking, name="orgs:asking", shows=AskPage, door=DESK),
    act(f"{ONE}/asking", on.ask_for_more, name="orgs:ask_for_more", takes=AskDraft, shows=FilingDeskPage, door=DESK),
    page(f"{ONE}/review", on.show_review, name="orgs:review", shows=ReviewPage, door=DESK),
    act(f"{ONE}/review", on.review, name="orgs:review_filing", takes=ReviewDraft, shows=FilingDeskPage, door=DESK),
    page(f"{ONE}/decision", on.show_decision, name="orgs:decision", shows=DecisionPage, door=DESK),
    act(f"{ONE}/decision", on.decide, name="orgs:decide_filing", takes=DecisionDraft, shows=FilingDeskPage, door=DESK),
    act(f"{ONE}/second-look", on.send_back, name="orgs:send_back", takes=BackDraft, shows=FilingDeskPage, door=DESK),
]
