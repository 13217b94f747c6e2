"""Sentences for people: English msgids in the code, said in the language of the one who reads."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Final, Literal, get_args

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

Language = Literal["zh-Hans", "en"]

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
DEFAULT_LANGUAGE: Final[Language] = "zh-Hans"

current_language: ContextVar[Language] = ContextVar("current_language", default=DEFAULT_LANGUAGE)

_folders: list[Path] = []


def load(folder: Path | None) -> Path | None:
    """Read sentences from `folder` (locale/) from now on, compiled when first needed; give back the folder before.

    With no folder, and for a language without a catalogue, a sentence is its English msgid.
    """
    before = _folders.pop() if _folders else None
    if folder:
        _folders.append(folder)
    _sentences.cache_clear()
    return before


def language_of(tag: str) -> Language:
    """Choose what we have for a tag such as "zh-CN", "zh_Hans" or "en-GB"; Chinese for whatever we do not have."""
    return "en" if tag.strip().lower().replace("_", "-").split("-")[0] == "en" else DEFAULT_LANGUAGE


@contextmanager
def reading(language: Language) -> Iterator[None]:
    """Say what is said inside the block in `language`: for a letter, whose reader is not the one who acts."""
    token = current_language.set(language)
    try:
        yield
    finally:
        current_language.reset(token)


def _(msgid: str, /, **values: object) -> str:
    """Say `msgid` in the reader's language, its `%(name)s` filled from `values`.

    As in our templates a sentence that has values writes a percent sign as `%%`; one without values stays as it is.
    """
    return _filled(_sentences(current_language.get()).gettext(msgid), values)


def ngettext(one: str, many: str, count: int, /, **values: object) -> str:
    """Say `one` or `many` for `count`, which is also the value `%(count)d`."""
    said = _sentences(current_language.get()).ngettext(one, many, count)
    return _filled(said, {"count": count, **values})


def plural(one: str, many: str, count: int) -> str:
    """Choose `one` or `many` without filling it in: templates fill their own values, `%(num)d` among them."""
    return _sentences(current_language.get()).ngettext(one, many, count)


def pgettext(context: str, msgid: str, /, **values: object) -> str:
    """Say a `msgid` that means different things in different places, told apart by `context`."""
    return _filled(_sentences(current_language.get()).pgettext(context, msgid), values)


def _filled(said: str, values: dict[str, object]) -> str:
    return said % values if values else said


@cache
def _sentences(language: Language) -> NullTranslations:
    for folder in _folders:
        written = folder / language.replace("-", "_") / "LC_MESSAGES" / "messages.po"
        if written.is_file():
            return _compiled(written, written.stat().st_mtime_ns)
    return NullTranslations()


@cache
def _compiled(written: Path, _changed_at: int) -> GNUTranslations:
    """Compile a catalogue in memory, so that a checkout needs no build step and cannot have a stale .mo file.

    That takes a second: a file that has not changed is compiled once, however often its folder is loaded.
    """
    compiled = BytesIO()
    with written.open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return GNUTranslations(compiled)
