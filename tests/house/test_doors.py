"""Doors: what is open to anyone is listed here by name; every other address sends strangers away, and none breaks."""

import re

import httpx
import pytest

from ground.actors import Role
from ground.codes import ALPHABET
from ground.doors import Address
from ground.identity import Person
from marketplace import house
from tests import people

pytestmark = pytest.mark.anyio

OPEN = frozenset(
    "home display help privacy accessibility open search openapi open:audit"
    " entering:sign_in entering:ask_for_code entering:code entering:read_code entering:again entering:who"
    " entering:say_who entering:staff entering:sign_staff_in staff:key staff:open_key staff:choose entering:sign_out"
    " activities:list activities:activity signing:phone"
    " notices:list notices:notice notices:paper notices:objecting notices:lodge notices:receipt"
    " orgs:organisations orgs:organisation orgs:new_filing"
    " needs:open_needs needs:need needs:word needs:word_yes needs:word_no needs:word_rate needs:word_wrong"
    " steward:seasons steward:season steward:honours steward:honours_of steward:check"
    " volunteers:check volunteers:hour_heads demo:phone"
    " tenders:list tenders:tender tenders:paper tenders:text tenders:intentions tenders:intention"
    " procurement:opening procurement:opening_print procurement:result procurement:public_contract"
    " procurement:release procurement:releases procurement:opening_pdf"
    " open:api open:words open:set open:csv open:feed open:calendar healthz metrics".split()
)
NOTHING = ALPHABET[1] * 12
"""A public id that no thing has."""
PROGRAM = {"accept": "application/json"}


def addresses() -> list[Address]:
    """Return the whole table."""
    return house.addresses()


def path_of(address: Address, value: str = NOTHING) -> str:
    """Fill an address's parts: things by their public id, numbers by 999999, words by a word."""
    filled = re.sub(r"\{\w+:pid\}", value, address.path)
    filled = re.sub(r"\{\w+:num\}", "999999", filled)
    return re.sub(r"\{\w+(:str)?\}", "csv", filled)


def is_act(address: Address) -> bool:
    """Whether the address changes something."""
    return "POST" in (address.methods or ())


def test_what_is_open_to_anyone_is_open_on_purpose() -> None:
    found = {address.name for address in addresses() if address.door.name == "open"}

    assert found <= OPEN, f"open and not listed: {sorted(found - OPEN)}"
    assert not OPEN - found, f"listed and not open, or gone: {sorted(OPEN - found)}"


def test_every_name_stands_for_one_path() -> None:
    names = [address.name for address in addresses()]

    assert len(names) == len(set(names)), {name for name in names if names.count(name) > 1}


def test_every_page_says_what_it_shows_and_every_act_what_it_takes() -> None:
    silent = [address.name for address in addresses() if is_act(address) and address.takes is None]

    assert not silent


async def test_every_other_address_sends_a_stranger_to_the_entrance(client: httpx.AsyncClient) -> None:
    wrong = []
    for address in addresses():
        if address.door.name == "open":
            continue
        method = "POST" if is_act(address) else "GET"
        person = await client.request(method, path_of(address))
        program = await client.request(method, path_of(address), headers=PROGRAM)
        leads_in = person.status_code == 303 and "/sign-in" in person.headers["location"]
        if not leads_in or program.status_code != 401:
            wrong.append((address.name, person.status_code, program.status_code))

    assert not wrong


async def test_a_desk_is_not_there_for_who_does_not_hold_it(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    elder = await people.a_person(home=city.huibin)
    client.cookies.update(await people.signed_in(elder))
    wrong = []
    for address in addresses():
        if address.door.roles:
            answer = await client.request("POST" if is_act(address) else "GET", path_of(address))
            if answer.status_code != 404:
                wrong.append((address.name, answer.status_code))

    assert not wrong


@pytest.mark.parametrize("role", list(Role))
async def test_a_thing_that_is_not_there_is_not_found_by_anyone(client: httpx.AsyncClient, role: Role) -> None:
    """No address with a thing in it breaks, tells more, or lets anything happen, for any role.

    A program asks: it is answered by the same doors, and nobody has to draw five thousand pages that say no.
    """
    city = await people.a_city()
    org = await people.an_org(city)
    over_org = role in (
        *(Role.ORG_MANAGER, Role.ORG_STAFF, Role.SOCIAL_WORKER),
        *(Role.BUYER_CLERK, Role.BUYER_APPROVER, Role.FINANCE),
    )
    officer = await people.an_officer(
        "李强", role, place=None if over_org else city.city, org=org if over_org else None
    )
    person = await Person.get(id=officer.person_id)
    client.cookies.update(await people.signed_in(person, staff=True))
    wrong = []
    for address in addresses():
        if ":pid}" in address.path:
            answer = await client.request("POST" if is_act(address) else "GET", path_of(address), headers=PROGRAM)
            if answer.status_code != 404:
                wrong.append((address.name, answer.status_code))

    assert not wrong
