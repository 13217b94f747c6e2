"""How long the first pages take on the demonstration city, beside the bare limit of the same server on the same run.

Prints one JSON object: milliseconds a request (median, 95th percentile) and the ratio to a static file.
"""

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

import httpx

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from ground.settings import Settings
from tests.outside.running import running

PAGES = ("/", "/a", "/orgs", "/needs", "/sign-in", "/help")
BARE = "/static/logo.svg"
TIMES = 60


def measured(client: httpx.Client, path: str) -> dict[str, float]:
    """Ask for a page TIMES times in a row; return milliseconds."""
    client.get(path)
    spent = []
    for _ in range(TIMES):
        began = time.perf_counter()
        client.get(path).raise_for_status()
        spent.append((time.perf_counter() - began) * 1000)
    spent.sort()
    return {"median_ms": round(statistics.median(spent), 2), "p95_ms": round(spent[int(TIMES * 0.95)], 2)}


def main() -> None:
    """Serve a seeded city from a temporary folder and measure it."""
    with (
        tempfile.TemporaryDirectory() as folder,
        running(Settings(data=Path(folder) / "data")) as product,
        httpx.Client(base_url=product.url, headers={"accept": "text/html"}, timeout=30) as client,
    ):
        bare = measured(client, BARE)
        found = {path: measured(client, path) for path in PAGES}
    for each in found.values():
        each["times_bare"] = round(each["median_ms"] / bare["median_ms"], 1)
    print(json.dumps({"bench": "pages", "bare": bare, "pages": found}, ensure_ascii=False))


if __name__ == "__main__":
    main()
