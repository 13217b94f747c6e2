"""The desk says for an elder without a telephone that they were there though the roll missed them (EDGE-10)."""

import datetime as dt
from typing import Any

import httpx
import pytest

from ground import clock
from ground.actors import Role
from ground.audit import AuditEntry
from ground.errors import MayNot, OutOfTurn
from ground.identity import Person
from ground.letters import Letter, LetterState
from ground.mandates import Mandate, Method, Scope
from marketplace import attending, contesting, helping
from marketplace.attending import Presence
from marketplace.models import Commitment, CommitmentState
from tests import people
from tests.marketplace.open_shifts import HOUR, Calling, a_calling, joins, state_of
from tests.marketplace.test_contesting import again, sees
from tests.marketplace.test_help_desk import at_desk

pytestmark = pytest.mark.anyio

WORDS = "她在签到表上签了名，刘敏看见她的"
JSON = {"accept": "application/json"}


async def missed_elder(calling: Calling) -> tuple[Commitment, Person]:
    """Let an elder of Huibin who has no telephone be marked as missing by the roll."""
    wang = await people.a_person("王桂兰", home=calling.city.huibin, phone=None)
    place = await joins(wang, calling)
    with clock.stopped(calling.shift.ends_at + HOUR):
        leader = await people.an_actor(calling.leader)
        await attending.hand_in(await calling.fresh_shift(), [Presence(place.id, came=False)], by=leader)
    return await again(place), wang


async def test_edge_10_the_desk_says_it_on_their_word_and_the_organiser_answers(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    place, wang = await missed_elder(calling)
    with clock.stopped(calling.shift.ends_at + 5 * HOUR):
        walker, worker = await at_desk(client, calling)
        person = f"/en/cw/help/people/{wang.public_id}"
        await walker.open(person)
        assert "The roll did not see them" in walker.text
        here = f"/en/cw/help/places/{place.public_id}/there"
        assert "On whose word?" in (await client.get(here)).text
        silent = await client.post(here, data={"words": WORDS}, headers=JSON)
        empty = await client.post(here, data={"words": "", "method": "present"}, headers=JSON)
        assert (silent.status_code, empty.status_code) == (422, 422)
        assert not await Mandate.filter(principal_id=wang.id).exists()
        said = await client.post(here, data={"words": WORDS, "method": "present"})
        assert said.status_code == 303
        shown = await client.get(said.headers["location"])
        paper = await client.get(f"/cw/help/places/{place.public_id}?print=1")
        twice = await client.post(here, data={"words": WORDS, "method": "present"})
        waits = await sees(calling.manager)
        await contesting.leave_mark(await again(place), because="签到表上没有她的名字", by=calling.manager)

    word = await Mandate.get(principal_id=wang.id)
    assert (word.scope_set, word.method) == (frozenset({Scope.SAY_THERE}), Method.PRESENT)
    told = (await AuditEntry.get(verb="Commitment.contest")).told
    assert (told["by"], told["for"], told["scope"]) == (worker.person_id, wang.id, "say_there")
    assert WORDS in shown.text
    assert WORDS in paper.text
    assert twice.status_code == 409
    assert waits == ["/attending:right"]
    letter = await Letter.get(purpose="not_seen_there", person_id=wang.id)
    assert (letter.state, letter.place_id) == (LetterState.TO_PRINT, calling.city.huibin.id)
    assert await state_of(place) == CommitmentState.ABSENT


async def test_edge_10_another_desk_does_not_find_it_and_the_days_are_the_same(client: httpx.AsyncClient) -> None:
    calling = await a_calling()
    place, wang = await missed_elder(calling)
    far = await people.an_officer("何敏", Role.COMMUNITY_WORKER, place=calling.city.wangjia)
    near = await people.an_officer("周丽", Role.COMMUNITY_WORKER, place=calling.city.huibin)
    there: dict[str, Any] = {"words": WORDS, "place": calling.city.huibin, "method": Method.PRESENT}
    with clock.stopped(calling.shift.ends_at + 5 * HOUR):
        client.cookies.update(await people.signed_in(await Person.get(id=far.person_id), staff=True))
        for url in (f"/cw/help/places/{place.public_id}/there", f"/cw/help/people/{wang.public_id}"):
            assert (await client.get(url)).status_code == 404
        with pytest.raises(MayNot):
            await helping.say_there_for(place, by=far, **there)
        with pytest.raises(MayNot):
            await contesting.say_there(place, words=WORDS, by=near.helping(wang.id, mandate_id=None))
    with clock.stopped(calling.shift.ends_at + dt.timedelta(days=91)):
        with pytest.raises(OutOfTurn):
            await helping.say_there_for(place, by=near, **there)
        client.cookies.update(await people.signed_in(await Person.get(id=near.person_id), staff=True))
        listed = await client.get(f"/cw/help/people/{wang.public_id}", headers=JSON)
        done = await client.get(f"/cw/help/places/{place.public_id}", headers=JSON)
        assert (listed.json()["missed"], done.json()["may_say_there"]) == ([], False)
    assert not await Mandate.filter(principal_id=wang.id).exists()
