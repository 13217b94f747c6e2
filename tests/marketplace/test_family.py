"""Family: a number told by word of mouth lets a daughter sign her mother up, and one press ends it."""

import datetime as dt
import re

import httpx
import pytest

from ground import clock, mandates
from ground.audit import AuditEntry
from ground.identity import Person
from ground.mandates import Mandate, Method, Scope
from marketplace.models import Commitment, CommitmentState, SignUpWay
from tests import people
from tests.marketplace.open_shifts import Calling, a_calling
from tests.outside.walking import Walker, carry

pytestmark = pytest.mark.anyio

NUMBER = re.compile(r"\b(\d{4}) (\d{4})\b")


async def at(client: httpx.AsyncClient, person: Person, path: str) -> Walker:
    """Give the browser to a person, on a page."""
    client.cookies.clear()
    carry(client, await people.signed_in(person))
    return await Walker(client).open(f"/en{path}")


async def a_mother_and_a_daughter() -> tuple[Person, Person]:
    """Enter Wang Guilan, who lets her daughter act for her."""
    mother, daughter = await people.a_person("王桂兰"), await people.a_person("李红")
    await mandates.grant(
        mother, mandates.EVERYDAY, method=Method.PRESENT, by=await people.an_actor(mother), agent_person=daughter
    )
    return mother, daughter


async def signed_up_by_her(client: httpx.AsyncClient, daughter: Person, calling: Calling) -> Walker:
    """Let the daughter sign her mother up: four presses from the activity."""
    walker = await at(client, daughter, f"/a/{calling.activity.public_id}")
    await walker.press("For my family")
    return await walker.press("Sign them up")


async def test_a_mother_makes_a_number_and_her_daughter_uses_it(client: httpx.AsyncClient) -> None:
    mother, daughter = await people.a_person("王桂兰"), await people.a_person("李红")
    walker = await at(client, mother, "/me/family")
    await walker.press("Make a number")
    found = NUMBER.search(walker.text)
    assert found is not None
    assert (await walker.open("/en/me/family")).text.count(found[0]) == 1

    walker = await at(client, daughter, "/me/family")
    await walker.press("Help them", code=found[0])

    assert "Now you can sign them up." in walker.text
    assert "王桂兰" in walker.text
    assert "李红" in (await at(client, mother, "/me/family")).text
    mandate = await Mandate.get()
    assert (mandate.principal_id, mandate.agent_person_id) == (mother.id, daughter.id)


async def test_the_number_is_shown_to_nobody_else_and_only_while_it_opens(client: httpx.AsyncClient) -> None:
    mother, other = await people.a_person("王桂兰"), await people.a_person("李长河")
    walker = await at(client, mother, "/me/family")
    await walker.press("Make a number")
    number, code = NUMBER.search(walker.text), client.cookies["invited"]
    assert number is not None

    carry(client, await people.signed_in(other))
    assert number[0] not in (await walker.open("/en/me/family")).text
    carry(client, {**await people.signed_in(mother), "invited": code})
    await walker.open("/en/me/family")
    await walker.press("Make it void")
    assert number[0] not in walker.text
    walker = await at(client, other, "/me/family")
    await walker.press("Help them", code=code)
    assert walker.answer.status_code == 422


async def test_a_number_typed_wrongly_stays_and_tries_are_counted(client: httpx.AsyncClient) -> None:
    walker = await at(client, await people.a_person("李红"), "/me/family")
    said = []
    for _ in range(6):
        await walker.press("Help them", code="12345678")
        said.append(walker.answer.status_code)

    assert said == [422] * 5 + [429]
    assert dict(walker.find("Help them").form.fields)["code"] == "12345678"  # type: ignore[union-attr]


async def test_a_daughter_signs_her_mother_up_and_it_says_so(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    mother, daughter = await a_mother_and_a_daughter()

    walker = await signed_up_by_her(client, daughter, calling)

    place = await Commitment.get()
    assert (place.person_id, place.way, place.signed_by_id) == (mother.id, SignUpWay.FAMILY, daughter.id)
    assert "You are signed up" in walker.text
    assert "王桂兰" in walker.text
    entry = await AuditEntry.get(verb="Commitment.sign_up")
    assert (entry.who, entry.for_whom) == (daughter.id, mother.id)


async def test_the_mother_reads_who_did_it(client: httpx.AsyncClient) -> None:
    """M6."""
    mother, daughter = await a_mother_and_a_daughter()
    await signed_up_by_her(client, daughter, await a_calling())

    walker = await at(client, mother, "/me/data")

    assert "李红 Signed you up for an activity" in walker.text


async def test_the_daughter_finds_it_among_her_own_and_gives_it_up(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    _mother, daughter = await a_mother_and_a_daughter()
    await signed_up_by_her(client, daughter, calling)

    walker = await at(client, daughter, "/me/signups")
    await walker.press(f"王桂兰: {calling.activity.title}")
    await walker.press("I cannot come")
    await walker.press("Give up my place")

    place = await Commitment.get()
    assert place.state == CommitmentState.WITHDRAWN
    entry = await AuditEntry.get(verb="Commitment.withdraw")
    assert (entry.who, entry.for_whom) == (daughter.id, place.person_id)


async def test_she_may_choose_between_herself_and_her_mother(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    _mother, daughter = await a_mother_and_a_daughter()
    walker = await at(client, daughter, f"/s/{calling.shift.public_id}")

    await walker.press("For 王桂兰")
    await walker.press("For myself")
    await walker.press("Sign me up")

    assert (await Commitment.get()).person_id == daughter.id


async def test_a_permission_that_ended_meanwhile_signs_nobody_up(client: httpx.AsyncClient) -> None:
    """INV-32: neither the mother, nor the daughter in her stead."""
    calling = await a_calling()
    mother, daughter = await a_mother_and_a_daughter()
    walker = await at(client, daughter, f"/a/{calling.activity.public_id}")
    await walker.press("For my family")
    await mandates.revoke(await Mandate.get(), by=await people.an_actor(mother))

    await walker.press("Sign them up")

    assert walker.answer.status_code == 404
    assert "There is no permission for this person any more." in walker.text
    assert await Commitment.all().count() == 0


async def test_what_the_permission_does_not_cover_cannot_be_done(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    mother, daughter = await people.a_person("王桂兰"), await people.a_person("李红")
    by = await people.an_actor(mother)
    await mandates.grant(mother, [Scope.SIGN_UP], method=Method.PRESENT, by=by, agent_person=daughter)
    walker = await signed_up_by_her(client, daughter, calling)

    place = await Commitment.get()
    assert not [each for each in walker.page.pressables if each.words == "I cannot come"]
    answer = await client.post(f"/en/place/{place.public_id}/cancel", data={})
    assert answer.status_code == 403
    assert (await Commitment.get()).state == CommitmentState.CONFIRMED


async def test_after_the_end_the_daughter_sees_nothing_more(client: httpx.AsyncClient) -> None:
    mother, daughter = await a_mother_and_a_daughter()
    await signed_up_by_her(client, daughter, await a_calling())
    place = await Commitment.get()

    walker = await at(client, mother, "/me/family")
    await walker.press("End it")
    assert "That permission is over." in walker.text

    assert (await at(client, daughter, f"/place/{place.public_id}")).answer.status_code == 404
    assert "王桂兰" not in (await at(client, daughter, "/me/signups")).text
    assert (await Commitment.get()).state == CommitmentState.CONFIRMED


async def test_a_permission_ends_by_itself_after_a_year(client: httpx.AsyncClient) -> None:
    with clock.stopped(clock.now() - dt.timedelta(days=366)):
        _mother, daughter = await a_mother_and_a_daughter()
    calling = await a_calling()

    walker = await at(client, daughter, f"/a/{calling.activity.public_id}")
    await walker.press("For my family")

    assert walker.path == "/en/me/family"
    assert "Nobody yet." in walker.text


async def test_a_strangers_permission_is_not_found(client: httpx.AsyncClient) -> None:
    await a_mother_and_a_daughter()
    mandate = await Mandate.get()
    await at(client, await people.a_person("赵淑芬"), "/me/family")

    answer = await client.post(f"/me/family/{mandate.public_id}/end", data={})

    assert answer.status_code == 404
    assert (await Mandate.get()).revoked_at is None


async def test_a_stranger_who_wants_to_sign_family_up_comes_back_to_that(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    walker = await Walker(client).open(f"/en/a/{calling.activity.public_id}")

    await walker.press("For my family")

    form = walker.find("Text me").form
    assert form is not None
    assert dict(form.fields)["next"] == f"/en/s/{calling.shift.public_id}/check?for=family"
