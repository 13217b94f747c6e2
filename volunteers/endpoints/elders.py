"""Finding and entering residents at a desk."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from ground.answers import done, show
from ground.errors import Mistake, Unreadable
from ground.forms import form_of, submitted
from ground.identity import Person
from ground.language import _
from ground.pages import url_maker
from ground.places import Place
from volunteers import queries, residents
from volunteers.rules.residents import DESK
from volunteers.schemas.elders import EldersPage, FindDraft, NewElderDraft, NewElderPage
from volunteers.schemas.own_profile import Option
from volunteers.showing_people import found_shown, method_options
from volunteers.words import LIMITS


async def show_elders(request: Request) -> Response:
    return await show(request, await _page(request, None))


async def _page(request: Request, found: Sequence[Person] | None) -> EldersPage:
    ids = [held.place_id for held in request.user.grants if held.role in DESK and held.place_id is not None]
    names = [place.name for place in await Place.filter(id__in=ids).order_by("code")]
    return EldersPage(
        title=_("Residents"),
        asked=found is not None,
        found=await found_shown(found or ()),
        area=_(", ").join(names),
        may_enter=request.user.holds(DESK[0]),
    )


async def find(request: Request) -> Response:
    draft = await submitted(request, FindDraft, form=show_elders)
    found = await residents.find(draft.name, draft.tail, by=request.user)
    return await show(request, await _page(request, found))


async def ask_new(request: Request) -> Response:
    typed = form_of(request).typed
    name, home = typed.get("name"), await _home(request, typed.get("home"), required=False)
    doubles = await residents.doubles(name, None, home) if isinstance(name, str) and name and home else []
    page = NewElderPage(
        title=_("Enter someone who has no telephone"),
        homes=[
            Option(value=place.code, words=await _home_words(place)) for place in await residents.homes(request.user)
        ],
        limits=[Option(value=str(limit), words=str(words)) for limit, words in LIMITS.items()],
        methods=method_options(),
        wording=str(residents.WORDING),
        doubles=await found_shown(doubles),
    )
    return await show(request, page)


async def _home_words(place: Place) -> str:
    if place.kind != "grid":
        return place.name
    parent = await Place.get(id=place.parent_id)
    return f"{parent.name} · {place.name}"


async def _home(request: Request, code: object, *, required: bool = True) -> Place | None:
    home = next((place for place in await residents.homes(request.user) if place.code == code), None)
    if home is None and required:
        sentence = _("Please choose one from the list.")
        raise Unreadable(sentence, [Mistake("home", sentence)])
    return home


async def enter(request: Request) -> Response:
    draft = await submitted(request, NewElderDraft, form=ask_new)
    home = await _home(request, draft.home)
    assert home is not None  # noqa: S101 - it was required
    newcomer = residents.Newcomer(
        name=draft.name,
        home=home,
        born_on=draft.born_on,
        id_number=draft.id_number or None,
        method=draft.method,
        proof=draft.proof,
        limits=draft.limits,
        known_to_be_new=draft.another is not None,
    )
    person = await residents.enter(newcomer, by=request.user)
    enrolled = await queries.volunteer_of(person.id) is not None
    page = "volunteers:elder" if enrolled else "volunteers:guardians"
    here = url_maker(request)(page, person=person.public_id)
    return await done(request, here, said=_("%(name)s is entered.", name=person.name))
