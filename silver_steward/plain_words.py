"""Plain words: what people write for others to read leads to nobody, and tells of no illness and no need."""

from ground import patterns
from ground.errors import Mistake, Unreadable
from ground.identity import Person
from ground.language import lazy
from ground.notices.forbidden import said_of


def require_plain(words: str, field: str) -> None:
    """Refuse with Unreadable (422), beside the field, each place with something that nobody should read (A5)."""
    mistakes = [Mistake(field, sentence) for sentence in said_of(words)]
    if mistakes:
        raise Unreadable(lazy("Please look at these again."), mistakes)


def masked(words: str, author: Person) -> str:
    """Return someone's words without their own name and without what leads to a person."""
    return patterns.blanked(words).replace(author.name, "＊＊＊")
