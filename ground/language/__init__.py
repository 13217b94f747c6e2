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
    plural,
    reading,
)
from ground.language.lazy import Lazy, lazy
from ground.language.spoken import (
    age_band,
    desk_time,
    full_day,
    hours_figure,
    hours_text,
    length_text,
    spoken_day,
    spoken_moment,
    spoken_span,
    walk_words,
)

__all__ = [
    "DEFAULT_LANGUAGE",
    "LANGUAGES",
    "Language",
    "Lazy",
    "_",
    "age_band",
    "current_language",
    "desk_time",
    "full_day",
    "hours_figure",
    "hours_text",
    "language_of",
    "lazy",
    "length_text",
    "load",
    "ngettext",
    "pgettext",
    "plural",
    "reading",
    "spoken_day",
    "spoken_moment",
    "spoken_span",
    "walk_words",
]
