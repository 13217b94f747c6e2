"""Chinese text as words that both databases can index: pairs of neighbouring characters (stack.md, Chinese full text).

SQLite's FTS5 and PostgreSQL's tsvector both split at spaces, so the pairs are made here and both find the same rows.
"""

import re
import unicodedata
from typing import Final, NamedTuple

MOST_TERMS: Final = 12
LONGEST_QUERY: Final = 100

_CHINESE: Final = "々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN: Final = re.compile(rf"(?P<chinese>[{_CHINESE}]+)|[^\W_{_CHINESE}]+")


class Query(NamedTuple):
    """What was searched for, in the language of each database; `words` are what to mark in what is found."""

    fts5: str
    tsquery: str
    words: tuple[str, ...]


def bigrams(text: str) -> str:
    """Write a text as its words: 志愿服务 is "志愿 愿服 服务 务", Latin words stay whole, in small letters.

    The last character of a run stands alone as well, so that each character begins a word and can be found by itself.
    """
    return " ".join(
        word for chinese, run in _runs(_folded(text)) for word in ([*_pairs(run), run[-1]] if chinese else [run])
    )


def query_for(text: str) -> Query | None:
    """Ask for rows that hold every run of `text`: Chinese anywhere, other words by their beginning. None asks nothing.

    Letters and figures alone are left of what was typed, so no sign of either query language comes through.
    """
    runs = list(dict.fromkeys(_runs(_folded(text)[:LONGEST_QUERY])))[:MOST_TERMS]
    if not runs:
        return None
    return Query(
        fts5=" AND ".join(_fts5(run, chinese=chinese) for chinese, run in runs),
        tsquery=" & ".join(_tsquery(run, chinese=chinese) for chinese, run in runs),
        words=tuple(run for _chinese, run in runs),
    )


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def _runs(folded: str) -> list[tuple[bool, str]]:
    return [(match["chinese"] is not None, match[0]) for match in _RUN.finditer(folded)]


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)]


def _fts5(run: str, *, chinese: bool) -> str:
    """Quote a phrase of pairs; a single character or a Latin word is asked for by its beginning."""
    pairs = _pairs(run) if chinese else []
    return f'"{" ".join(pairs)}"' if pairs else f'"{run}"*'


def _tsquery(run: str, *, chinese: bool) -> str:
    pairs = _pairs(run) if chinese else []
    return f"({' <-> '.join(pairs)})" if pairs else f"{run}:*"
