"""The console script: one table of commands, each a few lines over an act that the pages use too."""

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ground import settings
from ground.database_url import credentials
from ground.settings import Misconfigured, Settings
from marketplace import beginning, commands, taking_on
from marketplace.importing import IMPORTS
from marketplace.terminal import say

Run = Callable[[argparse.Namespace], int]


@dataclass(frozen=True)
class Command:
    """One word of the command line: what it does, what it takes, and the function that does it."""

    words: str
    run: Run
    takes: Callable[[argparse.ArgumentParser], object] = lambda _parser: None


def main(argv: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit status: 0 for done, 1 for a no, 2 for a call that cannot be followed."""
    parser = argparse.ArgumentParser(prog="marketplace", description="The open platform of a city's three societies.")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        sub = subparsers.add_parser(name, help=command.words, description=command.words)
        sub.add_argument("--data", help="the data folder (MARKETPLACE_DATA, or ./data)")
        command.takes(sub)
        sub.set_defaults(run=command.run)
    args = parser.parse_args(argv)
    try:
        with settings.using(_settings(args)):
            sys.exit(args.run(args))
    except Misconfigured as wrong:
        say(wrong)
        sys.exit(2)


def _settings(args: argparse.Namespace) -> Settings:
    found = settings.from_environment()
    settings.clock_ahead()
    if args.data is not None:
        if not args.data:
            message = "Name a folder after --data."
            raise Misconfigured(message)
        found = replace(found, data=Path(args.data))
    if files := [each for each in (found.data, *found.data.parents) if each.exists() and not each.is_dir()]:
        message = f"The data folder cannot be {found.data}: {files[0]} is a file."
        raise Misconfigured(message)
    if found.database_url is not None:
        credentials(found.database_url)
    if getattr(args, "port", None) and found.public_url == Settings.public_url:
        found = replace(found, public_url=f"http://127.0.0.1:{args.port}")
    return replace(found, demo=found.demo or beginning.is_demonstration(found))


def _serve_takes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="where to listen")
    parser.add_argument("--port", type=int, default=8000, help="where to listen")
    parser.add_argument("--workers", type=int, default=1, help="web processes; more than one asks for PostgreSQL")
    parser.add_argument("--empty", action="store_true", help="start without the demonstration city")


def _seed_takes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["demo"])
    parser.add_argument("--number", type=int, default=151, help="the same number makes the same city")


def _import_takes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=list(IMPORTS))
    parser.add_argument("file", type=Path, help="CSV or XLSX")
    parser.add_argument("--write", action="store_true", help="really write; without it, only say what would happen")
    parser.add_argument("--skip-refused", action="store_true", help="write the other rows where some are refused")
    parser.add_argument("--became", type=Path, help="places: CSV or XLSX with what became of those not in the file")
    parser.add_argument("--on", type=_day, help="places: the day from which the file holds, 2026-12-31 (today)")


def _day(typed: str) -> dt.date:
    try:
        return dt.date.fromisoformat(typed)
    except ValueError:
        message = f"write a day as 2026-12-31, not as {typed}"
        raise argparse.ArgumentTypeError(message) from None


def _account_takes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("username")
    parser.add_argument("name", help="the person's name")
    parser.add_argument("role", choices=[str(role) for role in taking_on.ROLES])
    parser.add_argument("--place", help="the statistical code of the place it is for; officers and workers have one")


def _verify_takes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--anchor", help="a copy of /open/audit, a file or an address: its heads must fit")


def _hours_takes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--anchor", help="a copy of /open/hours/heads, a file or an address: its heads must fit")
    parser.add_argument("--organisation", help="only this one, by its name in addresses")


def _opening_takes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="the minutes of an opening, saved as JSON")
    parser.add_argument("--key", help="the platform's public key, as you kept it from elsewhere (/open/audit)")


def _papers_takes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="only say which are stale")


COMMANDS: dict[str, Command] = {
    "serve": Command("Serve the pages; new folders get the demonstration city.", commands.serve, _serve_takes),
    "migrate": Command("Bring the database to its newest form.", commands.migrate),
    "relay": Command("Send letters and tell facts, as a process of its own.", commands.relay),
    "seed": Command("Build the demonstration year.", commands.seed, _seed_takes),
    "import": Command("Read places, official days, organisations or volunteers.", commands.import_file, _import_takes),
    "account": Command("Open an account for a member of staff.", commands.open_account, _account_takes),
    "verify-audit": Command("Check every byte of the audit.", commands.verify_audit, _verify_takes),
    "verify-hours": Command("Check every byte of the hours of each organisation.", commands.verify_hours, _hours_takes),
    "verify-opening": Command("Repeat the opening of sealed bids.", commands.verify_opening, _opening_takes),
    "verify-ledger": Command("Prove that the payments of contracts balance.", commands.verify_ledger),
    "papers": Command("Print docs/ from the code.", commands.papers, _papers_takes),
}
