"""Chromium as people have it: a telephone or a desk, with and without JavaScript, counting taps."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, sync_playwright

CHROMIUM = next(
    filter(Path.exists, map(Path, ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium"))),
    None,
)
"""Debian's, which shows the same in both; the one without a frame takes a third less work."""
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 860}
Kind = Literal["button", "link", "radio", "checkbox"]

_WIPED: dict[Browser, dict[tuple[int, bool], list[Page]]] = {}
"""Screens that are not looked at just now, by width and by whether they run JavaScript."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium; where there is none the browser suites cannot run."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: ./dev test installs it where it may")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGS)
        try:
            yield browser
        finally:
            _WIPED.pop(browser, None)
            browser.close()


class Hand:
    """A hand on a screen: it taps and types, and counts both."""

    def __init__(self, page: Page) -> None:
        """Take a page."""
        self.page = page
        self.taps = 0
        self.typed = 0

    def tap(self, words: str, *, within: Locator | None = None) -> None:
        """Tap what bears these words: a button, else a link; one that says nothing else, else one that says more."""
        self._tap(words, ("button", "link"), within or self.page.locator("body"))

    def may_tap(self, words: str) -> bool:
        """Whether a button or link says just these words."""
        found = (self.page.get_by_role(kind, name=words, exact=True).count() for kind in ("button", "link"))
        return any(found)

    def choose(self, words: str) -> None:
        """Tap the choice with these words, among several or for a yes."""
        self._tap(words, ("radio", "checkbox"), self.page.locator("main"))

    def _tap(self, words: str, kinds: Sequence[Kind], within: Locator) -> None:
        self.taps += 1
        for _try in range(30):  # a list that narrows while one types takes a moment
            for exact, kind in product((True, False), kinds):
                found = within.get_by_role(kind, name=words, exact=exact)
                if found.count():
                    found.first.click()
                    self.page.wait_for_load_state("load")
                    return
            self.page.wait_for_timeout(100)
        message = f"nothing to tap says {words!r} on {self.page.url}:\n{self.reads()}"
        raise AssertionError(message)

    def type(self, field: str, text: str) -> None:
        """Type into the field with this label."""
        self.typed += len(text)
        self._field(field).fill(text)

    def pick(self, field: str, option: str) -> None:
        """Pick the first option that holds these words, of the list with this label."""
        found = self._field(field)
        found.select_option(found.locator("option", has_text=option).first.get_attribute("value"))

    def attach(self, field: str, name: str, media_type: str, content: bytes) -> None:
        """Give a file to the field with this label."""
        self._field(field).set_input_files({"name": name, "mimeType": media_type, "buffer": content})

    def _field(self, label: str) -> Locator:
        fields = self.page.locator("input:not([type=radio], [type=checkbox]), textarea, select")
        exact = self.page.get_by_label(label, exact=True).and_(fields)
        return exact.first if exact.count() else self.page.get_by_label(label).and_(fields).first

    def reads(self) -> str:
        """Return what the page says."""
        return self.page.inner_text("main")


@contextmanager
def screen(
    browser: Browser,
    *,
    viewport: ViewportSize | None = None,
    javascript: bool = True,
    cookies: dict[str, str] | None = None,
    url: str = "",
) -> Iterator[Page]:
    """Give a screen that nobody has looked at, or that was wiped: a telephone unless told otherwise.

    To make another takes Chromium as long as eight pages. One that a test has failed on is not given again.
    """
    shape = viewport or PHONE
    wiped = _WIPED.setdefault(browser, {}).setdefault((shape["width"], javascript), [])
    page = wiped.pop() if wiped else _new(browser, shape, javascript=javascript)
    _carry(page, cookies or {}, url)
    try:
        yield page
    except BaseException:
        page.context.close()
        raise
    page.goto("about:blank")
    page.context.clear_cookies()
    wiped.append(page)


@contextmanager
def own_screen(browser: Browser, *, cookies: dict[str, str], url: str) -> Iterator[Page]:
    """Give a telephone of one's own, for who changes what it does with every page or how wide it is."""
    page = _new(browser, PHONE, javascript=True)
    _carry(page, cookies, url)
    try:
        yield page
    finally:
        page.context.close()


def _carry(page: Page, cookies: dict[str, str], url: str) -> None:
    if cookies:
        page.context.add_cookies([{"name": name, "value": value, "url": url} for name, value in cookies.items()])


def _new(browser: Browser, viewport: ViewportSize, *, javascript: bool) -> Page:
    context = browser.new_context(viewport=viewport, java_script_enabled=javascript, locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(15_000)
    return page
