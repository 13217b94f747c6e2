"""A sentence kept in a table at import and said in the reader's language each time it is printed."""

from typing import final

from ground.language.catalogue import _


@final
class Lazy:
    """A msgid with its values.

    It is no str on purpose: a str subclass would let json, join and the database take the English msgid without a
    word. Who stores or joins it has to write `str(…)`; templates and format do so by themselves.
    """

    __slots__ = ("_values", "msgid")

    def __init__(self, msgid: str, values: dict[str, object]) -> None:
        self.msgid = msgid
        self._values = values

    def __str__(self) -> str:
        return _(self.msgid, **self._values)

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __repr__(self) -> str:
        return f"lazy({self.msgid!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lazy) and (self.msgid, self._values) == (other.msgid, other._values)

    def __hash__(self) -> int:
        return hash(self.msgid)


def lazy(msgid: str, /, **values: object) -> Lazy:
    """Mark `msgid` for the catalogue now and translate it when it is printed: for module tables and rules."""
    return Lazy(msgid, values)
