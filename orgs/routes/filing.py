"""Addresses of a file, for its applicant and the desk that writes it."""

from ground.actors import Role
from ground.doors import OPEN, act, page, staff
from orgs.endpoints import filing as on
from orgs.endpoints import filing_parts as part
from orgs.schemas import questions
from orgs.schemas.check_pages import CheckPage
from orgs.schemas.filing_drafts import (
    AssistDraft,
    BeginDraft,
    GroupDraft,
    NoDraft,
    PaperDraft,
    PeopleDraft,
    PlaceDraft,
)
from orgs.schemas.filing_pages import BeginPage, FilesPage, FilingPage, NeededPage, WithdrawalPage
from orgs.schemas.part_pages import GroupPage, PapersPage, PeoplePage, PlacePage

WORKERS = staff(Role.COMMUNITY_WORKER)
ONE = "/filings/{filing:pid}"

routes = [
    page("/filings/new", on.needed, name="orgs:new_filing", asks=questions.NeededQuestion, shows=NeededPage, door=OPEN),
    page("/filings", on.list_own, name="orgs:own_filings", shows=FilesPage),
    page("/filings/begin", on.show_begin, name="orgs:begin_filing", shows=BeginPage),
    act("/filings/begin", on.start, name="orgs:start_filing", takes=BeginDraft, shows=FilingPage),
    page("/cw/filings", on.list_assisted, name="orgs:assisted_filings", shows=FilesPage, door=WORKERS),
    page("/cw/filings/new", on.show_assist, name="orgs:assist_filing", shows=BeginPage, door=WORKERS),
    act(
        "/cw/filings/new",
        on.assist,
        name="orgs:start_assisted_filing",
        takes=AssistDraft,
        shows=FilingPage,
        door=WORKERS,
    ),
    page(ONE, on.show_filing, name="orgs:filing", shows=FilingPage),
    page(f"{ONE}/group", part.show_group, name="orgs:filing_group", shows=GroupPage),
    act(f"{ONE}/group", part.keep_group, name="orgs:keep_group", takes=GroupDraft),
    page(f"{ONE}/people", part.show_people, name="orgs:filing_people", shows=PeoplePage),
    act(f"{ONE}/people", part.keep_people, name="orgs:keep_people", takes=PeopleDraft),
    page(f"{ONE}/place", part.show_place, name="orgs:filing_place", shows=PlacePage),
    act(f"{ONE}/place", part.keep_place, name="orgs:keep_place", takes=PlaceDraft),
    page(f"{ONE}/papers", part.show_papers, name="orgs:filing_papers", shows=PapersPage),
    act(f"{ONE}/papers", part.add_paper, name="orgs:add_paper", takes=PaperDraft),
    act(f"{ONE}/papers/{{paper:pid}}/removal", part.remove_paper, name="orgs:remove_paper", takes=NoDraft),
    page(f"{ONE}/check", on.show_check, name="orgs:filing_check", shows=CheckPage),
    act(f"{ONE}/submission", on.submit, name="orgs:submit_filing", takes=NoDraft, shows=FilingPage),
    page(f"{ONE}/withdrawal", on.show_withdrawal, name="orgs:filing_withdrawal", shows=WithdrawalPage),
    act(f"{ONE}/withdrawal", on.withdraw, name="orgs:withdraw_filing", takes=NoDraft, shows=FilingPage),
    act(f"{ONE}/new-version", on.try_again, name="orgs:try_filing_again", takes=NoDraft, shows=FilingPage),
]
