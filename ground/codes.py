"""Random names for things: public ids, spoken numbers, secrets. Sequence numbers never leave the house (law 5)."""

import hashlib
import hmac
import secrets

from tortoise.models import Model

from ground import keys

MOST_ASKED = 500
"""So many numbers are looked up at once."""
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's: no i, l, o, u to mistake on paper


def public_id() -> str:
    """Return 12 letters and digits (60 bits) that name a thing in addresses."""
    return "".join(secrets.choice(ALPHABET) for _ in range(12))


def spoken_number(digits: int = 8) -> str:
    """Return a number that a person can read over the telephone; it does not begin with 0."""
    return str(secrets.randbelow(9 * 10 ** (digits - 1)) + 10 ** (digits - 1))


async def free_number(kind: type[Model]) -> str:
    """Return a spoken number that no row of this kind has yet."""
    return (await free_numbers(kind, 1))[0]


async def free_numbers(kind: type[Model], count: int) -> list[str]:
    """Return so many spoken numbers that differ and that no row of this kind has yet.

    Eight figures are soon the same twice by chance: among ten thousand rows it is as likely as not.
    """
    free: set[str] = set()
    while len(free) < count:
        drawn = {spoken_number() for _ in range(min(count - len(free), MOST_ASKED))}
        taken = await kind.filter(number__in=list(drawn)).values_list("number", flat=True)
        free |= drawn - {str(each) for each in taken}
    return list(free)


def secret() -> str:
    """Return 256 random bits for a cookie or a link."""
    return secrets.token_urlsafe(32)


def keyed_hash(purpose: str, text: str) -> str:
    """Return the hash under this installation's key by which equal texts are found and none is read back."""
    return hmac.new(keys.key("hash"), f"{purpose}:{text}".encode(), hashlib.sha256).hexdigest()
