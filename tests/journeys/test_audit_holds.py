"""Whoever checks the city: after acts of people the audit holds to the byte, and a byte that was changed is named."""

import re
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import pytest
from playwright.sync_api import Browser

from ground.database import ask, dialect, opened, transaction
from ground.language import _
from ground.settings import Settings, using
from marketplace.seeding import cast
from tests.journeys.cards import open_first_with_a_place
from tests.outside.browsers import Hand, screen
from tests.outside.command_line import said_by
from tests.outside.loops import beside
from tests.outside.running import Running
from tests.outside.seeded import cookie_of_person

pytestmark = [pytest.mark.browser, pytest.mark.journey]

TABLE = "ground_audit_entry"
Found = TypeVar("Found")


def test_after_an_act_in_the_browser_the_audit_holds_on_the_city_that_serves(
    product: Running, browser: Browser
) -> None:
    lines = beside(_on(product.made, _last_line()))
    cookies = beside(cookie_of_person(product.made, cast.LI_GUOQIANG.name))
    with screen(browser, cookies=cookies, url=product.url) as page:
        hand = Hand(page)
        page.goto(product.url)
        open_first_with_a_place(hand)
        hand.tap(_("I want to join"))
        hand.tap(_("Sign me up"))
        assert _("You are signed up") in hand.reads()

    status, said = said_by("verify-audit", made=product.made)

    assert status == 0, said
    assert beside(_on(product.made, _last_line())) > lines, "what was just done stands in it"


def test_one_byte_changed_by_whoever_holds_the_database_is_named_by_its_row(product: Running) -> None:
    with _one_byte_changed(product.made) as row:
        status, said = said_by("verify-audit", made=product.made)

    assert status == 1, said
    assert _("Line %(number)d was changed or taken away.", number=row) in said
    assert said_by("verify-audit", made=product.made)[0] == 0, "with the byte as it was, everything holds"


@contextmanager
def _one_byte_changed(made: Settings) -> Iterator[int]:
    """Write one figure of a line in the middle anew, give its row, and write the line as it was."""
    row, body = beside(_on(made, _a_line()))
    at = re.search(r"\d", body)
    assert at is not None
    changed = f"{body[: at.start()]}{(int(at[0]) + 1) % 10}{body[at.end() :]}"
    assert len(changed) == len(body)
    beside(_on(made, _write(row, changed)))
    try:
        yield row
    finally:
        beside(_on(made, _write(row, body)))


async def _a_line() -> tuple[int, str]:
    middle = f"SELECT seq, body FROM {TABLE} WHERE seq > (SELECT max(seq) / 2 FROM {TABLE}) ORDER BY seq LIMIT 1"  # noqa: S608 - a name of ours
    found = (await ask(middle))[0]
    return found["seq"], found["body"]


async def _write(row: int, body: str) -> None:
    """Write a line past the table's walls, as whoever holds the database can: they stand again afterwards."""
    async with transaction():
        if dialect() == "postgres":
            await ask("SET LOCAL session_replication_role = replica")
            walls = []
        else:
            walls = await ask("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", TABLE)
            assert walls, "the table refuses changes as long as its triggers stand"
        for wall in walls:
            await ask(f'DROP TRIGGER "{wall["name"]}"')
        await ask(f"UPDATE {TABLE} SET body = ? WHERE seq = ?", body, row)  # noqa: S608 - the same
        for wall in walls:
            await ask(wall["sql"])


async def _last_line() -> int:
    return int((await ask(f"SELECT max(seq) AS seq FROM {TABLE}"))[0]["seq"])  # noqa: S608 - the same


async def _on(made: Settings, work: Coroutine[Any, Any, Found]) -> Found:
    """Do work on the database of a product that serves."""
    with using(made):
        async with opened(made):
            return await work
