"""By hand: what a community's desk does for its residents, who may have no telephone."""

from ground import assisting, mandates
from ground.actors import Actor
from ground.database import transaction
from ground.errors import Mistake, NotFound, OutOfTurn, Unreadable
from ground.identity import Person
from ground.language import _, lazy
from ground.letters.writing import community_of
from ground.mandates.models import Method, Scope
from ground.places import Place, PlaceKind
from ground.uploads import Upload
from silver_steward import backing, consenting, looking_again, nominating, supporting
from silver_steward.models import BEFORE_REVIEW, Nomination, Season, Source
from silver_steward.nominating import Word
from silver_steward.schemas.by_hand import (
    HandDraft,
    SpokenAnswerDraft,
    SpokenLetterDraft,
    SpokenNameDraft,
    SpokenOpinionDraft,
    TakenWordDraft,
)
from silver_steward.showing.community import season_now
from silver_steward.submitting import NEEDED

AGAIN = lazy("Please look at these again.")
SPOKEN = (Method.PHONE, Method.WITNESSED)
"""A word that leaves no paper: a second hand heard it too."""


async def name(person: Person, words: str, interest: str, *, by: Actor) -> Nomination:
    """Name a resident for the community, in the season of today."""
    season = await season_of_today()
    return await nominating.nominate(
        season, person, Word(source=Source.COMMUNITY, words=words, interest=interest), by=by
    )


async def take_word(person: Person, draft: TakenWordDraft, *, by: Actor) -> None:
    """Write down a nominee's yes at the desk: the permission with its proof, and under it the consents (M1, M2)."""
    require_both(draft.take_part, draft.notice)
    nomination = await on_the_way(person)
    if nomination is None or nomination.state not in BEFORE_REVIEW:
        raise OutOfTurn(lazy("Nobody has named this person."))
    async with transaction():
        hand = await _hand(person, draft, {Scope.CONSENT_PUBLICATION}, by=by)
        await consenting.consent(nomination, NEEDED, by=hand)


async def name_someone(person: Person, draft: SpokenNameDraft, *, by: Actor) -> None:
    """Let a resident name someone, or themselves, by the desk's hand."""
    season = await season_of_today()
    if draft.who == "self":
        require_both(draft.take_part, draft.notice)
    elif not draft.name or draft.community is None:
        raise unnamed(draft.name)
    scopes = {Scope.NOMINATE} | ({Scope.CONSENT_PUBLICATION} if draft.who == "self" else set())
    async with transaction():
        hand = await _hand(person, draft, scopes, by=by)
        if draft.who == "self":
            word = Word(source=Source.SELF, words=draft.words)
            await nominating.nominate(season, person, word, by=hand, agrees=True)
            return
        place = await community(draft.community or 0)
        await nominating.nominate_by_name(season, draft.name, place, draft.words, by=hand)


async def write_letter(person: Person, nomination: Nomination, draft: SpokenLetterDraft, *, by: Actor) -> None:
    """Let a resident write a letter for a nominee by the desk's hand, in the resident's own words."""
    require_independent(draft.independent)
    async with transaction():
        hand = await _hand(person, draft, {Scope.NOMINATE}, by=by)
        await supporting.support(nomination, draft.words, by=hand)


async def opine(person: Person, nomination: Nomination, draft: SpokenOpinionDraft, *, by: Actor) -> None:
    """Let a resident say how they were served, by the desk's hand."""
    async with transaction():
        hand = await _hand(person, draft, {Scope.NOMINATE}, by=by)
        await backing.opine(nomination, draft.mark, draft.words, by=hand)


async def answer(person: Person, draft: SpokenAnswerDraft, *, by: Actor) -> None:
    """Write down that a nominee wants no part any more, or asks for a second look."""
    nomination = await latest_of(person)
    if nomination is None:
        raise OutOfTurn(lazy("Nobody has named this person."))
    async with transaction():
        hand = await _hand(person, draft, {Scope.CONSENT_PUBLICATION}, by=by)
        if draft.answer == "look_again":
            await looking_again.ask(nomination, draft.words, by=hand)
        elif nomination.may_move("decline"):
            await consenting.decline(nomination, by=hand)
        else:
            await consenting.withdraw(nomination, by=hand)


async def add_picture(person: Person, upload: Upload, words: str, *, by: Actor) -> None:
    """Put a picture beside a nominee's hours at the desk, where they let it write for them before."""
    nomination = await on_the_way(person)
    if nomination is None:
        raise OutOfTurn(lazy("Nobody has named this person."))
    hand = await mandates.helping(by, person.id, Scope.CONSENT_PUBLICATION)
    await backing.add_picture(nomination, upload, words, by=hand)


async def take_picture_out(person: Person, number: int, *, by: Actor) -> None:
    """Take a picture out at the desk on the nominee's word."""
    nomination = await latest_of(person)
    if nomination is None:
        raise OutOfTurn(lazy("Nobody has named this person."))
    hand = await mandates.helping(by, person.id, Scope.CONSENT_PUBLICATION)
    await backing.take_out(nomination, number, by=hand)


async def latest_of(person: Person) -> Nomination | None:
    """Return the nomination of a resident in the latest season that they are in."""
    return await Nomination.filter(person_id=person.id).order_by("-id").first()


async def on_the_way(person: Person) -> Nomination | None:
    """Return the nomination of a resident that is not handed in yet."""
    return await Nomination.filter(person_id=person.id, state__in=list(BEFORE_REVIEW)).order_by("-id").first()


async def _hand(person: Person, draft: HandDraft, scopes: set[Scope], *, by: Actor) -> Actor:
    """Write the permission down with its proof, in the open act, and return the desk's hand under it (M1, M2, M5)."""
    mandate = await mandates.grant(
        person, scopes, method=draft.method, proof=proof_of(draft, by), by=by,
        agent_place=await community_of(person), wording=str(consenting.WORDING),
    )  # fmt: skip
    await assisting.require_room(by)
    return by.helping(person.id, mandate_id=mandate.id, scope=min(scopes))


def proof_of(draft: HandDraft, by: Actor) -> str:
    """Return the proof of a word as it is kept: a spoken one has been heard by a second hand, not by one alone.

    Refuses with Unreadable (422): on the telephone someone heard it too; before witnesses there are two.
    """
    first, second = draft.proof.strip(), draft.second.strip()
    wrong: list[Mistake] = []
    if draft.method in SPOKEN and (not second or second == by.name):
        wrong.append(Mistake("second", _("Please write who else heard it: someone other than you.")))
    if draft.method == Method.WITNESSED and (not first or first in (second, by.name)):
        wrong.append(Mistake("proof", _("Two witnesses are needed, and you are neither of them.")))
    if wrong:
        raise Unreadable(AGAIN, wrong)
    return "、".join(each for each in (first, second) if each)


def require_both(take_part: str | None, notice: str | None) -> None:
    """Refuse with Unreadable (422) a yes to taking part that leaves one of its two consents out."""
    given = {"take_part": take_part, "notice": notice}
    missing = [Mistake(field, _("Taking part needs your yes to this.")) for field, yes in given.items() if yes is None]
    if missing:
        raise Unreadable(AGAIN, missing)


def require_independent(independent: str | None) -> None:
    """Refuse with Unreadable (422) a letter whose author does not say that they are of another household."""
    if independent is None:
        raise Unreadable(AGAIN, [Mistake("independent", _("Please say that you are of another household."))])


def unnamed(name: str) -> Unreadable:
    """Return the refusal of a name without its community, or of a community without its name."""
    field = "community" if name else "name"
    return Unreadable(AGAIN, [Mistake(field, _("Please say who, and in which community they live."))])


async def season_of_today() -> Season:
    """Return the season in which someone can be named today; refuse with OutOfTurn (409) where there is none."""
    season = await season_now()
    if season is None:
        raise OutOfTurn(lazy("Today is not in the time for naming people."))
    return season


async def community(place_id: int) -> Place:
    """Return a community by its number (others: 404)."""
    found = await Place.get_or_none(id=place_id, kind=PlaceKind.COMMUNITY)
    if found is None:
        raise NotFound(lazy("We could not find this page."))
    return found
