"""The matrix: each role at each address with things of another county, another organisation, another person: 404."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from ground import settings
from ground.doors import Address
from ground.identity import Account, Person
from marketplace import house
from marketplace.seeding import cast
from tests import people
from tests.house.foreign import KINDS, Whose
from tests.house.test_doors import PROGRAM
from tests.outside.cities import copied

pytestmark = [pytest.mark.anyio, pytest.mark.slow, pytest.mark.postgresql_too]

PUBLIC = frozenset(
    "activities:activity signing:phone signing:check signing:sign_up orgs:organisation needs:need"
    " notices:notice notices:paper notices:objecting notices:lodge"
    " steward:season steward:ask_name steward:name"
    " volunteers:ask_certificate"
    " tenders:tender tenders:paper tenders:text tenders:intention"
    " procurement:opening procurement:opening_print procurement:result procurement:public_contract"
    " procurement:release procurement:opening_pdf".split()
)
"""Addresses of things that anyone, or anyone known, may read or join."""
BY_LINK = frozenset({"word", "receipt"})
"""Opened by a secret in a letter or on a receipt, not by who one is."""
OWN_COUNTY = cast.COUNTY[:6]
A_KIND = 6
"""How many foreign things of each kind are tried."""


def things_in(address: Address) -> list[str]:
    """Return the kinds of things in an address, in order."""
    return re.findall(r"\{(\w+):pid\}", address.path)


def test_the_matrix_knows_every_kind_of_thing_in_an_address() -> None:
    kinds = {kind for address in house.addresses() for kind in things_in(address)} - BY_LINK - {"paper"}

    assert kinds <= set(KINDS)


@pytest.fixture
def installation(small_year: Path, tmp_path: Path) -> Iterator[settings.Settings]:
    """A small year, instead of an empty house."""
    with copied(small_year, tmp_path / "data") as made, settings.using(made):
        yield made


async def test_what_belongs_to_others_is_not_found_by_any_role_at_any_address(client: httpx.AsyncClient) -> None:
    things = {kind: await find() for kind, find in KINDS.items()}
    wrong: list[tuple[str, str, str, int]] = []
    for who in (*cast.STAFF, cast.WANG_GUILAN):
        person, org_ids, cookies = await _reader(who)
        client.cookies.clear()
        client.cookies.update(cookies)
        for address in house.addresses():
            kinds = things_in(address)
            if not kinds or set(kinds) & (BY_LINK | {"paper"}) or address.name in PUBLIC:
                continue
            for thing in _foreign(things[kinds[-1]], person.id, org_ids, who):
                answer = await client.request(*_asked(address, thing), headers=PROGRAM)
                if answer.status_code not in (401, 404):
                    wrong.append((who.name, str(address.name), thing.public_id, answer.status_code))

    assert not wrong, f"{len(wrong)}: {wrong[:20]}"


async def _reader(who: cast.Played | cast.Employed) -> tuple[Person, set[int], dict[str, str]]:
    if isinstance(who, cast.Employed):
        account = await Account.get(username=who.username).select_related("person")
        actor = await people.an_actor(account.person)
        return account.person, set(actor.orgs(*type(who.role))), await people.signed_in(account.person, staff=True)
    person = await Person.get(name=who.name)
    return person, set(), await people.signed_in(person)


def _foreign(found: list[Whose], person_id: int, org_ids: set[int], who: cast.Played | cast.Employed) -> list[Whose]:
    """Return a few that are neither the person's, nor their organisation's, nor of a place their role reaches."""
    whole_city = isinstance(who, cast.Employed) and who.role in ("supervisor", "administrator")
    officer = isinstance(who, cast.Employed)
    others = [
        each
        for each in found
        if person_id not in each.people
        and each.org_id not in org_ids
        and not (officer and each.county in (None, OWN_COUNTY))
        and not (whole_city and each.county is not None)
    ]
    return others[:: max(1, len(others) // A_KIND)][:A_KIND]


def _asked(address: Address, thing: Whose) -> tuple[str, str]:
    method = "POST" if "POST" in (address.methods or ()) else "GET"
    return method, re.sub(r"\{\w+:pid\}", thing.public_id, re.sub(r"\{(\w+)(:str)?\}", "csv", address.path))
