"""A chain binds each text to all before it, whoever appends at the same time, with a key or for everyone to check."""

import asyncio
import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ground.chains import START, ChainHead, Link, append, canonical, first_broken, keyed_seal, plain_seal
from ground.database import ask, transaction

pytestmark = pytest.mark.anyio


def chain_of(*bodies: str) -> list[Link]:
    """Return a chain as it would stand in a table."""
    links, before = [], START
    for number, body in enumerate(bodies, start=1):
        links.append(Link(number, before, body, plain_seal(before, body)))
        before = links[-1].hash
    return links


async def test_forty_writers_at_once_make_one_chain_without_a_gap(database: None) -> None:
    kept: list[Link] = []

    async def write(number: int) -> None:
        async with transaction():
            kept.extend(await append("hours:1", [f"{number} a", f"{number} b"]))

    await asyncio.gather(*(write(number) for number in range(40)))

    links = sorted(kept, key=lambda link: link.seq)
    head = await ChainHead.get(name="hours:1")
    assert [link.seq for link in links] == list(range(1, 81))
    assert first_broken(links, (head.seq, head.hash)) is None
    assert all(links[at].body[:-2] == links[at + 1].body[:-2] for at in range(0, 80, 2)), (
        "one act's lines stay together"
    )


async def test_chains_do_not_wait_for_each_other_and_an_act_that_fails_leaves_no_gap(database: None) -> None:
    async def stumble() -> None:
        async with transaction():
            await append("hours:1", ["lost"])
            await ask("SELECT * FROM no_such_table")

    async with transaction():
        await append("hours:1", ["one"])
    with pytest.raises(Exception, match="no_such_table"):
        await stumble()
    async with transaction():
        (second,) = await append("hours:1", ["two"])
        (other,) = await append("hours:2", ["one"])

    assert (second.seq, other.seq, other.before) == (2, 1, START)


def test_anyone_checks_a_plain_link_with_sha_256_alone() -> None:
    (link,) = chain_of('{"minutes":120}')

    assert link.hash == hashlib.sha256((START + '{"minutes":120}').encode()).hexdigest()


def test_a_key_makes_another_chain_that_its_copyist_cannot_continue() -> None:
    ours, theirs = keyed_seal(b"k" * 32), keyed_seal(b"x" * 32)

    assert len({ours(START, "a"), theirs(START, "a"), plain_seal(START, "a")}) == 3


@given(some.lists(some.text(max_size=20), min_size=2, max_size=8, unique=True), some.data())
def test_whatever_is_done_to_a_link_the_first_wrong_one_is_named(bodies: list[str], data: some.DataObject) -> None:
    links = chain_of(*bodies)
    head = (len(links), links[-1].hash)
    at = data.draw(some.integers(0, len(links) - 1))
    spoilt = data.draw(
        some.sampled_from(
            [
                links[:at] + links[at + 1 :],
                [*links[:at], replace(links[at], body="x" + links[at].body), *links[at + 1 :]],
                [*links[:at], *reversed(links[at : at + 2]), *links[at + 2 :]] if at + 1 < len(links) else links[:at],
                links[:at],
            ]
        )
    )

    assert first_broken(links, head) is None
    assert first_broken(spoilt, head) == at + 1
    assert first_broken(links, (head[0] + 1, head[1])) == len(links) + 1


@given(some.dictionaries(some.text(max_size=5), some.integers() | some.text(max_size=5), max_size=6))
def test_the_same_facts_have_one_text(facts: dict[str, object]) -> None:
    shuffled = dict(reversed(facts.items()))

    assert canonical(facts) == canonical(shuffled)
    assert ", " not in canonical({"a": 1, "b": 2})
    assert canonical({"事": "由"}) == '{"事":"由"}'
