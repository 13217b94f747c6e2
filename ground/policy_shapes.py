"""The shapes of policy values: their leaves one by one, as a form shows them, and whether a new one fits."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

MOST: Final = 100_000_000_000
"""A thousand million yuan in fen: no threshold is larger."""
TIME: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Shape:
    """What a value may be, where its present one does not tell."""

    may_be_none: bool = False
    """Whether it may say that nothing is asked."""
    yes_or_no: bool = False
    choices: Mapping[str, object] = field(default_factory=dict)
    """Of a list of names: those it may hold, and what each is called."""


PLAIN: Final = Shape()


def leaves(value: Any, at: Path = ()) -> Iterator[tuple[Path, Any]]:  # noqa: ANN401 - whatever JSON the value is
    """Return what can be changed in a value: its numbers, yeses and times, each with where it stands."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from leaves(each, (*at, name))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from leaves(each, (*at, number))
    elif not isinstance(value, str) or TIME.fullmatch(value):
        yield at, value


def rebuilt(value: Any, typed: Sequence[str], shape: Shape = PLAIN) -> Any:  # noqa: ANN401
    """Return a value with its leaves as they were typed, in their order; where they do not fit, what was typed."""
    if shape.choices:
        return list(typed)
    found, texts = list(leaves(value)), list(typed) or [""]
    if len(found) != len(texts):
        return texts
    made = value
    for (path, leaf), text in zip(found, texts, strict=True):
        made = _put(made, path, _read(leaf, text.strip(), shape))
    return made


def same_shape(old: Any, new: Any, shape: Shape = PLAIN) -> bool:  # noqa: ANN401
    """Whether a new value can stand where the old one stands: of its kinds, its names and its bounds."""
    if shape.choices:
        return isinstance(new, list) and len(new) == len(set(map(str, new))) and set(new) <= set(shape.choices)
    if isinstance(old, dict):
        same = isinstance(new, dict) and set(old) == set(new)
        return same and all(same_shape(old[name], new[name], shape) for name in old)
    if isinstance(old, list):
        same = isinstance(new, list) and len(old) == len(new)
        return same and all(same_shape(one, two, shape) for one, two in zip(old, new, strict=True))
    return _same_leaf(old, new, shape)


def _same_leaf(old: object, new: object, shape: Shape) -> bool:
    if isinstance(old, str):
        return new == old or bool(TIME.fullmatch(old) and isinstance(new, str) and TIME.fullmatch(new))
    if new is None:
        return shape.may_be_none
    if isinstance(old, bool) or shape.yes_or_no:
        return isinstance(new, bool)
    return isinstance(new, int) and not isinstance(new, bool) and 0 <= new <= MOST


def _read(leaf: object, text: str, shape: Shape) -> object:
    if not text and shape.may_be_none:
        return None
    if isinstance(leaf, bool) or shape.yes_or_no:
        return {"yes": True, "no": False}.get(text, text)
    if isinstance(leaf, str):
        return text
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= len(str(MOST)) else text


def _put(value: Any, path: Path, leaf: object) -> Any:  # noqa: ANN401
    if not path:
        return leaf
    at, *rest = path
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    made = {name: _put(each, tuple(rest), leaf) if name == at else each for name, each in pairs}
    return made if isinstance(value, dict) else list(made.values())
