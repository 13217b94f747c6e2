"""A letter is short, in its reader's language, on the way they chose, and put off to the morning if it can wait."""

import ast
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ground import clock, language, persons, policy, privacy, settings
from ground.actors import SYSTEM, Role
from ground.audit import AuditEntry
from ground.database import FLOORS, ask, transaction
from ground.identity import Person
from ground.letters import Letter, LetterState, Way, write, write_to
from ground.letters.wording import MOST_CHARACTERS, SIGNATURE_CHARACTERS, fleeting, purposes, say, urgent, wording
from ground.places import PlaceKind
from tests import people

pytestmark = pytest.mark.anyio

CHECKOUT = Path(__file__).resolve().parents[2]
NOON = dt.datetime(2026, 11, 25, 4, tzinfo=dt.UTC)
NIGHT = dt.datetime(2026, 11, 25, 14, tzinfo=dt.UTC)
"""Ten in the evening in Panjin."""
MORNING = dt.datetime(2026, 11, 26, 0, tzinfo=dt.UTC)
"""Eight."""
LONG_NAME = "阿依古丽·热合曼"
THREE_MESSAGES = 201
"""English takes more room, and with a Chinese name in it travels in the same signs as Chinese: 67 a part."""


@pytest.fixture(autouse=True)
def sentences() -> Iterator[None]:
    """The catalogue as the product reads it."""
    before = language.load(settings.shipped("locale"))
    yield
    language.load(before)


def longest(purpose: str) -> dict[str, Any]:
    """Return the longest values of a letter: moments and dates are written as text in its template."""
    return {name: _meant(value) for name, value in wording(purpose).longest.items()}


def _meant(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\dT.*", value):
        return dt.datetime.fromisoformat(value)
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return dt.date.fromisoformat(value)
    return value


async def written(person: Person, purpose: str = "need_received", **values: object) -> Letter:
    """Write a letter as an act does."""
    async with transaction():
        letter = await write(person, purpose, by=SYSTEM, about=person, **(values or longest(purpose)))
    assert letter is not None
    return letter


def words(letter: Letter) -> str:
    """Read a letter."""
    return privacy.unseal("letter-words", letter.words_sealed)


@pytest.mark.parametrize("purpose", purposes())
def test_every_letter_is_one_message_of_70_characters_with_signature_and_name(purpose: str) -> None:
    with clock.stopped(NOON):
        chinese = say(purpose, "zh-Hans", longest(purpose), name="" if purpose == "sign_in_code" else LONG_NAME)
        english = say(purpose, "en", longest(purpose), name=LONG_NAME)

    assert len(chinese) + SIGNATURE_CHARACTERS <= MOST_CHARACTERS, chinese
    assert len(english) + SIGNATURE_CHARACTERS <= THREE_MESSAGES, english
    assert re.search("[一-鿿]", chinese)
    assert not re.search("[a-z]{4,}", re.sub(r"\S+[./#]\S+", "", chinese)), f"English in {chinese}"
    assert not re.search("明天|今天|后天|tomorrow|today", chinese + english), "read on another day it is wrong"


@pytest.mark.parametrize("purpose", purposes())
def test_no_value_makes_a_letter_longer(purpose: str) -> None:
    """Words are cut to their width; what is cut in half would be wrong is not words."""
    long = {
        name: value * 5 if isinstance(value, str) and re.search("[一-鿿]", value) else value
        for name, value in longest(purpose).items()
    }
    with clock.stopped(NOON):
        chinese = say(purpose, "zh-Hans", long, name="" if purpose == "sign_in_code" else LONG_NAME)

    assert len(chinese) + SIGNATURE_CHARACTERS <= MOST_CHARACTERS, chinese


def test_paper_has_room_and_gives_no_link_to_who_has_no_telephone() -> None:
    title = "教老年人用手机挂号和查化验单"
    values = {**longest("signed_up"), "title": title}
    link = "https://sanshe.panjin.gov.cn/y/0123456789ab"

    with clock.stopped(NOON):
        assert title in say("signed_up", "zh-Hans", values, name=LONG_NAME, paper=True)
        assert title not in say("signed_up", "zh-Hans", values, name=LONG_NAME)
    done = say("need_done", "zh-Hans", {"link": link}, paper=True)
    assert "12345" in done
    assert "panjin.gov.cn" not in done


def test_figures_and_links_are_never_cut() -> None:
    link = "https://a-very-long-name-of-a-house.panjin.gov.cn/y/0123456789ab"

    assert link.removeprefix("https://") in say("need_done", "zh-Hans", {"link": link})
    assert "123456789012" in say("need_received", "zh-Hans", {"number": "123456789012"})


def test_every_letter_that_is_written_has_its_template() -> None:
    """And its template knows every value by name, so that no act fails for the want of words."""
    known = set(purposes())
    calls = [call for floor in FLOORS for file in (CHECKOUT / floor).rglob("*.py") for call in letters_in(file)]

    assert calls
    assert [f"{file}: {purpose}" for file, purpose in calls if purpose not in known] == []


def letters_in(file: Path) -> Iterator[tuple[str, str]]:
    """Read which letters a file writes by name."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Call) and len(node.args) > 1:
            called = ast.unparse(node.func)
            if called in {"letters.write", "letters.write_to", "team_letters.tell_managers"}:
                names = (each.value for each in ast.walk(node.args[1]) if isinstance(each, ast.Constant))
                yield from ((file.name, name) for name in names if isinstance(name, str))


def test_only_codes_are_of_no_use_a_little_later() -> None:
    assert fleeting() == ("sign_in_code",)
    assert "sign_in_code" in urgent()


async def test_the_first_way_that_can_be_gone_is_taken(database: None) -> None:
    home = (await people.a_city()).huibin
    wants_calls = await people.a_person("陈秀英", home=home)
    await Person.filter(id=wants_calls.id).update(channels="wechat,voice")
    no_phone = await people.a_person("孙德福", phone=None, home=home)
    landline = await people.a_person("赵大妈", phone="04272812345", home=home)

    ways = [
        (await written(person)).way for person in (await people.a_person(home=home), wants_calls, no_phone, landline)
    ]

    assert ways == [Way.SMS, Way.WECHAT, Way.PAPER, Way.PAPER]


async def test_inv_35_paper_waits_at_the_desk_of_the_home_community(database: None) -> None:
    city = await people.a_city()
    grid = await people.a_place("惠宾社区第一网格", PlaceKind.GRID, "211103001001001", city.huibin)

    letter = await written(await people.a_person("孙德福", phone=None, home=grid))

    assert (letter.state, letter.place_id, letter.to_sealed) == (LetterState.TO_PRINT, city.huibin.id, None)


async def test_whom_no_way_reaches_stops_no_act(database: None) -> None:
    letter = await written(await people.a_person("孙德福", phone=None))

    assert (letter.state, letter.trouble) == (LetterState.DEAD, "no way reaches this person")


async def test_edge_17_a_letter_to_a_shared_telephone_says_whom_it_is_for(database: None) -> None:
    phone = people.a_phone()
    his, hers = [await written(await people.a_person(name, phone=phone)) for name in ("王建国", "李秀兰")]

    assert words(his).startswith("王建国：")
    assert words(hers).startswith("李秀兰：")


async def test_each_reads_it_in_their_own_language_whoever_acts(database: None) -> None:
    person = await people.a_person("John Smith")
    await Person.filter(id=person.id).update(language="en")

    letter = await written(person, "need_visit", **longest("need_visit"))

    assert words(letter).startswith("John …: ")
    assert "comes to help you: Fri 25 Dec 12:45" in words(letter)


async def test_quiet_hours_put_off_what_can_wait_and_nothing_else(database: None) -> None:
    person = await people.a_person()
    with clock.stopped(NIGHT):
        waits = await written(person)
        cancelled = await written(person, "shift_cancelled", **longest("shift_cancelled"))
        async with transaction():
            code = await write_to("13800000001", "sign_in_code", code="271828")
    with clock.stopped(NOON):
        by_day = await written(person)

    assert waits.run_at == MORNING
    assert (cancelled.run_at, code.run_at, by_day.run_at) == (NIGHT, NIGHT, NOON)
    assert code.ends_at == NIGHT + dt.timedelta(minutes=10)


async def test_what_is_over_by_the_morning_cannot_wait_for_it(database: None) -> None:
    person, soon = await people.a_person(), NIGHT + dt.timedelta(hours=2)
    with clock.stopped(NIGHT):
        offer = await written(person, "place_offered", title="社区食堂帮厨", until=soon)
        later = await written(person, "place_offered", title="社区食堂帮厨", until=MORNING + dt.timedelta(hours=5))

    assert (offer.run_at, offer.ends_at, offer.any_hour) == (NIGHT, soon, True)
    assert (later.run_at, later.any_hour) == (MORNING, False)


async def test_a_community_may_have_other_quiet_hours(database: None) -> None:
    city = await people.a_city()
    await policy.put(
        "letters.quiet_hours", {"from": "12:00", "to": "13:30"}, valid_from=dt.date(2026, 1, 1),
        citation="惠宾社区居民公约", by=SYSTEM, place=city.huibin,
    )  # fmt: skip
    with clock.stopped(NOON):
        there = await written(await people.a_person(home=city.huibin))
        elsewhere = await written(await people.a_person(home=city.wangjia))

    assert there.run_at == NOON + dt.timedelta(minutes=90)
    assert elsewhere.run_at == NOON


async def test_edge_24_nothing_is_written_to_who_has_died(database: None) -> None:
    person = await people.a_person()
    async with transaction():
        await person.move("die", by=SYSTEM)
        letter = await write(person, "need_received", by=SYSTEM, number="12345678")

    assert letter is None


async def test_who_was_merged_is_written_to_once_as_the_one_they_are(database: None) -> None:
    double, one = await people.a_person("王桂兰"), await people.a_person("王桂兰")
    async with transaction():
        await double.move("merge", by=SYSTEM, merged_into_id=one.id)

    letter = await written(double)

    assert letter.person_id == one.id
    assert privacy.unseal("letter-to", letter.to_sealed or "") != persons.phone_of(double)


async def test_neither_telephone_nor_words_lie_open_in_a_table(database: None) -> None:
    person = await people.a_person("王桂兰", phone="13812346621")
    await written(person)

    tables = str(await ask("SELECT * FROM ground_letter")) + str(await AuditEntry.all().values())

    assert "13812346621" not in tables
    assert "王桂兰" not in tables


async def test_a_letter_stands_or_falls_with_the_act(database: None) -> None:
    person = await people.a_person()
    with pytest.raises(RuntimeError, match="inside transaction"):
        await write(person, "need_received", by=SYSTEM, number="12345678")

    async def fail() -> None:
        async with transaction():
            await write(person, "need_received", by=SYSTEM, number="12345678")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()

    assert await Letter.all().count() == 0


async def test_who_wrote_it_and_why_is_in_the_audit(database: None) -> None:
    city = await people.a_city()
    worker = await people.an_officer("李强", Role.COMMUNITY_WORKER, place=city.huibin)
    person = await people.a_person()
    async with transaction():
        await write(person, "need_received", by=worker, about=person, number="12345678")

    line = (await AuditEntry.filter(verb="Letter.write").first()).told  # type: ignore[union-attr]
    assert (line["by"], line["person"], line["purpose"], line["way"]) == (
        worker.person_id, person.id, "need_received", "sms",
    )  # fmt: skip
