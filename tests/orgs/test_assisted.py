"""A community's worker writes the file of a group that has no one online: on its word, with both names kept."""

import httpx
import pytest

from ground import privacy
from ground.actors import Channel, Role
from ground.audit import AuditEntry
from ground.errors import MayNot, NotFound, Unreadable
from ground.identity import Person
from ground.mandates import Mandate, Method, revoke
from orgs import assisted, deciding, reviewing
from orgs import filing as filings
from orgs.models import Filing, OrgKind
from orgs.queries.files import filing_files
from orgs.queries.filings import assisted_filings, own_filing
from orgs.schemas.desk_drafts import ReviewDraft
from orgs.schemas.filing_drafts import AssistDraft, GroupDraft, PlaceDraft
from tests import people
from tests.orgs import stories

pytestmark = pytest.mark.anyio


def _draft(city: people.City, phone: str | None = None) -> AssistDraft:
    return AssistDraft(
        kind=OrgKind.AGREED_TEAM, name="楼道互助队", street=city.huibin.code, applicant_name="赵淑芬",
        applicant_phone=phone, method=Method.PAPER, proof="纸质申请 2026-17 号",
    )  # fmt: skip


async def test_the_worker_is_the_hand_and_the_resident_the_principal(database: None) -> None:
    city = await people.a_city()
    worker = await people.an_officer("王红", Role.COMMUNITY_WORKER, place=city.huibin)

    filing = await assisted.begin(_draft(city), by=worker)

    applicant = await Person.get(id=filing.applicant_id)
    told = (await AuditEntry.get(verb="Filing.begin")).told
    assert (applicant.name, applicant.phone_hash, applicant.channels) == ("赵淑芬", None, "paper")
    assert (told["by"], told["for"], told["channel"]) == (worker.person_id, applicant.id, Channel.PAPER)
    assert told["mandate"] == filing.mandate_id
    assert (await Mandate.get(id=filing.mandate_id)).proof == "纸质申请 2026-17 号"


async def test_every_later_step_stands_on_the_same_word(database: None) -> None:
    city = await people.a_city()
    worker = await people.an_officer("王红", Role.COMMUNITY_WORKER, place=city.huibin)
    filing = await assisted.begin(_draft(city), by=worker)
    filing = await own_filing(worker, filing.public_id)

    await filings.keep_group(filing, GroupDraft(name="楼道互助队"), by=await assisted.hand_for(filing, worker))
    mandate = await Mandate.get(id=filing.mandate_id)
    await revoke(mandate, by=await people.an_actor(await Person.get(id=filing.applicant_id)))

    with pytest.raises(MayNot):
        await assisted.hand_for(filing, worker)
    with pytest.raises(MayNot):
        await filings.keep_group(filing, GroupDraft(name="别的名字"), by=worker)


async def test_a_file_stays_at_the_desk_that_writes_it(database: None) -> None:
    city = await people.a_city()
    worker = await people.an_officer("王红", Role.COMMUNITY_WORKER, place=city.huibin)
    neighbour = await people.an_officer("李梅", Role.COMMUNITY_WORKER, place=city.shiyou)
    filing = await assisted.begin(_draft(city), by=worker)
    filing = await own_filing(worker, filing.public_id)

    for community in (None, city.shiyou.code):
        with pytest.raises(Unreadable) as refused:
            await filings.keep_place(
                filing, PlaceDraft(community=community), by=await assisted.hand_for(filing, worker)
            )
        assert [mistake.field for mistake in refused.value.mistakes] == ["community"]
    applicant = await people.an_actor(await Person.get(id=filing.applicant_id))
    await filings.keep_place(filing, PlaceDraft(community=city.shiyou.code), by=applicant)

    assert [each.id for each in await assisted_filings(worker)] == [filing.id]
    assert (await own_filing(worker, filing.public_id)).id == filing.id
    assert await assisted_filings(neighbour) == []
    with pytest.raises(NotFound):
        await own_filing(neighbour, filing.public_id)


async def test_m2_with_the_word_the_desks_sight_of_the_file_ends(database: None) -> None:
    city = await people.a_city()
    worker = await people.an_officer("王红", Role.COMMUNITY_WORKER, place=city.huibin)
    filing = await assisted.begin(_draft(city), by=worker)
    assert await filing_files(worker, filing.id)

    mandate = await Mandate.get(id=filing.mandate_id)
    await revoke(mandate, by=await people.an_actor(await Person.get(id=filing.applicant_id)))

    assert await assisted_filings(worker) == []
    assert not await filing_files(worker, filing.id)
    with pytest.raises(NotFound):
        await own_filing(worker, filing.public_id)


async def test_the_desk_keeps_a_telephone_and_does_not_read_it_again(client: httpx.AsyncClient) -> None:
    city = await people.a_city()
    worker = await people.an_officer("王红", Role.COMMUNITY_WORKER, place=city.huibin)
    filing = await assisted.begin(_draft(city), by=worker)
    at = f"/filings/{filing.public_id}/people"
    stories.be(client, await people.signed_in(await Person.get(id=worker.person_id), staff=True))

    await client.post(at, data={"leader_name": "赵淑芬", "leader_phone": "13912345678"})
    page = await client.get(at)
    await client.post(at, data={"leader_name": "赵淑芬", "leader_phone": "", "members": "5"})
    kept = await stories.fresh(filing)

    assert "13912345678" not in page.text.replace(" ", "")
    assert "139****5678" in page.text.replace(" ", "")
    assert (kept.members, privacy.unseal("leader_phone", kept.leader_phone_sealed or "")) == (5, "13912345678")
    look = await privacy.Look.filter(person_id=filing.applicant_id).first()
    assert look is not None
    assert look.looker_id == worker.person_id
    await client.post(at, data={"leader_name": "孙德海", "leader_phone": ""})
    assert (await stories.fresh(filing)).leader_phone_sealed is None


async def test_a_worker_of_another_community_neither_begins_nor_finds_it(database: None) -> None:
    city = await people.a_city()
    worker = await people.an_officer("王红", Role.COMMUNITY_WORKER, place=city.huibin)
    stranger = await people.an_officer("李梅", Role.COMMUNITY_WORKER, place=city.shiyou)
    filing = await assisted.begin(_draft(city), by=worker)

    with pytest.raises(MayNot):
        await assisted.begin(_draft(city), by=stranger)
    with pytest.raises(NotFound):
        await own_filing(stranger, filing.public_id)
    assert await assisted_filings(stranger) == []
    assert [each.id for each in await assisted_filings(worker)] == [filing.id]


async def test_a_desk_does_not_read_what_residents_write_by_themselves(database: None) -> None:
    city = await people.a_city()
    worker = await people.an_officer("王红", Role.COMMUNITY_WORKER, place=city.huibin)
    filing = await stories.a_whole_draft(city, await stories.an_applicant(city))

    with pytest.raises(NotFound):
        await own_filing(worker, filing.public_id)


async def test_a_known_person_is_found_by_name_and_telephone(database: None) -> None:
    city = await people.a_city()
    phone = people.a_phone()
    known = await people.a_person("赵淑芬", phone=phone)
    await people.a_person("赵德胜", phone=phone)
    worker = await people.an_officer("王红", Role.COMMUNITY_WORKER, place=city.huibin)

    filing = await assisted.begin(_draft(city, phone), by=worker)

    assert filing.applicant_id == known.id
    assert await Filing.filter(applicant_id=known.id).count() == 1


async def test_m1_no_file_is_written_for_somebody_of_another_community(database: None) -> None:
    city = await people.a_city()
    phone = people.a_phone()
    await people.a_person("赵淑芬", phone=phone, home=city.shiyou)
    worker = await people.an_officer("王红", Role.COMMUNITY_WORKER, place=city.huibin)

    with pytest.raises(Unreadable) as refused:
        await assisted.begin(_draft(city, phone), by=worker)

    assert [mistake.field for mistake in refused.value.mistakes] == ["applicant_phone"]
    assert (await Mandate.all().count(), await Filing.all().count()) == (0, 0)


async def test_the_worker_whose_hand_wrote_it_cannot_decide_even_as_an_officer(database: None) -> None:
    city = await people.a_city()
    worker = await people.an_officer("王红", Role.COMMUNITY_WORKER, place=city.huibin)
    li = await stories.a_street_officer(city)
    filing = await assisted.begin(_draft(city), by=worker)
    await Filing.filter(id=filing.id).update(state="submitted", submitted_by_id=worker.person_id)
    await reviewing.review(await stories.fresh(filing), ReviewDraft(seen=True, advice="accept", opinion="可以"), by=li)
    both = await people.an_officer("王红", Role.STREET_OFFICER, place=city.zhenxing)
    same_hand = type(both)(**{**both.__dict__, "person_id": worker.person_id})

    with pytest.raises(MayNot):
        await deciding.accept(await stories.fresh(filing), "同意", by=same_hand)
