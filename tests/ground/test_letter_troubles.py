"""What went wrong with a letter is read as a sentence, with what helps."""

import pytest

from ground.language import reading
from ground.letters import troubles


@pytest.mark.parametrize(
    ("noted", "said", "helps"),
    [
        (
            "sms: answered 503; voice: ReadTimeout",
            "text message: The operator did not take it (503). a call: The operator could not be reached.",
            "Try again later, bring it on paper, or call.",
        ),
        (
            troubles.NO_WAY,
            "We have neither a telephone nor a community to bring it.",
            "Ask for a telephone or an address, then try again.",
        ),
        (f"sms: {troubles.GONE}", "text message: The person is not with us any more.", "Please let it rest."),
        ("the number is empty", "the number is empty", "Try again later, bring it on paper, or call."),
        ("", "", "Try again later, bring it on paper, or call."),
    ],
)
def test_a_trouble_is_told_in_words_with_what_helps(noted: str, said: str, helps: str) -> None:
    with reading("en"):
        assert (troubles.in_words(noted), troubles.to_do(noted)) == (said, helps)


def test_each_trouble_of_a_way_is_noted_once() -> None:
    once = troubles.joined("", "sms", "answered 503")

    assert troubles.joined(once, "sms", "answered 503") == once
    assert troubles.joined(once, "voice", "answered 404") == "sms: answered 503; voice: answered 404"
