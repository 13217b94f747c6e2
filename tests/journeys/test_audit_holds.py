"""Whoever checks the city: after acts of people the audit holds to the byte, and a byte that was changed is named."""

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ground.language import _
from marketplace.seeding import cast
from tests.journeys.cards import open_first_with_a_place
from tests.outside.browsers import Hand, screen
from tests.outside.command_line import said_by
from tests.outside.running import Running
from tests.outside.seeded import beside, cookie_of_person

pytestmark = [pytest.mark.browser, pytest.mark.journey]

TABLE, FILE = "ground_audit_entry", "marketplace.sqlite3"


def test_after_an_act_in_the_browser_the_audit_holds_on_the_city_that_serves(
    product: Running, browser: Browser
) -> None:
    lines = _lines(product.data)
    cookies = beside(cookie_of_person(product.data, cast.LI_GUOQIANG.name))
    with screen(browser, cookies=cookies, url=product.url) as page:
        hand = Hand(page)
        page.goto(product.url)
        open_first_with_a_place(hand)
        hand.tap(_("I want to join"))
        hand.tap(_("Sign me up"))
        assert _("You are signed up") in hand.reads()

    status, said = said_by("verify-audit", data=product.data)

    assert status == 0, said
    assert _lines(product.data) > lines, "what was just done stands in it"


def test_one_byte_changed_by_whoever_holds_the_file_is_named_by_its_row(product: Running, tmp_path: Path) -> None:
    data = _copy_of(product.data, tmp_path / "data")
    with closing(sqlite3.connect(data / FILE)) as opened, opened:
        row = _change_one_byte(opened)

    status, said = said_by("verify-audit", data=data)

    assert status == 1, said
    assert _("Line %(number)d was changed or taken away.", number=row) in said
    assert said_by("verify-audit", data=product.data)[0] == 0, "the city itself still holds"


def _change_one_byte(opened: sqlite3.Connection) -> int:
    """Take the walls down, as whoever holds the file can, and write one figure of one line anew; return its row."""
    walls = opened.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", [TABLE]).fetchall()
    assert walls, "the table refuses changes as long as its triggers stand"
    for (name,) in walls:
        opened.execute(f'DROP TRIGGER "{name}"')
    middle = f"SELECT seq, body FROM {TABLE} WHERE seq > (SELECT max(seq) / 2 FROM {TABLE}) ORDER BY seq LIMIT 1"  # noqa: S608 - a name of ours
    row, body = opened.execute(middle).fetchone()
    at = re.search(r"\d", body)
    assert at is not None
    changed = f"{body[: at.start()]}{(int(at[0]) + 1) % 10}{body[at.end() :]}"
    assert len(changed) == len(body)
    opened.execute(f"UPDATE {TABLE} SET body = ? WHERE seq = ?", [changed, row])  # noqa: S608 - the same
    return int(row)


def _copy_of(data: Path, copy: Path) -> Path:
    """Copy a data folder whose city serves, with its database as it is at one moment."""
    shutil.copytree(data, copy, ignore=shutil.ignore_patterns(f"{FILE}*", "attachments"))
    with closing(sqlite3.connect(data / FILE)) as source, closing(sqlite3.connect(copy / FILE)) as target:
        source.backup(target)
    return copy


def _lines(data: Path) -> int:
    with closing(sqlite3.connect(data / FILE)) as opened:
        return int(opened.execute(f"SELECT max(seq) FROM {TABLE}").fetchone()[0])  # noqa: S608 - the same
