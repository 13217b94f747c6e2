"""Needing: workers write a need down, colleagues verify it, organisations take it on, and somebody comes."""

import datetime as dt
from functools import partial
from random import Random

from ground import clock
from ground.actors import Actor
from ground.identity import Person
from ground.mandates import Method
from marketplace import (
    answering,
    complaining,
    confirming,
    dispatching,
    dropping,
    needs_at_work,
    planning,
    posting,
    rating,
    scheduling,
    verifying,
)
from marketplace.models import Mark, Need, NeedCategory, NeedState, RiskLevel, TroubleKind, Word
from marketplace.queries.needs import need_by_id
from marketplace.schemas.needs import NeedDraft, VerifyDraft
from marketplace.seeding import cast
from marketplace.seeding.agenda import Act
from marketplace.seeding.asking import FIXED, Asked, stories
from marketplace.seeding.stage import YESTERDAY, Body, Desk, Stage
from marketplace.seeding.texts import calls

THEMES = {
    NeedCategory.MEALS: "meals",
    NeedCategory.COMPANY: "company",
    NeedCategory.ERRANDS: "company",
    NeedCategory.REPAIRS: "repairs",
    NeedCategory.SMARTPHONE: "digital",
    NeedCategory.HEALTH: "health",
    NeedCategory.CHILDREN: "children",
    NeedCategory.CLEANING: "clean",
    NeedCategory.HAIRCUT: "repairs",
    NeedCategory.MEDIATION: "mediation",
}
ADDRESSES = ("幸福家园", "康乐小区", "石油新村", "向阳里", "金河湾")
METHODS = (Method.PRESENT, Method.PHONE, Method.PRESENT, Method.WITNESSED)
FACTS = "请问一下老人哪几天在家，屋里有没有别人照应。"
NOT_OURS, INSTEAD = "需要专业护理，志愿者做不了。", "社区卫生服务站"
S = NeedState
TAKEN = (S.DISPATCHED, S.ACCEPTED, S.SCHEDULED, S.DONE, S.CONFIRMED, S.CLOSED, S.WITHDRAWN)
VISITED_ON = {S.DONE: -2, S.CONFIRMED: -4}
"""Late enough that nobody's silence has closed it yet."""
VISITED = (S.SCHEDULED, S.DONE, S.CONFIRMED, S.CLOSED)


def need(stage: Stage) -> None:
    """Put every need on the agenda."""
    for asked in stories(stage):
        near = asked.number < len(FIXED) or asked.number % 2 == 0
        here = stage.desks[0] if near else stage.desks[asked.number % len(stage.desks)]
        case = _Case(stage, asked, here)
        stage.agenda.at(case.now, case.record)


class _Case:
    """One need on its way."""

    def __init__(self, stage: Stage, asked: Asked, desk: Desk) -> None:
        self.stage, self.asked, self.desk, self.story = stage, asked, desk, asked.story
        self.chance: Random = stage.chance("need", asked.number)
        self.now = stage.office(-self.story.days, 9, 10 + asked.number % 40)
        self.need_id = 0
        self.person: Person
        self.body: Body

    def then(self, days: int, hour: int, act: Act) -> None:
        """Put the next step on the agenda, in office hours some days on."""
        self.now = self.stage.after(self.now, days, hour, 10 + self.asked.number % 40)
        self.stage.agenda.at(self.now, act)

    async def mine(self) -> Need:
        """Return the need as the rules ask for it."""
        return await need_by_id(self.need_id)

    async def worker(self, number: int) -> Actor:
        """Return one of the two at the desk."""
        return await self.stage.acting(self.desk.workers[number])

    async def record(self) -> None:
        """Write it down on the resident's word, and let what follows be on the agenda."""
        by, text, ends = await self.worker(0), self.asked.text, self.story.ends
        self.person = await self._beneficiary(by)
        draft = NeedDraft(
            category=text.category,
            title=text.title,
            words=text.words,
            where=f"{self.desk.place.name}{self.chance.choice(ADDRESSES)}{self.chance.randint(1, 28)}号楼"
            f"{self.chance.randint(1, 4)}单元{self.chance.randint(1, 6)}0{self.chance.randint(1, 3)}",
            public_text=text.text,
            wanted_from=clock.today(),
            wanted_until=clock.today() + dt.timedelta(days=14 if ends == S.EXPIRED else 60),
            weekdays=list(text.days),
            dayparts=list(text.times),
            urgency=text.urgency,
            people_wanted=text.people,
            risk_level=RiskLevel(text.risk),
            risk_text=text.risk_text,
            method=METHODS[self.asked.number % len(METHODS)],
            proof="网格员在场",
        )
        made = await posting.record(self.person, draft, by=by, place=self.desk.place)
        self.need_id = made.id
        if ends == S.NEEDS_FACTS:
            self.then(1, 14, self._ask)
        elif ends == S.DECLINED:
            self.then(1, 14, self._decline)
        elif ends != S.RECEIVED:
            self.then(1, 10, self._verify)

    async def _beneficiary(self, by: Actor) -> Person:
        if self.story.ends == S.SCHEDULED and not self.story.turn and self.asked.number < len(FIXED):
            return self.stage.cast[cast.ZHAO_SHUFEN.name]
        phone = "" if self.chance.random() < 0.6 else None  # noqa: PLR2004 - many of great age have none
        return await self.stage.enter(
            self.chance, age=self.chance.randint(74, 93), home=self.desk.place, phone=phone, by=by
        )

    async def _ask(self) -> None:
        await verifying.ask(await self.mine(), FACTS, by=await self.worker(1))

    async def _decline(self) -> None:
        await verifying.decline(await self.mine(), NOT_OURS, referral=INSTEAD, by=await self.worker(1))

    async def _verify(self) -> None:
        text, by = self.asked.text, await self.worker(1)
        seen = VerifyDraft(
            title=text.title, public_text=text.text, risk_level=RiskLevel(text.risk), risk_text=text.risk_text
        )
        mine = await verifying.verify(await self.mine(), seen, by=by)
        ends, turn = self.story.ends, self.story.turn
        if ends in (S.PUBLISHED, S.EXPIRED) or (ends in VISITED and self.chance.random() < 0.7):  # noqa: PLR2004 - most
            await verifying.publish(mine, by=by)
        if ends == S.DISPATCHED:  # late enough that its answer is not due yet
            self.now = max(self.stage.office(YESTERDAY, 15), self.now + dt.timedelta(minutes=25))
            self.stage.agenda.at(self.now, self._dispatch)
        elif ends in TAKEN or turn:
            self.then(0, 14, self._dispatch)

    async def _dispatch(self) -> None:
        found = self._able()
        if not found:
            return
        self.body = found[0]
        await dispatching.dispatch(await self.mine(), self.body.org, by=await self.worker(0))
        if self.story.turn == "sent_back":
            self.then(0, 16, self._send_back)
        elif self.story.ends == S.WITHDRAWN:
            self.then(0, 17, self._withdraw)
        elif self.story.turn != "timed_out" and self.story.ends != S.DISPATCHED:
            self.then(0, 16, self._accept)

    def _able(self) -> list[Body]:
        """Return who serves this community, those of the need's theme first."""
        theme = THEMES.get(self.asked.text.category, "company")
        here = [
            each for each in self.stage.bodies if self.desk.place.id in each.places and each.text.then != "suspended"
        ]
        return sorted(here, key=lambda each: theme not in each.projects)

    async def _manager(self) -> Actor:
        return await self.stage.acting(self.body.manager)

    async def _send_back(self) -> None:
        await answering.send_back(await self.mine(), "师傅这周都排满了，怕耽误老人。", by=await self._manager())

    async def _withdraw(self) -> None:
        await dropping.withdraw(await self.mine(), "女儿请假回来了，先不用了。", by=await self.worker(0))

    async def _accept(self) -> None:
        theme = THEMES.get(self.asked.text.category, "company")
        project = self.body.projects.get(theme) or next(iter(self.body.projects.values()))
        await answering.accept(await self.mine(), project, by=await self._manager())
        if self.story.turn == "as_activity":
            self.then(1, 10, partial(self._call, theme))
        elif self.story.ends in VISITED or self.story.turn in ("not_done", "reopened"):
            self.then(1, 10, self._schedule)

    async def _call(self, theme: str) -> None:
        """Answer it by an activity that is insured, and calls for two helpers."""
        text = next(each for each in calls() if each.title == "陪老人去医院看病")
        project = self.body.projects.get(theme) or next(iter(self.body.projects.values()))
        leader, by = self.body.leaders[0], await self._manager()
        starts_at = self.stage.at(5, 7, 30)
        plan = planning.Plan(
            place=self.desk.place, leader=leader, contact_name=leader.name, contact_phone="12345",
            demands=text.demands, risk_level=text.risk_level, need=await self.mine(),
            insurance=f"演示意外险 {self.asked.number:04d}", insured_until=project.ends_on,
            **text.at(self.desk.place.name),
        )  # fmt: skip
        activity = await planning.plan(self.body.org, project, plan, by=by)
        shift = planning.ShiftPlan(
            starts_at=starts_at, ends_at=starts_at + dt.timedelta(minutes=text.minutes), capacity=2, skills=text.skills
        )
        await planning.add_shift(activity, shift, by=by)
        await scheduling.publish(activity, by=by)

    async def _schedule(self) -> None:
        ahead = self.story.ends == S.SCHEDULED
        usual = self.chance.randint(2, 6) if ahead else (clock.today() - self.stage.today).days + 2
        days = VISITED_ON.get(self.story.ends, usual)
        comes_at = self.stage.at(days, self.chance.choice((9, 10, 14, 15)))
        leaves_at = comes_at + dt.timedelta(hours=1)
        await needs_at_work.schedule(self.need_id, by=await self._manager(), comes_at=comes_at, leaves_at=leaves_at)
        if not ahead and self.stage.is_over(leaves_at):
            self.now = leaves_at + dt.timedelta(minutes=self.chance.randint(10, 50))
            self.stage.agenda.at(self.now, self._say_done)

    async def _say_done(self) -> None:
        await needs_at_work.say_done(self.need_id, by=await self._manager())
        if self.story.turn == "not_done":
            self.then(1, 10, self._not_done)
        elif self.story.ends in (S.CONFIRMED, S.CLOSED) or self.story.turn == "reopened":
            self.then(1, 11, self._confirm)

    async def _not_done(self) -> None:
        await confirming.not_done(await self.mine(), "老人说来的人没带工具，约了下次。", by=await self.worker(0))

    async def _confirm(self) -> None:
        mine = await self.mine()
        await confirming.confirm(mine, self.chance.choice((Word.CALLED, Word.VISITED)), by=await self.worker(0))
        await rating.rate(mine, Mark.GOOD, by=await self._manager())
        if self.person.phone_hash:
            mark = Mark.GOOD if self.chance.random() < 0.85 else Mark.SO_SO  # noqa: PLR2004 - most are content
            await rating.rate(mine, mark, by=self.stage.myself(self.person))
        if self.story.turn == "trouble":
            self.then(2, 15, self._report)
        if self.story.turn == "reopened":
            self.stage.agenda.at(self.stage.office(-3, 15), self._reopen)

    async def _report(self) -> None:
        words = "老人说来的人临走收了二十块钱材料费，没有给条子。"
        await complaining.report(await self.mine(), TroubleKind.CHARGED, words, by=await self.worker(0))

    async def _reopen(self) -> None:
        mine = await self.mine()
        if mine.state == S.CONFIRMED:
            mine = await confirming.close(mine, by=await self.worker(0))
        await confirming.reopen(mine, "水龙头又开始滴水了。", by=await self.worker(0))
