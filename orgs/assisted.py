"""Assisted filing: a community's worker writes the file of a group that has no one online, on its word (M1, M2)."""

from dataclasses import replace

from ground import mandates, persons, privacy
from ground.actors import Actor, Channel, Role
from ground.database import transaction
from ground.errors import MayNot, Mistake, Unreadable
from ground.identity import Person
from ground.language import DEFAULT_LANGUAGE, _, lazy, reading
from ground.mandates import Method, Scope
from ground.places import Place, PlaceKind
from orgs import areas
from orgs import filing as filings
from orgs.models import Filing
from orgs.queries.filings import word_for
from orgs.schemas.filing_drafts import AssistDraft


async def begin(draft: AssistDraft, *, by: Actor) -> Filing:
    """Record the applicant's word, and open the file in their name; the worker's hand stays on it.

    The community is the one the worker works for. Refuses with MayNot (403) a community that is not theirs, with
    Unreadable (422) an applicant who lives in another one.
    """
    home = await areas.live_by_code(draft.street, PlaceKind.COMMUNITY)
    if home is None or not by.holds_over_place(home.path, Role.COMMUNITY_WORKER):
        raise MayNot(lazy("You can write files for groups of your own community."))
    with reading(DEFAULT_LANGUAGE):  # what was signed is kept in the language of the place
        wording = _("The community's desk may write and hand in the filing of my group for me.")
    async with transaction():
        applicant = await _applicant(draft, home, by=by)
        mandate = await mandates.grant(
            applicant,
            {Scope.FILE_GROUP},
            method=draft.method,
            by=by,
            agent_place=home,
            proof=draft.proof,
            wording=wording,
        )
        hand = by.helping(applicant.id, mandate_id=mandate.id, scope=Scope.FILE_GROUP, channel=_door(draft.method))
        return await filings.begin(draft, applicant, home, by=hand)


async def hand_for(filing: Filing, actor: Actor) -> Actor:
    """Return the actor as who writes in this file: the applicant themselves, or a worker under the applicant's word.

    Refuses with MayNot (403) a worker whose mandate has ended.
    """
    if actor.person_id == filing.applicant_id:
        return actor
    hand = await mandates.helping(actor, filing.applicant_id, Scope.FILE_GROUP)
    mandate = await mandates.require(filing.applicant_id, Scope.FILE_GROUP, by=actor)
    return replace(hand, channel=_door(mandate.method))


async def desk_for(filing: Filing, actor: Actor) -> Place | None:
    """Return the place whose desk the actor writes at for the applicant; None of the applicant themselves."""
    word = await word_for(actor, filing) if actor.person_id != filing.applicant_id else None
    return await Place.get_or_none(id=word.agent_place_id) if word else None


async def note_look(filing: Filing, *, by: Actor) -> bool:
    """Note for the applicant that a desk opened what is private in their file; tell whether it was a desk."""
    await privacy.log_look(filing.applicant_id, "record", _("Opened your file to write in it"), by=by)
    return by.person_id != filing.applicant_id


async def _applicant(draft: AssistDraft, home: Place, *, by: Actor) -> Person:
    """Return the person of this name at this telephone; enter one who is not there, or has no telephone."""
    if draft.applicant_phone:
        person = await persons.named_at(draft.applicant_name, draft.applicant_phone)
        if person is not None:
            await _require_of(home, person)
            return person
    return await persons.enter(by=by, name=draft.applicant_name, phone=draft.applicant_phone, home=home)


async def _require_of(home: Place, person: Person) -> None:
    """Refuse someone of another community: the desk there knows them and may take their word."""
    known = await Place.get_or_none(id=person.home_id)
    if known is not None and not known.lies_in(home):
        sentence = _("This person lives in another community. They can file with their own telephone instead.")
        raise Unreadable(lazy("Please look at these again."), [Mistake("applicant_phone", sentence)])


def _door(method: Method) -> Channel:
    return {Method.PAPER: Channel.PAPER, Method.PHONE: Channel.PHONE}.get(method, Channel.DESK)
