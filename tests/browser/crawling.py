"""Crawling: one example of every page that someone can reach by links from where they begin."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
from starlette.routing import Match

from ground.doors import Address
from marketplace import house

HREF = re.compile(r'href="(/[^"#]*)')
NOT_PAGES = re.compile(r"\.(csv|xlsx|pdf|ics|json|xml|png|svg|css|js)(\?|$)|/static/|/calendar\.ics|/copy$|format=")


def address_of(path: str, table: list[Address]) -> Address | None:
    """Return the entry of the address table that answers a path."""
    scope = {"type": "http", "path": path, "method": "GET", "root_path": ""}
    return next((each for each in table if each.matches(scope)[0] == Match.FULL), None)


def pages(url: str, cookies: dict[str, str], begin: list[str], *, most: int = 400) -> Iterator[tuple[str, str]]:
    """Yield (name of the address, path) for one example of each page, breadth first."""
    table = house.addresses()
    waiting, seen, named = list(begin), set(begin), set()
    with httpx.Client(base_url=url, cookies=cookies, headers={"accept": "text/html"}, timeout=20) as client:
        for _ in range(most):
            if not waiting:
                return
            path = waiting.pop(0)
            entry = address_of(urlsplit(path).path, table)
            if entry is None:
                continue
            answer = client.get(path)
            if "text/html" not in answer.headers.get("content-type", "") or answer.status_code != httpx.codes.OK:
                target = answer.headers.get("location", "")
                if answer.is_redirect and target.startswith("/") and target not in seen:
                    seen.add(target)
                    waiting.append(target)
                continue
            if entry.name not in named:
                named.add(entry.name)
                yield str(entry.name), path
            for href in HREF.findall(answer.text):
                link = href.replace("&amp;", "&")
                if link not in seen and not NOT_PAGES.search(link) and not link.startswith("/en"):
                    seen.add(link)
                    found = address_of(urlsplit(link).path, table)
                    if found is not None and found.name not in named:
                        waiting.append(link)
