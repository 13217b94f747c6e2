"""Someone acts for an elder only while the elder's word stands: its scope, its term, its proof, its limits."""

import datetime as dt
from dataclasses import replace

import pytest

from ground import audit, clock, mandates, policy
from ground.actors import NOBODY, SYSTEM, Actor, Channel, Role
from ground.audit import AuditEntry
from ground.database import transaction
from ground.errors import MayNot, OutOfTurn
from ground.identity import Person
from ground.mandates import AgentKind, Mandate, Method, Scope
from tests import people

pytestmark = pytest.mark.anyio


@pytest.fixture
async def city(database: None) -> people.City:
    return await people.a_city()


async def a_worker(city: people.City, name: str = "赵敏") -> Actor:
    return await people.an_officer(name, Role.COMMUNITY_WORKER, place=city.huibin)


async def a_desk_mandate(city: people.City, worker: Actor, *scopes: Scope) -> Mandate:
    wang = await people.a_person("王桂兰", home=city.huibin)
    return await mandates.grant(
        wang, scopes or (Scope.SIGN_UP,), method=Method.PRESENT, by=worker, agent_place=city.huibin
    )


async def test_any_worker_of_the_desk_acts_under_its_mandate_and_no_other_desk(city: people.City) -> None:
    given = await a_desk_mandate(city, await a_worker(city))
    colleague = await a_worker(city, "孙丽")
    elsewhere = await people.an_officer("钱伟", Role.COMMUNITY_WORKER, place=city.shiyou)

    helping = await mandates.helping(colleague, given.principal_id, Scope.SIGN_UP)

    assert (helping.for_whom, helping.mandate_id, helping.scope) == (given.principal_id, given.id, "sign_up")
    assert helping.person_id == colleague.person_id
    assert helping.channel is Channel.DESK
    with pytest.raises(MayNot):
        await mandates.helping(elsewhere, given.principal_id, Scope.SIGN_UP)


async def test_inv_32_an_act_outside_scope_after_the_term_or_after_revocation_is_refused(city: people.City) -> None:
    worker = await a_worker(city)
    given = await a_desk_mandate(city, worker, Scope.SIGN_UP)

    with pytest.raises(MayNot) as outside:
        await mandates.require(given.principal_id, Scope.CANCEL, by=worker)
    with clock.stopped(given.ends_at), pytest.raises(MayNot) as late:
        await mandates.require(given.principal_id, Scope.SIGN_UP, by=worker)
    with clock.stopped(given.ends_at - dt.timedelta(milliseconds=1)):
        assert await mandates.require(given.principal_id, Scope.SIGN_UP, by=worker)
    await mandates.revoke(given, by=worker, because="老人自己说的")
    with pytest.raises(MayNot) as revoked:
        await mandates.require(given.principal_id, Scope.SIGN_UP, by=worker)

    assert len({outside.value.sentence, late.value.sentence, revoked.value.sentence}) == 3


async def test_inv_32_nobody_acts_for_the_dead_and_a_death_told_by_mistake_gives_the_mandate_back(
    city: people.City,
) -> None:
    worker = await a_worker(city)
    given = await a_desk_mandate(city, worker)
    wang = await given.principal

    async with transaction():
        await wang.move("die", by=SYSTEM)
    assert await mandates.live_for(worker, wang.id) == []
    with pytest.raises(MayNot):
        await mandates.require(wang.id, Scope.SIGN_UP, by=worker)
    with pytest.raises(OutOfTurn):
        await mandates.grant(wang, [Scope.CANCEL], method=Method.PRESENT, by=worker, agent_place=city.huibin)

    async with transaction():
        await wang.move("undo_death", by=SYSTEM)
    assert await mandates.live_for(worker, wang.id) == [given]


@pytest.mark.parametrize("scope", ["consent_sensitive", "give_credit", "withdraw_complaint"])
async def test_inv_33_what_stays_with_the_elder_is_in_no_mandate(city: people.City, scope: str) -> None:
    wang = await people.a_person(home=city.huibin)

    with pytest.raises(MayNot):
        await mandates.grant(
            wang, [Scope.SIGN_UP, scope], method=Method.PRESENT, by=await a_worker(city), agent_place=city.huibin
        )

    assert await Mandate.all().count() == 0


async def test_inv_34_one_helper_acts_for_so_many_and_the_desk_for_all(city: people.City) -> None:
    worker = await a_worker(city)
    buddy = await people.a_person("李建国")
    await policy.put("mandates.most_principals", 2, valid_from=clock.today(), citation="本市规定", by=SYSTEM)
    elders = [await people.a_person(f"老人{number}", home=city.huibin) for number in range(3)]

    async def helped_by_buddy(elder: Person) -> Mandate:
        return await mandates.grant(
            elder, [Scope.SIGN_UP], method=Method.PRESENT, by=worker, agent_person=buddy, kind=AgentKind.BUDDY
        )

    first = await helped_by_buddy(elders[0])
    await helped_by_buddy(elders[1])
    await helped_by_buddy(elders[1])
    with pytest.raises(OutOfTurn):
        await helped_by_buddy(elders[2])
    for elder in elders:
        await mandates.grant(elder, [Scope.SIGN_UP], method=Method.PRESENT, by=worker, agent_place=city.huibin)
    await mandates.revoke(first, by=await people.an_actor(buddy))
    assert await helped_by_buddy(elders[2])

    assert [person.name for person, _mandate in await mandates.principals_of(buddy.id)] == ["老人1", "老人1", "老人2"]
    assert await AuditEntry.filter(verb="Mandate.give").count() == 7


async def test_only_the_elder_or_a_worker_of_their_community_gives_and_takes_back(city: people.City) -> None:
    worker = await a_worker(city)
    given = await a_desk_mandate(city, worker)
    wang = await given.principal
    elsewhere = await people.an_officer("钱伟", Role.COMMUNITY_WORKER, place=city.shiyou)
    officer = await people.an_officer("李强", Role.STREET_OFFICER, place=city.zhenxing)
    neighbour = await people.an_actor(await people.a_person("李建国", home=city.huibin))

    for stranger in (elsewhere, officer, neighbour, NOBODY, neighbour.helping(wang.id, mandate_id=None)):
        with pytest.raises(MayNot):
            await mandates.grant(wang, [Scope.CANCEL], method=Method.PRESENT, by=stranger, agent_place=city.huibin)
        with pytest.raises(MayNot):
            await mandates.revoke(given, by=stranger)

    await mandates.revoke(given, by=await people.an_actor(wang))
    with pytest.raises(OutOfTurn):
        await mandates.revoke(given, by=worker)


async def test_m1_no_desk_gives_itself_power_over_an_elder_of_another_community(city: people.City) -> None:
    wang = await people.a_person("王桂兰", home=city.huibin)
    elsewhere = await people.an_officer("钱伟", Role.COMMUNITY_WORKER, place=city.shiyou)
    both = replace(elsewhere, grants=(*elsewhere.grants, *(await a_worker(city)).grants))

    for place in (city.shiyou, city.huibin):
        with pytest.raises(MayNot):
            await mandates.grant(wang, [Scope.SIGN_UP], method=Method.PRESENT, by=elsewhere, agent_place=place)
    with pytest.raises(MayNot):
        await mandates.grant(
            wang, [Scope.SIGN_UP], method=Method.PRESENT, by=elsewhere, agent_person=await people.a_person()
        )

    assert await Mandate.all().count() == 0
    assert await mandates.grant(wang, [Scope.SIGN_UP], method=Method.PRESENT, by=both, agent_place=city.shiyou)


async def test_the_desk_takes_the_word_of_someone_whose_home_it_does_not_know_yet(city: people.City) -> None:
    wang = await people.a_person("王桂兰")

    assert await mandates.grant(
        wang, [Scope.SIGN_UP], method=Method.PRESENT, by=await a_worker(city), agent_place=city.huibin
    )


async def test_m1_no_worker_writes_down_that_the_elder_invited(city: people.City) -> None:
    wang, worker = await people.a_person(home=city.huibin), await a_worker(city)

    with pytest.raises(OutOfTurn):
        await mandates.grant(wang, [Scope.SIGN_UP], method=Method.INVITED, by=worker, agent_place=city.huibin)
    with pytest.raises(OutOfTurn):
        await mandates.grant(
            wang, [Scope.SIGN_UP], method=Method.INVITED, by=worker, agent_person=await people.a_person()
        )


async def test_no_worker_writes_down_a_permission_for_themselves_or_one_without_its_proof(city: people.City) -> None:
    worker = await a_worker(city)
    wang = await people.a_person(home=city.huibin)
    worker_person = await Person.get(id=worker.person_id)

    with pytest.raises(MayNot):
        await mandates.grant(wang, [Scope.SIGN_UP], method=Method.PRESENT, by=worker, agent_person=worker_person)
    with pytest.raises(OutOfTurn):
        await mandates.grant(wang, [Scope.SIGN_UP], method=Method.PAPER, by=worker, agent_place=city.huibin)
    with pytest.raises(OutOfTurn):
        await mandates.grant(wang, [Scope.SIGN_UP], method=Method.PRESENT, by=worker, agent_place=city.huibin, days=366)
    with pytest.raises(OutOfTurn):
        await mandates.grant(wang, [], method=Method.PRESENT, by=worker, agent_place=city.huibin)
    assert await mandates.grant(
        wang, [Scope.SIGN_UP], method=Method.PAPER, proof="惠宾2026-017", by=worker, agent_place=city.huibin
    )


async def test_m6_one_scope_is_taken_back_and_the_rest_goes_on_to_the_same_day(city: people.City) -> None:
    worker = await a_worker(city)
    given = await a_desk_mandate(city, worker, Scope.SIGN_UP, Scope.CANCEL)

    await mandates.revoke(given, by=worker, scopes=[Scope.SIGN_UP])

    (left,) = await mandates.live_for(worker, given.principal_id)
    assert (left.scope_set, left.ends_at, left.follows_id) == (frozenset({Scope.CANCEL}), given.ends_at, given.id)
    with pytest.raises(MayNot):
        await mandates.require(given.principal_id, Scope.SIGN_UP, by=worker)
    assert len(await mandates.given_by(given.principal_id)) == 2


async def test_m1_m6_an_assisted_act_names_all_and_the_elder_reads_it_after_the_mandate_ended(
    city: people.City,
) -> None:
    worker = await a_worker(city)
    given = await a_desk_mandate(city, worker)
    hand = await mandates.helping(worker, given.principal_id, Scope.SIGN_UP)
    async with transaction():
        await Person.filter(id=given.principal_id).update(rev=1)
        await audit.record("Commitment.sign_up", "Commitment:1", by=hand)
    await mandates.revoke(given, by=worker)

    lines = await audit.done_for(given.principal_id)

    assert [line.verb for line in lines] == ["Mandate.revoke", "Commitment.sign_up", "Mandate.give"]
    told = lines[1].told
    assert (told["by"], told["for"], told["mandate"], told["scope"], told["channel"]) == (
        worker.person_id, given.principal_id, given.id, "sign_up", "desk",
    )  # fmt: skip


async def test_a_mandate_for_one_elder_opens_nothing_of_another(city: people.City) -> None:
    worker = await a_worker(city)
    given = await a_desk_mandate(city, worker)
    other = await a_desk_mandate(city, worker)
    hand = await mandates.helping(worker, given.principal_id, Scope.SIGN_UP)

    with pytest.raises(MayNot):
        await mandates.require(other.principal_id, Scope.SIGN_UP, by=hand)
    assert await mandates.require(given.principal_id, Scope.SIGN_UP, by=hand) == given


async def test_for_their_own_affairs_nobody_needs_a_mandate(city: people.City) -> None:
    wang = await people.an_actor(await people.a_person())

    assert await mandates.helping(wang, wang.person_id or 0, Scope.SIGN_UP) is wang
