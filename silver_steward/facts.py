"""Facts: the reasons as a reviewer judges them, from the snapshot, officers' words and what was checked again."""

from ground import audit, clock
from ground.actors import Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.language import lazy
from silver_steward import rules
from silver_steward.eligibility import OPEN_TO_WORDS, Ask, Reason
from silver_steward.evidence import latest
from silver_steward.models import FactWord, Nomination, Recheck
from silver_steward.sitting import sitting_of
from silver_steward.ties import barred_from


async def judged(nomination: Nomination) -> list[Reason]:
    """Return the reasons of the frozen evidence; an officer's word stands where it knows nothing (EV1, EV2)."""
    snapshot = await latest(nomination)
    words = {each.reason: each for each in await FactWord.filter(nomination_id=nomination.id).order_by("id")}
    again = await Recheck.filter(nomination_id=nomination.id, made_at__gte=snapshot.taken_at).order_by("-id").first()
    found: list[Reason] = []
    for key, holds, value in snapshot.told["reasons"]:
        ask, word = Ask(key), words.get(key)
        if holds is None and word is not None:
            found.append(Reason(ask, word.holds, word.words))
        elif ask == Ask.HOURS and again is not None:
            found.append(Reason(ask, holds and again.eligible, str(again.after_minutes)))
        else:
            found.append(Reason(ask, holds, value))
    return found


async def say_fact(nomination: Nomination, ask: Ask, *, holds: bool, words: str, by: Actor) -> None:
    """Write down what an officer of the present stage saw of something that the records do not tell.

    Refuses with MayNot (403) whoever may not decide, with OutOfTurn (409) what the records do tell.
    """
    sitting = await sitting_of(nomination)
    rules.require_hand(by, sitting)
    known = {key: told for key, told, _value in (await latest(nomination)).told["reasons"]}
    if ask not in OPEN_TO_WORDS or known[str(ask)] is not None:
        raise OutOfTurn(lazy("The records tell this already. What is wrong in them is put right there."))
    if not words.strip():
        raise OutOfTurn(lazy("Please write down which paper you saw."))
    async with transaction():
        word = await FactWord.create(
            nomination=nomination, reason=str(ask), holds=holds, words=words.strip(), said_by_id=by.person_id,
            said_at=clock.now(),
        )  # fmt: skip
        await audit.record("FactWord.say", word, by=by, reason=str(ask), holds=holds)


async def see_recheck(recheck: Recheck, *, by: Actor) -> None:
    """Note that the holder of the stage has seen that hours changed (EV2)."""
    nomination = await Nomination.get(id=recheck.nomination_id)
    rules.is_free.require(by, await barred_from(nomination))
    async with transaction():
        if not await Recheck.filter(id=recheck.id, seen_at=None).update(seen_at=clock.now(), seen_by_id=by.person_id):
            raise OutOfTurn(lazy("This has been settled already."))
        await audit.record("Recheck.see", recheck, by=by)
