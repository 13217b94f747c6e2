"""Days and times have one form a frame: as spoken where neighbours read, in figures at a desk (experience.md 9.4)."""

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
FRAME = re.compile(r'{% extends "layout/(page|desk)\.html" %}')
SPOKEN = re.compile(r"\|\s*(spoken_\w+|full_day)")
FIGURES = re.compile(r"\|\s*desk_\w+")
RAW = re.compile(r"\.isoformat\(\)")
NOT_READ = re.compile(r'datetime="[^"]*"|{{ fields\.\w+\(.*?\) }}|value=[\w.]+\.isoformat\(\)')
"""What a browser reads: the moment of a <time>, what stands in a field of a day."""


def pages(frame: str) -> dict[str, str]:
    """Return the templates in one frame, with what people read of them."""
    written = {str(file.relative_to(TEMPLATES)): file.read_text("utf-8") for file in TEMPLATES.rglob("*.html")}
    return {
        name: NOT_READ.sub("", text)
        for name, text in written.items()
        if (found := FRAME.search(text)) and found[1] == frame
    }


@pytest.mark.parametrize(("frame", "other"), [("desk", SPOKEN), ("page", FIGURES)])
def test_each_frame_has_its_form_of_days_and_times(frame: str, other: re.Pattern[str]) -> None:
    found = pages(frame)

    assert len(found) > 20
    wrong = {name: sorted(set(other.findall(text))) for name, text in found.items() if other.search(text)}
    assert wrong == {}
    assert [name for name, text in found.items() if RAW.search(text)] == []
