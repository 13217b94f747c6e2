"""Colours are read from the stylesheet itself: text stands out 7 to 1 and edges 3 to 1, in both modes of contrast."""

import re
from pathlib import Path
from typing import Final

import pytest

STATIC: Final = Path(__file__).parents[2] / "marketplace" / "static"
TOKEN: Final = re.compile(r"--([a-z-]+):\s*(#[0-9A-Fa-f]{6});")
COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{3,8}\b")

MODES: Final = {
    "standard": [":root"],
    "more contrast, asked of the system": [":root", "html:not([data-contrast])"],
    "high contrast": [":root", "html[data-contrast]"],
}

TEXT: Final = [
    *((ink, ground) for ink in ("ink", "ink-soft", "link", "error") for ground in ("paper", "surface")),
    *((ink, ground) for ink in ("ink", "ink-soft") for ground in ("tint", "news-tint", "gold-tint", "error-tint")),
    *((ink, ground) for ink in ("brand-deep", "link") for ground in ("surface", "paper", "tint")),
    *((ink, ground) for ink in ("on-brand",) for ground in ("brand", "brand-deep")),
    ("brand", "tint"),
    ("brand", "surface"),
    ("link", "news-tint"),
    ("link", "error-tint"),
    ("gold", "gold-tint"),
    ("gold", "surface"),
    ("on-honour", "gold-tint"),
    ("on-honour", "honour"),
    ("error", "error-tint"),
    ("on-error", "error"),
    ("news", "news-tint"),
    ("on-focus", "focus"),
    ("on-sky", "sky"),
    ("on-sky", "sky-deep"),
    ("on-camera", "camera"),
]
EDGES: Final = [
    *((edge, ground) for edge in ("edge", "brand", "brand-deep", "error") for ground in ("paper", "surface")),
    ("edge", "tint"),
    ("brand", "tint"),
    ("gold", "gold-tint"),
    ("news", "news-tint"),
    ("error", "error-tint"),
    ("on-focus", "focus"),
    ("focus", "camera"),
]


@pytest.mark.parametrize("mode", MODES)
def test_text_is_read_by_weak_eyes(mode: str) -> None:
    colours = colours_of(mode)

    faint = {pair: ratio for pair in TEXT if (ratio := contrast(*(colours[name] for name in pair))) < 7}

    assert not faint


@pytest.mark.parametrize("mode", MODES)
def test_edges_of_what_is_pressed_are_seen(mode: str) -> None:
    colours = colours_of(mode)

    faint = {pair: ratio for pair in EDGES if (ratio := contrast(*(colours[name] for name in pair))) < 3}

    assert not faint


def test_high_contrast_sets_every_colour_anew() -> None:
    assert set(tokens_of("html[data-contrast]")) == set(tokens_of(":root"))


def test_the_high_contrast_mode_has_four_inks_on_black() -> None:
    assert set(tokens_of("html[data-contrast]").values()) == {"#000000", "#FFFFFF", "#FFE94A", "#FFB3B3", "#A8E0FF"}


@pytest.mark.parametrize("sheet", ["page.css", "forms.css", "desk.css", "kiosk.css"])
def test_only_the_tokens_name_colours(sheet: str) -> None:
    """Black and white may be named where a part keeps them in every mode: the frame, codes to scan, paper."""
    named = set(COLOUR.findall((STATIC / sheet).read_text(encoding="utf-8")))

    assert named <= {"#000000", "#FFFFFF", *(tokens_of(":root")[name] for name in ("ink", "brand-deep"))}


@pytest.mark.parametrize("colour", ["brand-deep", "ink"])
def test_what_is_white_in_every_mode_is_read_too(colour: str) -> None:
    assert contrast("#FFFFFF", tokens_of(":root")[colour]) >= 7


def test_the_measure_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def colours_of(mode: str) -> dict[str, str]:
    """Put the blocks of a mode over each other, as the browser does."""
    return {name: value for selector in MODES[mode] for name, value in tokens_of(selector).items()}


def tokens_of(selector: str) -> dict[str, str]:
    """Read the colours that one block of the stylesheet sets."""
    sheet = (STATIC / "tokens.css").read_text(encoding="utf-8")
    block = re.search(rf"^\s*{re.escape(selector)} {{(.*?)}}", sheet, re.DOTALL | re.MULTILINE)
    assert block, selector
    return dict(TOKEN.findall(block[1]))


def contrast(one: str, other: str) -> float:
    """Measure two colours as WCAG 2 does: from 1 (the same) to 21."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Measure how much light a colour sends, from 0 to 1."""
    red, green, blue = (linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    """Undo the curve by which screens store a colour."""
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
