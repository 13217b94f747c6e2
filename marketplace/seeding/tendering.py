"""Tendering: a tender from its intention to its publication, with what is asked, put right and offered after it."""

import datetime as dt
from dataclasses import dataclass, field
from functools import partial

from nacl.public import PrivateKey

from ground import clock
from ground.actors import Actor
from marketplace.seeding import bidding, cast, judging
from marketplace.seeding.agenda import Act
from marketplace.seeding.cast import Employed
from marketplace.seeding.purchases import Purchase, Until
from marketplace.seeding.stage import Body, Stage
from orgs.models import SUPPLIERS, Organisation, OrgKind
from procurement import amending, asking, drafting, keeping_keys, keyholding, planning, tendering
from procurement.models import Amendment, BudgetLine, Intention, KeyHolder, Question, Tender
from procurement.policies import CATALOGUE, NEGATIVE
from procurement.schemas.drafts import IntentionDraft
from procurement.schemas.tender_drafts import (
    AmendmentDraft,
    DatesDraft,
    KeysDraft,
    ListsDraft,
    MoneyDraft,
    WhatDraft,
)

HOLDERS = (cast.BUYER_APPROVER, cast.FINANCE, cast.SUPERVISOR)
QUESTIONS_END = 6
"""So many days before bids are due."""
RATIONALE = "服务细节要和承接单位当面磋商，才能说清楚。"
CODED = (Until.CLOSED, Until.PUBLISHED)
"""What visitors open: its keys are made from the code that the list of sign-ins tells."""


@dataclass
class Case:
    """One tender on its way."""

    stage: Stage
    purchase: Purchase
    number: int
    tender_id: int = 0
    intention_id: int = 0
    keys: dict[int, PrivateKey] = field(default_factory=dict)
    """What opens, by person: it stays with who holds it, and never comes into the database."""
    now: dt.datetime = field(default_factory=clock.now)

    def begin(self) -> None:
        """Put its first steps on the agenda."""
        wanted = self.purchase
        self.stage.agenda.at(self.stage.office(wanted.announced, 9, 30 + self.number), self._announce)
        self.now = self.stage.office(wanted.submitted, 10, self.number)
        self.stage.agenda.at(self.now, self._hand_in)

    def then(self, days: int, hour: int, act: Act) -> None:
        """Put the next step on the agenda, in office hours some days on, where that lies in the year."""
        self.now = self.stage.after(self.now, days, hour, 10 + self.number)
        if self.stage.is_over(self.now):
            self.stage.agenda.at(self.now, act)

    async def tender(self) -> Tender:
        """Return the tender as a desk reads it."""
        return await Tender.get(id=self.tender_id).select_related("buyer")

    async def acting(self, employed: Employed) -> Actor:
        """Return one of the prepared staff."""
        return await self.stage.acting(self.stage.cast[employed.name])

    def supplier(self, number: int) -> Body | None:
        """Return one of those who may supply, the prepared organisation first; at a small scale there are fewer."""
        able = [each for each in self.stage.bodies if each.org.kind in SUPPLIERS and each.text.then != "suspended"]
        able.sort(key=lambda each: (each.org.name != cast.ORG, each.org.id))
        return able[number] if number < len(able) else None

    @property
    def due_at(self) -> dt.datetime:
        """The moment until which bids are taken, as the draft has it."""
        days = self.purchase.due
        return self.stage.office(days, 9) if days < 0 else self.stage.at(days, 9)

    async def _announce(self) -> None:
        wanted = self.purchase
        expected_on = self.stage.day(wanted.published).replace(day=1)
        made = await announce(self.stage, wanted.title, wanted.outline, wanted.ceiling, expected_on)
        self.intention_id = made.id

    async def _hand_in(self) -> None:
        """Let the clerk write a tender in its six parts, and hand it to the second officer, on whose desk it lies."""
        by, wanted = await self.acting(cast.BUYER_CLERK), self.purchase
        tender = await drafting.begin(await bureau(), wanted.template, by=by)
        self.tender_id = tender.id
        words, units, quantities = zip(*wanted.standards, strict=True)
        what = WhatDraft(
            title=wanted.title,
            outline=wanted.outline,
            places=(cast.STREET,) if "惠宾" in wanted.title else (cast.COUNTY,),
            public_service=True,
            consulted=wanted.consulted,
            standards=words,
            units=units,
            quantities=quantities,
        )
        await drafting.keep_what(tender, what, by=by)
        item = tender.catalogue_item or CATALOGUE[0]
        await drafting.keep_lists(tender, ListsDraft(negative=NEGATIVE, catalogue_item=item), by=by)
        lines = await BudgetLine.filter(buyer_id=tender.buyer_id).order_by("id")
        money = {"budget_line": lines[wanted.line].public_id, "ceiling": wanted.ceiling, "method": wanted.method}
        await drafting.keep_money(tender, MoneyDraft.model_validate({"rationale": RATIONALE, **money}), by=by)
        await self._keep_days(tender, by)
        offered = {each.person.id: each.person.public_id for each in await keyholding.offered(tender)}
        holders = tuple(offered[self.stage.cast[each.name].id] for each in HOLDERS)
        await drafting.keep_keys(tender, KeysDraft(holders=holders, keys_needed=2), by=by)
        await tendering.submit(tender, by=by)
        if wanted.until != Until.REVIEW:
            self.then(1, 15, self._approve)

    async def _keep_days(self, tender: Tender, by: Actor) -> None:
        first, last = self.purchase.serves
        due_on = clock.city_day(self.due_at)
        dates = DatesDraft(
            service_from=self.stage.day(first),
            service_until=self.stage.day(last),
            questions_until=due_on - dt.timedelta(days=QUESTIONS_END),
            bids_due_on=due_on,
            intention=(await Intention.get(id=self.intention_id)).public_id,
        )
        await drafting.keep_dates(tender, dates, by=by)

    async def _approve(self) -> None:
        await tendering.approve(await self.tender(), by=await self.acting(cast.BUYER_APPROVER))
        self.then(1, 10, self._make_keys)

    async def _make_keys(self) -> None:
        """Let each holder make their key: those still to be opened from the code told to visitors, others at random."""
        tender = await self.tender()
        for holder in await KeyHolder.filter(tender_id=tender.id).order_by("seq"):
            known = self.purchase.until in CODED
            key = keeping_keys.private_of(cast.KEY_CODE, tender, holder) if known else PrivateKey.generate()
            self.keys[holder.person_id] = key
            who = next(each for each in HOLDERS if self.stage.cast[each.name].id == holder.person_id)
            await keeping_keys.write_down(holder, key, by=await self.acting(who))
        self.then(1, 9, self._publish)

    async def _publish(self) -> None:
        await tendering.publish(await self.tender(), by=await self.acting(cast.BUYER_APPROVER))
        for who, words, answer in self.purchase.questions:
            if answer:
                self.then(1, 11, partial(self._ask, who, words, answer))
            else:  # late enough that its answer is not overdue
                moment = max(self.stage.office(-1, 11), clock.now() + dt.timedelta(minutes=25))
                self.stage.agenda.at(moment, partial(self._ask, who, words, answer))
        if self.purchase.amended:
            self.then(1, 10, self._amend)
        bidding.offer(self)
        if self.due_at < self.stage.at(0) and self.purchase.until != Until.CLOSED:
            self.now = self.due_at
            self.then(0, 10, partial(judging.open_all, self))

    async def _ask(self, number: int, words: str, answer: str) -> None:
        body = self.supplier(number)
        if body is None:
            return
        question = await asking.ask(await self.tender(), body.org, words, by=await self.stage.acting(body.manager))
        if answer:
            moment = self.stage.after(clock.now(), 1, 16, self.number)
            if self.stage.is_over(moment):
                self.stage.agenda.at(moment, partial(self._answer, question.id, answer))

    async def _answer(self, question_id: int, answer: str) -> None:
        question = await Question.get(id=question_id).select_related("tender")
        await asking.answer(question, answer, by=await self.acting(cast.BUYER_CLERK))

    async def _amend(self) -> None:
        tender, wanted = await self.tender(), self.purchase
        outline = f"{wanted.outline}送餐到家的范围包括生态园社区。"
        due_on = clock.city_day(self.due_at) + dt.timedelta(days=3)
        draft = AmendmentDraft(words=wanted.amended, outline=outline, affects_bids=True, bids_due_on=due_on)
        made = await amending.write(tender, draft, by=await self.acting(cast.BUYER_CLERK))
        self.then(0, 15, partial(self._adopt, made.id))

    async def _adopt(self, amendment_id: int) -> None:
        amendment = await Amendment.get(id=amendment_id)
        await amending.adopt(amendment, by=await self.acting(cast.BUYER_APPROVER))


async def announce(stage: Stage, title: str, outline: str, budget: str, expected_on: dt.date) -> Intention:
    """Let the bureau's clerk write an intention down, and its second officer show it to everyone."""
    org = await bureau()
    draft = IntentionDraft(buyer=org.public_id, title=title, outline=outline, budget=budget, expected_on=expected_on)
    intention = await planning.plan(org, draft, by=await stage.acting(stage.cast[cast.BUYER_CLERK.name]))
    await planning.announce(intention, by=await stage.acting(stage.cast[cast.BUYER_APPROVER.name]))
    return intention


async def bureau() -> Organisation:
    """Return the body that buys."""
    return await Organisation.get(kind=OrgKind.ORGAN)
