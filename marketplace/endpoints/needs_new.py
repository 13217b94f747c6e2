"""Writing a need down: whom it is about, found or entered, and what was said."""

import datetime as dt

from starlette.requests import Request
from starlette.responses import Response

from ground import clock, limits, mandates, persons, privacy
from ground.actors import Actor, Role
from ground.answers import done, show
from ground.asked import asked
from ground.errors import Mistake, NotFound, Unreadable
from ground.forms import submitted
from ground.identity import Person
from ground.language import _, desk_day
from ground.limits import STAFF_SEARCH
from ground.mandates import Scope
from ground.pages import url_maker
from ground.places import Place
from marketplace import need_texts, posting
from marketplace.models import Need
from marketplace.queries.beneficiaries import NOBODY_LIKE_THAT, communities_of, people_called, person_helped
from marketplace.schemas.need_pages import FindPage, FoundPerson, NeedFormPage
from marketplace.schemas.need_words import CATEGORIES, DAYPARTS, METHODS, RISK_CHOICES, URGENCIES, WEEKDAYS
from marketplace.schemas.needs import FindDraft, NeedDraft, NewcomerDraft
from marketplace.schemas.questions import NewNeedQuestion


async def new(request: Request) -> Response:
    """Ask whom it is about; with `?for=` a person's public id, ask what was said."""
    if not asked(request, NewNeedQuestion).person:
        return await show(request, await _find_page(request.user))
    return await show(request, await _form_page(request))


async def find(request: Request) -> Response:
    """Find somebody by name and last four figures: each search is counted, each person found is told (security 14)."""
    draft = await submitted(request, FindDraft, form=new)
    await limits.hit(STAFF_SEARCH, str(request.user.person_id))
    people = await people_called(request.user, draft.name, draft.tail)
    for person in people:
        await privacy.log_look(person.id, "search", _("Looked for you to write a need down"), by=request.user)
    return await show(request, await _find_page(request.user, people))


async def enter(request: Request) -> Response:
    """Enter somebody who is not known here yet, and go on to what was said."""
    draft = await submitted(request, NewcomerDraft, form=new)
    community = await _chosen_community(request.user, draft.community)
    person = await persons.enter(
        by=request.user, name=draft.full_name, phone=draft.phone or None, born_on=draft.born_on, home=community
    )
    return await done(request, f"{url_maker(request)('needs:new')}?for={person.public_id}")


async def record(request: Request) -> Response:
    """Write it down."""
    draft = await submitted(request, NeedDraft, form=new)
    person, place = await person_helped(request.user, asked(request, NewNeedQuestion).person)
    need = await posting.record(person, draft, by=request.user, place=place)
    at = url_maker(request)("needs:desk_need", need=need.public_id)
    return await done(request, at, said=_("Written down. Its number is %(number)s.", number=need.number))


async def _chosen_community(actor: Actor, code: str) -> Place:
    own = await communities_of(actor)
    if not own:
        raise NotFound(NOBODY_LIKE_THAT)
    chosen = next((each for each in own if each.code == code), own[0] if len(own) == 1 else None)
    if chosen is None:
        sentence = _("Please choose one from the list.")
        raise Unreadable(sentence, [Mistake("community", sentence)])
    return chosen


async def _find_page(actor: Actor, people: list[Person] | None = None) -> FindPage:
    own = await communities_of(actor)
    return FindPage(
        title=_("Whom is it about?"),
        searched=people is not None,
        people=[
            FoundPerson(
                id=person.public_id,
                name=person.name,
                born=_("born in %(year)d", year=person.born_on.year) if person.born_on else "",
                phone=persons.phone_shown(person) or _("no telephone"),
                community=person.home.name if person.home else "",
            )
            for person in people or []
        ],
        communities=[(each.code, each.name) for each in own] if len(own) > 1 else [],
    )


async def _form_page(request: Request) -> NeedFormPage:
    actor = request.user
    person, place = await person_helped(actor, asked(request, NewNeedQuestion).person)
    today = clock.today()
    words = [each for each in await mandates.live_for(actor, person.id) if Scope.RECORD_NEED in each.scope_set]
    until = desk_day(clock.city_day(words[0].ends_at)) if words else ""
    at_desk = actor.holds_over_place(place.path, Role.COMMUNITY_WORKER)
    return NeedFormPage(
        title=_("Write a need down"),
        person_id=person.public_id,
        name=persons.name_shown(person),
        phone=persons.phone_shown(person) or _("no telephone"),
        community=place.name,
        word=_("%(how)s, in force until %(day)s", how=METHODS.get(words[0].method, ""), day=until) if words else None,
        asks_word=at_desk and not words,
        categories=[(str(each), str(words)) for each, words in CATEGORIES.items()],
        urgencies=[(str(each), str(words)) for each, words in URGENCIES.items()],
        weekdays=[(str(number), str(words)) for number, words in enumerate(WEEKDAYS)],
        dayparts=[(str(each), str(words)) for each, words in DAYPARTS.items()],
        risks=[(str(int(each)), str(words)) for each, words in RISK_CHOICES.items()],
        methods=[(str(each), str(words)) for each, words in METHODS.items()],
        wanted_from=today,
        wanted_until=today + dt.timedelta(days=14),
        where=await last_where(person.id, place.id),
    )


async def last_where(person_id: int, place_id: int) -> str:
    """Return the address that a person's last need in this community named, so that nobody is asked twice."""
    last = await Need.filter(beneficiary_id=person_id, place_id=place_id).order_by("-id").first()
    return privacy.unseal(need_texts.WHERE, last.where_sealed) if last else ""
