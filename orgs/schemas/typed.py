"""What people type, read as what it means, or a sentence why not: public texts, telephones, codes, amounts."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, StringConstraints
from starlette.datastructures import UploadFile

from ground import money, patterns, phones
from ground.language import _
from orgs import uscc


def _public(text: str) -> str:
    """Refuse a text for everybody in which a telephone, a card number or somebody's door stands."""
    finds = patterns.found(text)
    if finds:
        raise ValueError(patterns.explained(finds[0]))
    return text


def without_numbers(text: str) -> str:
    """Refuse a short text for everybody with a telephone or card number in it; a house number may stand there.

    A group may be called after its building, and an office has an address.
    """
    finds = patterns.found(text, [kind for kind in patterns.PERSONAL if kind != patterns.Kind.HOUSE_NUMBER])
    if finds:
        raise ValueError(patterns.explained(finds[0]))
    return text


def _office_phone(text: str) -> str:
    figures = phones.telephone(text)
    if phones.is_mobile(figures):
        raise ValueError(
            _("Everybody reads this page. Please write the telephone of an office, not somebody's mobile.")
        )
    return figures


def _mobile(text: str) -> str:
    return phones.mobile(text)


def _code(text: str) -> str:
    return uscc.read(text).code


def _fen(typed: object) -> int:
    return money.fen_of(str(typed)[:40])


def _some_file(sent: UploadFile) -> UploadFile:
    if not isinstance(sent, UploadFile):
        raise ValueError(_("Please choose a file."))  # noqa: TRY004 - pydantic hears ValueError
    return sent


PublicText = Annotated[str, AfterValidator(_public)]
OfficePhone = Annotated[str, AfterValidator(_office_phone)]
Mobile = Annotated[str, AfterValidator(_mobile)]
CreditCode = Annotated[str, AfterValidator(_code)]
Yuan = Annotated[int, BeforeValidator(_fen, json_schema_input_type=str)]
"""Typed in yuan, read as fen."""
Sent = Annotated[UploadFile, AfterValidator(_some_file)]
OrgName = Annotated[str, StringConstraints(min_length=2, max_length=80), AfterValidator(without_numbers)]
PublicLine = Annotated[str, AfterValidator(without_numbers)]
"""What everybody reads in one line: where an office is, what was looked at."""
PersonName = Annotated[str, StringConstraints(min_length=2, max_length=40)]
PlaceCode = Annotated[str, StringConstraints(pattern=r"^[0-9A-Z-]{4,20}$")]
PublicId = Annotated[str, StringConstraints(pattern=r"^[0-9a-z]{12}$")]
Words = Annotated[str, StringConstraints(min_length=2, max_length=300)]
"""A reason or request that another person reads."""
