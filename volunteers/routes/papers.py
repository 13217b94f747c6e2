"""Addresses of papers: one's own, and the officer's desk."""

from ground.doors import act, page, staff
from ground.forms import Shape
from volunteers.endpoints import papers as on
from volunteers.routes.desk import OFFICERS
from volunteers.schemas.papers import OwnPapersPage, PaperDraft, PapersDeskPage, PaperVerdict

STREET = staff(*OFFICERS)

routes = [
    page("/me/papers", on.show_papers, name="volunteers:own_papers", shows=OwnPapersPage),
    act("/me/papers", on.claim, name="volunteers:claim_paper", takes=PaperDraft, shows=OwnPapersPage),
    act(
        "/me/papers/{paper:pid}/withdrawal",
        on.withdraw,
        name="volunteers:withdraw_paper",
        takes=Shape,
        shows=OwnPapersPage,
    ),
    page("/street/papers", on.show_desk, name="volunteers:papers_desk", door=STREET, shows=PapersDeskPage),
    act(
        "/street/papers/{paper:pid}",
        on.decide,
        name="volunteers:decide_paper",
        door=STREET,
        takes=PaperVerdict,
        shows=PapersDeskPage,
    ),
    act(
        "/street/workers/{person:pid}/renewal",
        on.renew,
        name="volunteers:renew_worker",
        door=STREET,
        takes=Shape,
        shows=PapersDeskPage,
    ),
]
