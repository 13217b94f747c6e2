"""Mistakes in words: pydantic's findings as sentences that say what is wrong and how to put it right."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import ErrorDetails

from ground.errors import Mistake
from ground.language import _

SENTENCES: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "missing": lambda _more: _("Please fill this in."),
    "extra_forbidden": lambda _more: _("This field is not known here."),
    "string_too_short": lambda more: _("Please write at least %(count)s characters.", count=more["min_length"]),
    "string_too_long": lambda more: _("Please write at most %(count)s characters.", count=more["max_length"]),
    "string_type": lambda _more: _("Please write this as text."),
    "string_pattern_mismatch": lambda _more: _("This is not written as we expect it. Please look again."),
    "int_parsing": lambda _more: _("Please write a whole number, such as 12."),
    "int_type": lambda _more: _("Please write a whole number, such as 12."),
    "int_from_float": lambda _more: _("Please write a whole number, such as 12."),
    "int_parsing_size": lambda _more: _("This number is too large."),
    "greater_than_equal": lambda more: _("The smallest number here is %(least)s.", least=more["ge"]),
    "greater_than": lambda more: _("This must be more than %(least)s.", least=more["gt"]),
    "less_than_equal": lambda more: _("The largest number here is %(most)s.", most=more["le"]),
    "less_than": lambda more: _("This must be less than %(most)s.", most=more["lt"]),
    "enum": lambda _more: _("Please choose one from the list."),
    "literal_error": lambda _more: _("Please choose one from the list."),
    "bool_parsing": lambda _more: _("Please choose yes or no."),
    "date_from_datetime_parsing": lambda _more: _("Please write a day that exists, such as 2026 11 25."),
    "date_parsing": lambda _more: _("Please write a day that exists, such as 2026 11 25."),
    "date_type": lambda _more: _("Please write a day that exists, such as 2026 11 25."),
    "time_parsing": lambda _more: _("Please write a time, such as 9:30."),
    "datetime_parsing": lambda _more: _("Please write a day and a time."),
    "too_long": lambda more: _("Please choose at most %(count)s.", count=more["max_length"]),
    "too_short": lambda more: _("Please choose at least %(count)s.", count=more["min_length"]),
}


def mistake_of(found: ErrorDetails) -> Mistake:
    """Return one finding as a mistake; a validator's own ValueError is about what was meant."""
    field = ".".join(str(part) for part in found["loc"])
    return Mistake(field, sentence_of(found), "meaning" if found["type"] == "value_error" else "shape")


def sentence_of(found: ErrorDetails) -> str:
    """Return the sentence for one finding; a validator's own ValueError brings its own."""
    if found["type"] == "value_error":
        return str(found["ctx"]["error"])
    words = SENTENCES.get(found["type"])
    return words(found.get("ctx", {})) if words else _("Please look at this again.")
