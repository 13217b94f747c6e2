"""An elder invites a relative with a number; two at a time, for a year, with a letter and one tap to end it."""

import asyncio
import datetime as dt

import pytest

from ground import clock, mandates
from ground.actors import NOBODY, Role
from ground.errors import MayNot, OutOfTurn, Refusal, Unreadable
from ground.identity import Person
from ground.mandates import Invitation, Mandate, Method, Scope, family
from tests import people

pytestmark = pytest.mark.anyio


async def test_the_daughter_types_the_number_and_may_sign_her_mother_up_for_a_year(database: None) -> None:
    wang, li = await people.a_person("王桂兰"), await people.a_person("李小梅")
    mother, daughter = await people.an_actor(wang), await people.an_actor(li)

    code = await mandates.invite(by=mother)
    given = await mandates.accept(f" {code[:4]} {code[4:]} ", by=daughter)

    assert len(code) == 8
    assert (given.principal_id, given.agent_person_id, given.method) == (wang.id, li.id, Method.INVITED)
    assert given.ends_at - given.given_at == dt.timedelta(days=365)
    assert (await mandates.helping(daughter, wang.id, Scope.SIGN_UP)).for_whom == wang.id
    with pytest.raises(MayNot):
        await mandates.helping(daughter, wang.id, Scope.ENROL)
    await mandates.revoke(given, by=mother)
    with pytest.raises(MayNot):
        await mandates.helping(daughter, wang.id, Scope.SIGN_UP)


async def test_a_number_typed_at_full_width_opens_too(database: None) -> None:
    mother, daughter = [await people.an_actor(await people.a_person(name)) for name in ("王桂兰", "李小梅")]
    code = await mandates.invite(by=mother)

    given = await mandates.accept("".join(chr(ord(each) + 0xFEE0) for each in f"{code[:4]}-{code[4:]}"), by=daughter)

    assert given.principal_id == mother.person_id


async def test_the_number_is_kept_nowhere_and_opens_once_for_one_of_eight(database: None) -> None:
    mother = await people.an_actor(await people.a_person("王桂兰"))
    crowd = [await people.an_actor(await people.a_person(f"来人{number}")) for number in range(8)]
    code = await mandates.invite(by=mother)

    said = await asyncio.gather(*(mandates.accept(code, by=each) for each in crowd), return_exceptions=True)

    assert sum(isinstance(answer, Mandate) for answer in said) == 1
    assert sum(isinstance(answer, Unreadable) for answer in said) == 7
    assert code not in str(await Invitation.all().values())


async def test_a_number_is_void_when_old_replaced_withdrawn_or_unknown_and_says_the_same(database: None) -> None:
    mother, daughter = [await people.an_actor(await people.a_person(name)) for name in ("王桂兰", "李小梅")]
    replaced = await mandates.invite(by=mother)
    withdrawn = await mandates.invite(by=mother)
    await mandates.withdraw(by=mother)
    assert await mandates.open_invitation(mother.person_id or 0) is None
    old = await mandates.invite(by=mother)

    said = set()
    for code, at in ((replaced, 0), (withdrawn, 0), ("12345678", 0), ("", 0), (old, 73)):
        with clock.stopped(clock.now() + dt.timedelta(hours=at)), pytest.raises(Unreadable) as refused:
            await mandates.accept(code, by=daughter)
        said.add(refused.value.sentence)

    assert len(said) == 1
    assert await Mandate.all().count() == 0


async def test_a_third_relative_waits_until_one_permission_is_taken_back(database: None) -> None:
    mother = await people.an_actor(await people.a_person("王桂兰"))
    children = [await people.an_actor(await people.a_person(f"子女{number}")) for number in range(3)]
    for child in children[:2]:
        await mandates.accept(await mandates.invite(by=mother), by=child)
    code = await mandates.invite(by=mother)

    with pytest.raises(OutOfTurn):
        await mandates.accept(code, by=children[2])
    first, *_others = await mandates.live_for(children[0], mother.person_id or 0)
    await mandates.revoke(first, by=mother)

    assert await mandates.accept(code, by=children[2]), "the refused try did not use the number up"


async def test_two_at_once_do_not_become_three_relatives(database: None) -> None:
    huibin = (await people.a_city()).huibin
    wang = await people.a_person("王桂兰", home=huibin)
    worker = await people.an_officer("赵敏", Role.COMMUNITY_WORKER, place=huibin)
    relatives = [await people.a_person(f"亲戚{number}") for number in range(6)]

    said = await asyncio.gather(
        *(mandates.grant(wang, [Scope.SIGN_UP], method=Method.PRESENT, by=worker, agent_person=each)
          for each in relatives), return_exceptions=True,
    )  # fmt: skip

    assert sum(isinstance(answer, Mandate) for answer in said) == 2
    assert all(isinstance(answer, Mandate | Refusal) for answer in said)


async def test_a_number_that_an_old_invitation_had_is_drawn_again(
    database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = [await people.an_actor(await people.a_person()) for _ in range(2)]
    drawn = iter(["27182818", "27182818", "31415926"])
    monkeypatch.setattr(family, "spoken_number", lambda: next(drawn))

    assert [await mandates.invite(by=each) for each in (first, second)] == ["27182818", "31415926"]


async def test_nobody_invites_in_anothers_name_or_takes_up_their_own_number(database: None) -> None:
    mother, daughter = [await people.an_actor(await people.a_person(name)) for name in ("王桂兰", "李小梅")]
    code = await mandates.invite(by=mother)

    with pytest.raises(MayNot):
        await mandates.invite(by=daughter.helping(mother.person_id or 0, mandate_id=None))
    with pytest.raises(MayNot):
        await mandates.invite(by=NOBODY)
    with pytest.raises(MayNot):
        await mandates.accept(code, by=NOBODY)
    with pytest.raises(MayNot):
        await mandates.accept(code, by=mother)
    assert await Person.get(id=daughter.person_id)
