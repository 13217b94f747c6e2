"""Each test has a database to itself: nothing of what another wrote, numbered, or changed in its form."""

import asyncio
from pathlib import Path

from ground import clock, database, settings
from ground.database import ask
from ground.identity import Person
from tests.outside.databases import Databases

LAID = "SELECT count(*) AS of_them FROM ground_policy_value"


def persons_number(databases: Databases, folder: Path, *acts: str) -> tuple[int, int]:
    """Write a person into a copy, and more; return the person's number and how many policy values were there."""
    folder.mkdir()
    with databases.copy(folder) as url:
        return asyncio.run(written(settings.Settings(data=folder, database_url=url), acts))


async def written(made: settings.Settings, acts: tuple[str, ...]) -> tuple[int, int]:
    async with database.opened(made):
        values = (await ask(LAID))[0]["of_them"]
        person = await Person.create(name="张三", made_at=clock.now())
        for each in acts:
            await ask(each)
        return person.pk, values


def test_the_next_test_finds_nothing_of_this_one(databases: Databases, tmp_path: Path) -> None:
    first = persons_number(databases, tmp_path / "first")
    second = persons_number(databases, tmp_path / "second", "DROP INDEX one_open_dispatch_a_need")
    third = persons_number(databases, tmp_path / "third")

    assert first == second == third
    assert first[1] > 0
