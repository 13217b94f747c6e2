"""The demonstration is built in an empty database only, and a build that was interrupted is begun anew."""

import argparse
import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ground import database, persons, settings
from ground.actors import SYSTEM
from ground.identity import Person
from marketplace import beginning, commands
from marketplace.seeding import demonstration
from tests.outside.databases import Databases

EMBEDDED = pytest.mark.slow
"""So it runs on SQLite alone: an embedded database is thrown away, a server's never."""

WORDS = argparse.Namespace(number=7)


@pytest.fixture
def found(databases: Databases, tmp_path: Path) -> Iterator[settings.Settings]:
    shutil.copytree(databases.keys, tmp_path / "keys")
    with settings.using(settings.Settings(data=tmp_path)) as made:
        yield made


def people(found: settings.Settings) -> int:
    async def count() -> int:
        async with database.opened(found):
            return await Person.all().count()

    return asyncio.run(count())


async def a_build(number: int) -> str:
    await persons.enter(by=SYSTEM, name="王桂兰")
    return f"a year of {number}"


async def an_interrupted_build(number: int) -> str:
    await a_build(number)
    raise KeyboardInterrupt


def test_the_command_builds_in_an_empty_installation_on_either_database(
    databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demonstration, "build", a_build)

    with databases.installed(tmp_path) as made:
        assert commands.seed(WORDS) == 0
        assert beginning.is_demonstration(made)
        assert people(made) == 1
        assert commands.seed(WORDS) == 2, "nothing is built where people are"


@EMBEDDED
def test_a_whole_build_marks_the_folder_as_a_demonstration(
    found: settings.Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(demonstration, "build", a_build)

    assert commands.seed(WORDS) == 0
    assert "a year of 7" in capsys.readouterr().out
    assert beginning.is_demonstration(found)
    assert people(found) == 1


@EMBEDDED
def test_an_interrupted_build_is_thrown_away_and_begun_anew(
    found: settings.Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demonstration, "build", an_interrupted_build)
    with pytest.raises(KeyboardInterrupt):
        commands.seed(WORDS)
    assert not beginning.is_demonstration(found)
    assert people(found) == 1

    monkeypatch.setattr(demonstration, "build", a_build)
    assert commands.seed(WORDS) == 0
    assert beginning.is_demonstration(found)
    assert people(found) == 1


@EMBEDDED
def test_nothing_is_built_where_people_are_already(
    found: settings.Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(demonstration, "build", a_build)
    commands.seed(WORDS)

    assert commands.seed(WORDS) == 2
    assert "empty" in capsys.readouterr().out
    assert people(found) == 1
