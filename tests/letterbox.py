"""The letterbox of a story: what the telephones of its people have received, read as their owners read it."""

import re

from ground.letters import Letter
from ground.privacy import unseal

DIGITS = re.compile(r"(?<!\d)\d{6}(?!\d)")


async def letters_to(phone: str, purpose: str | None = None) -> list[str]:
    """Return the words of every letter that was written to a telephone, the oldest first; of one purpose if asked."""
    found = Letter.exclude(to_sealed=None).order_by("id")
    found = found.filter(purpose=purpose) if purpose else found
    return [
        unseal("letter-words", each.words_sealed)
        for each in await found
        if unseal("letter-to", str(each.to_sealed)) == phone
    ]


async def codes_to(phone: str) -> list[str]:
    """Return the six digits of every sign-in letter to a telephone, the oldest first."""
    return [DIGITS.findall(words)[0] for words in await letters_to(phone, "sign_in_code")]


async def code_to(phone: str) -> str:
    """Return the digits that were last sent to a telephone."""
    return (await codes_to(phone))[-1]


def another(code: str) -> str:
    """Return six digits that are not these."""
    return f"{(int(code) + 1) % 1_000_000:06d}"
