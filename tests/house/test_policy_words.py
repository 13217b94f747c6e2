"""Whoever reads the policy values reads words: each has its name, its group and the text it rests on in Chinese."""

import re

from ground import workdays
from marketplace import house
from marketplace.policy_texts import said
from marketplace.policy_words import GROUPS

POLICIES = [each for each in house.policies() if not each.key.startswith(workdays.KEYS)]
"""All that a person changes on a page; the official days of a year come as a file."""
LATIN = re.compile(r"[A-Za-z]{3,}")


def test_every_policy_value_has_its_words_and_its_group() -> None:
    keys = {each.key for each in POLICIES}

    assert sorted(keys - set(house.policy_words())) == []
    assert sorted({key.partition(".")[0] for key in keys} - set(GROUPS)) == []


def test_every_text_that_a_value_rests_on_is_readable_for_who_has_to_judge_it() -> None:
    assert [each.citation for each in POLICIES if LATIN.search(each.citation)] == []


def test_every_value_is_said_in_words() -> None:
    assert [each.key for each in POLICIES if LATIN.search(said(each.key, each.value))] == []
