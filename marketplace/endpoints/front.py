"""The first pages, and how they are shown."""

from starlette.requests import Request
from starlette.responses import Response

from ground import clock
from ground.answers import done, show
from ground.asked import asked
from ground.forms import submitted
from ground.language import _
from ground.pages import url_maker
from ground.settings import current
from marketplace import house
from marketplace.queries import activities, finding, own
from marketplace.schemas.front import DisplayDraft, HomePage, OpenDataEntry, OpenPage, SearchPage, TextPage
from marketplace.schemas.questions import SearchQuestion

YEAR_SECONDS = 365 * 24 * 3600


async def home(request: Request) -> Response:
    """Show the first page, with what is near whoever reads it."""
    me = request.user
    page = HomePage(
        title=_("Hello, %(name)s", name=me.name) if me.name else _("Welcome!"),
        today=clock.today(),
        next_words=await own.next_words(me),
        hours_words=await own.hours_words(me),
        home_known=await own.home_known(me),
        activities=await activities.near(me, most=4),
    )
    return await show(request, page)


async def display(request: Request) -> Response:
    """Keep how someone likes to see the pages: in the browser, and with the person where one is known."""
    draft = await submitted(request, DisplayDraft)
    response = await done(request, draft.back)
    for name, value in (("size", draft.size), ("hc", draft.contrast)):
        if value is not None:
            response.set_cookie(name, value, max_age=YEAR_SECONDS, samesite="lax", secure=current().secure)
    await own.keep_display(request.user, size=draft.size, contrast=draft.contrast)
    return response


async def help_page(request: Request) -> Response:
    """Say how to do things here, and whom to call."""
    return await show(request, TextPage(title=_("Help"), part="help"))


async def privacy(request: Request) -> Response:
    """Say what is kept of a person, who sees it, and how to see, correct and delete it."""
    return await show(request, TextPage(title=_("Your data"), part="privacy"))


async def accessibility(request: Request) -> Response:
    """State what works for whom, and what does not yet."""
    return await show(request, TextPage(title=_("Accessibility"), part="accessibility"))


async def search(request: Request) -> Response:
    """Find what everyone may read."""
    text = asked(request, SearchQuestion).text
    things = await finding.found(text, url_maker(request)) if text else []
    page = SearchPage(title=_("Search"), text=text, found=things, more=len(things) >= finding.MOST)
    return await show(request, page)


async def open_data(request: Request) -> Response:
    """List what anyone may take away."""
    url_for = url_maker(request)
    entries = [
        *(
            OpenDataEntry(title=str(each.title), words=str(each.about), href=url_for("open:set", open_set=each.name))
            for each in house.open_sets().values()
        ),
        OpenDataEntry(
            title=_("The board of notices"),
            words=_("What is about to be decided, for so many working days, and how to object."),
            href=url_for("notices:list"),
        ),
        OpenDataEntry(
            title=_("Seals of the record"),
            words=_("Each day the end of the record is sealed and published, so that nobody changes the past unseen."),
            href=url_for("open:audit"),
        ),
        OpenDataEntry(
            title=_("Seals of the hours"),
            words=_("Each day the end of each organisation's hours is sealed and published, to print and to keep."),
            href=url_for("volunteers:hour_heads"),
        ),
        OpenDataEntry(
            title=_("For programs"),
            words=_("Every page speaks JSON. Here is what can be asked, and in which words."),
            href=url_for("open:api"),
        ),
    ]
    return await show(request, OpenPage(title=_("Open data"), entries=entries))
