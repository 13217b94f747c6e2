"""Bodies: what a browser or a program sends, read strictly: text is UTF-8 without NUL, and all has its measure."""

import json
from collections.abc import AsyncGenerator
from typing import Any, Final, NoReturn
from urllib.parse import unquote_to_bytes

from python_multipart.exceptions import FormParserError
from starlette.datastructures import FormData, Headers, UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from ground.errors import Mistake, TooLarge, Unreadable
from ground.language import _, lazy

MOST_FIELDS: Final = 4000
"""A roll of 500 places, and as many in line, has up to four fields for each."""
MOST_FILES: Final = 5
MOST_PART_BYTES: Final = 64 * 1024
MOST_JSON_BYTES: Final = 2 * 2**20
MOST_DEPTH: Final = 32
LARGEST: Final = 2**63 - 1
"""The largest whole number that a column keeps."""


async def read(request: Request) -> dict[str, Any]:
    """Return the values by field, lists where a form's field came more than once; an upload is a file.

    Refuses with TooLarge (413) more than fits, with Unreadable (422) what is no JSON object, no form, or no text.
    """
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "application/json":
        return _checked(_json(await request.body()))
    parsers: dict[str, type[_Pairs | _Parts]] = {
        "multipart/form-data": _Parts,
        "application/x-www-form-urlencoded": _Pairs,
    }
    if kind not in parsers:
        return {}
    parser = parsers[kind](request.headers, request.stream())
    try:
        form = await parser.parse()
    except MultiPartException as error:
        _refuse_form(error)
    except (FormParserError, ValueError) as error:
        raise Unreadable(lazy("We could not read what was sent."), []) from error
    request.state.uploads = form
    return _checked(_values(form))


async def close(request: Request) -> None:
    """Let go of the files that came with a request."""
    uploads: FormData | None = getattr(request.state, "uploads", None)
    if uploads is not None:
        await uploads.close()


def _json(body: bytes) -> dict[str, Any]:
    if len(body) > MOST_JSON_BYTES:
        raise TooLarge(lazy("This is more than we can take at once."))
    try:
        values = json.loads((body or b"{}").decode(), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Unreadable(lazy("This is not readable as JSON."), []) from error
    if not isinstance(values, dict):
        raise Unreadable(lazy("This is not readable as JSON."), [])
    return values


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _refuse_form(error: MultiPartException) -> NoReturn:
    if "exceeded" in error.message or error.message.startswith("Too many"):
        raise TooLarge(lazy("This is more than we can take at once.")) from error
    raise Unreadable(lazy("We could not read what was sent."), []) from error


def _values(form: FormData) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name in form:
        given = [each for each in form.getlist(name) if not (isinstance(each, UploadFile) and not each.filename)]
        if given:
            values[name] = given if len(given) > 1 else given[0]
    return values


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    """Refuse what no column keeps, by its field: text that is none, numbers without end, boxes in boxes in boxes."""
    if not is_text("".join(values)):
        raise Unreadable(lazy("We could not read what was sent."), [])
    mistakes = [Mistake(name, wrong) for name, value in values.items() if (wrong := _wrong(value, 0))]
    if mistakes:
        raise Unreadable(lazy("Please look at these again."), mistakes)
    return values


def _wrong(value: object, depth: int) -> str | None:
    if depth > MOST_DEPTH:
        return _("We could not read what was sent.")
    match value:
        case str() if not is_text(value):
            return _("Please write this as text.")
        case UploadFile() if not is_text(value.filename or ""):
            return _("Please give the file another name.")
        case int() if abs(value) > LARGEST:
            return _("This number is too large.")
        case dict():
            within: list[object] = [*value.keys(), *value.values()]
        case list():
            within = value
        case _:
            within = []
    return next((wrong for each in within if (wrong := _wrong(each, depth + 1))), None)


def is_text(text: str) -> bool:
    """Whether a database keeps this: no NUL, no half of a surrogate pair."""
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


class _Pairs(FormParser):
    """A plain form whose bytes have to be UTF-8; the framework's own reader makes something of any bytes."""

    def __init__(self, headers: Headers, stream: AsyncGenerator[bytes, None]) -> None:
        super().__init__(headers, stream, max_fields=MOST_FIELDS, max_part_size=MOST_PART_BYTES)

    def on_field_end(self) -> None:
        super().on_field_end()
        name, value = (_plain(bytes(each)) for each in (self._field_name, self._field_value))
        self._items[-1] = (name, value)


class _Parts(MultiPartParser):
    """A form with files whose text has to be UTF-8; the framework's own reader falls back to Latin-1."""

    def __init__(self, headers: Headers, stream: AsyncGenerator[bytes, None]) -> None:
        super().__init__(headers, stream, max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=MOST_PART_BYTES)

    def on_part_end(self) -> None:
        super().on_part_end()
        part = self._current_part
        if part.file is None:
            self.items[-1] = (part.field_name, part.data.decode())


def _plain(quoted: bytes) -> str:
    return unquote_to_bytes(quoted.replace(b"+", b" ")).decode()
