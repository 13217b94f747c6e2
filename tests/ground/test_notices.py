"""A public notice cannot change, hangs to the end of its last working day, and an objection stops one name alone."""

import datetime as dt

import pytest

from ground import audit, clock, notices, policy, workdays
from ground.actors import SYSTEM, Actor, Role
from ground.audit import AuditEntry
from ground.database import IntegrityError, ask
from ground.errors import Gone, MayNot, NotFound, OutOfTurn, Unreadable
from ground.importing_workdays import import_workdays
from ground.notices import NoticeState, PublicNotice, Standing
from ground.policy import Default
from ground.workday_files import Year
from tests import people

pytestmark = pytest.mark.anyio

WEDNESDAY = dt.datetime(2026, 9, 23, 2, tzinfo=dt.UTC)
"""Before the Mid-Autumn and National Day holidays: 25-27 September and 1-7 October are off, 20 September is worked."""
BODY = {"text": "经社区推荐、街道审核，拟确定下列人员为银龄管家。", "community": "惠宾社区"}
NAMES = [("Nomination:1", "王*兰"), ("Nomination:2", "李*国")]


@pytest.fixture
async def city(database: None) -> people.City:
    return await people.a_city()


async def an_officer(city: people.City, name: str = "李强") -> Actor:
    return await people.an_officer(name, Role.STREET_OFFICER, place=city.zhenxing)


async def a_notice(
    city: people.City, by: Actor, *, deciders: tuple[int, ...] = (), subject: str = "List:1"
) -> PublicNotice:
    return await notices.open_notice(
        "steward.shortlist", subject, title="银龄管家拟定人员公示", body=BODY, names=NAMES, deciders=deciders, by=by,
        place=city.zhenxing,
    )  # fmt: skip


async def test_n3_it_closes_with_the_last_moment_of_the_fifth_working_day(city: people.City) -> None:
    officer = await an_officer(city)
    with clock.stopped(WEDNESDAY):
        notice = await a_notice(city, officer)

    last = workdays.as_shipped().after(dt.date(2026, 9, 23), 5)
    assert clock.city_day(notice.closes_at) == last
    assert clock.city_day(notice.closes_at + dt.timedelta(milliseconds=1)) == last + dt.timedelta(days=1)
    with clock.stopped(notice.closes_at):
        assert await notices.notices_hanging() == [notice]
        with pytest.raises(OutOfTurn):
            await notices.settle(notice, by=officer)
    with clock.stopped(notice.closes_at + dt.timedelta(milliseconds=1)):
        assert await notices.notices_hanging() == []
        assert (await notices.settle(notice, by=officer)).state is NoticeState.CLEAN


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("联系电话 138 0000 0001", "138 0000 0001"),
        ("身份证 211103195010012312", "211103195010012312"),
        ("卡号 6222 0200 0000 0000 000", "6222 0200 0000 0000 000"),
        ("住振兴街 3号楼2单元501", "3号楼2单元501"),
        ("王桂兰，1950年10月1日出生", "1950年10月1日出生"),
        ("一九五〇年生，1950.10.1", "1950.10.1"),
        ("患有糖尿病多年", "患有糖尿病"),
        ("系低保户", "低保户"),
        ("丧偶，独居", "丧偶"),
        ("家住惠宾", "家住"),
        ("肢体残疾二级", "肢体残疾"),
    ],
)
async def test_n1_what_may_not_be_told_is_refused_with_its_words_wherever_it_stands(
    city: people.City, words: str, told: str
) -> None:
    officer = await an_officer(city)

    for body, names in (({"text": words}, NAMES), (BODY, [("Nomination:1", words)])):
        with pytest.raises(Unreadable) as refused:
            await notices.open_notice(
                "steward.shortlist", "List:1", title="公示", body=body, names=names, deciders=(), by=officer,
                place=city.zhenxing,
            )  # fmt: skip
        assert any(told in mistake.sentence for mistake in refused.value.mistakes)


async def test_n1_a_field_outside_the_whitelist_is_refused_and_honest_words_are_not(city: people.City) -> None:
    officer = await an_officer(city)
    fine = {"text": "助残、敬老、救助站探访，服务 126 小时；2026年生效，临终关怀，困难时刻见真情。", "hours": "126"}

    notices.require_clean("公示", fine, ["王*兰"])
    with pytest.raises(Unreadable) as refused:
        notices.require_clean("公示", {"phone": "无"}, [])
    assert [mistake.field for mistake in refused.value.mistakes] == ["phone"]
    with pytest.raises(OutOfTurn):
        await notices.open_notice(
            "steward.shortlist", "List:1", title="公示", body=fine, names=NAMES, deciders=(), by=officer,
            place=city.zhenxing, working_days=4,
        )  # fmt: skip


async def test_n2_a_changed_notice_is_a_new_one_with_all_its_days(city: people.City) -> None:
    officer = await an_officer(city)
    with clock.stopped(WEDNESDAY):
        first = await a_notice(city, officer)
    with clock.stopped(WEDNESDAY + dt.timedelta(days=1)):
        second = await notices.correct(
            first, title=first.title, body=BODY, names=NAMES[:1], by=officer, because="李*国自愿退出"
        )

    assert second.closes_at > first.closes_at
    assert (await PublicNotice.get(id=first.id)).state is NoticeState.REPLACED
    assert (await PublicNotice.get(id=second.id)).follows_id == first.id
    assert set((await notices.standing(await PublicNotice.get(id=first.id))).values()) == {Standing.VOID}
    assert await notices.standing_of("List:1", "Nomination:2") is None
    with pytest.raises(IntegrityError, match="written once"):
        await PublicNotice.filter(id=second.id).update(body="{}")
    with pytest.raises(Exception, match="append-only"):
        await ask("UPDATE ground_notice_name SET words = '王桂兰'")
    with pytest.raises(IntegrityError):
        await a_notice(city, officer)


async def test_n5_after_its_time_the_address_answers_410(city: people.City) -> None:
    with clock.stopped(WEDNESDAY):
        notice = await a_notice(city, await an_officer(city))

    with clock.stopped(notice.closes_at + dt.timedelta(days=30)):
        assert (await notices.notice_read(notice.public_id)).fields_told == BODY
    with clock.stopped(notice.closes_at + dt.timedelta(days=30, milliseconds=1)), pytest.raises(Gone) as gone:
        await notices.notice_read(notice.public_id)
    assert gone.value.status == 410
    with pytest.raises(NotFound):
        await notices.notice_read("000000000000")


async def test_n6_a_notice_that_nobody_could_read_ends_a_working_day_later_once(city: people.City) -> None:
    with clock.stopped(WEDNESDAY):
        notice = await a_notice(city, await an_officer(city))
    began = WEDNESDAY + dt.timedelta(hours=1)

    for _ in range(2):
        assert await notices.note_outage(began, began + dt.timedelta(hours=3), by=SYSTEM) == 1
    await notices.note_outage(began + dt.timedelta(hours=1), began + dt.timedelta(hours=2), by=SYSTEM)
    after = await PublicNotice.get(id=notice.id)

    first_end = clock.city_day(notice.closes_at)
    assert clock.city_day(after.closes_at) == workdays.as_shipped().after(first_end, 1)
    assert await notices.note_outage(began - dt.timedelta(days=9), began - dt.timedelta(days=8), by=SYSTEM) == 0
    with pytest.raises(MayNot):
        await notices.note_outage(began, began, by=await an_officer(city))


async def test_n6_an_outage_that_lasted_longer_than_was_told_first_counts_as_long_as_it_lasted(
    city: people.City,
) -> None:
    with clock.stopped(WEDNESDAY):
        notice = await a_notice(city, await an_officer(city))
    began = WEDNESDAY + dt.timedelta(hours=1)
    ends = []
    for lost in (dt.timedelta(minutes=1), dt.timedelta(days=3), dt.timedelta(minutes=1)):
        await notices.note_outage(began, began + lost, by=SYSTEM)
        ends.append((await PublicNotice.get(id=notice.id)).closes_at)

    assert ends[1] - ends[0] >= dt.timedelta(days=2)
    assert ends[2] == ends[1]


async def test_only_an_officer_of_the_place_hangs_out_mends_and_settles(city: people.City) -> None:
    officer = await an_officer(city)
    notice = await a_notice(city, officer)
    elsewhere = await people.an_officer("周洋", Role.STREET_OFFICER, place=city.tianjia)
    resident = await people.an_actor(await people.a_person())

    for stranger in (elsewhere, resident):
        with pytest.raises(MayNot):
            await a_notice(city, stranger, subject="List:2")
        with pytest.raises(MayNot):
            await notices.correct(notice, title="公示", body=BODY, names=NAMES, by=stranger, because="我说的")
        with pytest.raises(MayNot):
            await notices.withdraw(notice, by=stranger, because="我说的")
        with pytest.raises(MayNot):
            await notices.settle(notice, by=stranger)
        with pytest.raises(MayNot):
            await notices.post_paper(notice, "000000000000", by=stranger)
    await notices.post_paper(notice, "000000000000", by=officer)
    await notices.withdraw(notice, by=officer, because="材料有误")
    assert (await PublicNotice.get(id=notice.id)).state is NoticeState.WITHDRAWN
    assert (await audit.verify()).broken_at is None


async def test_k1_a_notice_reckoned_without_the_years_calendar_is_reckoned_again(city: people.City) -> None:
    with clock.stopped(dt.datetime(2026, 12, 29, 2, tzinfo=dt.UTC)):
        notice = await a_notice(city, await an_officer(city))
    assert notice.provisional
    assert await notices.provisional_notices() == []

    off = {f"2027-10-{number:02}": "国庆节" for number in range(1, 13)}
    year = Year(off={"2027-01-01": "元旦", "2027-01-04": "元旦", **off}, notices=["国办〔2026〕"])
    await policy.lay([Default("workdays.2027", year.value, year.citation)])  # as a newer release does it
    (waiting,) = await notices.provisional_notices()
    await notices.reckon_again(waiting)

    after = await PublicNotice.get(id=notice.id)
    assert not after.provisional
    assert after.closes_at > notice.closes_at

    year.off["2027-01-05"] = "元旦"
    assert (await import_workdays({2027: year}, by=SYSTEM, terms=())).moved == 1
    assert (await PublicNotice.get(id=notice.id)).closes_at == after.closes_at + dt.timedelta(days=1)
    assert await AuditEntry.filter(verb="PublicNotice.move_end").count() == 2
