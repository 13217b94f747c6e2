"""Papers as PDF: a typst template of ours, the content as JSON, two bundled fonts, no network (decision 0008)."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import pylopdf_fonts_zh_cn
import typst
from PIL import ImageFont

from ground import clock
from ground.language import current_language
from ground.settings import shipped

MEDIA_TYPE: Final = "application/pdf"
MISSING: Final = "〓"  # what Chinese printers set for a character that the case does not have

_NAME: Final = re.compile(r"[a-z][a-z0-9_]*\.typ")
_PROBE_SIZE: Final = 16


def typeset(template: str, content: Mapping[str, object], *, folder: Path | None = None) -> bytes:
    """Set `template` (a file of templates/papers) with `content` and give the PDF; the same in, the same out.

    In the template `content` is read by `#import "paper.typ": *`; moments and sentences in it arrive as text, as the
    reader's language says them. A character that our fonts lack is printed as 〓, so that none is lost unseen. Takes
    10 to 50 ms of CPU: call it by `anyio.to_thread`. A fault in the template raises typst.TypstError.
    """
    if not _NAME.fullmatch(template):
        message = f"{template!r} is not the name of a paper"
        raise ValueError(message)
    papers = folder or shipped("templates") / "papers"
    written = json.dumps(content, default=str, ensure_ascii=False)
    pdf = typst.compile(
        papers / template,
        root=papers,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"content": _printable(written), "language": current_language.get()},
        timestamp=int(clock.now().timestamp()),
    )
    if not isinstance(pdf, bytes):
        message = f"{template} gave no single PDF"
        raise TypeError(message)
    return pdf


def unprintable(text: str) -> set[str]:
    """Find the characters that would be printed as 〓: to tell the desk before a certificate is signed."""
    return {letter for letter in set(text) if not letter.isspace() and not _has_glyph(letter)}


def _printable(text: str) -> str:
    return text.translate({ord(letter): MISSING for letter in unprintable(text)})


@cache
def _fonts() -> typst.Fonts:
    """Load Noto Sans SC and Noto Serif SC alone, so that a paper looks the same on every machine."""
    folder = pylopdf_fonts_zh_cn.sans_path().parent
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


@cache
def _has_glyph(letter: str) -> bool:
    drawn, blank = (bytes(_probe().getmask(each)) for each in (letter, "\uffff"))
    return drawn != blank


@cache
def _probe() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(pylopdf_fonts_zh_cn.sans_path()), _PROBE_SIZE)
