"""Telephone numbers: read as people write them, kept as figures, shown in groups or masked."""

import re
import unicodedata
from typing import Final

from ground.language import _

CITY_CODE: Final = "0427"

_MOBILE_LENGTH: Final = 11
_MOBILE: Final = re.compile(r"1[3-9][0-9]{9}")
_LANDLINE: Final = re.compile(r"(?P<area>010|02[0-9]|0[3-9][0-9]{2})(?P<number>[2-8][0-9]{6,7})")
_LOCAL: Final = re.compile(r"[2-8][0-9]{6,7}")
_SERVICE: Final = re.compile(r"[48]00[0-9]{7}|12[0-9]{3}|95[0-9]{3,4}")
# What people put between the figures: spaces, every kind of dash, dots and brackets.
_BETWEEN: Final = re.compile(r"[\s\-‐-―−.·()]")
_COUNTRY: Final = re.compile(r"(?:\+|00)86|86(?=1[3-9][0-9]{9}$)")


def normalise(text: str) -> str:
    """Write what was typed as figures alone: half width, without gaps and without +86.

    All ways to type one number come to one text, so that it can be compared and counted (security 2, row 2).
    """
    typed = _BETWEEN.sub("", unicodedata.normalize("NFKC", text))
    figures = _COUNTRY.sub("", typed, count=1) if _COUNTRY.match(typed) else typed
    if _LOCAL.fullmatch(figures):
        return CITY_CODE + figures
    if figures != typed and not _SERVICE.fullmatch(figures) and _LANDLINE.fullmatch(f"0{figures}"):
        return f"0{figures}"  # after +86 people leave the 0 of the area code out
    return figures


def mobile(text: str) -> str:
    """Read a mobile number, which can get our six figures; refuses with a ValueError that says what is wrong."""
    figures = normalise(text)
    if not figures:
        raise ValueError(_("Please write the mobile number, 11 figures."))
    if not re.fullmatch(r"[0-9]+", figures):
        raise ValueError(_("A telephone number has figures only."))
    if _LANDLINE.fullmatch(figures):
        raise ValueError(_("This is a landline. Please write a mobile number, which can get messages."))
    if len(figures) != _MOBILE_LENGTH:
        raise ValueError(
            _("A mobile number has 11 figures; you wrote %(count)d. Please look again.", count=len(figures))
        )
    if not _MOBILE.fullmatch(figures):
        raise ValueError(_("A mobile number begins with 13 to 19. Please look again."))
    return figures


def telephone(text: str) -> str:
    """Read any number that people can call: mobile, landline (ours when without area code), 400, or 12345."""
    figures = normalise(text)
    if _LANDLINE.fullmatch(figures) or _SERVICE.fullmatch(figures):
        return figures
    if figures.startswith("0") and figures.isdecimal() and figures.isascii():
        raise ValueError(_("A landline has its area code, then 7 or 8 figures, for example 0427-2812345."))
    return mobile(figures)


def is_mobile(figures: str) -> bool:
    """Tell whether normalised figures are those of a mobile number."""
    return bool(_MOBILE.fullmatch(figures))


def shown(figures: str) -> str:
    """Group a number that its reader may know: 138 1234 6621, 0427-2812345."""
    landline = _LANDLINE.fullmatch(figures)
    if landline:
        return f"{landline['area']}-{landline['number']}"
    return f"{figures[:3]} {figures[3:7]} {figures[7:]}" if is_mobile(figures) else figures


def masked(figures: str) -> str:
    """Show 138 **** 6621, or 0427-***2345: enough for its owner, of no use to another."""
    landline = _LANDLINE.fullmatch(figures)
    if landline:
        return f"{landline['area']}-{'*' * (len(landline['number']) - 4)}{figures[-4:]}"
    return f"{figures[:3]} **** {figures[-4:]}" if is_mobile(figures) else "*" * len(figures)


def tail(figures: str) -> str:
    """Give the last four figures, by which a desk finds a person beside his name."""
    return figures[-4:]
