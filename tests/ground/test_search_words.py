"""What an elder types into the search finds what stands in the text, in both databases, and commands nothing."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ground.database import connection
from ground.search_words import MOST_TERMS, bigrams, query_for

CHINESE = st.text("志愿服务老人社区李王陪诊", min_size=1, max_size=12)
DOCUMENTS = (
    "志愿服务队招募：陪王大爷去医院",
    "Panjin Volunteers' day 2026，双台子区",
    "社区服务中心，志愿者李强",
)


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(":memory:")
    opened.execute("CREATE VIRTUAL TABLE found USING fts5(words)")
    yield opened
    opened.close()


def holds(index: sqlite3.Connection, document: str, query: str) -> bool:
    index.execute("DELETE FROM found")
    index.execute("INSERT INTO found VALUES (?)", [bigrams(document)])
    asked = query_for(query)
    return asked is not None and bool(
        index.execute("SELECT count(*) FROM found WHERE found MATCH ?", [asked.fts5]).fetchone()[0]
    )


def test_neighbouring_characters_are_words_and_the_last_stands_alone() -> None:
    assert bigrams("志愿服务") == "志愿 愿服 服务 务"
    assert bigrams("我是Volunteer３号") == "我是 是 volunteer3 号"
    assert bigrams("，。!") == ""


@given(CHINESE, CHINESE)
def test_chinese_is_found_exactly_where_it_stands(index: sqlite3.Connection, document: str, query: str) -> None:
    assert holds(index, document, query) is (query in document)


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_text_breaks_the_search(index: sqlite3.Connection, document: str, query: str) -> None:
    holds(index, document, query)
    asked = query_for(document)
    if asked is not None and len(asked.words) < MOST_TERMS:
        assert holds(index, document, document)


@pytest.mark.parametrize(
    "hostile",
    [
        '志愿" OR "服务',
        "志愿 OR 服务",
        "NOT 志愿",
        "words : 志愿",
        "志愿*",
        "^志愿",
        "NEAR(志愿 服务)",
        "{words}:x",
        "'; DROP TABLE found; --",
        "志愿 & !服务",
        "志愿:*",
        "<-> ((",
        '"',
        "-志愿",
        "a AND b) OR (c",
    ],
)
def test_signs_of_the_query_languages_are_no_commands(index: sqlite3.Connection, hostile: str) -> None:
    assert not holds(index, "别的内容 zzz", hostile)
    asked = query_for(hostile)
    for signs in (asked.tsquery if asked else "").split():
        assert signs in {"&", "<->"} or not set(signs.strip("()")) & set("!&|<>'\\ ")


def test_every_word_has_to_be_there_and_a_latin_word_may_be_begun() -> None:
    asked = query_for("志愿 Volun")
    assert asked == ('"志愿" AND "volun"*', "(志愿) & volun:*", ("志愿", "volun"))


def test_nothing_asked_is_no_query_and_a_long_one_is_cut() -> None:
    assert query_for("") is None
    assert query_for(" ，？ ") is None
    long = query_for(" ".join(f"a{number}" for number in range(1000)))
    assert long is not None
    assert len(long.words) == MOST_TERMS


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("志愿", [0, 2]),
        ("志愿服务", [0]),
        ("李", [2]),
        ("强", [2]),
        ("院", [0]),
        ("区 服务", [2]),
        ("volunteer", [1]),
        ("ＰＡＮＪＩＮ 2026", [1]),
        ("服务志愿", []),
    ],
)
async def test_both_databases_find_the_same(database: None, query: str, numbers: list[int]) -> None:
    asked = query_for(query)
    assert asked is not None
    opened = connection()
    if opened.capabilities.dialect == "sqlite":
        await opened.execute_script("CREATE VIRTUAL TABLE tried USING fts5(words)")
        for number, document in enumerate(DOCUMENTS):
            await opened.execute_query("INSERT INTO tried (rowid, words) VALUES (?, ?)", [number, bigrams(document)])
        rows = await opened.execute_query_dict("SELECT rowid AS at FROM tried WHERE tried MATCH ?", [asked.fts5])
    else:
        rows = await opened.execute_query_dict(
            "SELECT at - 1 AS at FROM unnest($1::text[]) WITH ORDINALITY AS tried(words, at)"
            " WHERE to_tsvector('simple', words) @@ to_tsquery('simple', $2)",
            [[bigrams(document) for document in DOCUMENTS], asked.tsquery],
        )
    assert sorted(row["at"] for row in rows) == numbers
