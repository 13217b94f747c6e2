"""The demonstration year is made by true acts, the same from the same number, and has what a visitor looks for."""

import datetime as dt
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pyotp
import pytest
from tortoise.expressions import F

from ground import audit, clock, database, mandates, notices, persons, privacy, settings
from ground.actors import Assurance
from ground.identity import Account, Person
from ground.letters import Letter, LetterState
from ground.letters.demonstration import telephones
from ground.mandates import Scope
from ground.outbox import Announcement
from ground.patterns import found
from ground.sessions import actor_for, actor_of
from marketplace import accounts
from marketplace.models import Activity, Commitment, CommitmentState, Need, NeedState, Shift, ShiftState, Slot
from marketplace.seeding import cast, demonstration
from orgs.models import Organisation
from tests.marketplace import years
from tests.outside.cities import copied
from volunteers import chain, ledger
from volunteers.models import ClaimState, HourClaim

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def small(small_year: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[settings.Settings]:
    """A small year: these tests only read, but for signing in."""
    with copied(small_year, tmp_path_factory.mktemp("year") / "data") as made, settings.using(made):
        yield made


@pytest.fixture
async def year(small: settings.Settings) -> AsyncIterator[None]:
    with clock.stopped(years.NOW):
        async with database.opened(small):
            yield


async def one(played: cast.Played | cast.Employed) -> Person:
    return await Person.filter(name=played.name).order_by("id").first() or pytest.fail(played.name)


async def test_every_line_of_the_audit_and_of_the_hours_holds(year: None) -> None:
    assert (await audit.verify()).broken_at is None
    for org in await Organisation.all():
        assert (await chain.verify_chain(org.id)).broken_at is None


async def test_a_notice_hangs_and_one_objection_waits_for_an_officer_who_took_no_part(year: None) -> None:
    (notice,) = await notices.notices_hanging()
    officer = await actor_for(await one(cast.COUNTY_OFFICER))
    (waiting,) = await notices.objections_waiting(officer)

    assert waiting.notice_id == notice.id
    assert officer.person_id not in notice.decider_ids
    assert (await notices.standing(notice))[waiting.ref] is notices.Standing.BLOCKED


async def test_no_fact_is_left_untold_and_no_letter_is_lost(year: None) -> None:
    assert not await Announcement.filter(done_at=None).exists()
    assert not await Announcement.exclude(dead_at=None).exists()
    assert not await Letter.filter(state=LetterState.DEAD).exists()


async def test_only_the_last_days_letters_are_read_at_the_demonstrations_telephone(year: None) -> None:
    shown = telephones().catch_up()

    assert shown
    assert len(shown) < await Letter.filter(state=LetterState.SENT).count()
    assert min(each.moment for each in shown) > years.NOW - dt.timedelta(days=4)


async def test_nothing_was_done_on_the_day_itself(year: None) -> None:
    assert not await Commitment.filter(joined_at__gte=clock.city_moment(years.TODAY)).exists()
    assert not await Need.filter(made_at__gte=clock.city_moment(years.TODAY)).exists()


async def test_every_place_that_is_taken_is_somebodys(year: None) -> None:
    for slot in await Slot.all():
        held = Commitment.filter(slot_id=slot.id)
        assert slot.taken == await held.filter(state__in=("confirmed", "offered")).count()
        assert slot.waiting == await held.filter(state="waiting").count()
        assert slot.taken <= slot.capacity


@pytest.mark.parametrize("state", list(NeedState))
async def test_there_is_a_need_in_each_state(year: None, state: NeedState) -> None:
    assert await Need.filter(state=state).exists()


async def test_no_public_text_tells_a_number_or_a_door(year: None) -> None:
    for activity in await Activity.all():
        assert not found(f"{activity.title} {activity.what} {activity.spot} {activity.risk_text}")
    for need in await Need.all():
        assert not found(f"{need.title} {need.public_text} {need.risk_text}")


async def test_wang_guilan_has_hours_and_a_place_ahead(year: None) -> None:
    wang = await one(cast.WANG_GUILAN)
    ahead = Commitment.filter(person_id=wang.id, state=CommitmentState.CONFIRMED, shift__starts_at__gt=clock.now())

    assert wang.id in {each.id for each in await persons.by_phone(cast.WANG_GUILAN.phone or "")}
    assert await ledger.minutes_of(wang.id) > 0
    assert await ahead.exists()


async def test_li_guoqiang_waits_in_the_line_of_a_full_shift(year: None) -> None:
    li = await one(cast.LI_GUOQIANG)
    waits = (
        await Commitment.filter(person_id=li.id, state=CommitmentState.WAITING).select_related("slot", "shift").get()
    )

    assert waits.slot.taken == waits.slot.capacity
    assert waits.shift.starts_at > clock.now()


async def test_the_desk_and_her_son_may_sign_zhao_shufen_up(year: None) -> None:
    zhao = await one(cast.ZHAO_SHUFEN)

    assert zhao.phone_hash is None
    for played in (cast.WORKER, cast.SECOND_WORKER, cast.HER_SON):
        actor = await actor_for(await one(played))
        assert await mandates.require(zhao.id, Scope.SIGN_UP, by=actor)


async def test_a_roll_waits_for_the_social_worker_since_yesterday_and_claims_for_the_desk(year: None) -> None:
    leader = await one(cast.LEADER)
    led = Shift.filter(activity__leader_id=leader.id, state=ShiftState.OPEN)

    assert await led.filter(ends_at__lt=clock.now()).count() == 1
    assert await led.filter(starts_at__gt=clock.now()).count() > 2
    assert await HourClaim.filter(state=ClaimState.HELD).exists()


async def test_some_coming_shifts_are_full_some_nearly_and_some_open(year: None) -> None:
    coming = Slot.filter(shift__starts_at__gt=clock.now(), shift__state=ShiftState.OPEN)

    assert await coming.filter(taken=F("capacity"), waiting__gt=0).exists()
    assert await coming.filter(taken__lt=F("capacity"), taken__gt=0).exists()
    assert await coming.filter(taken=0).exists()


@pytest.mark.parametrize("employed", cast.STAFF, ids=lambda each: each.username)
async def test_each_of_the_staff_signs_in_and_holds_their_role(year: None, employed: cast.Employed) -> None:
    account = await Account.get(username=employed.username).select_related("person")
    code = pyotp.TOTP(privacy.unseal("totp", account.totp_sealed)).at(clock.now())

    token = await accounts.sign_in(employed.username, cast.PASSWORD, code, address=employed.username, device="test")

    actor = await actor_of(token)
    assert actor is not None
    assert actor.holds(employed.role)
    assert actor.assurance == Assurance.TWO_FACTORS
    assert account.person.name == employed.name


def test_the_list_of_sign_ins_names_everybody_who_can_sign_in() -> None:
    told = "\n".join(demonstration.sign_ins())

    assert all(each.username in told for each in cast.STAFF)
    assert all(each.name in told for each in cast.RESIDENTS if each.phone)
    assert cast.PASSWORD in told
    assert len(cast.PASSWORD) >= accounts.SHORTEST_PASSWORD
