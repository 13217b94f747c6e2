"""QR codes: inline SVG for pages and papers, PNG for letters and stickers."""

import io
from typing import Final

import segno
from markupsafe import Markup

_QUIET_ZONE: Final = 4  # modules of white around, as ISO/IEC 18004 asks; scanners fail on less
_DOTS: Final = 8


def svg(text: str, *, label: str) -> Markup:
    """Draw a code as SVG for a page: sized by CSS, without the styles that our CSP drops; `label` is read aloud."""
    drawn = io.BytesIO()
    _code(text).save(
        drawn, kind="svg", border=_QUIET_ZONE, xmldecl=False, svgns=False, omitsize=True, light="#fff", title=label,
        svgclass="qr", lineclass=None, nl=False,
    )  # fmt: skip
    inline = drawn.getvalue().decode().replace("<svg ", '<svg role="img" ', 1)
    return Markup(inline)  # noqa: S704 - segno escapes the label, and nothing else of ours is in it


def svg_file(text: str) -> bytes:
    """Draw a code as an SVG file of its own, for typst papers."""
    drawn = io.BytesIO()
    _code(text).save(drawn, kind="svg", border=_QUIET_ZONE, scale=_DOTS, light="#fff", lineclass=None, svgclass=None)
    return drawn.getvalue()


def png(text: str) -> bytes:
    """Draw a code as PNG, 8 dots a module."""
    drawn = io.BytesIO()
    _code(text).save(drawn, kind="png", scale=_DOTS, border=_QUIET_ZONE)
    return drawn.getvalue()


def _code(text: str) -> segno.QRCode:
    """Make a code of level M or, where that costs no dot more, of a level that bears more stains."""
    return segno.make(text, error="m", micro=False)
