"""Every enumeration of the house with its words in both languages, as /open/words shows them."""

from collections.abc import Iterable
from enum import Enum
from typing import Literal

from ground.language import reading
from marketplace import house
from marketplace.schemas.programs import WordList, WordShown


def word_lists() -> list[WordList]:
    """Return the enumerations by name: those of each floor's table, and the states of all that the audit names."""
    named = [
        WordList(
            name=f"{kind.__module__.partition('.')[0]}.{kind.__name__}", title=str(title), words=_words(words.items())
        )
        for kind, (title, words) in house.open_words().items()
    ]
    known = {frozenset(str(each.value) for each in told.words) for told in named}
    kinds = house.audit_words().kinds
    states = [
        WordList(name=f"{kind}.state", title=str(kinds[kind]), words=_words(words.items()))
        for kind, words in house.audit_words().states.items()
        if frozenset(map(_plain_text, words)) not in known
    ]
    return sorted([*named, *states], key=lambda each: each.name)


def _words(members: Iterable[tuple[object, object]]) -> list[WordShown]:
    return [
        WordShown(value=_plain(value), zh=_said(words, "zh-Hans"), en=_said(words, "en")) for value, words in members
    ]


def _plain(value: object) -> str | int:
    found = value.value if isinstance(value, Enum) else value
    return found if isinstance(found, int) else str(found)


def _plain_text(value: object) -> str:
    return str(_plain(value))


def _said(words: object, language: Literal["zh-Hans", "en"]) -> str:
    """Say it in a language; a pair of words for two readers is said as the first."""
    with reading(language):
        return str(words[0] if isinstance(words, tuple) else words)
