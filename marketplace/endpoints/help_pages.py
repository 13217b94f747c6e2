"""The pages of the help desk, made from rows."""

from collections.abc import Sequence

from starlette.requests import Request

from ground import clock, persons
from ground.actors import Actor
from ground.asked import asked
from ground.identity import Person
from ground.language import _, desk_day
from ground.mandates import Mandate, Scope
from ground.pages import url_maker
from ground.places import Place
from marketplace import contesting, eligibility, helping
from marketplace.endpoints.activity_pages import shift_words
from marketplace.matching.picturing import helper_of
from marketplace.matching.suggesting import COUNTY, shared
from marketplace.models import LIVE, Commitment, CommitmentState, Shift
from marketplace.queries import activities
from marketplace.queries.beneficiaries import communities_of
from marketplace.queries.commitments import ahead_of, place_in_line
from marketplace.queries.shifts import first_slot
from marketplace.schemas import help_desk as pages
from marketplace.schemas.activity_words import PLACE_STATES
from marketplace.schemas.need_words import METHODS
from marketplace.schemas.questions import HelpDoneQuestion

MOST_CARDS = 8
MISSED = (CommitmentState.ABSENT, CommitmentState.DISPUTED)


async def desk_page(actor: Actor, found: Sequence[Person] | None = None) -> pages.HelpDeskPage:
    """Return the desk: whom it is for, and who was found."""
    own = await communities_of(actor)
    return pages.HelpDeskPage(
        title=_("Whom is it for?"),
        searched=found is not None,
        people=[
            pages.ElderFound(id=each.public_id, name=persons.name_shown(each), words=words_of(each))
            for each in found or ()
        ],
        communities=[(each.code, each.name) for each in own] if len(own) > 1 else [],
    )


def words_of(person: Person) -> str:
    """Return by what one tells two people of one name apart: the year, the telephone, the community."""
    born = _("born in %(year)d", year=person.born_on.year) if person.born_on else ""
    home = person.home.name if isinstance(person.home, Place) else ""
    return " · ".join(filter(None, (born, persons.phone_shown(person) or _("no phone"), home)))


def word_words(word: Mandate | None) -> str:
    """Return a word that is in force, in words; empty where none is."""
    if word is None:
        return ""
    until = desk_day(clock.city_day(word.ends_at))
    return _("%(how)s, in force until %(day)s", how=METHODS.get(word.method, ""), day=until)


async def person_page(person: Person, place: Place, actor: Actor) -> pages.HelpPersonPage:
    """Return someone at the desk, with what comes next in their community as large cards."""
    helper = await helper_of(person, reads=False)
    seen = await activities.open_slots(helper)
    near = [each for each in seen if shared(place.path, each.offer.place_path) > COUNTY] or list(seen)
    mine = await ahead_of(person.id)
    taken = {each.shift.public_id for each in mine}
    suited = await activities.suited(helper, near) if helper.suggestions else near
    cards = [each.card for each in suited if each.card.shift_id not in taken][:MOST_CARDS]
    return pages.HelpPersonPage(
        title=persons.name_shown(person),
        person_id=person.public_id,
        name=persons.name_shown(person),
        words=words_of(person),
        word=word_words(await helping.word_in_force(actor, person.id, Scope.SIGN_UP)),
        promises=[_promise(each) for each in mine],
        missed=[_promise(each) for each in await contesting.missed_lately(person.id)],
        cards=[
            pages.OfferCard(**card.model_dump(include=set(pages.OfferCard.model_fields)))
            for card in sorted(cards, key=lambda card: card.starts_at)
        ],
    )


def _promise(each: Commitment) -> pages.PromiseRow:
    state, kind = PLACE_STATES[each.state]
    return pages.PromiseRow(
        id=each.public_id,
        title=each.shift.activity.title,
        when=shift_words(each.shift),
        state=str(state),
        kind=kind,
    )


async def sign_up_page(person: Person, shift: Shift, request: Request) -> pages.HelpCheckPage:
    """Return everything once more before someone is signed up."""
    slot = await first_slot(shift)
    against = await eligibility.hindrances_of(person, slot)
    action = url_maker(request)("signing:help_sign_up", person=person.public_id, shift=shift.public_id)
    return await _check(
        request, person, shift, scope=Scope.SIGN_UP, what="sign_up", action=action,
        title=_("Is everything right?"), in_line=False, hindrances=[each.sentence for each in against],
    )  # fmt: skip


async def give_up_page(person: Person, commitment: Commitment, request: Request) -> pages.HelpCheckPage:
    """Return what happens when a place is given up for someone."""
    action = url_maker(request)("signing:help_give_up", commitment=commitment.public_id)
    return await _check(
        request, person, commitment.shift, scope=Scope.CANCEL, what="cancel", action=action,
        title=_("They cannot come?"), in_line=commitment.state == CommitmentState.WAITING, hindrances=[],
    )  # fmt: skip


async def _check(
    request: Request,
    person: Person,
    shift: Shift,
    *,
    scope: Scope,
    what: str,
    action: str,
    title: str,
    in_line: bool,
    hindrances: list[str],
) -> pages.HelpCheckPage:
    slot, activity = await first_slot(shift), shift.activity
    return pages.HelpCheckPage(
        title=title,
        person_id=person.public_id,
        name=persons.name_shown(person),
        words=words_of(person),
        what=what,
        action=action,
        activity=activity.title,
        on=clock.city_day(shift.starts_at),
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        spot=activity.spot,
        organisation=activity.organisation.name,
        left=slot.capacity - slot.taken,
        waiting=slot.waiting,
        in_line=in_line,
        word=word_words(await helping.word_in_force(request.user, person.id, scope)),
        methods=[(str(each), str(words)) for each, words in METHODS.items()],
        hindrances=hindrances,
    )


async def there_page(person: Person, commitment: Commitment, actor: Actor) -> pages.HelpTherePage:
    """Return what is said for someone whom the roll did not see; it comes with its shift and activity."""
    shift, activity = commitment.shift, commitment.shift.activity
    return pages.HelpTherePage(
        title=_("%(name)s was there?", name=persons.name_shown(person)),
        commitment_id=commitment.public_id,
        person_id=person.public_id,
        name=persons.name_shown(person),
        words=words_of(person),
        activity=activity.title,
        on=clock.city_day(shift.starts_at),
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        organisation=activity.organisation.name,
        word=word_words(await helping.word_in_force(actor, person.id, Scope.SAY_THERE)),
        methods=[(str(each), str(words)) for each, words in METHODS.items()],
    )


async def done_page(commitment: Commitment, request: Request) -> pages.HelpDonePage:
    """Return what was done, for the elder to take home; it comes with its person, shift and activity."""
    shift, activity, person = commitment.shift, commitment.shift.activity, commitment.person
    live = commitment.state in LIVE
    titles = {
        CommitmentState.CONFIRMED: _("%(name)s has a place", name=persons.name_shown(person)),
        CommitmentState.WAITING: _("%(name)s is in line", name=persons.name_shown(person)),
        CommitmentState.OFFERED: _("A place is free for %(name)s", name=persons.name_shown(person)),
        CommitmentState.WITHDRAWN: _("The place is given up"),
        CommitmentState.DISPUTED: _("The organiser looks at it again"),
    }
    return pages.HelpDonePage(
        title=titles.get(commitment.state, str(PLACE_STATES[commitment.state][0])),
        commitment_id=commitment.public_id,
        person_id=person.public_id,
        name=persons.name_shown(person),
        number=commitment.number,
        state=str(commitment.state),
        live=live,
        line=await place_in_line(commitment),
        activity=activity.title,
        on=clock.city_day(shift.starts_at),
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        spot=activity.spot,
        way_there=activity.way_there,
        bring=activity.bring,
        contact_name=activity.contact_name,
        contact_phone=activity.contact_phone,
        word=word_words(await helping.word_in_force(request.user, person.id, Scope.SIGN_UP)),
        by=request.user.display_name,
        told=_told(commitment, person),
        may_cancel=live and shift.ends_at > clock.now(),
        may_say_there=await contesting.can_be_said(commitment),
        reason=commitment.reason if commitment.state in MISSED else "",
        printed=asked(request, HelpDoneQuestion).printed is not None,
    )


def _told(commitment: Commitment, person: Person) -> str:
    """Return how else the person hears of it."""
    if not person.phone_sealed:
        return _("Please give them this paper.")
    waits = commitment.state == CommitmentState.DISPUTED
    return _("The answer goes to their telephone.") if waits else _("We also write to their telephone.")
