"""Search: what everyone may read, found by the pairs of characters in it, alike on both databases (decision 0013)."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from tortoise import fields
from tortoise.models import Model

from ground.database import ask, dialect
from ground.language import _
from ground.places import Place
from ground.search_words import Query, bigrams, query_for

MOST: Final = 100
LARGE_PRINT: Final = "长辈版"
ALIASES: Final = {
    **dict.fromkeys(("亲情版", "关爱版", "关怀版", "老年版", "老人版", "大字版", "适老版", "敬老版"), LARGE_PRINT),
    "义工": "志愿者",
}
"""What people type for what is written: the other names of 长辈版 in the norm (experience.md 1), and more."""


class SearchEntry(Model):
    """One thing that can be found. It holds public text alone: who finds it may read it."""

    id = fields.IntField(primary_key=True)
    kind = fields.CharField(24)
    ref = fields.CharField(40)
    """The thing's public id, or the name of a page."""
    title = fields.CharField(200)
    place_id: int | None = fields.IntField(null=True, db_index=True)
    title_words = fields.TextField()
    words = fields.TextField()
    """Pairs of characters, with spaces between."""

    class Meta:
        """The table."""

        table = "ground_search_entry"
        unique_together = (("kind", "ref"),)


@dataclass(frozen=True)
class Hit:
    """One find: its kind, its public id (for `display`, the size to switch to), its title, its place."""

    kind: str
    ref: str
    title: str
    place_id: int | None = None


async def put(kind: str, ref: str, title: str, words: str, place_id: int | None) -> None:
    """Let everybody find a thing by its title, which counts most, and by these words; in the open act or alone.

    Put again, it is found by the new words alone. Nothing may be put that not everyone may read.
    """
    await ask(
        "INSERT INTO ground_search_entry (kind, ref, title, place_id, title_words, words) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (kind, ref) DO UPDATE SET title = excluded.title, place_id = excluded.place_id,"
        " title_words = excluded.title_words, words = excluded.words",
        kind,
        ref,
        title[:200],
        place_id,
        bigrams(title),
        bigrams(words),
    )


async def drop(kind: str, ref: str) -> None:
    """Let nobody find a thing any more; harmless where it was not to be found."""
    await SearchEntry.filter(kind=kind, ref=ref).delete()


async def find(
    text: str, *, kinds: Collection[str] = (), below: Place | None = None, limit: int = 20, offset: int = 0
) -> list[Hit]:
    """Return what has every word of `text`, best first, of some kinds alone or in a place alone where those are given.

    Text without a letter or figure finds nothing. The names of 长辈版 find the switch to it.
    """
    meant = _meant(text)
    query = query_for(meant)
    if query is None:
        return []
    switch = [Hit("display", "2", _("For elders"))] if LARGE_PRINT in meant and not kinds and not offset else []
    return switch + await _found(query, kinds, below, limit=min(limit, MOST), offset=offset)


def _meant(text: str) -> str:
    for typed, written in ALIASES.items():
        text = text.replace(typed, written)
    return text


async def _found(query: Query, kinds: Collection[str], below: Place | None, *, limit: int, offset: int) -> list[Hit]:
    values: list[object]
    if dialect() == "postgres":
        tables = "ground_search_entry entry, to_tsquery('simple', ?) query"
        where, order, values = "entry.found_by @@ query", "ts_rank(entry.found_by, query) DESC", [query.tsquery]
    else:
        tables = "ground_search_entry_fts found JOIN ground_search_entry entry ON entry.id = found.rowid"
        where, order, values = (
            "ground_search_entry_fts MATCH ?",
            "bm25(ground_search_entry_fts, 8.0, 1.0)",
            [query.fts5],
        )
    if kinds:
        where += f" AND entry.kind IN ({', '.join('?' * len(kinds))})"
        values += sorted(kinds)
    if below is not None:
        where += " AND entry.place_id IN (SELECT id FROM ground_place WHERE path LIKE ?)"
        values.append(f"{below.path}%")
    rows = await ask(
        f"SELECT entry.kind, entry.ref, entry.title, entry.place_id FROM {tables}"  # noqa: S608 - our own words
        f" WHERE {where} ORDER BY {order}, entry.id DESC LIMIT ? OFFSET ?",
        *values,
        limit,
        offset,
    )
    return [Hit(**row) for row in rows]
