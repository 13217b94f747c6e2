"""Enumerations are closed and published: what the API may emit of them stands at /open/words in both languages."""

from enum import Enum
from typing import get_args

from ground import openapi
from ground.tags import Tag
from marketplace import house
from marketplace.queries.words_in_the_open import word_lists


def test_every_enumeration_that_the_description_draws_is_published_whole() -> None:
    document = openapi.document(house.addresses(), title="Sanshe")
    published = [frozenset(str(each.value) for each in told.words) for told in word_lists()]
    drawn = {name: told["enum"] for name, told in document["components"]["schemas"].items() if "enum" in told}
    missing = [name for name, members in drawn.items() if frozenset(map(str, members)) not in published]

    assert len(drawn) > 20
    assert not missing


def test_each_table_of_words_names_every_member_of_its_enumeration() -> None:
    wrong = [
        kind.__name__
        for kind, (_title, words) in house.open_words().items()
        if set(words) != set(kind) or not issubclass(kind, Enum)
    ]

    assert not wrong


def test_colours_of_tags_and_where_words_are_sent_are_closed_lists() -> None:
    schemas = openapi.document(house.addresses(), title="Sanshe")["components"]["schemas"]
    colours = {
        tuple(told.get("enum", ()))
        for schema in schemas.values()
        for name, told in schema.get("properties", {}).items()
        if name in ("tag", "level_tag")
    }

    assert colours == {get_args(Tag)}
    assert len(schemas["TenderWordsPage"]["properties"]["at"]["enum"]) == 4
