"""Every page that anyone can reach: readable by the guidelines, inside the screen, in Chinese, and photographed."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as Frozen

from tests.browser.crawling import pages
from tests.browser.looking import OUTSIDE, TARGETS, ready_to_look, violations, wear
from tests.outside.browsers import DESK, PHONE, own_screen
from tests.outside.loops import beside
from tests.outside.running import ROOT, Running
from tests.outside.seeded import cookie_of_person, cookie_of_staff

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PICTURES = ROOT / "artefacts" / "pages"
READERS = {
    "manager": ("zuzhi", ["/org"]),
    "supervisor": ("jiandu", ["/sup"]),
    "social_worker": ("shegong", ["/sw"]),
    "elder": ("王桂兰", ["/", "/me"]),
    "community": ("shequ1", ["/cw"]),
    "buyer": ("caigou1", ["/buyer"]),
    "second_buyer": ("caigou2", ["/buyer"]),
    "finance": ("caiwu", ["/finance"]),
    "expert": ("zhuanjia1", ["/expert"]),
    "street": ("jiedao1", ["/street"]),
    "stranger": (None, ["/", "/sign-in", "/staff/sign-in", "/nowhere"]),
    "county": ("xianqu1", ["/county"]),
}
"""Who reads, and where they begin; who has most to read comes first."""
NAMING = "() => [...document.querySelectorAll('main :is(h1, h2, h3, label, button, legend)')].map(it => it.innerText)"
"""The words by which a reader finds their way."""
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
    *("Android", "Linux", "Mac", "Windows", "iPad", "iPhone"),  # a device in the list is named as on its box
}


@pytest.fixture(params=list(READERS))
def reader(request: pytest.FixtureRequest, product: Running) -> tuple[str, dict[str, str], list[str]]:
    """Someone who reads: their name, their cookie, and where they begin."""
    name, begin = READERS[request.param]
    if name is None:
        return request.param, {}, begin
    find = cookie_of_person if request.param == "elder" else cookie_of_staff
    return request.param, beside(find(product.made, name)), begin


def test_every_page_of_this_reader_is_fit_to_be_read(
    reader: tuple[str, dict[str, str], list[str]], product: Running, browser: Browser, seeded: Path
) -> None:
    who, cookies, begin = reader
    faults: list[str] = []

    with ExitStack() as stack:
        eyes = Eyes(stack, browser, product.url, cookies)
        for name, path in pages(product.url, cookies, begin):
            if is_first_at(name, seeded.parent / "looked-at"):
                faults += [f"{name} {path}: {fault}" for fault in eyes.on(who, name.replace(":", "."), path)]
        faults += eyes.said

    assert not faults, "\n".join(faults)


def is_first_at(name: str, claims: Path) -> bool:
    """Claim a page for one look: whichever reader, in whichever process, comes to it first shows it."""
    claims.mkdir(exist_ok=True)
    try:
        (claims / name).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


class Eyes:
    """A reader before a screen; where it freezes they take another."""

    def __init__(self, stack: ExitStack, browser: Browser, url: str, cookies: dict[str, str]) -> None:
        self.stack, self.browser, self.url, self.cookies = stack, browser, url, cookies
        self.said: list[str] = []
        self.page = self._screen()

    def on(self, who: str, name: str, path: str) -> list[str]:
        """Look at a page in every way, and once more where the screen froze: now and then Chromium owes a picture."""
        try:
            return [*Look(self.page, who, name, self.url, path).in_every_way()]
        except Frozen:
            self.page = self._screen()
            return [*Look(self.page, who, name, self.url, path).in_every_way()]

    def _screen(self) -> Page:
        page = self.stack.enter_context(own_screen(self.browser, cookies=self.cookies, url=self.url))
        ready_to_look(page)
        page.on("console", lambda word: self.said.append(word.text) if word.type == "error" else None)
        return page


@dataclass(frozen=True)
class Look:
    """One page as one reader looks at it, on one screen that changes its width and mode."""

    page: Page
    who: str
    name: str
    url: str
    path: str

    def in_every_way(self) -> Iterator[str]:
        """Look on a telephone and a desk, in both larger sizes of letters, and in high contrast."""
        self.page.set_viewport_size(PHONE)
        self.page.goto(self.url + self.path)
        yield from self._by_rule("390")
        small = [each for each in self.page.evaluate(TARGETS) if min(each[1], each[2]) < SMALLEST_TARGET]
        yield from (f"too small to press: {each}" for each in small)
        words = " ".join(self.page.evaluate(NAMING))
        yield from (f"not Chinese: {word}" for word in set(LATIN.findall(words)) - KNOWN_LATIN)
        self._photograph("390")
        for size in ("2", "3"):
            wear(self.page, size=size)
            yield from self._by_rule(f"size {size}", of_looks=True)
        self._photograph("size3", whole=False)
        wear(self.page, contrast=True)
        yield from self._by_rule("contrast", of_looks=True)
        self._photograph("contrast", whole=False)
        wear(self.page)
        self.page.set_viewport_size(DESK)
        yield from self._outside("1280")
        self._photograph("1280")

    def _by_rule(self, mode: str, *, of_looks: bool = False) -> Iterator[str]:
        yield from (f"{mode}: {rule} {node}" for rule, node in violations(self.page, of_looks=of_looks))
        yield from self._outside(mode)

    def _outside(self, mode: str) -> Iterator[str]:
        yield from (f"{mode}: outside {each}" for each in self.page.evaluate(OUTSIDE))

    def _photograph(self, kind: str, *, whole: bool = True) -> None:
        """Keep a picture of the whole page, or of what is seen of it first: the rest costs as much as the looking."""
        folder: Path = PICTURES / self.who
        folder.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=folder / f"{self.name}-{kind}.jpg", type="jpeg", quality=85, full_page=whole)
