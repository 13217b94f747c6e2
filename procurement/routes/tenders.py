"""Addresses of tenders for everyone."""

from ground.actors import Role
from ground.doors import OPEN, act, page, staff
from procurement.endpoints import releases
from procurement.endpoints import tenders as on
from procurement.schemas.public_pages import AskPage, PublicTenderPage, TenderPaper, TendersPage, TextPage
from procurement.schemas.questions import ReleasesQuestion, TendersQuestion
from procurement.schemas.tender_drafts import QuestionDraft

ONE = "/tenders/{tender:pid}"
ASK = "/org/{org:pid}/tenders/{tender:pid}/question"
MANAGERS = staff(Role.ORG_MANAGER)

routes = [
    page("/tenders", on.show_tenders, name="tenders:list", asks=TendersQuestion, shows=TendersPage, door=OPEN),
    page(ONE, on.show_tender, name="tenders:tender", shows=PublicTenderPage, door=OPEN),
    page(f"{ONE}/paper", on.print_tender, name="tenders:paper", shows=TenderPaper, door=OPEN),
    page(f"{ONE}/versions/{{number:num}}", on.show_text, name="tenders:text", shows=TextPage, door=OPEN),
    page(f"{ONE}/ocds", releases.show_release, name="procurement:release", door=OPEN, gives=["application/json"]),
    page("/open/ocds", releases.show_releases, name="procurement:releases", asks=ReleasesQuestion, door=OPEN,
         gives=["application/json"]),
    page(ASK, on.show_ask, name="tenders:ask_form", shows=AskPage, door=MANAGERS),
    act(ASK, on.ask, name="tenders:ask", takes=QuestionDraft, shows=PublicTenderPage, door=MANAGERS),
]  # fmt: skip
