"""What the console script's commands do."""

import argparse
import asyncio
import getpass
import shutil
import signal
import sys
from collections.abc import Awaitable
from dataclasses import replace
from typing import TypeVar

import uvicorn

from ground import database, granting, language, persons, settings, verifying_audit
from ground.actors import SYSTEM, Role
from ground.identity import Person
from ground.migrate import migrate as bring_up
from ground.places import Place
from ground.settings import Settings
from ground.sheets import SheetRefused
from marketplace import accounts, house, laying
from marketplace import app as marketplace_app
from marketplace.importing import IMPORTS
from marketplace.seeding import demonstration

T = TypeVar("T")
MARK = "demonstration"
"""The file in a data folder that says: these people are invented."""
BEGUN = "demonstration.begun"
"""The file that is there while they are being invented."""


def say(words: str) -> None:
    """Print a line for whoever runs the command."""
    print(words)  # noqa: T201 - this is the command line


def told(trouble: Exception) -> int:
    """Print why a command cannot be followed and return its exit code."""
    say(str(trouble))
    return 2


def is_demonstration(found: Settings) -> bool:
    """Whether a data folder holds the demonstration city."""
    return (found.data / MARK).exists()


async def _opened(work: Awaitable[T]) -> T:
    async with database.opened(settings.current()):
        language.load(settings.shipped("locale"))
        return await work


def migrate(_args: argparse.Namespace) -> int:
    """Bring the database to its newest form, raise its walls, lay what it begins with."""
    asyncio.run(_bring_up())
    return 0


async def _bring_up() -> None:
    await bring_up(settings.current(), house.walls())
    await laying.lay(settings.current())


def serve(args: argparse.Namespace) -> int:
    """Migrate, seed where new, and serve until told to stop."""
    found = settings.current()
    if args.workers > 1 and found.database_url is None:
        say("More than one worker asks for PostgreSQL: set MARKETPLACE_DATABASE_URL.")
        return 2
    _throw_away_unfinished(found)
    new = found.database_url is None and not found.sqlite_file.exists()
    asyncio.run(_bring_up())
    demo = found.demo
    if new and not args.empty:
        _seed(demonstration.NUMBER)
        demo = True
    if demo and found.secure:
        say("The demonstration city shows every letter to everyone: it is not served on a public address.")
        return 2
    if _by_another_time(demo=demo):
        return 2
    _greet(args, demo=demo)
    with settings.using(_with(found, demo=demo)):
        uvicorn.run(
            marketplace_app.application() if args.workers == 1 else "marketplace.app:application",
            factory=args.workers > 1,
            host=args.host,
            port=args.port,
            workers=args.workers,
            log_level="warning",
            proxy_headers=True,
            limit_concurrency=200,
            server_header=False,
        )
    return 0


def _with(found: Settings, *, demo: bool) -> Settings:
    return replace(found, demo=demo)


def _by_another_time(*, demo: bool) -> bool:
    """Say no to a clock that was set where people are real: terms, hours and seals would be false."""
    if wrong := bool(settings.clock_ahead()) and not demo:
        say("MARKETPLACE_CLOCK_AHEAD sets the clock: only the demonstration city may run by another time.")
    return wrong


def _greet(args: argparse.Namespace, *, demo: bool) -> None:
    say(f"Sanshe is at http://{args.host}:{args.port}/ (English: /en). Stop it with Ctrl-C.")
    if demo:
        for line in demonstration.sign_ins():
            say(line)


def seed(args: argparse.Namespace) -> int:
    """Build the demonstration year in an empty database."""
    _throw_away_unfinished(settings.current())
    asyncio.run(_bring_up())
    if asyncio.run(_opened(_has_people())):
        say("There are people in this database already. The demonstration city is built in an empty one.")
        return 2
    return _seed(args.number)


async def _has_people() -> bool:
    return await Person.exists()


def _seed(number: int) -> int:
    found = settings.current()
    say("Building the demonstration city; this takes about half a minute.")
    (found.data / BEGUN).touch()
    with settings.using(_with(found, demo=True)):
        made = asyncio.run(_opened(demonstration.build(number)))
    (found.data / MARK).write_text(f"{number}\n")
    (found.data / BEGUN).unlink()
    say(made)
    return 0


def _throw_away_unfinished(found: Settings) -> None:
    """Begin anew where a build of the demonstration was interrupted: what it left is no year, and nobody's data."""
    if found.database_url is None and (found.data / BEGUN).exists():
        say("An earlier build of the demonstration city was interrupted. It begins anew.")
        for file in found.data.glob(f"{found.sqlite_file.name}*"):
            file.unlink()
        shutil.rmtree(found.attachments, ignore_errors=True)
        demonstration.forget_letters()
        (found.data / BEGUN).unlink()


def relay(_args: argparse.Namespace) -> int:
    """Run the relay until told to stop."""
    if _by_another_time(demo=settings.current().demo):
        return 2

    async def run() -> None:
        stop = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        await marketplace_app.relay().run(stop)

    asyncio.run(_opened(run()))
    return 0


def import_file(args: argparse.Namespace) -> int:
    """Read a file; say what each refused row lacks; write only when told to."""

    async def run() -> int:
        try:
            report = await IMPORTS[args.what](content, by=SYSTEM, write=args.write, skip_refused=args.skip_refused)
        except SheetRefused as refused:
            say(str(refused))
            return 1
        for line in report.lines():
            say(line)
        return 0 if report.clean else 1

    if not args.file.is_file():
        say(f"There is no file {args.file}.")
        return 2
    content = args.file.read_bytes()
    return asyncio.run(_opened(run()))


def open_account(args: argparse.Namespace) -> int:
    """Open an account; the password is asked for, the authenticator's address is printed once."""
    asked = "Password (12 characters or more): "
    password = getpass.getpass(asked) if sys.stdin.isatty() else sys.stdin.readline().strip()
    if len(password) < accounts.SHORTEST_PASSWORD:
        say(f"The password needs {accounts.SHORTEST_PASSWORD} characters or more.")
        return 2

    async def run() -> int:
        place = await Place.get_or_none(code=args.place, valid_to=None) if args.place else None
        person = await persons.enter(by=SYSTEM, name=args.name)
        await granting.grant(person, Role(args.role), by=SYSTEM, basis="command line", place=place)
        secret = await accounts.open_account(person, args.username, password, by=SYSTEM)
        say(f"Put this into an authenticator: {accounts.authenticator_address(args.username, secret)}")
        return 0

    return asyncio.run(_opened(run()))


def verify_audit(args: argparse.Namespace) -> int:
    """Check the audit's chain and say which row does not hold."""
    words, status = asyncio.run(_opened(verifying_audit.report(settings.current(), args.anchor)))
    say(words)
    return status


def papers(args: argparse.Namespace) -> int:
    """Print docs/ from the code, or say which pages are stale."""
    from marketplace import printing  # noqa: PLC0415 - only in a checkout

    stale = printing.print_all(check=args.check)
    for each in stale:
        say(f"{'stale' if args.check else 'printed'}: {each}")
    return 1 if args.check and stale else 0
