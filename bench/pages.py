"""What pages and sign-ups cost over ten thousand open shifts, beside the bare text route of the same server.

Prints one JSON object: for each database and number of workers, requests a second, median and 99th percentile, and the
CPU of the server's processes a request. `--few` asks a tenth, to see that it runs.
"""

import asyncio
import json
import os
import platform
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.measuring.cities import Full, fill
from bench.measuring.loads import Ask, measured
from bench.measuring.servers import BARE, Served, serving
from ground.settings import Settings

FEW = "--few" in sys.argv
PAGES, NEIGHBOURS = (40, 40) if FEW else (400, 400)
"""How often each page is asked for; how many people sign up, half of them spread, half on one shift."""


def main() -> None:
    """Measure on both databases, each in a process of its own: Tortoise keeps SQL of the first one it opened."""
    found: dict[str, object] = {"bench": "pages", "shifts": 10_000, "machine": machine()}
    for kind in ("sqlite", "postgresql"):
        told = subprocess.run([sys.executable, __file__, *sys.argv[1:], kind], check=True, stdout=subprocess.PIPE)
        found |= json.loads(told.stdout)
    print(json.dumps(found, ensure_ascii=False, indent=1))


def on(kind: str) -> None:
    """Fill one city, and measure it with one worker and with two."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        url = stack.enter_context(a_postgresql()) if kind == "postgresql" else None
        made = Settings(data=Path(folder), demo=True, database_url=url)
        full = asyncio.run(fill(made, neighbours=2 * NEIGHBOURS))
        found = {}
        for workers in (1, 2):
            people = slice((workers - 1) * NEIGHBOURS, workers * NEIGHBOURS)
            with serving(made, workers=workers) as served:
                found[f"{kind}, {workers} workers"] = figures(served, full, full.tokens[people], workers)
        print(json.dumps(found))


def figures(served: Served, full: Full, tokens: list[str], workers: int) -> dict[str, object]:
    """Measure one server."""
    spread, hot = tokens[: len(tokens) // 2], tokens[len(tokens) // 2 :]
    asked: dict[str, list[Ask]] = {
        "bare": [Ask(BARE)] * PAGES * 5,
        "shift list": [Ask("/a")] * PAGES,
        "shift list, page 100": [Ask("/a?at=100")] * PAGES,
        "shift list as JSON": [Ask("/a", accept="application/json")] * PAGES,
        "a shift": [Ask(f"/a/{full.activity}")] * PAGES,
        "first page": [Ask("/")] * PAGES,
        "sign-in": [Ask("/sign-in")] * PAGES,
        "community desk": [Ask("/cw", full.worker)] * PAGES,
        "organisation's activities": [Ask(f"/org/{full.org}/a", full.manager)] * PAGES,
        "sign-up, spread": [
            Ask(f"/s/{shift}/check", token, f"spread-{token[:16]}")
            for shift, token in zip(full.shifts * 2, spread, strict=False)
        ],
        "sign-up, one shift": [Ask(f"/s/{full.hot}/check", token, f"hot-{workers}-{token[:16]}") for token in hot],
    }
    for asks in asked.values():
        if not asks[0].posts:
            measured(served, asks[:4])  # once before it counts: templates are compiled, statements prepared
    found = {name: measured(served, asks) for name, asks in asked.items()}
    bare = found["bare"]["cpu_ms_a_request"]
    for each in found.values():
        each["cpu_times_bare"] = round(float(str(each["cpu_ms_a_request"])) / max(float(str(bare)), 0.001), 1)
    return dict(found)


@contextmanager
def a_postgresql() -> Iterator[str]:
    """Start the PostgreSQL that the tests use."""
    dev = runpy.run_path(str(Path(__file__).resolve().parent.parent / "dev"), run_name="dev")
    with dev["postgresql"]() as url:
        yield url


def machine() -> str:
    """Name the machine as far as it tells of itself."""
    told = Path("/proc/cpuinfo").read_text().splitlines()
    cpu = next((line.split(":")[1].strip() for line in told if line.startswith("model name")), "")
    return f"{cpu}, {os.cpu_count()} cores, Python {platform.python_version()}"


if __name__ == "__main__":
    kinds = [word for word in sys.argv[1:] if word in ("sqlite", "postgresql")]
    on(kinds[0]) if kinds else main()
