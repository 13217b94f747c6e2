"""Sealing: a bid becomes two ciphertexts under one key, whose shares are sealed to their holders (procurement 5.1).

The price form and the rest (plan, declarations, file) have keys of their own, made from the bid's one key: with the
minutes the first is told to everyone, who can repeat the opening and read no supplier's plan. Nothing here knows the
database; `marketplace verify-opening` runs the same code over a file.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pyshamir
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from ground.chains import canonical

SUITE: Final = "x25519-sealedbox+shamir-256+xchacha20poly1305"
KEY_BYTES: Final = 32
NONCE_BYTES: Final = 24
LENGTH_BYTES: Final = 8
FORM_BUCKET: Final = 4 * 1024
BODY_BUCKET: Final = 64 * 1024

Header = Mapping[str, Any]


class Unopenable(Exception):  # noqa: N818 - what it tells is how an envelope was found
    """An envelope, or a share of its key, is not what it was when it was sealed."""


@dataclass(frozen=True)
class Contents:
    """What a supplier offers."""

    price_fen: int
    small_enterprise: bool
    plan: str
    declared: Sequence[str] = ()
    file_name: str = ""
    file_kind: str = ""
    file: bytes = b""


@dataclass(frozen=True)
class Sealed:
    """A sealed bid: what is stored, and its key, which is handed to the supplier and forgotten."""

    header: dict[str, Any]
    ciphertext: bytes
    key: bytes

    @property
    def sha256(self) -> str:
        """Return the hash of header and ciphertext together, which the receipt names."""
        return hash_of(canonical(self.header), self.ciphertext)


def seal(contents: Contents, manifest: dict[str, Any], *, bidder: str) -> Sealed:
    """Seal a bid to a tender's key holders; the manifest names them, the tender and how many open together."""
    key, bound = secrets.token_bytes(KEY_BYTES), _bound(manifest, bidder)
    body = _framed(
        {
            "plan": contents.plan,
            "declared": list(contents.declared),
            "file_name": contents.file_name,
            "file_kind": contents.file_kind,
            "salt": secrets.token_hex(16),
        },
        contents.file,
    )
    form = _framed(
        {
            "price_fen": contents.price_fen,
            "small_enterprise": contents.small_enterprise,
            "body_sha256": hashlib.sha256(body).hexdigest(),
        }
    )
    holders = manifest["holders"]
    shares = pyshamir.split(key, len(holders), manifest["needed"])
    header = {
        "v": 1,
        "suite": SUITE,
        "manifest": manifest,
        "form": _encrypted(_padded(form, FORM_BUCKET), bound, _part(key, "form")).hex(),
        "key_commitment": _commitment(key, "key"),
        "form_key_commitment": _commitment(_part(key, "form"), "form"),
        "shares": [
            {
                "holder": holder["seq"],
                "commitment": _commitment(bytes(share), "share"),
                "sealed": SealedBox(PublicKey(bytes.fromhex(holder["key"]))).encrypt(bytes(share)).hex(),
            }
            for holder, share in zip(holders, shares, strict=True)
        ],
    }
    return Sealed(header, _encrypted(_padded(body, BODY_BUCKET), bound, _part(key, "body")), key)


def share_of(header: Header, seq: int, private: PrivateKey) -> bytes:
    """Return a holder's share of an envelope's key; Unopenable where it is not the one that was promised."""
    line = next((each for each in header["shares"] if each["holder"] == seq), None)
    if line is None:
        raise Unopenable(seq)
    try:
        share = SealedBox(private).decrypt(bytes.fromhex(line["sealed"]))
    except CryptoError as error:
        raise Unopenable(seq) from error
    if _commitment(share, "share") != line["commitment"]:
        raise Unopenable(seq)
    return share


def joined(header: Header, shares: Sequence[bytes]) -> bytes:
    """Return the key that enough shares make; Unopenable where it is not the key of this envelope."""
    try:
        key = bytes(pyshamir.combine([bytearray(share) for share in shares]))
    except ValueError as error:
        raise Unopenable(len(shares)) from error
    return checked(header, key)


def checked(header: Header, key: bytes) -> bytes:
    """Return a key that a supplier or the shares gave, if it is the one promised before the deadline."""
    if _commitment(key, "key") != header["key_commitment"]:
        raise Unopenable(len(key))
    return key


def form_key(key: bytes) -> bytes:
    """Return what opens the price form alone."""
    return _part(key, "form")


def open_form(header: Header, form: bytes, *, bidder: str) -> dict[str, Any]:
    """Return the price form by its own key: price, whether small, and the hash of the rest."""
    if _commitment(form, "form") != header["form_key_commitment"]:
        raise Unopenable(bidder)
    plain = _decrypted(bytes.fromhex(header["form"]), _bound(header["manifest"], bidder), form)
    return _read(_unpadded(plain))[0]


def open_all(header: Header, ciphertext: bytes, key: bytes, *, bidder: str) -> Contents:
    """Return all that an envelope holds; Unopenable where a byte of it, or what it was bound to, is another."""
    form = open_form(header, form_key(checked(header, key)), bidder=bidder)
    body = _unpadded(_decrypted(ciphertext, _bound(header["manifest"], bidder), _part(key, "body")))
    if hashlib.sha256(body).hexdigest() != form["body_sha256"]:
        raise Unopenable(bidder)
    facts, file = _read(body)
    return Contents(
        form["price_fen"],
        form["small_enterprise"],
        facts["plan"],
        tuple(facts["declared"]),
        facts["file_name"],
        facts["file_kind"],
        file,
    )


def hash_of(header: str, ciphertext: bytes) -> str:
    """Return the hash by which an envelope is known: of its header's text, then of its ciphertext."""
    return hashlib.sha256(header.encode() + b"|" + ciphertext).hexdigest()


def file_hash(file: bytes) -> str:
    """Return the hash of a bid's file."""
    return hashlib.sha256(file).hexdigest()


def _bound(manifest: Mapping[str, Any], bidder: str) -> bytes:
    """Return what both ciphertexts are bound to: this manifest, this bidder, this tender."""
    text = f"bid-envelope-v1|{canonical(dict(manifest))}|{bidder}|{manifest['tender']}"
    return hashlib.blake2b(text.encode(), digest_size=32).digest()


def _part(key: bytes, name: str) -> bytes:
    return hashlib.blake2b(key=key, person=name.encode(), digest_size=KEY_BYTES).digest()


def _commitment(key: bytes, name: str) -> str:
    """Return what binds a key before the deadline: the cipher by itself would open under another one too."""
    return hashlib.blake2b(key, person=f"{name}-commit".encode(), digest_size=32).hexdigest()


def _framed(facts: dict[str, Any], more: bytes = b"") -> bytes:
    text = canonical(facts).encode()
    return len(text).to_bytes(LENGTH_BYTES, "big") + text + more


def _read(frame: bytes) -> tuple[dict[str, Any], bytes]:
    end = LENGTH_BYTES + int.from_bytes(frame[:LENGTH_BYTES], "big")
    return json.loads(frame[LENGTH_BYTES:end]), frame[end:]


def _padded(plain: bytes, least: int) -> bytes:
    """Fill up to the next power of two, so that the size tells little."""
    whole = len(plain).to_bytes(LENGTH_BYTES, "big") + plain
    bucket = max(least, 1 << (len(whole) - 1).bit_length())
    return whole.ljust(bucket, b"\0")


def _unpadded(padded: bytes) -> bytes:
    return padded[LENGTH_BYTES : LENGTH_BYTES + int.from_bytes(padded[:LENGTH_BYTES], "big")]


def _encrypted(plain: bytes, bound: bytes, key: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(plain, bound, nonce, key)


def _decrypted(kept: bytes, bound: bytes, key: bytes) -> bytes:
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(kept[NONCE_BYTES:], bound, kept[:NONCE_BYTES], key)
    except (CryptoError, ValueError) as error:
        raise Unopenable(len(kept)) from error
