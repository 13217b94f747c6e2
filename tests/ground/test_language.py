"""Whoever reads is spoken to in his own language, and nobody else's is changed by it."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment

from ground.language import _, current_language, language_of, lazy, load, ngettext, pgettext, reading

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

msgid "Your place is kept."
msgstr "您的名额留好了。"

msgid "Call %(number)s."
msgstr "请打电话 %(number)s。"

msgid "%(count)d place"
msgid_plural "%(count)d places"
msgstr[0] "%(count)d 个名额"

msgctxt "shop"
msgid "Open"
msgstr "营业"

#, fuzzy
msgid "A guess."
msgstr "猜的。"
"""


@pytest.fixture(autouse=True)
def catalogue(tmp_path: Path) -> Iterator[None]:
    folder = tmp_path / "zh_Hans" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.po").write_text(CATALOGUE, encoding="utf-8")
    before = load(tmp_path)
    yield
    load(before)


def test_an_elder_reads_chinese_without_asking_for_it() -> None:
    assert _("Your place is kept.") == "您的名额留好了。"
    assert _("Call %(number)s.", number="12345") == "请打电话 12345。"


def test_a_visitor_reads_english_inside_his_own_request_only() -> None:
    with reading("en"):
        assert _("Your place is kept.") == "Your place is kept."
    assert current_language.get() == "zh-Hans"


def test_one_and_many() -> None:
    assert ngettext("%(count)d place", "%(count)d places", 1) == "1 个名额"
    with reading("en"):
        assert ngettext("%(count)d place", "%(count)d places", 1) == "1 place"
        assert ngettext("%(count)d place", "%(count)d places", 3) == "3 places"


def test_a_word_with_two_meanings_is_told_apart() -> None:
    assert pgettext("shop", "Open") == "营业"
    assert pgettext("door", "Open") == "Open"


def test_a_guessed_translation_is_not_shown() -> None:
    assert _("A guess.") == "A guess."


def test_a_percent_sign_in_a_plain_sentence_is_safe() -> None:
    assert _("100 % sure") == "100 % sure"


def test_a_table_made_at_import_speaks_the_language_of_each_reader() -> None:
    kept = lazy("Your place is kept.")
    with reading("en"):
        assert str(kept) == "Your place is kept."
    assert f"{kept:>10}".strip() == "您的名额留好了。"
    assert str(lazy("Call %(number)s.", number=1)) == "请打电话 1。"
    assert Environment(autoescape=True).from_string("{{ it }}").render(it=kept) == "您的名额留好了。"


def test_a_lazy_sentence_is_not_stored_by_mistake() -> None:
    with pytest.raises(TypeError):
        json.dumps(lazy("Your place is kept."))
    with pytest.raises(TypeError):
        "".join([lazy("Your place is kept.")])  # type: ignore[list-item]


def test_equal_sentences_are_equal_and_serve_as_keys() -> None:
    assert {lazy("a"): 1}[lazy("a")] == 1
    assert lazy("a", n=1) != lazy("a", n=2)
    assert lazy("a") != "a"


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh-CN", "zh-Hans"),
        ("zh_Hans", "zh-Hans"),
        ("en", "en"),
        ("en-GB", "en"),
        ("EN_us", "en"),
        ("fr", "zh-Hans"),
        ("", "zh-Hans"),
        ("english", "zh-Hans"),
    ],
)
def test_an_unknown_tag_means_chinese(tag: str, language: str) -> None:
    assert language_of(tag) == language


def test_before_a_catalogue_is_loaded_a_sentence_is_its_msgid(tmp_path: Path) -> None:
    load(tmp_path / "nowhere")
    assert _("Your place is kept.") == "Your place is kept."


async def _said_in(language: str) -> str:
    with reading(language_of(language)):
        await asyncio.sleep(0)
        return _("Your place is kept.")


def test_two_readers_at_once_do_not_mix() -> None:
    async def both() -> tuple[str, str]:
        return await asyncio.gather(_said_in("en"), _said_in("zh-Hans"))

    assert tuple(asyncio.run(both())) == ("Your place is kept.", "您的名额留好了。")
