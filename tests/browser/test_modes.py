"""A size and a contrast that are put on in the browser are those that the house writes for who chose them."""

import re

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.looking import ALL_CONTRAST, AXE, violations, wear
from tests.browser.test_every_page import READERS
from tests.outside.browsers import screen
from tests.outside.loops import beside
from tests.outside.running import Running
from tests.outside.seeded import cookie_of_person, cookie_of_staff

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DRAWN = re.compile(r'(name="key" value=)"[^"]*"')
"""What a form is known by is drawn anew whenever it is shown."""


MARK_LAST = """() => {
  const html = document.documentElement;
  if (html.hasAttribute('data-desk')) {
    html.removeAttribute('data-desk');
    html.setAttribute('data-desk', '');
  }
}"""
FAINT = """<html lang="zh"><title>灰</title><body style="background: #fff"><main><h1>灰</h1>
<p style="color: #999" id="a">不到三比一</p>
<p style="color: #666" id="b">五点七比一</p>
<p style="color: #555" id="c">七点五比一</p>
<p style="color: #888; font-size: 32px" id="d">三点五比一</p>
<p style="color: #666; font-size: 32px" id="e">五点七比一</p></main>"""
MODES = [("2", False), ("3", False), ("1", True), ("1", False)]


def test_a_mode_that_is_worn_is_the_mode_that_the_house_writes(product: Running, browser: Browser) -> None:
    elder = beside(cookie_of_person(product.made, READERS["elder"][0] or ""))
    worker = beside(cookie_of_staff(product.made, READERS["community"][0] or ""))
    for cookies, path in (({}, "/"), (elder, "/me"), (worker, "/cw/needs")):
        with screen(browser, cookies=cookies, url=product.url) as page:
            page.goto(product.url + path)
            worn = [_worn(page, *mode) for mode in MODES]
            written = [_written(page, *mode) for mode in MODES]
        assert worn == written, path
        assert len(set(worn)) == len(MODES), "each is another to look at"


def _worn(page: Page, size: str, contrast: bool) -> str:
    wear(page, size=size, contrast=contrast)
    return _document(page)


def _written(page: Page, size: str, contrast: bool) -> str:
    modes = {"size": size, "hc": str(int(contrast))}
    page.context.add_cookies([{"name": name, "value": value, "url": page.url} for name, value in modes.items()])
    page.reload()
    return _document(page)


def _document(page: Page) -> str:
    """Return what is shown, with the frame's own mark last: an attribute that is put on stands behind it."""
    page.evaluate(MARK_LAST)
    return DRAWN.sub(r"\1", page.evaluate("document.documentElement.outerHTML"))


def test_words_that_are_too_faint_are_told_and_large_ones_may_be_fainter(browser: Browser) -> None:
    """The rule that looks asks for seven to one, and for four and a half where letters are large."""
    with screen(browser) as page:
        page.set_content(FAINT)
        page.evaluate(AXE.read_text(encoding="utf-8") + ALL_CONTRAST)

        for of_looks in (False, True):
            told = violations(page, of_looks=of_looks)
            assert [node[node.index("id=") + 4] for rule, node in told if "contrast" in rule] == ["a", "b", "d"]
