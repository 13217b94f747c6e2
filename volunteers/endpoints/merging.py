"""Two records of one person: said at a desk, decided by an officer, read and contested by the person."""

from starlette.requests import Request
from starlette.responses import Response

from ground import persons
from ground.answers import done, show
from ground.errors import Mistake, NotFound, Unreadable
from ground.forms import Shape, submitted
from ground.identity import Person
from ground.language import _
from ground.pages import url_maker
from volunteers import mergers, merging, residents
from volunteers.models import Merger
from volunteers.schemas.merging import MergerDraft, MergersPage, NewMergerPage, OwnRecordsPage, WhyDraft
from volunteers.showing_mergers import lines_shown, merger_page, own_shown
from volunteers.showing_people import found_shown


async def show_mergers(request: Request) -> Response:
    """Show what waits."""
    page = MergersPage(title=_("Two records of one person"), lines=lines_shown(await mergers.waiting(request.user)))
    return await show(request, page)


async def ask_merger(request: Request) -> Response:
    """Ask which other record is of the same person."""
    person = await residents.resident(request.user, request.path_params["person"])
    page = NewMergerPage(
        title=_("Is there a second record of %(name)s?", name=persons.name_shown(person)),
        id=person.public_id,
        name=persons.name_shown(person),
        alike=await found_shown(await mergers.alike(person, request.user)),
    )
    return await show(request, page)


async def propose(request: Request) -> Response:
    """Say that another record is of the same person."""
    kept = await residents.resident(request.user, request.path_params["person"])
    draft = await submitted(request, MergerDraft, form=ask_merger)
    made = await merging.propose(kept, await _other(request, kept, draft), evidence=draft.evidence, by=request.user)
    return await _back(request, made, _("Noted. A second officer decides."))


async def _other(request: Request, kept: Person, draft: MergerDraft) -> Person:
    """Return the record that was chosen, or whose number was typed; Unreadable (422) where it is none of theirs."""
    if draft.number:
        try:
            return await mergers.by_number(draft.number, kept, request.user)
        except NotFound as none:
            sentence = _("We found no such volunteer number here.")
            raise Unreadable(sentence, [Mistake("number", sentence)]) from none
    alike = await mergers.alike(kept, request.user)
    chosen = next((each for each in alike if each.public_id == draft.other), None)
    if chosen is None:
        sentence = _("Please choose the other record, or type its volunteer number.")
        raise Unreadable(sentence, [Mistake("other", sentence)])
    return chosen


async def show_merger(request: Request) -> Response:
    """Show two records side by side."""
    merger = await _merger(request)
    return await show(request, await merger_page(merger, by=request.user, together=request.app.state.together))


async def _merger(request: Request) -> Merger:
    return await mergers.merger_at_desk(request.user, request.path_params["merger"])


async def _back(request: Request, merger: Merger, said: str) -> Response:
    return await done(request, url_maker(request)("volunteers:merger", merger=merger.public_id), said=said)


async def carry_out(request: Request) -> Response:
    """Put two records together, as the second officer."""
    merger = await _merger(request)
    await submitted(request, Shape, form=show_merger)
    await merging.carry_out(merger, by=request.user, together=request.app.state.together)
    return await _back(request, merger, _("Done. They are one record now, and the person is told."))


async def drop(request: Request) -> Response:
    """Take a proposal back."""
    merger = await _merger(request)
    draft = await submitted(request, WhyDraft, form=show_merger)
    await merging.drop(merger, because=draft.because, by=request.user)
    return await _back(request, merger, _("Noted. They stay two records."))


async def contest(request: Request) -> Response:
    """Write down the person's word that it is wrong."""
    merger = await _merger(request)
    draft = await submitted(request, WhyDraft, form=show_merger)
    await merging.contest(merger, words=draft.because, by=request.user)
    return await _back(request, merger, _("Noted. Another officer looks at it."))


async def uphold(request: Request) -> Response:
    """Answer that it was right."""
    merger = await _merger(request)
    draft = await submitted(request, WhyDraft, form=show_merger)
    await merging.uphold(merger, because=draft.because, by=request.user)
    return await _back(request, merger, _("Noted. The person is told."))


async def separate(request: Request) -> Response:
    """Take two records apart."""
    merger = await _merger(request)
    draft = await submitted(request, WhyDraft, form=show_merger)
    together = request.app.state.together
    await merging.separate(merger, because=draft.because, by=request.user, together=together)
    return await _back(request, merger, _("Done. They are two records again, and both are told."))


async def show_own(request: Request) -> Response:
    """Show which records of mine were put together."""
    lines = await own_shown(await mergers.own(request.user.person_id))
    return await show(request, OwnRecordsPage(title=_("My records"), lines=lines))


async def contest_own(request: Request) -> Response:
    """Say that a record that was put to mine is not mine."""
    merger = await mergers.own_merger(request.user, request.path_params["merger"])
    draft = await submitted(request, WhyDraft, form=show_own)
    await merging.contest(merger, words=draft.because, by=request.user)
    said = _("Thank you. An officer looks at it and calls you.")
    return await done(request, url_maker(request)("volunteers:own_records"), said=said)
