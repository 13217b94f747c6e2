"""A group files: it writes its parts, hands them in, hears by when, is asked for more, and may take it all back."""

import datetime as dt

import pytest

from ground import clock
from ground.audit import AuditEntry, verify
from ground.database import ask
from ground.errors import MayNot, OutOfTurn, Unreadable
from orgs import completeness, filing_papers, reviewing
from orgs import filing as filings
from orgs.completeness import Part
from orgs.models import FilingPaper, FilingState, OrgKind, PaperKind
from orgs.schemas.desk_drafts import AskDraft
from orgs.schemas.filing_drafts import GroupDraft, PaperDraft, PeopleDraft
from orgs.schemas.part_pages import GroupPage
from tests import people
from tests.orgs import stories

pytestmark = pytest.mark.anyio

MONDAY = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)


async def test_a_draft_lacks_every_part_until_it_is_filled_in(database: None) -> None:
    city = await people.a_city()
    wang = await stories.an_applicant(city)

    empty = await stories.a_draft(city, wang)
    whole = await stories.a_whole_draft(city, wang, name="石油修理角")

    assert {each.part for each in await completeness.missing(empty)} == set(Part)
    assert await completeness.missing(whole) == []


async def test_what_is_written_is_kept_though_the_part_is_not_complete(database: None) -> None:
    city = await people.a_city()
    wang = await stories.an_applicant(city)
    filing = await stories.a_draft(city, wang)

    await filings.keep_people(filing, PeopleDraft(leader_name="王桂兰"), by=wang)

    kept = await stories.fresh(filing)
    assert kept.leader_name == "王桂兰"
    assert kept.members is None


async def test_an_unfinished_file_cannot_be_handed_in(database: None) -> None:
    city = await people.a_city()
    wang = await stories.an_applicant(city)
    filing = await stories.a_draft(city, wang)

    with pytest.raises(OutOfTurn):
        await filings.submit(filing, by=wang)


async def test_handed_in_it_has_a_day_and_a_letter(database: None) -> None:
    city = await people.a_city()
    wang = await stories.an_applicant(city)

    with clock.stopped(MONDAY):
        filing = await stories.a_submitted(city, wang)

    assert filing.state == FilingState.SUBMITTED
    assert filing.due_at is not None
    assert clock.city_day(filing.due_at) == dt.date(2026, 12, 21)  # 20 working days after 23 November
    assert await stories.letters_to(filing.applicant_id) == ["filing_received"]
    assert (await verify()).broken_at is None


async def test_no_telephone_of_a_file_stands_in_the_database_in_clear(database: None) -> None:
    city = await people.a_city()
    wang = await stories.an_applicant(city)
    filing = await stories.a_draft(city, wang)

    await filings.keep_group(filing, GroupDraft(name="惠宾合唱队", contact_phone="0427-2812345"), by=wang)
    await filings.keep_people(filing, PeopleDraft(leader_name="王桂兰", leader_phone="13812346621"), by=wang)

    kept = await stories.fresh(filing)
    rows = str(await ask("SELECT * FROM orgs_filing")) + str(await AuditEntry.all().values())
    assert GroupPage.of(kept).contact_phone == "0427-2812345"
    assert "2812345" not in rows
    assert "13812346621" not in rows


async def test_a_file_that_was_handed_in_stands_still(database: None) -> None:
    city = await people.a_city()
    wang = await stories.an_applicant(city)
    filing = await stories.a_submitted(city, wang)

    with pytest.raises(OutOfTurn):
        await filings.keep_group(filing, GroupDraft(name="另一个名字"), by=wang)
    with pytest.raises(OutOfTurn):
        await filing_papers.add(filing, PaperDraft(kind=PaperKind.OTHER, file=stories.a_file()), by=wang)
    with pytest.raises(OutOfTurn):
        await filings.submit(filing, by=wang)
    assert await FilingPaper.filter(filing_id=filing.id).count() == 6


async def test_a_stranger_writes_in_no_one_elses_file(database: None) -> None:
    city = await people.a_city()
    wang = await stories.an_applicant(city)
    stranger = await stories.an_applicant(city, "孙德海")
    filing = await stories.a_whole_draft(city, wang)

    with pytest.raises(MayNot):
        await filings.keep_group(filing, GroupDraft(name="我的队"), by=stranger)
    with pytest.raises(MayNot):
        await filings.submit(filing, by=stranger)
    with pytest.raises(MayNot):
        await filings.withdraw(filing, by=stranger)
    assert (await stories.fresh(filing)).name == "惠宾合唱队"


async def test_it_is_taken_back_while_nothing_is_decided(database: None) -> None:
    city = await people.a_city()
    wang, li = await stories.an_applicant(city), await stories.a_street_officer(city)
    reviewed = await stories.a_reviewed(city, wang, li)

    await filings.withdraw(reviewed, by=wang)

    assert (await stories.fresh(reviewed)).state == FilingState.WITHDRAWN
    with pytest.raises(OutOfTurn):
        await filings.withdraw(reviewed, by=wang)
    assert await AuditEntry.filter(verb="Filing.withdraw").count() == 1


async def test_a_paper_is_taken_off_again(database: None) -> None:
    city = await people.a_city()
    wang = await stories.an_applicant(city)
    filing = await stories.a_whole_draft(city, wang)
    paper = await FilingPaper.filter(filing_id=filing.id).select_related("attachment").first()
    assert paper is not None

    await filing_papers.remove(filing, paper.attachment.public_id, by=wang)

    assert [each.part for each in await completeness.missing(filing)] == [Part.PAPERS]


async def test_only_so_many_files_are_open_at_once(database: None) -> None:
    city = await people.a_city()
    wang = await stories.an_applicant(city)
    for name in ("一队", "二队", "三队"):
        await stories.a_draft(city, wang, name=name)

    with pytest.raises(OutOfTurn):
        await stories.a_draft(city, wang, name="四队")


async def test_the_code_of_another_kind_of_body_is_told_beside_its_field(database: None) -> None:
    city = await people.a_city()
    wang = await stories.an_applicant(city)
    filing = await stories.a_draft(city, wang, OrgKind.SHETUAN)

    with pytest.raises(Unreadable) as refused:
        await filings.keep_group(filing, GroupDraft(name="协会", uscc=people.a_code(OrgKind.MINFEI)), by=wang)

    assert [each.field for each in refused.value.mistakes] == ["uscc"]


async def test_what_was_asked_for_is_read_as_the_officer_wrote_it(database: None) -> None:
    city = await people.a_city()
    wang, li = await stories.an_applicant(city), await stories.a_street_officer(city)
    filing = await stories.a_submitted(city, wang)

    await reviewing.ask_for_more(filing, AskDraft(words="请补一张活动室的照片。"), by=li)

    asked = await stories.fresh(filing)
    assert asked.state == FilingState.NEEDS_WORK
    assert asked.asked == "请补一张活动室的照片。"
    assert asked.version == 2
    assert (await stories.letters_to(asked.applicant_id))[-1] == "filing_asked"
    await filings.keep_group(asked, GroupDraft(name="惠宾合唱队"), by=wang)
