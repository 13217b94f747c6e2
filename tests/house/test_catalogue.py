"""No elder ever meets English: every sentence has its Chinese, in words that we say (law 15, experience.md 9)."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tests.house import catalogue


def test_every_sentence_of_the_product_has_its_chinese() -> None:
    assert list(catalogue.wrongs(catalogue.kept(), catalogue.said())) == []


def test_the_catalogue_is_as_the_command_writes_it() -> None:
    fresh = catalogue.taken_in(catalogue.said(), catalogue.kept())

    assert catalogue.CHINESE.read_text() == catalogue.printed(fresh)


@pytest.mark.parametrize(
    ("english", "chinese", "said"),
    [
        ("Sign me up", "", "no Chinese"),
        ("Wrong number", "手机号无效", "无效 is not said"),
        ("Enter the code", "请写 Token", "token is not said"),
        ("Hello %(name)s", "您好", "other values, %(name)s"),
        ("Hello %(name)s", "您好 %(person)s", "other values, %(name)s, %(person)s"),
        ("%(done)d%% done", "完成 %(done)d", "other values, %%"),
        (("%(count)d place", "%(count)d places"), ("",), "no Chinese"),
        (("%(count)d place", "%(count)d places"), ("%(count)s 个名额",), "other values"),
    ],
)
def test_what_an_elder_would_stumble_over_is_found(
    english: str | tuple[str, str], chinese: str | tuple[str], said: str
) -> None:
    (wrong,) = catalogue.wrongs(one(english, chinese), one(english, ""))

    assert said in wrong


def test_an_uncertain_answer_counts_as_none() -> None:
    (wrong,) = catalogue.wrongs(one("Sign me up", "我要报名", flag="fuzzy"), one("Sign me up", ""))

    assert "fuzzy" in wrong


def test_a_translator_may_say_that_other_values_are_meant() -> None:
    answers = one("%(yuan)s yuan", "%(wan)s 万元", comment=catalogue.AS_MEANT)

    assert list(catalogue.wrongs(answers, one("%(yuan)s yuan", ""))) == []


def test_the_same_sentences_always_print_the_same_text(tmp_path: Path) -> None:
    sentences = Catalog()
    sentences.add("Go on", locations=[("orgs/rules.py", 7), ("orgs/filing.py", 1)])
    sentences.add("Ask for help", context="button", locations=[("templates/help.html", 3)])
    first = catalogue.printed(catalogue.taken_in(sentences, one("Go on", "继续")))
    (tmp_path / "messages.po").write_text(first)

    again = catalogue.printed(catalogue.taken_in(sentences, catalogue.read(tmp_path / "messages.po")))

    assert again == first
    assert "继续" in first
    assert not any(noise in first for noise in catalogue.NOISE)


def test_an_answer_is_taken_from_the_first_that_knows_one() -> None:
    fresh = catalogue.taken_in(one("Go on", ""), one("Go on", ""), one("Go on", "继续"), one("Go on", "下一步"))

    assert [sentence.string for sentence in fresh if sentence.id] == ["继续"]


def one(english: str | tuple[str, str], chinese: str | tuple[str], *, flag: str = "", comment: str = "") -> Catalog:
    """Make a catalogue of one sentence, said by one template."""
    made = Catalog(locale="zh_Hans")
    made.add(english, chinese, [("templates/home.html", 1)], flags=[flag], user_comments=[comment])
    return made
