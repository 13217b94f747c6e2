"""The command line says what is wrong in a sentence and leaves with 2, and what it refuses leaves nothing behind."""

import asyncio
import datetime as dt
import io
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import pytest

from ground import database, settings, workdays
from ground.actors import SYSTEM
from ground.identity import Account, Grant, Person
from ground.places import Place, PlaceSuccessor
from marketplace import cli
from marketplace.importing import IMPORTS
from marketplace.seeding import demonstration

T = TypeVar("T")
Typed = Callable[..., tuple[int, str]]
PASSWORD = "liaohe chuncao 1974"
HUIBIN = "211103019001"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Typed:
    """Type a command; return its exit status and what it said."""
    monkeypatch.delenv("MARKETPLACE_CLOCK_AHEAD", raising=False)
    settings.clock_ahead.cache_clear()

    def type_in(*words: str, data: Path | str = tmp_path) -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
        with pytest.raises(SystemExit) as left:
            cli.main([*words, "--data", str(data)])
        said = capsys.readouterr()
        return int(str(left.value.code)), said.out + said.err

    return type_in


@pytest.fixture(autouse=True)
def a_clock_of_its_own() -> object:
    """Let the next test read how far its clock runs ahead anew."""
    yield
    settings.clock_ahead.cache_clear()


@pytest.fixture
def city(installation: settings.Settings, monkeypatch: pytest.MonkeyPatch) -> settings.Settings:
    """An installation with the places of the city and nobody in it, as the command line finds it."""
    if installation.database_url:
        monkeypatch.setenv("MARKETPLACE_DATABASE_URL", installation.database_url)
    content = (settings.shipped("marketplace") / "places" / "panjin.csv").read_bytes()
    there(installation, lambda: IMPORTS["places"](content, by=SYSTEM, write=True))
    return installation


def there(found: settings.Settings, what: Callable[[], Awaitable[T]]) -> T:
    async def opened() -> T:
        async with database.opened(found):
            return await what()

    return asyncio.run(opened())


def test_the_ledger_of_contracts_is_proved(city: settings.Settings, typed: Typed) -> None:
    status, said = typed("verify-ledger")

    assert (status, "balances" in said) == (0, True)


def test_staff_is_taken_on_with_role_and_place(city: settings.Settings, typed: Typed) -> None:
    status, said = typed("account", "chenjing", "陈静", "community_worker", "--place", HUIBIN)

    assert (status, "otpauth://" in said) == (0, True)
    given = there(city, lambda: Grant.get(role="community_worker", place__code=HUIBIN))
    account = there(city, lambda: Account.get(username="chenjing"))
    assert account.person_id == given.person_id


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("chenjing", "陈静", "street_officer", "--place", "999"), "999"),
        (("chenjing", "陈静", "street_officer"), "--place"),
        (("chenjing", "陈静", "supervisor"), "--place"),
        (("chenjing", "陈静", "mayor"), "community_worker"),
    ],
)
def test_a_role_that_reaches_nowhere_is_refused_and_nobody_is_entered(
    city: settings.Settings, typed: Typed, words: tuple[str, ...], told: str
) -> None:
    status, said = typed("account", *words)

    assert status == 2
    assert told in said
    assert there(city, lambda: Person.all().count()) == 0


def test_a_username_that_is_taken_leaves_no_second_person_and_no_role(city: settings.Settings, typed: Typed) -> None:
    assert typed("account", "chenjing", "陈静", "community_worker", "--place", HUIBIN)[0] == 0

    status, said = typed("account", "chenjing", "陈晶", "community_worker", "--place", HUIBIN)

    assert (status, "换一个" in said) == (2, True)
    assert there(city, lambda: Person.all().count()) == 1
    assert there(city, lambda: Grant.all().count()) == 1


def test_what_became_of_a_place_is_told_by_a_second_file(city: settings.Settings, typed: Typed, tmp_path: Path) -> None:
    panjin = (settings.shipped("marketplace") / "places" / "panjin.csv").read_text("utf-8")
    file, became = tmp_path / "city.csv", tmp_path / "became.csv"
    file.write_text("".join(line for line in panjin.splitlines(keepends=True) if not line.startswith(HUIBIN)), "utf-8")
    became.write_text(f"code,became\n{HUIBIN},211103019002\n", "utf-8")
    words = ("import", "places", str(file), "--became", str(became), "--on", "2026-12-31")

    tried, (written, _) = typed(*words), typed(*words, "--write")

    assert (tried[0], written) == (0, 0)
    assert f"{HUIBIN} 迎宾社区 → 211103019002" in tried[1]
    ended = there(city, lambda: Place.get(code=HUIBIN))
    assert ended.valid_to == dt.date(2026, 12, 31)
    assert there(city, lambda: PlaceSuccessor.filter(place_id=ended.id, successor__code="211103019002").count()) == 1
    for wrong in (
        ("import", "orgs", str(file), "--on", "2026-12-31"),
        ("import", "places", str(file), "--became", "/nowhere.csv"),
        ("import", "places", str(file), "--on", "31.12.2026"),
    ):
        assert typed(*wrong)[0] == 2


def test_the_official_days_of_a_year_are_tried_then_hold_for_whoever_reckons(
    city: settings.Settings, typed: Typed, tmp_path: Path
) -> None:
    file = tmp_path / "2027.csv"
    days = [f"2027-{month:02}-{number:02}" for month in (1, 2, 10) for number in range(1, 6)]
    file.write_text("day,kind,name,notice\n" + "".join(f"{day},off,节,国办〔2026〕\n" for day in days), "utf-8")

    assert typed("import", "workdays", str(file))[0] == 0
    assert there(city, workdays.in_force).provisional(dt.date(2027, 1, 1))
    status, said = typed("import", "workdays", str(file), "--write")

    assert (status, "2027" in said) == (0, True)
    assert not there(city, workdays.in_force).provisional(dt.date(2027, 1, 1))


@pytest.mark.parametrize("words", [("import", "places", __file__), ("account", "a", "陈静", "administrator")])
def test_what_needs_a_database_says_to_migrate_first(typed: Typed, tmp_path: Path, words: tuple[str, ...]) -> None:
    status, said = typed(*words, data=tmp_path / "new")

    assert (status, "marketplace migrate" in said) == (2, True)
    assert not (tmp_path / "new").exists()


def test_a_data_folder_is_a_folder_and_is_named(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    for data in (tmp_path / "file", tmp_path / "file" / "below"):
        status, said = typed("migrate", data=data)
        assert (status, "is a file" in said) == (2, True)
    assert typed("migrate", data="") == (2, "Name a folder after --data.\n")


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("POOL_SIZE", "ten"),
        ("POOL_SIZE", "0"),
        ("RELAY", "beside"),
        ("CLOCK_AHEAD", "tomorrow"),
        ("DATABASE_URL", "mysql://root@localhost/sanshe"),
        ("DATABASE_URL", "postgresql://sanshe@localhost/sanshe?sslmode=sometimes"),
        ("DATABASE_URL", "postgresql://sanshe@localhost/sanshe?ssl=on"),
        ("DATABASE_URL", "postgresql://sanshe@localhost:port/sanshe"),
    ],
)
def test_a_setting_that_means_nothing_is_named(
    typed: Typed, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(f"MARKETPLACE_{variable}", value)
    settings.clock_ahead.cache_clear()

    status, said = typed("migrate")

    assert status == 2
    assert f"MARKETPLACE_{variable}" in said


def test_an_anchor_that_is_not_there_is_told_without_numbers_of_errors(city: settings.Settings, typed: Typed) -> None:
    status, said = typed("verify-audit", "--anchor", "/nowhere/heads.json")

    assert status == 2
    assert "/nowhere/heads.json" in said
    assert "Errno" not in said


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Do all of `serve` but listen and invent a year; return what was done."""
    done: list[str] = []

    async def a_build(_number: int) -> str:
        done.append("built")
        return "a year"

    monkeypatch.setattr(demonstration, "build", a_build)
    monkeypatch.setattr("uvicorn.run", lambda *_words, **_more: done.append("served"))
    return done


def test_a_first_start_that_was_interrupted_gets_its_city_at_the_next(
    installation: settings.Settings, typed: Typed, served: list[str]
) -> None:
    if installation.database_url is not None:
        return
    assert typed("serve")[0] == 0
    assert served == ["built", "served"]
    assert (installation.data / "demonstration").exists()


def test_who_began_without_the_city_is_not_given_it_later(
    installation: settings.Settings, typed: Typed, served: list[str]
) -> None:
    if installation.database_url is not None:
        return
    typed("serve", "--empty")
    typed("serve")
    assert served == ["served", "served"]


def test_where_a_city_was_imported_none_is_invented(city: settings.Settings, typed: Typed, served: list[str]) -> None:
    typed("serve")
    assert served == ["served"]


@pytest.mark.parametrize("word", ["serve", "relay"])
def test_real_people_are_not_served_by_another_time(
    city: settings.Settings, typed: Typed, served: list[str], monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    monkeypatch.setenv("MARKETPLACE_CLOCK_AHEAD", "3600")
    settings.clock_ahead.cache_clear()

    status, said = typed(word)

    assert (status, served) == (2, [])
    assert "MARKETPLACE_CLOCK_AHEAD" in said
