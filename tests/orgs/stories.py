"""Stories of groups and officers: how far a filing has come, entered by the same acts as users."""

import datetime as dt
import io

import httpx
from starlette.datastructures import Headers, UploadFile

from ground import clock, privacy
from ground.actors import Actor, Role
from ground.identity import Person
from ground.letters import Letter
from orgs import deciding, filing_papers, reviewing
from orgs import filing as filings
from orgs.models import Advice, Category, Filing, Organisation, OrgKind, PaperKind, Premises
from orgs.schemas.desk_drafts import ReviewDraft
from orgs.schemas.filing_drafts import BeginDraft, GroupDraft, PaperDraft, PeopleDraft, PlaceDraft
from tests import people
from tests.people import City

PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


def a_file(name: str = "章程.pdf", content: bytes = PDF) -> UploadFile:
    """Return a file as a browser sends it."""
    return UploadFile(io.BytesIO(content), filename=name, headers=Headers({"content-type": "application/pdf"}))


async def a_host(city: City, name: str = "惠宾社区居民委员会") -> Organisation:
    """Enter a residents' committee that works in both communities of Zhenxing."""
    return await people.an_org(city, name, kind=OrgKind.GRASSROOTS)


async def an_applicant(city: City, name: str = "王桂兰") -> Actor:
    """Enter a resident of Huibin who wants to file a group, as someone signed in by telephone."""
    return await people.an_actor(await people.a_person(name, home=city.huibin))


async def a_draft(
    city: City, applicant: Actor, kind: OrgKind = OrgKind.FILED_GROUP, name: str = "惠宾合唱队"
) -> Filing:
    """Begin a file in Zhenxing."""
    person = await Person.get(id=applicant.person_id)
    draft = BeginDraft(kind=kind, name=name, street=city.zhenxing.code)
    return await filings.begin(draft, person, city.zhenxing, by=applicant)


async def a_whole_draft(
    city: City,
    applicant: Actor,
    kind: OrgKind = OrgKind.FILED_GROUP,
    *,
    name: str = "惠宾合唱队",
    host: Organisation | None = None,
    members: int = 60,
    code: str | None = None,
    leader: tuple[str, str] | None = None,
) -> Filing:
    """Fill in all four parts: of a group that names a host, or of a registered body that has a code."""
    hosted = kind in (OrgKind.FILED_GROUP, OrgKind.AGREED_TEAM)
    if hosted and host is None:
        host = await a_host(city, f"{name}的居民委员会")
    filing = await a_draft(city, applicant, kind, name)
    code = None if hosted else code or people.a_code(kind)
    group = GroupDraft(name=name, category=Category.CULTURE, summary="每周三一起唱歌，也去看望独居老人。", uscc=code)
    await filings.keep_group(filing, group, by=applicant)
    leader_name, leader_phone = leader or ("王桂兰", people.a_phone())
    folk = PeopleDraft(leader_name=leader_name, leader_phone=leader_phone, members=members, staff=2, funds="50000")
    await filings.keep_people(filing, folk, by=applicant)
    place = PlaceDraft(
        community=city.huibin.code,
        address="惠宾社区活动室",
        premises=Premises.LENT,
        areas=(city.huibin.code,),
        host=host.public_id if host else None,
    )
    await filings.keep_place(filing, place, by=applicant)
    kinds = (
        ("application", "rules", "members", "leader", "premises", "host_opinion")
        if hosted
        else ("certificate", "rules")
    )
    for each in kinds:
        await filing_papers.add(filing, PaperDraft(kind=PaperKind(each), file=a_file(f"{each}.pdf")), by=applicant)
    return await fresh(filing)


async def a_submitted(city: City, applicant: Actor, kind: OrgKind = OrgKind.FILED_GROUP, **facts: object) -> Filing:
    """Hand a whole file in."""
    filing = await a_whole_draft(city, applicant, kind, **facts)  # type: ignore[arg-type]
    await filings.submit(filing, by=applicant)
    return await fresh(filing)


async def a_street_officer(city: City, name: str = "李强") -> Actor:
    """Enter an officer of Zhenxing."""
    return await people.an_officer(name, Role.STREET_OFFICER, place=city.zhenxing)


async def a_county_officer(city: City, name: str = "张丽") -> Actor:
    """Enter an officer of Xinglongtai."""
    return await people.an_officer(name, Role.COUNTY_OFFICER, place=city.xinglongtai)


async def a_reviewed(
    city: City, applicant: Actor, officer: Actor, kind: OrgKind = OrgKind.FILED_GROUP, **facts: object
) -> Filing:
    """Have a first officer look at a file and advise a yes."""
    filing = await a_submitted(city, applicant, kind, **facts)
    draft = ReviewDraft(seen=True, advice=Advice.ACCEPT, opinion="材料齐全，名单核对过。")
    await reviewing.review(filing, draft, by=officer)
    return await fresh(filing)


async def an_accepted(
    city: City, applicant: Actor, kind: OrgKind = OrgKind.FILED_GROUP, **facts: object
) -> tuple[Organisation, Actor]:
    """Have two officers accept a file; return the organisation, and its applicant with the manager's role."""
    first, second = await a_street_officer(city, "李强"), await a_street_officer(city, "赵敏")
    filing = await a_reviewed(city, applicant, first, kind, **facts)
    org = await deciding.accept(filing, "同意", by=second)
    person = await Person.get(id=applicant.person_id)
    return await Organisation.get(id=org.id).select_related("place", "host"), await people.an_actor(person)


async def fresh(filing: Filing) -> Filing:
    """Return a filing as a desk reads it from the database."""
    return await Filing.get(id=filing.id).select_related("place", "host", "applicant", "organisation")


async def letters_to(person_id: int) -> list[str]:
    """Return the purposes of the letters to a person, the first first."""
    return [each.purpose for each in await Letter.filter(person_id=person_id).order_by("id")]


async def words_of_letters(person_id: int) -> list[str]:
    """Return the words of the letters to a person, the first first."""
    found = await Letter.filter(person_id=person_id).order_by("id")
    return [privacy.unseal("letter-words", each.words_sealed) for each in found]


def days_on(days: int) -> dt.datetime:
    """Return this moment some days on."""
    return clock.now() + dt.timedelta(days=days)


def be(client: httpx.AsyncClient, cookies: dict[str, str]) -> httpx.AsyncClient:
    """Let the client be who these cookies say, and nobody else."""
    client.cookies.clear()
    client.cookies.update(cookies)
    return client
