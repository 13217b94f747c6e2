"""The language a person reads: sentences from the catalogue, and days and times as they are said aloud."""

from ground.language.catalogue import (
    DEFAULT_LANGUAGE,
    LANGUAGES,
    Language,
    _,
    current_language,
    language_of,
    load,
    ngettext,
    pgettext,
    reading,
)
from ground.language.lazy import Lazy, lazy

__all__ = [
    "DEFAULT_LANGUAGE",
    "LANGUAGES",
    "Language",
    "Lazy",
    "_",
    "current_language",
    "language_of",
    "lazy",
    "load",
    "ngettext",
    "pgettext",
    "reading",
]
