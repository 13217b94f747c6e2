"""Dropping: whoever asked does not ask any more, nobody was found in time, or a community became another."""

from tortoise.expressions import F

from ground import audit, clock, letters, mandates
from ground.actors import SYSTEM, Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.identity import Person
from ground.language import _, lazy
from ground.mandates import Scope
from ground.outbox import announce
from ground.places import Place, PlaceSuccessor
from marketplace import calling_off, team_letters
from marketplace.events import NeedWithdrawn, TripNoted
from marketplace.models import HOLDING, OPEN, Commitment, CommitmentState, Dispatch, Need, NeedState
from marketplace.rules.needs import may_serve, may_withdraw
from marketplace.telling import tell
from orgs.models import Organisation


async def withdraw(need: Need, because: str, *, by: Actor) -> Need:
    """Take a request back. The desk does so on the word of the one it is about: under a mandate in force (INV-32).

    Where somebody was to come, the shifts ahead are called off, with letters; the organisation is told at once and
    calls whoever is on the way (EDGE-28). Why it was withdrawn is not the helpers' to read.
    """
    may_withdraw.require(by, need)
    hand = by
    if by.person_id != need.beneficiary_id:
        mandate = await mandates.require(need.beneficiary_id, Scope.CANCEL, by=by)
        hand = by.helping(need.beneficiary_id, mandate_id=mandate.id)
    was, held = need.state, None
    if need.organisation_id is not None:
        held = await Dispatch.filter(
            need_id=need.id, organisation_id=need.organisation_id, state__in=HOLDING
        ).order_by("-id").first()  # fmt: skip
    async with transaction():
        await calling_off.work_for(need, by=hand, because=_("no longer needed"))
        await need.move("withdraw", by=hand, because=because, reason=because, due_at=None)
        if held is not None:
            await held.move("recall", by=hand, because=because, reason=because)
        if need.organisation_id is not None:
            org = await Organisation.get(id=need.organisation_id)
            await team_letters.tell_managers(org, "need_withdrawn", about=need, by=hand, title=need.title)
        await announce(NeedWithdrawn(need.id, need.organisation_id, str(was)))
        person = await Person.get(id=need.beneficiary_id)
        await letters.write(person, "need_ended", about=need, by=hand, number=need.number)
    return need


async def tell_helpers(need: Need, *, on_the_way: bool, by: Actor) -> Need:
    """Note that the organisation called its helpers off; who was on the way is thanked, without minutes (EDGE-28)."""
    may_serve.require(by, need)
    async with transaction():
        noted = await Need.filter(id=need.id, state=NeedState.WITHDRAWN, helpers_told_at=None).update(
            helpers_told_at=clock.now()
        )
        if not noted:
            raise OutOfTurn(lazy("This was noted already."))
        await audit.record("Need.tell_helpers", need, by=by, on_the_way=on_the_way)
        if on_the_way and need.organisation_id is not None:
            for helper in await _on_the_way(need):
                await tell(helper, "trip_noted", by=by)
            await announce(TripNoted(need.id, need.organisation_id))
    return need


async def _on_the_way(need: Need) -> list[Commitment]:
    """Return the places in the first visit that was called off before it began when the need was withdrawn."""
    called_off = Commitment.filter(
        state=CommitmentState.CANCELLED, shift__activity__need_id=need.id,
        shift__activity__organisation_id=need.organisation_id, shift__starts_at__gt=F("ended_at"),
    ).order_by("-ended_at", "shift__starts_at")  # fmt: skip
    first = await called_off.first()
    return await called_off.filter(shift_id=first.shift_id).select_related("person", "shift__activity") if first else []


async def expire(need: Need) -> None:
    """End what nobody was found for by its last day, and say so to whoever asked. Idempotent, for the relay."""
    if not need.may_move("expire"):
        return
    async with transaction():
        await need.move("expire", by=SYSTEM, due_at=None)
        person = await Person.get(id=need.beneficiary_id)
        await letters.write(person, "need_expired", about=need, by=SYSTEM, number=need.number)


async def past_their_last_day() -> list[Need]:
    """Return what was wanted until a day that is over, and lies at the desk."""
    return await Need.filter(
        state__in=(NeedState.NEEDS_FACTS, NeedState.VERIFIED, NeedState.PUBLISHED), wanted_until__lt=clock.today()
    ).limit(100)  # fmt: skip


async def of_gone_places() -> list[Need]:
    """Return open needs whose community is no more, and has an heir (EDGE-33)."""
    heirs = await PlaceSuccessor.all().values_list("place_id", flat=True)
    return await Need.filter(
        state__in=OPEN, desk_id__in=list(heirs), desk__valid_to__lte=clock.today()
    ).select_related("desk").limit(100)  # fmt: skip


async def move_desk(need: Need) -> None:
    """Give a need to the desk of what became of its community; its place stays that of its day. Idempotent.

    Of several heirs it is the one where the beneficiary now lives, else the first.
    """
    heirs = await PlaceSuccessor.filter(place_id=need.desk_id).select_related("successor").order_by("id")
    person = await Person.get(id=need.beneficiary_id).select_related("home")
    if not heirs:
        return
    home: Place | None = person.home
    heir = next((each.successor for each in heirs if home and home.lies_in(each.successor)), heirs[0].successor)
    async with transaction():
        if await Need.filter(id=need.id, desk_id=need.desk_id).update(desk_id=heir.id):
            await audit.record("Need.move_desk", need, by=SYSTEM, was=need.desk_id, to=heir.id)
