"""Papers printed from the code: the states, the rules, the addresses, and the tests that show each invariant."""

import ast
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType

from ground import settings
from ground.database import FLOORS
from ground.doors import Address
from ground.language import reading
from ground.moves import Moving
from ground.rules import Rule
from marketplace import house

NUMBER = re.compile(r"(?<![a-z])(inv|edge)[-_](\d+)", re.IGNORECASE)
LETTERED = re.compile(r"(?<=_)([a-z]{1,2})(\d)(?=_)")
"""In a test's name: K, M, N, R and T are of the shared primitives, A, B and EV of the silver steward."""
HEAD = "Printed from the code by `./dev papers`; do not edit.\n"


def print_all(*, check: bool) -> list[str]:
    """Write every paper that is stale and return their names; with `check`, only return them."""
    folder = settings.CHECKOUT / "docs"
    stale = []
    with reading("en"):
        for name, printer in PAPERS.items():
            text = printer()
            file = folder / name
            if not file.exists() or file.read_text(encoding="utf-8") != text:
                stale.append(f"docs/{name}")
                if not check:
                    file.write_text(text, encoding="utf-8")
    return stale


def _modules() -> Iterator[ModuleType]:
    for floor in FLOORS:
        try:
            package = import_module(floor)
        except ModuleNotFoundError:
            continue
        yield package
        for found in walk_packages(package.__path__, f"{floor}."):
            if ".migrations" not in found.name and not found.name.endswith("__main__"):
                yield import_module(found.name)


def _row(*cells: str) -> str:
    """Return one row of a table; what is in a cell cannot end it."""
    return f"| {' | '.join(' '.join(cell.split()).replace('|', chr(92) + '|') for cell in cells)} |\n"


def states() -> str:
    """Return the state tables of everything that moves."""
    kinds = {
        thing
        for module in _modules()
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, Moving) and thing.MOVES
    }
    parts = [f"# States\n\n{HEAD}"]
    for kind in sorted(kinds, key=lambda each: (FLOORS.index(each.__module__.split(".")[0]), each.__name__)):
        parts.append(f"\n## {kind.__module__.split('.')[0]}.{kind.__name__}\n\n{(kind.__doc__ or '').strip()}\n")
        parts.append("\n| move | from | to |\n|---|---|---|\n")
        parts += [
            f"| {move.name} | {', '.join(sorted(move.sources))} | {move.target} |\n" for move in kind.MOVES.values()
        ]
    return "".join(parts)


def rules() -> str:
    """Return every rule: the question, and the sentence of its no."""
    parts = [f"# Rules\n\n{HEAD}"]
    for module in _modules():
        found = [each for each in vars(module).values() if isinstance(each, Rule)]
        own = [each for each in found if each.question.__module__ == module.__name__]
        if own:
            parts.append(f"\n## {module.__name__}\n\n| rule | question | a no says |\n|---|---|---|\n")
            for each in own:
                question = " ".join((each.question.__doc__ or "").split())
                parts.append(f"| {each.name} | {question} | {each.refusal} |\n")
    return "".join(parts)


def addresses() -> str:
    """Return the table of addresses."""
    parts = [f"# Addresses\n\n{HEAD}\nEvery page speaks HTML and JSON by `Accept`; a POST takes a form or JSON.\n"]
    parts.append("\n| method | path | name | door | asks | takes | shows |\n|---|---|---|---|---|---|---|\n")
    for each in sorted(house.addresses(), key=lambda address: (address.path, sorted(address.methods or ()))):
        method = "POST" if "POST" in (each.methods or ()) else "GET"
        roles = ", ".join(sorted(each.door.roles)) if each.door.roles else each.door.name
        takes = each.takes.__name__ if each.takes else ""
        shows = each.shows.__name__ if each.shows else ""
        parts.append(_row(method, f"`{each.path}`", str(each.name), roles, _asks(each), takes, shows))
    return "".join(parts)


def _asks(address: Address) -> str:
    """Return the names of what an address may be asked after its mark."""
    return ", ".join(about.alias or name for name, about in address.asks.model_fields.items()) if address.asks else ""


def invariants() -> str:
    """Return each numbered invariant and edge case with the tests that carry its number."""
    shown: dict[tuple[str, int], set[str]] = {}
    for file in sorted((settings.CHECKOUT / "tests").rglob("test_*.py")):
        for name, words in _tests_of(file):
            found = [(f"{kind}-", number) for kind, number in NUMBER.findall(words)] + LETTERED.findall(name)
            for kind, number in found:
                where = f"{file.relative_to(settings.CHECKOUT)}: {name}"
                shown.setdefault((kind.upper(), int(number)), set()).add(where)
    parts = [f"# Invariants and the tests that show them\n\n{HEAD}"]
    for (kind, number), tests in sorted(shown.items()):
        parts.append(f"\n## {kind}{number}\n\n")
        parts += [f"- {each}\n" for each in sorted(tests)]
    return "".join(parts)


def _tests_of(file: Path) -> Iterator[tuple[str, str]]:
    """Yield each test's name with the words that may carry a number: its name and its docstring."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test"):
            yield node.name, f"{node.name} {ast.get_docstring(node) or ''}"


PAPERS: dict[str, Callable[[], str]] = {
    "states.md": states,
    "rules.md": rules,
    "api.md": addresses,
    "invariants.md": invariants,
}
