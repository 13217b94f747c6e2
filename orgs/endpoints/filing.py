"""A file from its first question to its end, for its applicant and for a desk that writes it."""

from starlette.requests import Request
from starlette.responses import Response

from ground.answers import done, show
from ground.asked import asked
from ground.errors import Mistake, Unreadable
from ground.forms import submitted
from ground.identity import Person
from ground.language import _, lazy
from ground.pages import url_maker
from ground.places import PlaceKind
from orgs import areas, assisted
from orgs import filing as filings
from orgs.models import Filing
from orgs.queries.filings import assisted_filings, own_filing, own_filings
from orgs.schemas.check_pages import CheckPage
from orgs.schemas.filing_drafts import AssistDraft, BeginDraft, NoDraft
from orgs.schemas.filing_pages import FileLine, FilesPage, FilingPage, NeededPage
from orgs.schemas.first_pages import begin_page, kind_needs
from orgs.schemas.questions import NeededQuestion


async def needed(request: Request) -> Response:
    files = await own_filings(request.user) if request.user.is_authenticated else []
    kind = asked(request, NeededQuestion).kind
    page = NeededPage(title=_("File your group"), needs=await kind_needs(), kind=kind, open_files=len(files))
    return await show(request, page)


async def show_begin(request: Request) -> Response:
    return await show(request, await begin_page())


async def start(request: Request) -> Response:
    draft = await submitted(request, BeginDraft, form=show_begin)
    street = await areas.live_by_code(draft.street, PlaceKind.STREET)
    if street is None:
        sentence = _("Please choose a street from the list.")
        raise Unreadable(lazy("Please look at these again."), [Mistake("street", sentence)])
    applicant = await Person.get(id=request.user.person_id)
    filing = await filings.begin(draft, applicant, street, by=request.user)
    return await _at(request, filing, said=_("Your file is open. You can stop and come back at any time."))


async def show_assist(request: Request) -> Response:
    return await show(request, await begin_page(helper=request.user))


async def assist(request: Request) -> Response:
    draft = await submitted(request, AssistDraft, form=show_assist)
    filing = await assisted.begin(draft, by=request.user)
    return await _at(request, filing, said=_("The file is open. Your name stands beside theirs."))


async def list_own(request: Request) -> Response:
    files = [FileLine.of(each) for each in await own_filings(request.user)]
    return await show(request, FilesPage(title=_("My files"), files=files))


async def list_assisted(request: Request) -> Response:
    found = await assisted_filings(request.user)
    files = [FileLine.of(each, applicant=each.applicant.name) for each in found]
    return await show(request, FilesPage(title=_("Files we write for groups"), files=files, assisted=True))


async def show_filing(request: Request) -> Response:
    filing = await own_filing(request.user, request.path_params["filing"])
    return await show(request, await _page(request, filing))


async def show_check(request: Request) -> Response:
    filing = await own_filing(request.user, request.path_params["filing"])
    return await show(request, await CheckPage.of(filing))


async def submit(request: Request) -> Response:
    filing = await own_filing(request.user, request.path_params["filing"])
    await submitted(request, NoDraft, form=show_check)
    await filings.submit(filing, by=await assisted.hand_for(filing, request.user))
    return await _at(request, filing)


async def show_withdrawal(request: Request) -> Response:
    filing = await own_filing(request.user, request.path_params["filing"])
    page = await _page(request, filing)
    return await show(request, page.as_withdrawal())


async def withdraw(request: Request) -> Response:
    filing = await own_filing(request.user, request.path_params["filing"])
    await submitted(request, NoDraft, form=show_withdrawal)
    await filings.withdraw(filing, by=await assisted.hand_for(filing, request.user))
    return await _at(request, filing, said=_("Your file is taken back."))


async def try_again(request: Request) -> Response:
    filing = await own_filing(request.user, request.path_params["filing"])
    await submitted(request, NoDraft, form=show_filing)
    await filings.try_again(filing, by=await assisted.hand_for(filing, request.user))
    return await _at(request, filing, said=_("You can write again. All you wrote is still here."))


async def _page(request: Request, filing: Filing) -> FilingPage:
    return await FilingPage.of(filing, helped=filing.applicant_id != request.user.person_id)


async def _at(request: Request, filing: Filing, *, said: str | None = None) -> Response:
    async def page() -> FilingPage:
        return await _page(request, await own_filing(request.user, filing.public_id))

    return await done(request, url_maker(request)("orgs:filing", filing=filing.public_id), page=page, said=said)
