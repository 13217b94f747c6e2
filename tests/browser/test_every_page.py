"""Every page that anyone can reach: readable by the guidelines, inside the screen, in Chinese, and photographed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.crawling import pages
from tests.browser.looking import OUTSIDE, TARGETS, violations
from tests.outside.browsers import DESK, PHONE, screen
from tests.outside.running import ROOT, Running
from tests.outside.seeded import beside, cookie_of_person, cookie_of_staff

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PICTURES = ROOT / "artefacts" / "pages"
READERS = {
    "stranger": (None, ["/", "/sign-in", "/staff/sign-in", "/nowhere"]),
    "elder": ("王桂兰", ["/", "/me"]),
    "community": ("shequ1", ["/cw"]),
    "street": ("jiedao1", ["/street"]),
    "county": ("xianqu1", ["/county"]),
    "supervisor": ("jiandu", ["/sup"]),
    "manager": ("zuzhi", ["/org"]),
    "social_worker": ("shegong", ["/sw"]),
}
SMALLEST_TARGET = 44
LATIN = re.compile(r"[A-Za-z]{3,}")
KNOWN_LATIN = {
    "English",
    "CSV",
    "XLSX",
    "PDF",
    "JSON",
    "WCAG",
    "Ctrl",
    "SHA",
    "Ed25519",
    "UTC",
    "OpenAPI",
    "http",
    "https",
}


@pytest.fixture(params=list(READERS))
def reader(request: pytest.FixtureRequest, product: Running) -> tuple[str, dict[str, str], list[str]]:
    """Someone who reads: their name, their cookie, and where they begin."""
    name, begin = READERS[request.param]
    if name is None:
        return request.param, {}, begin
    find = cookie_of_person if request.param == "elder" else cookie_of_staff
    return request.param, beside(find(product.data, name)), begin


def test_every_page_of_this_reader_is_fit_to_be_read(
    reader: tuple[str, dict[str, str], list[str]], product: Running, browser: Browser
) -> None:
    who, cookies, begin = reader
    faults: list[str] = []

    for name, path in pages(product.url, cookies, begin):
        look = Look(who, name.replace(":", "."), product.url, path, cookies, browser)
        faults += [f"{name} {path}: {fault}" for fault in (*look.at_each_width(), *look.in_each_mode())]

    assert not faults, "\n".join(faults)


@dataclass(frozen=True)
class Look:
    """One page as one reader looks at it."""

    who: str
    name: str
    url: str
    path: str
    cookies: dict[str, str]
    browser: Browser

    def at_each_width(self) -> Iterator[str]:
        """Look on a telephone and on a desk, at the standard size."""
        for width, viewport in ((390, PHONE), (1280, DESK)):
            with screen(self.browser, viewport=viewport, cookies=self.cookies, url=self.url) as page:
                said: list[str] = []
                page.on("console", lambda word, said=said: said.append(word.text) if word.type == "error" else None)
                page.goto(self.url + self.path)
                self._photograph(page, str(width))
                yield from said
                yield from (f"{width}: {rule} {node}" for rule, node in violations(page))
                yield from (f"{width}: outside {each}" for each in page.evaluate(OUTSIDE))
                small = [each for each in page.evaluate(TARGETS) if min(each[1], each[2]) < SMALLEST_TARGET]
                yield from (f"{width}: too small to press: {each}" for each in small)
                words = " ".join(page.locator("main :is(h1, h2, h3, label, button, legend)").all_inner_texts())
                yield from (f"not Chinese: {word}" for word in set(LATIN.findall(words)) - KNOWN_LATIN)

    def in_each_mode(self) -> Iterator[str]:
        """Look in the larger sizes and in high contrast, on a telephone."""
        for size, contrast in (("2", "0"), ("3", "0"), ("1", "1")):
            cookies = {**self.cookies, "size": size, "contrast": contrast}
            with screen(self.browser, cookies=cookies, url=self.url) as page:
                page.goto(self.url + self.path)
                mode = f"size {size}, contrast {contrast}"
                yield from (f"{mode}: {rule} {node}" for rule, node in violations(page))
                yield from (f"{mode}: outside {each}" for each in page.evaluate(OUTSIDE))
                self._photograph(page, f"size{size}" if contrast == "0" else "contrast")

    def _photograph(self, page: Page, kind: str) -> None:
        folder: Path = PICTURES / self.who
        folder.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=folder / f"{self.name}-{kind}.png", full_page=True)
