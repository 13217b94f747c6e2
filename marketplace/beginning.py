"""How an installation begins: migrated and laid, with the demonstration city or, where someone chose so, without."""

import asyncio
import shutil
from collections.abc import Awaitable
from dataclasses import replace
from typing import TypeVar

from tortoise.exceptions import OperationalError

from ground import database, language, settings
from ground.identity import Person
from ground.migrate import migrate as bring_up
from ground.places import Place
from ground.settings import Misconfigured, Settings
from marketplace import house, laying
from marketplace.seeding import demonstration
from marketplace.terminal import say
from orgs.models import Organisation

T = TypeVar("T")
MARK = "demonstration"
"""The file in a data folder that says: these people are invented."""
BEGUN = "demonstration.begun"
"""The file that is there while they are being invented."""
WITHOUT = "demonstration.unwanted"
"""The file that remembers that someone began without them."""


def is_demonstration(found: Settings) -> bool:
    """Whether a data folder holds the demonstration city."""
    return (found.data / MARK).exists()


def run(work: Awaitable[T]) -> T:
    """Do a piece of work on the open database. Refuses with Misconfigured one that was never migrated."""
    return asyncio.run(_opened(work))


async def _opened(work: Awaitable[T]) -> T:
    found = settings.current()
    if found.database_url is None and not found.sqlite_file.exists():
        _leave(work)
        message = f"There is no database in {found.data} yet. Run first: marketplace migrate"
        raise Misconfigured(message)
    async with database.opened(found):
        try:
            await database.ask("SELECT 1 FROM ground_policy_value LIMIT 1")
        except OperationalError as missing:
            _leave(work)
            message = "The database has no tables yet. Run first: marketplace migrate"
            raise Misconfigured(message) from missing
        language.load(settings.shipped("locale"))
        return await work


def _leave(work: Awaitable[T]) -> None:
    if asyncio.iscoroutine(work):
        work.close()


def migrate() -> None:
    """Bring the database to its newest form, raise its walls, lay what it begins with."""

    async def both() -> None:
        await bring_up(settings.current(), house.walls())
        await laying.lay(settings.current())

    asyncio.run(both())


def is_empty() -> bool:
    """Whether nobody and nothing was entered yet, whatever was begun or tried before."""

    async def nothing() -> bool:
        return not (await Person.exists() or await Organisation.exists() or await Place.exists())

    return run(nothing())


def wants_city(found: Settings, *, empty: bool) -> bool:
    """Whether to build the demonstration city: on SQLite, where nothing is, and nobody ever asked to begin without."""
    if found.database_url is not None or not is_empty():
        return False
    if empty:
        (found.data / WITHOUT).touch()
    return not (found.data / WITHOUT).exists()


def build(number: int) -> None:
    """Build the demonstration city in the data folder's empty database, and mark the folder."""
    found = settings.current()
    say("Building the demonstration city; this takes about half a minute.")
    (found.data / BEGUN).touch()
    with settings.using(replace(found, demo=True)):
        made = run(demonstration.build(number))
    (found.data / MARK).write_text(f"{number}\n")
    (found.data / BEGUN).unlink()
    say(made)


def throw_away_unfinished(found: Settings) -> None:
    """Begin anew where a build of the demonstration was interrupted: what it left is no year, and nobody's data."""
    if found.database_url is None and (found.data / BEGUN).exists():
        say("An earlier build of the demonstration city was interrupted. It begins anew.")
        for file in found.data.glob(f"{found.sqlite_file.name}*"):
            file.unlink()
        for shelf in (found.attachments, found.data / "envelopes"):
            shutil.rmtree(shelf, ignore_errors=True)
        demonstration.forget_letters()
        (found.data / BEGUN).unlink()
