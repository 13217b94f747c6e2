"""A sealed bid opens for enough of its holders, for nobody else, and for nothing but what it was sealed for."""

from itertools import combinations
from typing import Any

import pytest
from nacl.public import PrivateKey

from procurement import sealing
from procurement.sealing import Contents, Unopenable

PRIVATE = [PrivateKey.generate() for _ in range(5)]
BID = Contents(
    price_fen=88_000_00,
    small_enterprise=True,
    plan="每周三次上门，量血压，陪着说说话。",
    declared=("law", "credit"),
    file_name="方案.pdf",
    file_kind="pdf",
    file=b"%PDF-1.4" * 1000,
)


def a_manifest(needed: int = 3, tender: str = "t00000000001") -> dict[str, Any]:
    holders = [{"seq": seq, "key": bytes(each.public_key).hex()} for seq, each in enumerate(PRIVATE, start=1)]
    return {"tender": tender, "due": "2026-12-01T01:30:00+00:00", "needed": needed, "holders": holders}


def shares(sealed: sealing.Sealed, *seqs: int) -> list[bytes]:
    return [sealing.share_of(sealed.header, seq, PRIVATE[seq - 1]) for seq in seqs]


def test_any_three_of_five_open_it_and_no_two_do() -> None:
    sealed = sealing.seal(BID, a_manifest(), bidder="org1")
    for three in combinations(range(1, 6), 3):
        key = sealing.joined(sealed.header, shares(sealed, *three))
        assert sealing.open_all(sealed.header, sealed.ciphertext, key, bidder="org1") == BID
    for two in combinations(range(1, 6), 2):
        with pytest.raises(Unopenable):
            sealing.joined(sealed.header, shares(sealed, *two))


def test_it_opens_for_no_other_bidder_tender_or_deadline_and_not_with_a_byte_changed() -> None:
    sealed = sealing.seal(BID, a_manifest(), bidder="org1")
    flipped = bytes([sealed.ciphertext[0] ^ 1]) + sealed.ciphertext[1:]
    elsewhere = {**sealed.header, "manifest": a_manifest(tender="t00000000002")}
    later = {**sealed.header, "manifest": {**a_manifest(), "due": "2026-12-02T01:30:00+00:00"}}
    for header, ciphertext, bidder in (
        (sealed.header, sealed.ciphertext, "org2"),
        (elsewhere, sealed.ciphertext, "org1"),
        (later, sealed.ciphertext, "org1"),
        (sealed.header, flipped, "org1"),
        (sealed.header, sealed.ciphertext[:-1], "org1"),
        (sealed.header, b"", "org1"),
    ):
        with pytest.raises(Unopenable):
            sealing.open_all(header, ciphertext, sealed.key, bidder=bidder)


def test_another_holders_key_and_another_envelopes_key_open_nothing() -> None:
    sealed, other = (sealing.seal(BID, a_manifest(), bidder="org1") for _ in range(2))
    with pytest.raises(Unopenable):
        sealing.share_of(sealed.header, 1, PRIVATE[1])
    with pytest.raises(Unopenable):
        sealing.share_of(sealed.header, 9, PRIVATE[1])
    with pytest.raises(Unopenable):
        sealing.open_all(sealed.header, sealed.ciphertext, other.key, bidder="org1")
    with pytest.raises(Unopenable):
        sealing.joined(sealed.header, [*shares(sealed, 1, 2), *shares(other, 3)])


def test_the_key_of_the_price_form_shows_the_price_and_not_the_plan() -> None:
    sealed = sealing.seal(BID, a_manifest(), bidder="org1")
    told = sealing.form_key(sealed.key)
    assert sealing.open_form(sealed.header, told, bidder="org1")["price_fen"] == BID.price_fen
    with pytest.raises(Unopenable):
        sealing.open_all(sealed.header, sealed.ciphertext, told, bidder="org1")


def test_the_size_of_what_is_stored_tells_a_bucket_and_no_more() -> None:
    short = sealing.seal(Contents(1, small_enterprise=False, plan="短"), a_manifest(), bidder="org1")
    long_bid = Contents(99_999_999_99, small_enterprise=True, plan="长" * 9000, file=b"x" * 20_000)
    longer = sealing.seal(long_bid, a_manifest(), bidder="org1")
    assert len(short.ciphertext) == len(longer.ciphertext)
    assert len(short.header["form"]) == len(longer.header["form"])
