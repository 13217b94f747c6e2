"""The words of letters: one template a letter, which also says whether it can wait for the morning and how wide it is.

templates/letters/README.md tells how one is written. An SMS of up to 70 characters is one message; a longer one is cut
into several, paid for one by one, that arrive out of order. So each value has a width, that of its longest sample.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urlsplit

from jinja2 import nodes

from ground import settings
from ground.language import _, language_of, reading
from ground.templating import text_environment

MOST_CHARACTERS: Final = 70
SIGNATURE_CHARACTERS: Final = 8
"""What a gateway puts before the words by the operators' rule, 【盘锦三社】."""
NAME_CHARACTERS: Final = 6
HELPLINE: Final = "12345"

# 12 月 has a gap on a page; on a telephone it would only take room.
_HAN: Final = "\u4e00-\u9fff"
_THIN_GAP: Final = re.compile(rf"(?<=[{_HAN}]) (?=[0-9])|(?<=[0-9]) (?=[{_HAN}])")


@dataclass(frozen=True)
class Wording:
    """One letter, as its template declares it."""

    purpose: str
    waits: bool
    """Whether quiet hours put it off to the morning."""
    lives: dt.timedelta
    """After which it says nothing of use."""
    longest: Mapping[str, Any]
    """A sample of every value, as long as it may be."""


@lru_cache
def wording(purpose: str) -> Wording:
    """Read what the template of a letter declares; a purpose without a template is a bug of the caller."""
    loader = text_environment().loader
    if loader is None:
        raise LookupError(purpose)
    source, _file, _fresh = loader.get_source(text_environment(), f"letters/{purpose}.txt")
    declared = {
        node.target.name: node.node.as_const()
        for node in text_environment().parse(source).find_all(nodes.Assign)
        if isinstance(node.target, nodes.Name) and isinstance(node.node, nodes.Expr)
    }
    return Wording(
        purpose,
        waits=declared["waits"],
        lives=dt.timedelta(minutes=declared["lives_minutes"]),
        longest=declared["longest"],
    )


def purposes() -> list[str]:
    """Return every letter that there is."""
    folder = settings.shipped("templates") / "letters"
    return sorted(file.stem for file in folder.glob("*.txt"))


@lru_cache
def urgent() -> tuple[str, ...]:
    """Return the letters that are sent before all others, at any hour."""
    return tuple(purpose for purpose in purposes() if not wording(purpose).waits)


@lru_cache
def fleeting() -> tuple[str, ...]:
    """Return the letters that no one needs a few minutes later: a code is asked for anew."""
    return tuple(purpose for purpose in purposes() if wording(purpose).lives < dt.timedelta(hours=1))


def say(purpose: str, language: str, values: Mapping[str, Any], *, name: str = "", paper: bool = False) -> str:
    """Return the words of a letter in a language, beginning with the name of who it is for, where known (INV-30).

    Paper has room: nothing is cut. A template may say there with whom to speak where it would give a link.
    """
    template = text_environment().get_template(f"letters/{purpose}.txt")
    longest = {} if paper else wording(purpose).longest
    fitting = {key: _fitted(value, longest.get(key)) for key, value in values.items()}
    tongue = language_of(language)
    with reading(tongue):
        text = template.render({**fitting, "helpline": HELPLINE, "host": _host(), "paper": paper})
        words = "\n".join(line for line in (" ".join(line.split()) for line in text.splitlines()) if line)
        if name:
            words = _("%(name)s: %(words)s", name=name if paper else _cut(name, NAME_CHARACTERS), words=words)
    return words if tongue == "en" or paper else _THIN_GAP.sub("", words)


def _fitted(value: object, sample: object) -> object:
    """Cut words to the width of their sample. Figures and addresses are never cut: half of one is a wrong one."""
    if isinstance(value, str) and isinstance(sample, str) and re.search(rf"[{_HAN}]", sample):
        return _cut(" ".join(value.split()), len(sample))
    return value


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _host() -> str:
    """Return the name that a browser binds a code to: without a port."""
    return urlsplit(settings.current().public_url).hostname or ""
