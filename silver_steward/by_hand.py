"""By hand: what a community's desk does for its residents, who may have no telephone."""

from ground import mandates
from ground.actors import Actor
from ground.database import transaction
from ground.errors import Mistake, NotFound, OutOfTurn, Unreadable
from ground.identity import Person
from ground.language import _, lazy
from ground.letters.writing import community_of
from ground.mandates.models import Scope
from ground.places import Place, PlaceKind
from silver_steward import consenting, nominating
from silver_steward.models import BEFORE_REVIEW, Nomination, Source
from silver_steward.nominating import Word
from silver_steward.schemas.desk import TakenWordDraft
from silver_steward.showing.community import season_now
from silver_steward.submitting import NEEDED


async def name(person: Person, words: str, interest: str, *, by: Actor) -> Nomination:
    """Name a resident for the community, in the season of today."""
    season = await season_now()
    if season is None:
        raise OutOfTurn(lazy("Today is not in the time for naming people."))
    return await nominating.nominate(
        season, person, Word(source=Source.COMMUNITY, words=words, interest=interest), by=by
    )


async def take_word(person: Person, draft: TakenWordDraft, *, by: Actor) -> None:
    """Write down a nominee's yes at the desk: the permission with its proof, and under it the consents (M1, M2)."""
    missing = [
        Mistake(field, _("Taking part needs your yes to this."))
        for field, yes in (("take_part", draft.take_part), ("notice", draft.notice))
        if yes is None
    ]
    if missing:
        raise Unreadable(lazy("Please look at these again."), missing)
    nomination = await Nomination.filter(person_id=person.id, state__in=list(BEFORE_REVIEW)).order_by("-id").first()
    if nomination is None:
        raise OutOfTurn(lazy("Nobody has named this person."))
    async with transaction():
        mandate = await mandates.grant(
            person, {Scope.CONSENT_PUBLICATION}, method=draft.method, proof=draft.proof, by=by,
            agent_place=await community_of(person), wording=str(consenting.WORDING),
        )  # fmt: skip
        hand = by.helping(person.id, mandate_id=mandate.id, scope=Scope.CONSENT_PUBLICATION)
        await consenting.consent(nomination, NEEDED, by=hand)


async def community(place_id: int) -> Place:
    """Return a community by its number (others: 404)."""
    found = await Place.get_or_none(id=place_id, kind=PlaceKind.COMMUNITY)
    if found is None:
        raise NotFound(lazy("We could not find this page."))
    return found
