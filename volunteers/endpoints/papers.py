"""Papers: naming one's own, and the officer's word on them."""

from starlette.requests import Request
from starlette.responses import Response

from ground.answers import done, show
from ground.forms import Shape, submitted
from ground.identity import Person
from ground.language import _
from ground.pages import url_maker
from volunteers import paper_queries, vouching
from volunteers.models import SocialWorker
from volunteers.schemas.papers import OwnPapersPage, PaperDraft, PapersDeskPage, PaperVerdict
from volunteers.words import LEVELS, SKILLS


async def show_papers(request: Request) -> Response:
    person_id: int = request.user.person_id
    worker = await SocialWorker.get_or_none(person_id=person_id)
    page = OwnPapersPage(
        title=_("My papers"),
        papers=await paper_queries.own_papers(person_id),
        worker=str(LEVELS[worker.level]) if worker else "",
        worker_until=worker.registered_until if worker else None,
        skills=[(str(skill), str(words)) for skill, words in SKILLS.items()],
    )
    return await show(request, page)


async def claim(request: Request) -> Response:
    draft = await submitted(request, PaperDraft, form=show_papers)
    person = await Person.get(id=request.user.person_id)
    await vouching.claim_paper(
        person,
        draft.skill,
        paper=draft.paper,
        valid_until=draft.valid_until,
        picture=draft.picture,
        by=request.user,
    )
    said = _("Noted. An officer of your street looks at it.")
    return await done(request, url_maker(request)("volunteers:own_papers"), said=said)


async def withdraw(request: Request) -> Response:
    paper = await paper_queries.own_paper(request.user, request.path_params["paper"])
    await submitted(request, Shape, form=show_papers)
    await vouching.withdraw_paper(paper, by=request.user)
    return await done(request, url_maker(request)("volunteers:own_papers"), said=_("Taken off your list."))


async def show_desk(request: Request) -> Response:
    page = PapersDeskPage(
        title=_("Papers to look at"),
        papers=await paper_queries.waiting_papers(request.user),
        workers=await paper_queries.workers_of_area(request.user),
    )
    return await show(request, page)


async def decide(request: Request) -> Response:
    paper = await paper_queries.paper_at_desk(request.user, request.path_params["paper"])
    draft = await submitted(request, PaperVerdict, form=show_desk)
    if draft.verdict == "seen":
        await vouching.verify(paper, by=request.user)
    else:
        await vouching.revoke(paper, because=draft.because, by=request.user)
    said = _("Noted as seen.") if draft.verdict == "seen" else _("Not accepted. The person reads why.")
    return await done(request, url_maker(request)("volunteers:papers_desk"), said=said)


async def renew(request: Request) -> Response:
    worker = await paper_queries.worker_at_desk(request.user, request.path_params["person"])
    await submitted(request, Shape, form=show_desk)
    await vouching.renew(worker, by=request.user)
    return await done(request, url_maker(request)("volunteers:papers_desk"), said=_("Renewed for three years."))
