"""The roll: who came, as the leader saw it; hours are claimed from it and never by the one they are about."""

import asyncio
import datetime as dt

import pytest

from ground import clock, sessions
from ground.actors import Actor
from ground.audit import AuditEntry
from ground.errors import MayNot, OutOfTurn, Taken
from marketplace import attending, claiming, signing_up, walking_in
from marketplace.attending import Presence
from marketplace.models import CheckPoint, Commitment, CommitmentState, ShiftState, SignUpWay
from tests import people
from tests.marketplace.open_shifts import HOUR, Calling, a_calling, in_days, joins, neighbours, state_of
from volunteers.models import Grade, HourClaim, Source

pytestmark = pytest.mark.anyio

MINUTE = dt.timedelta(minutes=1)
ATTENDED, ABSENT, EXCUSED, LAPSED = (
    CommitmentState.ATTENDED,
    CommitmentState.ABSENT,
    CommitmentState.EXCUSED,
    CommitmentState.LAPSED,
)


async def leads(calling: Calling) -> Actor:
    return await sessions.actor_for(calling.leader)


async def rolled(calling: Calling, *lines: Presence, by: Actor | None = None, after: dt.timedelta = HOUR) -> None:
    with clock.stopped(calling.shift.ends_at + after):
        await attending.hand_in(await calling.fresh_shift(), lines, by=by or await leads(calling))


async def test_the_roll_settles_each_place_and_claims_hours_for_who_came(database: None) -> None:
    calling = await a_calling(capacity=3)
    came, told, missing = [await joins(each, calling) for each in await neighbours(3)]

    await rolled(
        calling,
        Presence(came.id, came=True),
        Presence(told.id, came=False, excused=True),
        Presence(missing.id, came=False),
    )

    assert [await state_of(each) for each in (came, told, missing)] == [ATTENDED, EXCUSED, ABSENT]
    claim = await HourClaim.get()
    assert (claim.person_id, claim.minutes, claim.grade) == (came.person_id, 120, Grade.A)
    assert (claim.project_id, claim.shift_ref) == (calling.project.id, calling.shift.public_id)
    assert claim.recorder_id == calling.leader.id
    shift = await calling.fresh_shift()
    assert shift.state == ShiftState.SETTLED
    slot = await calling.fresh_slot()
    assert (slot.taken, slot.waiting) == (0, 0)


async def test_a_roll_is_whole_and_handed_in_once_and_not_before_the_start(database: None) -> None:
    calling = await a_calling()
    one, two = [await joins(each, calling) for each in await neighbours(2)]
    both = (Presence(one.id, came=True), Presence(two.id, came=True))

    with pytest.raises(OutOfTurn):
        await attending.hand_in(await calling.fresh_shift(), both, by=await leads(calling))
    with pytest.raises(OutOfTurn):
        await rolled(calling, both[0])
    assert await state_of(one) == CommitmentState.CONFIRMED
    await rolled(calling, *both)
    with pytest.raises(OutOfTurn):
        await rolled(calling, *both)
    assert await HourClaim.all().count() == 2


async def test_two_rolls_at_once_are_one(database: None) -> None:
    calling = await a_calling()
    place = await joins(await people.a_person(), calling)
    copies = [await calling.fresh_shift() for _ in range(3)]
    leader = await leads(calling)

    with clock.stopped(calling.shift.ends_at + HOUR):
        said = await asyncio.gather(
            *(attending.hand_in(copy, [Presence(place.id, came=True)], by=leader) for copy in copies),
            return_exceptions=True,
        )

    assert sum(isinstance(each, OutOfTurn) for each in said) == 2
    assert await HourClaim.all().count() == 1


async def test_only_who_leads_or_the_manager_hands_it_in(database: None) -> None:
    calling = await a_calling()
    wang = await people.a_person()
    place = await joins(wang, calling)

    with pytest.raises(MayNot):
        await rolled(calling, Presence(place.id, came=True), by=await people.an_actor(wang))
    await rolled(calling, Presence(place.id, came=True), by=calling.manager)


async def test_minutes_are_those_between_coming_and_leaving_with_half_an_hour_of_grace(database: None) -> None:
    """INV-80, EDGE-11."""
    calling = await a_calling(capacity=4)
    exact, early, late, open_end = [await joins(each, calling) for each in await neighbours(4)]
    start, end = calling.shift.starts_at, calling.shift.ends_at

    await rolled(
        calling,
        Presence(exact.id, came=True, came_at=start + 30 * MINUTE, left_at=end - 15 * MINUTE),
        Presence(early.id, came=True, came_at=start - 2 * HOUR, left_at=end),
        Presence(late.id, came=True, left_at=end + 9 * HOUR),
        Presence(open_end.id, came=True, left_unseen=True),
        after=10 * HOUR,
    )

    claims = {each.person_id: each for each in await HourClaim.all()}
    assert claims[exact.person_id].minutes == 75
    assert claims[early.person_id].minutes == 150
    assert claims[late.person_id].minutes == 150
    assert (claims[open_end.person_id].minutes, claims[open_end.person_id].grade) == (120, Grade.C)


async def test_who_left_before_coming_stops_the_whole_roll(database: None) -> None:
    calling = await a_calling()
    one, two = [await joins(each, calling) for each in await neighbours(2)]
    start = calling.shift.starts_at

    with pytest.raises(OutOfTurn) as refused:
        await rolled(
            calling,
            Presence(one.id, came=True),
            Presence(two.id, came=True, came_at=start + HOUR, left_at=start + 10 * MINUTE),
        )

    assert (await two.person).name in refused.value.sentence
    assert (await calling.fresh_shift()).state == ShiftState.OPEN
    assert not await HourClaim.exists()


async def test_the_leaders_own_hours_need_the_word_of_another(database: None) -> None:
    """EDGE-14, INV-84."""
    calling = await a_calling()
    own = await joins(calling.leader, calling)
    other = await joins(await people.a_person(), calling)

    await rolled(calling, Presence(own.id, came=True), Presence(other.id, came=True))

    assert await state_of(own) == ATTENDED
    assert [each.person_id for each in await HourClaim.all()] == [other.person_id]
    [alone] = await claiming.waiting_for_a_word([calling.org.id])
    assert alone.id == own.id
    with clock.stopped(calling.shift.ends_at + 2 * HOUR):
        with pytest.raises(MayNot):
            await claiming.vouch_for(alone, by=await leads(calling))
        claim = await claiming.vouch_for(alone, by=calling.manager)
        with pytest.raises(Taken):
            await claiming.vouch_for(alone, by=calling.manager)
    assert (claim.minutes, claim.grade, claim.recorder_id) == (120, Grade.B, calling.manager.person_id)
    assert not await claiming.waiting_for_a_word([calling.org.id])


async def test_whom_the_leader_signed_up_by_the_same_hand_has_grade_c(database: None) -> None:
    """EDGE-15."""
    calling = await a_calling()
    elder = await people.a_person("赵淑芬", phone=None)
    leader = await leads(calling)
    hand = leader.helping(elder.id, mandate_id=7)
    place = await signing_up.sign_up(elder, calling.slot, by=hand, way=SignUpWay.DESK)

    await rolled(calling, Presence(place.id, came=True))

    assert (await HourClaim.get()).grade == Grade.C


async def test_who_missed_it_by_the_roll_and_came_all_the_same_is_put_right(database: None) -> None:
    """EDGE-10: the first mark stays in the history."""
    calling = await a_calling()
    place = await joins(await people.a_person(), calling)
    await rolled(calling, Presence(place.id, came=False))
    seen = await Commitment.get(id=place.id).select_related("person", "shift__activity")

    with clock.stopped(calling.shift.ends_at + 5 * HOUR):
        with pytest.raises(OutOfTurn):
            await attending.put_right(seen, Presence(place.id, came=True), by=calling.manager, because="")
        await attending.put_right(seen, Presence(place.id, came=True), by=calling.manager, because="签到表上有她的签名")

    assert await state_of(place) == ATTENDED
    assert (await HourClaim.get()).minutes == 120
    verbs = await AuditEntry.filter(subject=f"Commitment:{place.id}").order_by("seq")
    assert [each.verb for each in verbs] == ["Commitment.sign_up", "Commitment.miss", "Commitment.attend"]
    with clock.stopped(calling.shift.ends_at + 6 * HOUR), pytest.raises(OutOfTurn):
        await attending.put_right(seen, Presence(place.id, came=True), by=calling.manager, because="again")


async def test_who_just_came_is_written_in_and_marked(database: None) -> None:
    calling = await a_calling(capacity=1)
    await joins(await people.a_person(), calling)
    li = await people.a_person("李长河")
    shift = await calling.fresh_shift()

    with pytest.raises(OutOfTurn):
        await walking_in.write_in(shift, li, by=await leads(calling))
    with clock.stopped(calling.shift.starts_at + HOUR):
        with pytest.raises(MayNot):
            await walking_in.write_in(shift, li, by=await people.an_actor(li))
        written = await asyncio.gather(*(walking_in.write_in(shift, li, by=calling.manager) for _ in range(3)))
    assert len({each.id for each in written}) == 1
    slot = await calling.fresh_slot()
    assert (slot.taken, slot.waiting) == (1, 1)
    held = await Commitment.filter(state=CommitmentState.CONFIRMED).first()
    assert held is not None

    await rolled(calling, Presence(held.id, came=True), Presence(written[0].id, came=True))

    claim = await HourClaim.get(person_id=li.id)
    assert (claim.minutes, claim.grade) == (120, Grade.C)


async def test_who_was_written_in_by_mistake_is_struck_out(database: None) -> None:
    calling = await a_calling()
    place = await joins(await people.a_person(), calling)
    li = await people.a_person("李长河")
    with clock.stopped(calling.shift.starts_at + HOUR):
        written = await walking_in.write_in(await calling.fresh_shift(), li, by=calling.manager)
        for each, refusal in ((place, OutOfTurn), (written, None)):
            seen = await Commitment.get(id=each.id).select_related("shift__activity")
            if refusal:
                with pytest.raises(refusal):
                    await walking_in.strike_out(seen, by=calling.manager)
            else:
                await walking_in.strike_out(seen, by=calling.manager)

    assert await state_of(written) == LAPSED
    assert (await calling.fresh_slot()).waiting == 0


async def test_who_waited_in_line_and_came_is_on_the_roll_and_the_others_are_let_go(database: None) -> None:
    calling = await a_calling(capacity=1)
    first, second, third = [await joins(each, calling) for each in await neighbours(3)]

    await rolled(calling, Presence(first.id, came=False), Presence(second.id, came=True))

    assert [await state_of(each) for each in (first, second, third)] == [ABSENT, ATTENDED, LAPSED]


async def test_a_roll_of_paper_has_grade_c(database: None) -> None:
    calling = await a_calling()
    place = await joins(await people.a_person(), calling)

    with clock.stopped(calling.shift.ends_at + HOUR):
        await attending.hand_in(
            await calling.fresh_shift(), [Presence(place.id, came=True)], by=calling.manager, source=Source.PAPER
        )

    assert (await HourClaim.get()).grade == Grade.C
    assert {each.method for each in await CheckPoint.all()} == {"paper"}


async def test_a_night_over_midnight_is_one_claim(database: None) -> None:
    """EDGE-5: the ledger cuts it at midnight when it is confirmed."""
    calling = await a_calling(starts_at=in_days(3, 22), ends_at=in_days(4, 2))
    place = await joins(await people.a_person(), calling)

    await rolled(calling, Presence(place.id, came=True))

    assert (await HourClaim.get()).minutes == 240
