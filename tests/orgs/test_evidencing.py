"""A record of service is evidence for one payer: all that were chosen are taken or none, and what is lost is told."""

import asyncio
import datetime as dt

import pytest

from ground import clock
from ground.actors import Actor, Role
from ground.database import IntegrityError, transaction
from ground.errors import MayNot, OutOfTurn, Taken
from ground.outbox import Announcement
from orgs import evidencing, outcomes
from orgs.evidencing import Part
from orgs.models import EvidenceKind, EvidenceUse, Funding, PayerKind, Project
from tests import people

pytestmark = pytest.mark.anyio
HOURS = EvidenceKind.HOURS
FIRST, SECOND = Part(PayerKind.CONTRACT, 1, 1), Part(PayerKind.CONTRACT, 2, 7)


async def a_bought_project() -> tuple[Project, Actor]:
    city = await people.a_city()
    org = await people.an_org(city)
    project = await people.a_project(org, city.huibin)
    await Project.filter(id=project.id).update(funding=Funding.CONTRACT)
    return await Project.get(id=project.id), await people.an_officer("刘敏", Role.ORG_MANAGER, org=org)


async def test_the_same_record_is_refused_to_a_second_payer_who_reads_which_stands_where(database: None) -> None:
    project, manager = await a_bought_project()
    await evidencing.use(project, FIRST, {HOURS: [1, 2]}, by=manager)

    with pytest.raises(Taken) as refused:
        await evidencing.use(project, SECOND, {HOURS: [2, 3]}, by=manager)

    assert refused.value.more["standing"] == [{"kind": "hours", "record": 2, "payer": "contract:1"}]
    assert await evidencing.used(HOURS, [1, 2, 3]) == {1, 2}


async def test_the_database_itself_refuses_a_record_to_a_second_payer(database: None) -> None:
    project, manager = await a_bought_project()
    await evidencing.use(project, FIRST, {HOURS: [1]}, by=manager)
    [use] = await evidencing.uses_of(FIRST)

    with pytest.raises(IntegrityError):
        await EvidenceUse.create(
            project=project, kind=HOURS, reference=1, payer_kind=PayerKind.GRANT, payer_reference=5, part_reference=1,
            made_by_id=manager.person_id, made_at=clock.now(),
        )  # fmt: skip
    with pytest.raises(IntegrityError):
        await EvidenceUse.filter(id=use.id).delete()


async def test_of_two_payers_at_once_one_has_the_record(database: None) -> None:
    project, manager = await a_bought_project()

    said = await asyncio.gather(
        *(evidencing.use(project, part, {HOURS: [1, part.part + 10]}, by=manager) for part in (FIRST, SECOND)),
        return_exceptions=True,
    )

    assert sorted(map(type, said), key=str) == sorted([int, Taken], key=str)
    assert await EvidenceUse.all().count() == 2


async def test_a_stranger_and_a_project_that_is_paid_otherwise_are_refused(database: None) -> None:
    project, manager = await a_bought_project()
    stranger = await people.an_actor(await people.a_person())
    with pytest.raises(MayNot):
        await evidencing.use(project, FIRST, {HOURS: [1]}, by=stranger)

    await Project.filter(id=project.id).update(funding=Funding.OWN)
    with pytest.raises(OutOfTurn):
        await evidencing.use(await Project.get(id=project.id), FIRST, {HOURS: [1]}, by=manager)
    assert not await EvidenceUse.exists()


async def test_what_was_not_accepted_is_given_back_and_can_be_used_again(database: None) -> None:
    project, manager = await a_bought_project()
    await evidencing.use(project, FIRST, {HOURS: [1, 2]}, by=manager)

    assert await evidencing.release(FIRST, because="名单不齐", by=manager) == 2

    await evidencing.use(project, SECOND, {HOURS: [1]}, by=manager)


async def test_a_record_taken_back_is_free_before_it_was_accepted_and_never_after(database: None) -> None:
    project, manager = await a_bought_project()
    await evidencing.use(project, FIRST, {HOURS: [1]}, by=manager)
    await evidencing.use(project, SECOND, {HOURS: [2]}, by=manager)
    await evidencing.keep(SECOND)

    async with transaction():
        await evidencing.lose(project.id, HOURS, 1)
        await evidencing.lose(project.id, HOURS, 2)
        await evidencing.lose(project.id, HOURS, 3)

    assert await evidencing.used(HOURS, [1, 2]) == {2}
    told = await Announcement.filter(name="orgs.EvidenceLost").order_by("id")
    assert ['"kept": true' in each.facts for each in told] == [False, True]


async def test_a_need_that_was_met_stands_until_it_is_opened_again(database: None) -> None:
    project, manager = await a_bought_project()
    now = clock.now()
    async with transaction():
        await outcomes.confirmed(project.id, 5, number="12345678", word="called", at=now)
    [met] = await outcomes.standing(project.id, now - dt.timedelta(days=1), now + dt.timedelta(days=1))
    await evidencing.use(project, FIRST, {EvidenceKind.NEED: [met.reference]}, by=manager)

    async with transaction():
        await outcomes.undone(project.id, 5)

    assert await outcomes.standing(project.id, now - dt.timedelta(days=1), now + dt.timedelta(days=1)) == []
    assert await evidencing.uses_of(FIRST) == []
    assert await Announcement.filter(name="orgs.EvidenceLost").count() == 1
