"""What the console script's commands do."""

import argparse
import asyncio
import getpass
import signal
import sys
from dataclasses import replace

import uvicorn

from ground import logs, settings, verifying_audit
from ground.actors import SYSTEM, Role
from ground.database import counted_anew
from ground.errors import Refusal
from ground.settings import Settings
from ground.sheets import SheetRefused
from marketplace import accounts, beginning, taking_on
from marketplace import app as marketplace_app
from marketplace.importing import IMPORTS
from marketplace.seeding import demonstration
from marketplace.terminal import say
from procurement import booking, verifying_opening
from volunteers import verifying_hours


def migrate(_args: argparse.Namespace) -> int:
    """Bring the database to its newest form, raise its walls, lay what it begins with."""
    beginning.migrate()
    return 0


def serve(args: argparse.Namespace) -> int:
    """Migrate, seed where nothing is yet, and serve until told to stop."""
    found = settings.current()
    if args.workers > 1 and found.database_url is None:
        say("More than one worker asks for PostgreSQL: set MARKETPLACE_DATABASE_URL.")
        return 2
    beginning.throw_away_unfinished(found)
    beginning.migrate()
    new = beginning.wants_city(found, empty=args.empty)
    demo = found.demo or new
    if demo and found.secure:
        say("The demonstration city shows every letter to everyone: it is not served on a public address.")
        return 2
    if _by_another_time(demo=demo):
        return 2
    if new:
        beginning.build(demonstration.NUMBER)
    _greet(args, demo=demo)
    with settings.using(replace(found, demo=demo)) as served:
        _listen(args, served)
    return 0


def _listen(args: argparse.Namespace, served: Settings) -> None:
    if args.workers > 1:
        settings.hand_down(served)
    uvicorn.run(
        marketplace_app.served() if args.workers == 1 else "marketplace.app:served",
        factory=args.workers > 1,
        host=args.host,
        port=args.port,
        workers=args.workers,
        log_config=None,
        access_log=False,
        proxy_headers=True,
        limit_concurrency=200,
        server_header=False,
    )


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
    beginning.throw_away_unfinished(settings.current())
    beginning.migrate()
    if not beginning.is_empty():
        say("There is something in this database already. The demonstration city is built in an empty one.")
        return 2
    beginning.build(args.number)
    return 0


def relay(_args: argparse.Namespace) -> int:
    """Run the relay until told to stop."""
    if _by_another_time(demo=settings.current().demo):
        return 2

    logs.configure()

    async def run() -> None:
        stop = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        await marketplace_app.relay().run(stop)

    beginning.run(run())
    return 0


def import_file(args: argparse.Namespace) -> int:
    """Read a file; say what each refused row lacks; write only when told to."""

    async def run() -> int:
        try:
            report = await IMPORTS[args.what](
                contents[0], by=SYSTEM, write=args.write, skip_refused=args.skip_refused, **more
            )
        except SheetRefused as refused:
            say(refused)
            return 1
        if args.write:
            await counted_anew()
        for line in report.lines():
            say(line)
        return 0 if report.clean else 1

    files = [args.file, *([args.became] if args.became else [])]
    if args.what != "places" and (args.became or args.on):
        say("Only places take --became and --on.")
        return 2
    if missing := [each for each in files if not each.is_file()]:
        say(f"There is no file {missing[0]}.")
        return 2
    contents = [each.read_bytes() for each in files]
    more = {"became": contents[1] if args.became else None, "on": args.on} if args.what == "places" else {}
    return beginning.run(run())


def open_account(args: argparse.Namespace) -> int:
    """Open an account; the password is asked for, the authenticator's address is printed once."""

    async def run() -> int:
        try:
            secret = await taking_on.take_on(args.name, Role(args.role), args.place, args.username, password, by=SYSTEM)
        except Refusal as refused:
            say(refused.sentence)
            return 2
        say(f"Put this into an authenticator: {accounts.authenticator_address(args.username, secret)}")
        return 0

    asked = f"Password ({accounts.SHORTEST_PASSWORD} characters or more): "
    password = getpass.getpass(asked) if sys.stdin.isatty() else sys.stdin.readline().strip()
    return beginning.run(run())


def verify_opening(args: argparse.Namespace) -> int:
    """Say of each bid in the minutes whether it is what was sealed before the deadline."""
    try:
        found = verifying_opening.verify(args.file, key=args.key)
    except (OSError, ValueError, KeyError) as wrong:
        say(f"These are no minutes of an opening: {wrong}")
        return 2
    for holds, line in found:
        say(f"{'holds' if holds else 'WRONG'}  {line}")
    return 0 if all(holds for holds, _line in found) else 1


def verify_audit(args: argparse.Namespace) -> int:
    """Check the audit's chain and say which row does not hold."""
    words, status = beginning.run(verifying_audit.report(settings.current(), args.anchor))
    say(words)
    return status


def verify_hours(args: argparse.Namespace) -> int:
    """Check each organisation's chain of hours and its published heads, and say which row does not hold."""
    words, status = beginning.run(verifying_hours.report(settings.current(), args.anchor, args.organisation))
    say(words)
    return status


def verify_ledger(_args: argparse.Namespace) -> int:
    """Prove the ledger of contracts, as every night could, and say what does not hold."""
    wrong = beginning.run(booking.found_wrong())
    for line in wrong or ["The ledger holds: every entry balances, and each payment stands in it once."]:
        say(line)
    return 1 if wrong else 0


def papers(args: argparse.Namespace) -> int:
    """Print docs/ from the code, or say which pages are stale."""
    from marketplace import printing  # noqa: PLC0415 - only in a checkout

    stale = printing.print_all(check=args.check)
    for each in stale:
        say(f"{'stale' if args.check else 'printed'}: {each}")
    return 1 if args.check and stale else 0
