"""Founding: bodies file with their street, which asks, looks twice and decides; each as its text says it ended."""

from functools import partial

from ground import clock, persons
from ground.actors import Actor
from ground.identity import Person
from ground.mandates import Method
from marketplace.seeding import cast, joining, names, specimens
from marketplace.seeding.agenda import Act
from marketplace.seeding.settling import open_account
from marketplace.seeding.stage import Body, Desk, Stage
from marketplace.seeding.texts import BodyText, bodies
from orgs import assisted, completeness, deciding, filing, filing_papers, reviewing, uscc
from orgs.models import CODE_BEGINS, CODED, HOSTED, Advice, Filing, Organisation, OrgKind, Premises
from orgs.queries import filings
from orgs.schemas import desk_drafts as street
from orgs.schemas import filing_drafts as drafts

ASKED = "请补上负责人的联系方式和成员名册，名册写明每个人做什么。"
SEEN = "材料齐全，与原件核对一致，建议同意。"
NOT_THIS = "活动内容与社区社会组织不符，建议不予同意。"
EVERY = 5
"""Every so many of the accepted files lacked something at first."""


def found(stage: Stage) -> None:
    """Put every body's file on the agenda, where its street is played at this scale."""
    for number, text in enumerate(bodies()):
        desk = _home(stage, text)
        if desk is not None:
            one = _Case(stage, text, desk, number)
            stage.agenda.at(stage.office(-text.days, 9, number % 50), one.begin)


def _home(stage: Stage, text: BodyText) -> Desk | None:
    here = [desk for desk in stage.desks if desk.street.code == text.street]
    return here[text.home] if text.home < len(here) else None


class _Case:
    """One file on its way through the street."""

    def __init__(self, stage: Stage, text: BodyText, desk: Desk, number: int) -> None:
        self.stage, self.text, self.desk, self.number = stage, text, desk, number
        self.chance = stage.chance("body", text.name, number)
        self.name = text.name.replace("{place}", desk.place.name)
        self.public_id = ""
        self.applicant: Person
        self.now = stage.office(-text.days, 9, number % 50)

    def then(self, days: int, hour: int, act: Act) -> None:
        """Put the next step on the agenda, in office hours some days on."""
        self.now = self.stage.after(self.now, days, hour, self.number % 50)
        self.stage.agenda.at(self.now, act)

    async def begin(self) -> None:
        """Open the file, and let what follows be on the agenda."""
        if self.text.assisted:
            made = await self._begin_at_desk()
        else:
            self.applicant = await self._applicant()
            begun = drafts.BeginDraft(kind=self.text.kind, name=self.name, street=self.desk.place.code)
            made = await filing.begin(begun, self.applicant, self.desk.place, by=self._writer())
        self.public_id = made.public_id
        await self._write_group(await self._mine())
        if self.text.ends == "draft":
            return
        await self._write_rest(await self._mine())
        self.then(0, 16, self._submit)
        if self.text.ends == "withdrawn":
            self.then(2, 9, self._withdraw)
        elif self.text.ends == "needs_work":
            self.then(2, 10, partial(self._ask, self.text.words))
        elif self.text.ends != "submitted":
            if self.text.ends == "accepted" and self.number % EVERY == EVERY - 1:
                self.then(1, 10, partial(self._ask, ASKED))
                self.then(1, 14, self._submit)
            self.then(2, 10, self._review)
            if self.text.ends != "reviewed":
                self.then(2, 15, self._decide)

    def _writer(self) -> Actor:
        return self.stage.myself(self.applicant)

    async def _applicant(self) -> Person:
        """Return who files: the prepared manager, an elder of the community for its groups, or somebody else."""
        if self.name == cast.ORG:
            person = await self.stage.enter(self.chance, age=44, called=cast.MANAGER.name)
            await open_account(cast.MANAGER, person)
            return self.stage.keep(cast.MANAGER.name, person)
        ages = (60, 74) if self.text.kind in HOSTED else (34, 56)
        return await self.stage.enter(self.chance, age=self.chance.randint(*ages), home=self.desk.place)

    async def _begin_at_desk(self) -> Filing:
        worker = await self.stage.acting(self.desk.workers[0])
        word = drafts.AssistDraft(
            kind=self.text.kind,
            name=self.name,
            street=self.desk.place.code,
            applicant_name=names.name(self.chance, elder=True, woman=True),
            method=Method.PRESENT,
        )
        made = await assisted.begin(word, by=worker)
        self.applicant = made.applicant
        return made

    async def _mine(self) -> Filing:
        by = await self.stage.acting(self.desk.workers[0]) if self.text.assisted else self._writer()
        return await filings.own_filing(by, self.public_id)

    async def _hand(self, mine: Filing) -> Actor:
        if not self.text.assisted:
            return self._writer()
        return await assisted.hand_for(mine, await self.stage.acting(self.desk.workers[0]))

    async def _write_group(self, mine: Filing) -> None:
        text = self.text
        group = drafts.GroupDraft(
            name=self.name,
            category=text.category,
            summary=text.summary,
            uscc=self._code() if text.kind in CODED else None,
            founded_on=self.stage.day(-text.days - self.chance.randint(40, 2400)),
        )
        await filing.keep_group(mine, group, by=await self._hand(mine))

    async def _write_rest(self, mine: Filing) -> None:
        text, desk, by = self.text, self.desk, await self._hand(mine)
        people = drafts.PeopleDraft(
            leader_name=self.applicant.name,
            leader_phone=persons.phone_of(self.applicant) or self.stage.phones(),
            members=text.members,
            member_units=text.units,
            staff=text.staff,
            funds=text.funds,
        )
        await filing.keep_people(mine, people, by=by)
        area = {"community": desk.place, "street": desk.street, "county": desk.county}[text.area]
        hosted = text.kind in HOSTED
        place = drafts.PlaceDraft(
            community=desk.place.code,
            address=f"{desk.place.name}{'党群服务中心' if hosted else '临街门面'}",
            premises=Premises.SHARED if hosted else Premises.RENTED,
            areas=(area.code,),
            host=desk.committee.public_id if hosted and desk.committee else None,
        )
        await filing.keep_place(mine, place, by=by)
        mine = await self._mine()
        for kind in await completeness.papers_asked(mine):
            await filing_papers.add(mine, drafts.PaperDraft(kind=kind, file=specimens.upload(kind)), by=by)

    def _code(self) -> str:
        """Return a code whose form holds and whose organisation's part is none that was ever given [K]."""
        inner = f"000{self.number:05d}"
        code = f"{CODE_BEGINS[OrgKind(self.text.kind)]}{self.desk.county.code[:6]}{inner}"
        code += uscc.organisation_check_of(inner)
        return code + uscc.check_of(code)

    async def _submit(self) -> None:
        mine = await self._mine()
        await filing.submit(mine, by=await self._hand(mine))

    async def _withdraw(self) -> None:
        mine = await self._mine()
        await filing.withdraw(mine, by=await self._hand(mine))

    async def _ask(self, words: str) -> None:
        by = await self.stage.acting(self.desk.officers[0])
        await reviewing.ask_for_more(
            await filings.filing_on_desk(by, self.public_id), street.AskDraft(words=words), by=by
        )

    async def _review(self) -> None:
        by = await self.stage.acting(self.desk.officers[0])
        refused = self.text.ends == "rejected"
        look = street.ReviewDraft(
            seen=not refused,
            register_name="登记机关公开名录（演示）" if self.text.checked else "",
            register_on=clock.today() if self.text.checked else None,
            advice=Advice.REJECT if refused else Advice.ACCEPT,
            opinion=NOT_THIS if refused else SEEN,
        )
        await reviewing.review(await filings.filing_on_desk(by, self.public_id), look, by=by)

    async def _decide(self) -> None:
        by = await self.stage.acting(self.desk.officers[1])
        case = await filings.filing_on_desk(by, self.public_id)
        yes = self.text.ends == "accepted"
        word = street.DecisionDraft(answer=Advice.ACCEPT if yes else Advice.REJECT, words=self.text.words)
        org = await deciding.decide(case, word, by=by)
        if org is not None:
            await self._at_work(org)

    async def _at_work(self, org: Organisation) -> None:
        self.stage.changed(self.applicant)
        body = Body(await Organisation.get(id=org.id), self.text, self.desk.place, self.applicant)
        self.stage.bodies.append(body)
        joining.join(self.stage, body, since=self.now)
