"""Codes on paper: a QR code as an address that a page can show as a picture, and letters that paper does not blur."""

import base64
import secrets
import unicodedata

from ground import qr

LETTERS = "234579ACDEFHJKMNPQRTUVWXY"
"""Without those that a hurried hand mistakes: 0 and O, 1, I and L, 8 and B, 6 and G, and Z and S beside 2 and 5."""
LENGTH = 6


def data_address(text: str) -> str:
    """Return a QR code of a text as a data: address, for the src of a picture."""
    return f"data:image/svg+xml;base64,{base64.b64encode(qr.svg_file(text)).decode()}"


def sheet_code() -> str:
    """Return six letters and figures (28 bits) that name a printed sheet to who types them."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def tidied(typed: str) -> str:
    """Return a sheet's code as it is kept, however it was typed: k7 2m-9q is K72M9Q."""
    letters = unicodedata.normalize("NFKC", typed).upper()
    return "".join(each for each in letters if each in LETTERS)[: LENGTH + 2]


def grouped(code: str) -> str:
    """Return a sheet's code as it is read aloud: K7 2M 9Q."""
    return " ".join(code[at : at + 2] for at in range(0, len(code), 2))
