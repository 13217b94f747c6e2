"""The people of a shift: the list, telephones for a purpose, signing up on a word, taking off."""

from starlette.requests import Request
from starlette.responses import Response

from ground import audit, limits, mandates, privacy
from ground.answers import done, show
from ground.asked import asked
from ground.database import transaction
from ground.errors import Mistake, OutOfTurn, Unreadable
from ground.forms import Shape, form_of, submitted
from ground.identity import Person, PersonState
from ground.language import _, lazy
from ground.limits import STAFF_SEARCH
from ground.mandates import Scope
from ground.pages import url_maker
from marketplace import claiming, signing_up, withdrawing
from marketplace.endpoints.people_pages import chosen_people, people_page
from marketplace.models import Commitment, Shift, SignUpWay
from marketplace.queries import attendance
from marketplace.queries.commitments import place_in_line
from marketplace.queries.shifts import first_slot, managed_shift, own_shift
from marketplace.schemas.attending import AddDraft, PhonesDraft, RemovalDraft
from marketplace.schemas.attending_pages import AddPage, PeoplePage, PhonesPage, RemovalPage
from marketplace.schemas.questions import ChosenQuestion

PURPOSES = {
    "change": lazy("To tell them of a change"),
    "where": lazy("To ask where they are"),
    "after": lazy("To ask how it was"),
    "other": lazy("Something else"),
}


async def _shift(request: Request) -> Shift:
    return await own_shift(request.user, request.path_params["shift"])


async def back_to_people(request: Request, shift: Shift, said: str) -> Response:
    """Lead to the list of people; a program gets it."""

    async def page() -> PeoplePage:
        return await people_page(await own_shift(request.user, shift.public_id), request)

    at = url_maker(request)("attending:people", shift=shift.public_id)
    return await done(request, at, page=page, said=said)


async def show_people(request: Request) -> Response:
    return await show(request, await people_page(await _shift(request), request))


async def _chosen(request: Request, shift: Shift) -> list[Commitment]:
    typed = form_of(request).value("person")
    ids = [typed] if isinstance(typed, str) and typed else list(typed)
    return await attendance.chosen_in(shift, ids or asked(request, ChosenQuestion).person)


async def show_phones(request: Request) -> Response:
    """Ask for what the telephones are needed."""
    shift = await _shift(request)
    return await show(request, _phones_page(shift, await _chosen(request, shift), revealed=False))


def _phones_page(shift: Shift, places: list[Commitment], *, revealed: bool) -> PhonesPage:
    return PhonesPage(
        title=_("Telephones"),
        shift_id=shift.public_id,
        activity=shift.activity.title,
        people=chosen_people(places, reveal=revealed),
        purposes=[(name, str(words)) for name, words in PURPOSES.items()],
        revealed=revealed,
    )


async def reveal_phones(request: Request) -> Response:
    """Show telephones; each person can read who looked, and for what (security 15)."""
    shift = await _shift(request)
    draft = await submitted(request, PhonesDraft, form=show_phones)
    places = await attendance.chosen_in(shift, draft.person)
    purpose = draft.why if draft.purpose == "other" else str(PURPOSES[draft.purpose])
    async with transaction():
        await audit.record("Shift.reveal_phones", shift, by=request.user, people=len(places), purpose=draft.purpose)
        for each in places:
            await privacy.log_look(each.person_id, "phone", f"{shift.activity.title}: {purpose}", by=request.user)
    return await show(request, _phones_page(shift, places, revealed=True))


async def show_removal(request: Request) -> Response:
    shift = await managed_shift(request.user, request.path_params["shift"])
    people = chosen_people(await _chosen(request, shift))
    page = RemovalPage(
        title=_("Take off the list?"), shift_id=shift.public_id, activity=shift.activity.title, people=people
    )
    return await show(request, page)


async def remove(request: Request) -> Response:
    """Take people off, each with the reason that they read."""
    shift = await managed_shift(request.user, request.path_params["shift"])
    draft = await submitted(request, RemovalDraft, form=show_removal)
    places = await attendance.chosen_in(shift, draft.person)
    if not places:
        raise OutOfTurn(lazy("Nobody was chosen."))
    async with transaction():
        for each in places:
            await withdrawing.remove(each, by=request.user, because=draft.because)
    return await back_to_people(request, shift, _("Taken off and told: %(count)d.", count=len(places)))


async def show_add(request: Request) -> Response:
    shift = await managed_shift(request.user, request.path_params["shift"])
    slot = await first_slot(shift)
    page = AddPage(
        title=_("Sign someone up"),
        shift_id=shift.public_id,
        activity=shift.activity.title,
        left=slot.capacity - slot.taken,
    )
    return await show(request, page)


async def add(request: Request) -> Response:
    """Sign someone up who gave the reader their word; without one the sentence says where it is given."""
    shift = await managed_shift(request.user, request.path_params["shift"])
    draft = await submitted(request, AddDraft, form=show_add)
    await limits.hit(STAFF_SEARCH, str(request.user.person_id))
    person = await _known(draft)
    by = await mandates.helping(request.user, person.id, Scope.SIGN_UP)
    place = await signing_up.sign_up(person, await first_slot(shift), by=by, way=SignUpWay.ORG)
    line = await place_in_line(place)
    said = _("%(name)s has a place.", name=person.name)
    if line is not None:
        said = _("%(name)s is number %(line)d in line.", name=person.name, line=line)
    return await back_to_people(request, shift, said)


async def _known(draft: AddDraft) -> Person:
    found = await Person.filter(name=draft.name, phone_tail=draft.tail, state=PersonState.ACTIVE)
    if len(found) != 1:
        sentence = _(
            "We do not know one person of this name with these figures. Let them sign up, or ask their community."
        )
        raise Unreadable(sentence, [Mistake("tail", sentence)])
    return found[0]


async def vouch(request: Request) -> Response:
    """Say that whoever handed the roll in was there too (EDGE-14)."""
    shift = await managed_shift(request.user, request.path_params["shift"])
    await submitted(request, Shape, form=show_people)
    place = await attendance.place_in_shift(shift, request.path_params["commitment"])
    await claiming.vouch_for(place, by=request.user)
    return await back_to_people(request, shift, _("Thank you. The hours wait for the community's word now."))
