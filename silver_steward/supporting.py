"""Supporting: the letters of people of other households who know the nominee's service."""

from ground import audit, clock, mandates
from ground.actors import Actor
from ground.database import transaction
from ground.errors import MayNot, NotFound, OutOfTurn, Taken
from ground.language import lazy
from ground.mandates.models import Scope
from silver_steward import ties
from silver_steward.models import BEFORE_REVIEW, Nomination, NominationWord, SupportLetter
from silver_steward.submitting import submit_if_ready


async def support(nomination: Nomination, words: str, *, by: Actor) -> SupportLetter:
    """Write a letter for a nominee.

    Refuses with MayNot (403) the nominee, whoever named them, their kin and household, and the household of someone
    who has written already (KAVS); with OutOfTurn (409) once it was handed in.
    """
    author = by.principal_id
    if author is None:
        raise NotFound(lazy("We could not find this page."))
    if not words.strip():
        raise OutOfTurn(lazy("Please write what you have seen them do."))
    if by.for_whom is not None:
        await mandates.require(by.for_whom, Scope.NOMINATE, by=by)
    await _require_independent(nomination, author, by=by)
    async with transaction():
        waits = Nomination.filter(id=nomination.id, state__in=list(BEFORE_REVIEW))
        if not await waits.update(ended_at=None):
            raise OutOfTurn(lazy("Their papers are complete already. Thank you."))
        written = await SupportLetter.filter(nomination_id=nomination.id, withdrawn_at=None)
        if author in {each.person_id for each in written}:
            raise Taken(lazy("You have written for this person already. Thank you."))
        household = await ties.kin_of(author)
        if household & {each.person_id for each in written}:
            raise MayNot(lazy("Someone of your household has written already. It takes another household."))
        letter = await SupportLetter.create(
            nomination=nomination,
            person_id=author,
            words=words.strip(),
            written_by_id=by.person_id,
            mandate_id=by.mandate_id,
            written_at=clock.now(),
        )
        await audit.record("SupportLetter.write", letter, by=by, nomination=nomination.id)
        await submit_if_ready(nomination, by=by)
    return letter


async def _require_independent(nomination: Nomination, author: int, *, by: Actor) -> None:
    named = await NominationWord.filter(nomination_id=nomination.id)
    tied = {nomination.person_id, *await ties.kin_of(nomination.person_id)}
    tied |= {each.author_id for each in named}
    hands = {by.person_id} & {nomination.person_id, *await ties.kin_of(nomination.person_id)}
    if author in tied or hands:
        raise MayNot(lazy("A letter comes from someone else: not the person, not their family, not who named them."))


async def by_link(key: str) -> Nomination:
    """Return the nomination that a link for letters leads to (others: 404)."""
    found = await Nomination.get_or_none(support_key=key).select_related("person", "season", "place")
    if found is None:
        raise NotFound(lazy("We could not find this page."))
    return found
