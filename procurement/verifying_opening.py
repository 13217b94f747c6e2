"""Verifying an opening: anyone repeats it from the minutes as JSON, without the platform (procurement 5.1.4)."""

import base64
import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from ground.chains import canonical
from procurement import sealing


def verify(file: Path, *, key: str | None = None) -> list[tuple[bool, str]]:
    """Check every bid in the minutes; return whether each holds, with a line for a terminal.

    `key`: the platform's public key as one kept it from elsewhere; without it, the one in the file is believed.
    """
    told = json.loads(file.read_text(encoding="utf-8"))
    return [_checked(bid, told["tender"]["id"], key or told["key"]) for bid in told["bids"]]


def _checked(bid: Mapping[str, Any], tender: str, key: str) -> tuple[bool, str]:
    name = bid["supplier_name"]
    if wrong := _wrong_receipt(bid, tender, key):
        return False, f"{name}: {wrong}"
    if not bid["form_key"]:
        return True, f"{name}: could not be opened; its receipt holds"
    try:
        form = sealing.open_form(bid["header"], bytes.fromhex(bid["form_key"]), bidder=bid["supplier"])
    except (sealing.Unopenable, KeyError, ValueError):
        return False, f"{name}: the key told does not open what was sealed"
    if (form["price_fen"], form["small_enterprise"]) != (bid["price_fen"], bid["small_enterprise"]):
        return False, f"{name}: the minutes tell another price than the envelope"
    yuan, fen = divmod(form["price_fen"], 100)
    return True, f"{name}: {yuan}.{fen:02d} yuan, as it was sealed before the deadline"


def _wrong_receipt(bid: Mapping[str, Any], tender: str, key: str) -> str:
    """Say what is wrong with the receipt, or nothing: it was signed when the bid came in, for this header, in time."""
    receipt = {name: value for name, value in bid["receipt"].items() if name not in ("signature", "key")}
    try:
        signature = base64.b64decode(bid["receipt"]["signature"], validate=True)
        public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key, validate=True))
        public.verify(signature, canonical(receipt).encode())
    except (InvalidSignature, ValueError, KeyError):
        return "the receipt is not signed by this platform"
    manifest = bid["header"]["manifest"]
    same = (receipt["tender"], receipt["bidder"], receipt["sha256"]) == (tender, bid["supplier"], bid["sha256"])
    if not same or manifest["tender"] != tender:
        return "the receipt is of another bid"
    if receipt["header_sha256"] != sealing.file_hash(canonical(bid["header"]).encode()):
        return "this is not the envelope that the receipt was given for"
    came, due = (dt.datetime.fromisoformat(each) for each in (receipt["received_at"], manifest["due"]))
    return "" if came <= due else f"it came at {receipt['received_at']}, the deadline then was {manifest['due']}"
