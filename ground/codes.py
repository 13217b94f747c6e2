"""Random names for things: public ids, spoken numbers, secrets. Sequence numbers never leave the house (law 5)."""

import hashlib
import hmac
import secrets

from ground import keys

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's: no i, l, o, u to mistake on paper


def public_id() -> str:
    """Return 12 letters and digits (60 bits) that name a thing in addresses."""
    return "".join(secrets.choice(ALPHABET) for _ in range(12))


def spoken_number(digits: int = 8) -> str:
    """Return a number that a person can read over the telephone; it does not begin with 0."""
    return str(secrets.randbelow(9 * 10 ** (digits - 1)) + 10 ** (digits - 1))


def secret() -> str:
    """Return 256 random bits for a cookie or a link."""
    return secrets.token_urlsafe(32)


def keyed_hash(purpose: str, text: str) -> str:
    """Return the hash under this installation's key by which equal texts are found and none is read back."""
    return hmac.new(keys.key("hash"), f"{purpose}:{text}".encode(), hashlib.sha256).hexdigest()
