"""The template environment: one for the process, with sentences said and macros called without detours."""

import hashlib
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.runtime import Context, Macro
from jinja2.utils import internalcode
from markupsafe import Markup

from ground import clock, language, money, settings


class Directly(Context):
    """A context that calls a macro or a sentence at once: a page of cards does so a thousand times.

    Jinja asks of each thing called what it wants to be given besides, in six looks; of these kinds the answer is known.
    """

    __slots__ = ()

    @internalcode
    def call(self, called: Any, /, *given: Any, **named: Any) -> Any:  # noqa: ANN401
        """Call what stands before brackets in a template."""
        if type(called) is Macro or called in _PLAIN:
            named.pop("_block_vars", None)
            named.pop("_loop_vars", None)
            return called(*given, **named)
        return super().call(called, *given, **named)


@lru_cache
def environment() -> Environment:
    """Return the one template environment."""
    made = Environment(
        loader=FileSystemLoader(settings.shipped("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        bytecode_cache=_kept_beside_python(),
    )
    made.context_class = Directly
    made.install_gettext_callables(said, said_of_many, newstyle=True)  # type: ignore[attr-defined]
    made.globals |= {
        "_": said,
        "gettext": said,
        "ngettext": said_of_many,
        "static": static,
        "printed_once": printed_once,
    }
    made.filters.update(
        spoken_day=language.spoken_day,
        short_weekday=language.short_weekday,
        short_month=language.short_month,
        full_day=language.full_day,
        spoken_span=language.spoken_span,
        spoken_moment=language.spoken_moment,
        desk_time=language.desk_time,
        in_a_row=language.in_a_row,
        desk_day=language.desk_day,
        desk_span=language.desk_span,
        hours=language.hours_figure,
        length_text=language.length_text,
        yuan=money.yuan,
        wan=money.wan,
    )
    return made


def _kept_beside_python() -> FileSystemBytecodeCache | None:
    """Return where compiled templates are kept: with what Python compiles, where it was told to keep that apart."""
    if sys.pycache_prefix is None:
        return None
    folder = Path(sys.pycache_prefix) / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


@lru_cache
def text_environment() -> Environment:
    """Return the environment of plain text, such as letters: nothing in it is escaped."""
    made = environment().overlay(autoescape=False)
    made.globals = made.globals | {"_": _plainly, "gettext": _plainly, "ngettext": _plainly_of_many}
    return made


def said(message: str, /, **values: object) -> Markup:
    """Say a sentence of a template, its values escaped; a percent sign in it is always written twice."""
    return Markup(language._(message)) % values  # noqa: S704 - our own sentence, from the catalogue


def said_of_many(one: str, many: str, count: int, /, **values: object) -> Markup:
    """Say a sentence of a template for `count`, which is also its value `%(num)d`."""
    return Markup(language.plural(one, many, count)) % {"num": count, **values}  # noqa: S704 - as above


def _plainly(message: str, /, **values: object) -> str:
    return language._(message) % values


def _plainly_of_many(one: str, many: str, count: int, /, **values: object) -> str:
    return language.plural(one, many, count) % {"num": count, **values}


def printed_once(macro: Macro, /, *given: object, **named: object) -> str:
    """Print what a macro makes of plain values, once: its print is kept for whoever reads the same in this language.

    For cards of a public list, which everybody reads. The day is part of what is kept, for days are told by it.
    """
    return _print_of(macro, language.current_language.get(), clock.today(), given, tuple(named.items()))


@lru_cache(maxsize=4096)
def _print_of(macro: Macro, _language: str, _today: object, given: tuple[Any, ...], named: tuple[Any, ...]) -> str:
    return macro(*given, **dict(named))


def static(path: str) -> str:
    """Return the address of a static file with its hash, so that browsers may keep it for a year."""
    return _hashed(path)


@lru_cache
def _hashed(path: str) -> str:
    file = settings.shipped("marketplace") / "static" / path
    mark = hashlib.sha256(file.read_bytes()).hexdigest()[:10]
    stem, dot, ending = path.rpartition(".")
    return f"/static/{stem}.{mark}{dot}{ending}"


_PLAIN = frozenset({said, said_of_many, static, printed_once})
"""Functions that want nothing of the page they are called on."""
