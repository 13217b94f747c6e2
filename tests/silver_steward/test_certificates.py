"""The certificate: worded by its basis, printed again with its mark, and its code leads to the check (B1, B2)."""

import datetime as dt
import shutil
import subprocess
from pathlib import Path

import pytest

from ground import clock
from ground.errors import MayNot, Unreadable
from ground.identity import Person
from ground.notices import PublicNotice
from silver_steward import awarding, certificate_paper, consenting, hall
from silver_steward.models import Basis, CertificatePrint, HallEntry, Honour, Level, Nomination
from tests import people
from tests.silver_steward.stories import AFTER, Story, a_story

pytestmark = pytest.mark.anyio


async def an_award(**plan: object) -> tuple[Story, Honour]:
    """Honour one elder, two weeks after the notice was hung."""
    story = await a_story(**plan)
    made = await story.named(await story.elder())
    with clock.stopped(AFTER):
        await story.hung(made)
    notice = await PublicNotice.get(public_id=story.season.notice_ref)
    with clock.stopped(notice.closes_at + dt.timedelta(days=1)):
        [given] = await awarding.award(story.season, by=story.supervisor)
    return story, await Honour.get(id=given.id)


def spoken(paper: dict[str, object]) -> str:
    """Return all words of a paper but its code."""
    return str({name: words for name, words in paper.items() if name != "qr"})


async def test_b1_a_commendation_confers_the_title_in_the_name_of_the_bureau(database: None) -> None:
    story, given = await an_award(basis=Basis.APPROVED_COMMENDATION, document_number="辽评组发〔2026〕3 号")
    words = spoken(certificate_paper.paper_of(given, story.season, again=False))

    assert "is given the title" in words
    assert "辽评组发〔2026〕3 号" in words
    assert "Seal of the issuer" in words


async def test_b2_a_choice_of_the_communities_confers_no_title_and_bears_no_seal(database: None) -> None:
    story, given = await an_award()
    paper = certificate_paper.paper_of(given, story.season, again=False)

    assert "recommended by the communities" in str(paper["statement"])
    assert "title" not in str(paper["statement"])
    assert (paper["seal"], paper["title"]) == ("", "Certificate of Recommendation")


async def test_its_code_leads_to_the_check_and_a_second_print_is_marked(database: None, tmp_path: Path) -> None:
    for program in ("pdftoppm", "zbarimg"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not on this machine")
    _story, given = await an_award()
    herself = await people.an_actor(await Person.get(id=given.person_id))
    first = await certificate_paper.pdf_of(await certificate_paper.note_print(given, by=herself))
    second = await certificate_paper.pdf_of(await certificate_paper.note_print(given, by=herself))
    _kept(tmp_path / "one.pdf", first)
    assert first != second
    _run(tmp_path, "pdftoppm", "-r", "100", "-png", "one.pdf", "one")

    [page] = _pictures(tmp_path)
    assert _run(tmp_path, "zbarimg", "-q", "--raw", page).strip().endswith("/certificate/PJ-2026-00001")
    assert [each.count for each in await CertificatePrint.filter(award_id=given.id).order_by("count")] == [1, 2]
    assert "issued again" in spoken(certificate_paper.paper_of(given, await given.season, again=True))


async def test_the_hall_shows_name_and_story_as_long_as_the_steward_agrees(database: None) -> None:
    story, given = await an_award()
    herself = await people.an_actor(await Person.get(id=given.person_id))
    with pytest.raises(MayNot):
        await hall.tell(given, "她很好。", by=story.desk)
    with pytest.raises(Unreadable):
        await hall.tell(given, "我的电话是 13812345678，住址在惠宾。", by=herself)

    await hall.tell(given, "我喜欢干净的楼道。", by=herself)
    assert [each.story for each in await hall.hanging(2026)] == ["我喜欢干净的楼道。"]

    await consenting.take_back(await Nomination.get(id=given.nomination_id), Level.HALL, by=herself)
    assert await hall.hanging() == []
    assert (await HallEntry.get()).taken_down_at is not None


def _run(folder: Path, *words: str) -> str:
    return subprocess.run(words, cwd=folder, capture_output=True, check=True, text=True).stdout


def _kept(file: Path, paper: bytes) -> None:
    file.write_bytes(paper)


def _pictures(folder: Path) -> list[str]:
    """Return the pages that were drawn: an honour has no annex, so there is one."""
    return sorted(each.name for each in folder.glob("one*.png"))
