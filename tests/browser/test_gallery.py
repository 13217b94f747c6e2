"""Every component is readable, pressable and inside the screen, at each size, in both contrasts, on each width."""

import gzip
from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, Response, Route

from ground.doorman import CSP
from tests.browser import gallery
from tests.browser.looking import OUTSIDE, SMALLEST_PRINT, TARGETS, ready_to_look, violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PICTURES: Final = gallery.ROOT / "artefacts" / "gallery"
KINDS: Final = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
MODES: Final = [(size, contrast) for size in ("1", "2", "3") for contrast in (False, True)]
STAFF: Final = {"desk", "people", "tender", "tasks", "need"}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open an empty page that complains of everything a console can complain of."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 390, "height": 844})
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    context.close()
    assert not said


@pytest.mark.parametrize(
    ("scene", "size", "contrast"),
    [*(("elder", *mode) for mode in MODES), ("desk", "1", False), ("desk", "2", True), ("desk", "3", False)],
)
def test_the_whole_gallery_passes_every_rule_of_the_guidelines(
    page: Page, scene: str, size: str, contrast: bool
) -> None:
    ready_to_look(page)
    look_at(page, scene, size=size, contrast=contrast)

    assert not violations(page, style_sheets=True)


@pytest.mark.parametrize("scene", [name for name in gallery.scenes() if name not in {"elder", "desk"}])
def test_every_scene_passes_every_rule_of_the_guidelines(page: Page, scene: str) -> None:
    ready_to_look(page)
    look_at(page, scene)
    photograph(page, scene, 390)
    found = violations(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    photograph(page, scene, 1280)

    assert not found + violations(page)


@pytest.mark.parametrize(("size", "contrast"), [("1", False), ("2", True), ("3", False)])
def test_no_scene_has_to_be_moved_sideways(page: Page, size: str, contrast: bool) -> None:
    wide: list[object] = []
    for scene in set(gallery.scenes()) - {"sheet"}:  # paper is as wide as paper
        look_at(page, scene, size=size, contrast=contrast)
        for width in (320, 360, 390, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            wide += [(scene, width, *each) for each in page.evaluate(OUTSIDE)]

    assert not wide


def test_in_the_largest_letters_nothing_lies_over_the_facts_and_the_bar_is_one_row(page: Page) -> None:
    look_at(page, "activity", size="3")

    assert page.locator(".sticky-action").evaluate("each => getComputedStyle(each).position") == "static"
    rows = page.locator(".aids button:visible").evaluate_all("all => all.map(each => each.offsetTop)")
    assert len(rows) >= 4
    assert len(set(rows[:4])) == 1
    assert page.locator("main h1").evaluate("each => each.getBoundingClientRect().top") < 300


@pytest.mark.parametrize("size", ["1", "2", "3"])
@pytest.mark.parametrize(("scene", "least", "main"), [("elder", 44, 60), ("desk", 44, 44), ("kiosk", 44, 60)])
def test_what_is_pressed_is_large_enough(page: Page, scene: str, least: int, main: int, size: str) -> None:
    look_at(page, scene, size=size)

    small = [each for each in page.evaluate(TARGETS) if min(each[1], each[2]) < (main if each[3] else least)]

    assert not small


def test_elders_read_18_pixels_at_least_and_20_as_a_rule(page: Page) -> None:
    look_at(page, "elder")

    assert page.evaluate("() => parseFloat(getComputedStyle(document.body).fontSize)") == 20
    assert page.evaluate(SMALLEST_PRINT) >= 18


def test_a_form_with_mistakes_starts_at_their_summary(page: Page) -> None:
    look_at(page, "phone")

    assert page.evaluate("() => document.activeElement.className") == "error-summary"
    page.click(".error-summary a")
    assert page.evaluate("() => document.activeElement.id") == "phone"


def test_a_textarea_counts_down_in_characters(page: Page) -> None:
    look_at(page, "need", language="en")

    page.fill("#why", "一" * 203)

    assert page.inner_text("#why-count") == "3 characters too many"


def test_the_largest_size_has_a_large_pointer(page: Page) -> None:
    look_at(page, "home", size="3")

    assert "64" in page.evaluate("() => getComputedStyle(document.documentElement).cursor")


def test_a_chip_changes_the_list_in_place_and_keeps_the_focus(page: Page) -> None:
    look_at(page, "list")
    page.evaluate("() => { window.sameDocument = true; document.querySelector('#found .card').remove(); }")

    page.get_by_role("link", name="这一周").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#found .card:nth-child(3)")

    assert page.evaluate("() => window.sameDocument")
    assert page.url == "http://gallery.test/a?f=week"
    assert page.evaluate("() => document.activeElement.textContent.trim()") == "这一周"


def test_a_first_view_is_light(page: Page) -> None:
    """60 KB as they travel and 10 requests (experience.md 10); the page itself counts, and the icon of the tab."""
    answers: list[Response] = []

    def keep(answer: Response) -> None:
        answers.append(answer)

    page.on("response", keep)

    look_at(page, "home")
    page.wait_for_load_state("networkidle")
    asked = {answer.url.split("#")[0]: len(gzip.compress(answer.body())) for answer in answers}

    assert len(asked) <= 10
    assert sum(asked.values()) <= 60 * 1024
    assert sum(weight for url, weight in asked.items() if url.endswith(".css")) <= 12 * 1024
    assert sum(weight for url, weight in asked.items() if url.endswith(".js")) <= 4 * 1024


def look_at(page: Page, scene: str, *, size: str = "1", contrast: bool = False, language: str = "zh-Hans") -> None:
    """Show a scene to the browser under the product's own content policy, from memory, with no server."""
    staff = {"name": "刘敏", "signed_in": True, "desks": gallery.desks(1)} if scene in STAFF else {}
    me = gallery.reader(size=size, contrast=contrast, language=language, demo=scene == "home", **staff)
    html = gallery.render(scene, me)

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix("http://gallery.test")
        if not path.startswith("/static/"):
            headers = {"Content-Security-Policy": CSP, "Content-Type": "text/html; charset=utf-8"}
            route.fulfill(body=html, headers=headers)
        else:
            file = gallery.STATIC / path.removeprefix("/static/")
            route.fulfill(body=file.read_bytes(), content_type=KINDS[file.suffix])

    page.unroute("**/*")
    page.route("**/*", answer)
    page.goto("http://gallery.test/")


def photograph(page: Page, scene: str, width: int) -> None:
    """Keep a picture for people to look at: machines missed two overlaps once."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{scene}-{width}.png", full_page=True)
