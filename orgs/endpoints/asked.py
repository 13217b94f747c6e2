"""What an address asks for after its question mark: one of a few words, a page; nonsense asks for nothing."""

from collections.abc import Collection
from enum import StrEnum
from typing import TypeVar

from starlette.requests import Request

E = TypeVar("E", bound=StrEnum)
LAST_PAGE = 10_000


def chosen(request: Request, name: str, kinds: type[E], only: Collection[E] | None = None) -> E | None:
    """Return the word that was chosen, if it is one of these."""
    text = request.query_params.get(name, "")
    found = next((each for each in kinds if each == text), None)
    return found if found is None or only is None or found in only else None


def words(request: Request, name: str = "q") -> str:
    """Return what was typed to search by, shortened."""
    return request.query_params.get(name, "").strip()[:60]


def page_number(request: Request) -> int:
    """Return which page of a list is asked for, counted from 1."""
    text = request.query_params.get("page", "1")
    return min(max(int(text), 1), LAST_PAGE) if text.isascii() and text.isdecimal() and len(text) < len("100000") else 1
