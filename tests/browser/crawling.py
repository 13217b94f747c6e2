"""Crawling: one example of every page that someone can reach by links from where they begin."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

import httpx
from starlette.routing import Match

from marketplace import house
from tests.outside.running import HERE

HREF = re.compile(r'href="(/[^"#]*)')
NOT_PAGES = re.compile(r"\.(csv|xlsx|pdf|ics|json|xml|png|svg|css|js)(\?|$)|/static/|/calendar\.ics|/copy$|format=")
PATIENCE = 8
"""After so many examples of one page in a row that led to no other page that is new, there is no asking for more."""


@cache
def name_of(link: str) -> str | None:
    """Return the name of the address that a link leads to."""
    scope = {"type": "http", "path": urlsplit(link).path, "method": "GET", "root_path": ""}
    return next((str(each.name) for each in house.addresses() if each.matches(scope)[0] == Match.FULL), None)


def pages(url: str, cookies: dict[str, str], begin: list[str], *, most: int = 400) -> Iterator[tuple[str, str]]:
    """Yield (name of the address, path) for one example of each page, breadth first."""
    waiting, seen, named = list(begin), set(begin), set[str]()
    led_to, in_vain = set[str](), Counter[str]()
    with httpx.Client(
        base_url=url, cookies=cookies, headers={"accept": "text/html"}, timeout=20, verify=HERE
    ) as client:
        for _ in range(most):
            if not waiting:
                return
            path = waiting.pop(0)
            name = name_of(path)
            if name is None or (name in named and in_vain[name] >= PATIENCE):
                continue
            answer = client.get(path)
            if is_page(answer) and name not in named:
                named.add(name)
                yield name, path
            in_vain[name] += 1
            for link in links_of(answer):
                found = name_of(link)
                if found is None or link in seen:
                    continue
                seen.add(link)
                if found not in named:
                    waiting.append(link)
                if found not in led_to:
                    led_to.add(found)
                    in_vain[name] = 0


def is_page(answer: httpx.Response) -> bool:
    """Whether an answer is a page that someone reads, and no fault."""
    return answer.status_code == httpx.codes.OK and "text/html" in answer.headers.get("content-type", "")


def links_of(answer: httpx.Response) -> list[str]:
    """Return which pages a page leads to, or where it sends on to."""
    if not is_page(answer):
        target = answer.headers.get("location", "")
        return [target] if answer.is_redirect and target.startswith("/") else []
    found = [href.replace("&amp;", "&") for href in HREF.findall(answer.text)]
    return [link for link in found if not NOT_PAGES.search(link) and not link.startswith("/en")]
