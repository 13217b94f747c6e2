"""Chromium as people have it: a telephone or a desk, with and without JavaScript, counting taps."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 860}


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium; where there is none the browser suites cannot run."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed: ./dev test installs it where it may")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGS)
        try:
            yield browser
        finally:
            browser.close()


class Hand:
    """A hand on a screen: it taps and types, and counts both."""

    def __init__(self, page: Page) -> None:
        """Take a page."""
        self.page = page
        self.taps = 0
        self.typed = 0

    def tap(self, words: str, role: Any = None, *, exact: bool = False) -> None:  # noqa: ANN401
        """Tap what bears these words: a button, else a link."""
        self.taps += 1
        for kind in [role] if role else ["button", "link"]:
            found = self.page.get_by_role(kind, name=words, exact=exact)
            if found.count():
                found.first.click()
                self.page.wait_for_load_state("load")
                return
        message = f"nothing to tap says {words!r} on {self.page.url}:\n{self.page.inner_text('main')}"
        raise AssertionError(message)

    def type(self, field: str, text: str) -> None:
        """Type into the field with this label."""
        self.typed += len(text)
        self.page.get_by_label(field, exact=False).first.fill(text)

    def reads(self) -> str:
        """Return what the page says."""
        return self.page.inner_text("main")


@contextmanager
def screen(
    browser: Browser,
    *,
    viewport: dict[str, int] | None = None,
    javascript: bool = True,
    cookies: dict[str, str] | None = None,
    url: str = "",
) -> Iterator[Page]:
    """Give a fresh screen: a telephone unless told otherwise, with its own cookies."""
    context: BrowserContext = browser.new_context(
        viewport=viewport or PHONE,
        java_script_enabled=javascript,
        locale="zh-CN",
        bypass_csp=False,  # type: ignore[arg-type]
    )
    if cookies:
        context.add_cookies([{"name": name, "value": value, "url": url} for name, value in cookies.items()])  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(15_000)
    try:
        yield page
    finally:
        context.close()
