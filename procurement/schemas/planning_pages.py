"""The pages of a buyer's budget and intentions, and what everyone reads of intentions."""

import datetime as dt
from collections.abc import Sequence

from ground import clock
from ground.actors import Actor
from ground.deferred import Deferred
from ground.money import Fen, yuan
from ground.pages import Page
from ground.tags import Tag
from orgs.models import Organisation
from procurement import dating
from procurement.models import BudgetLine, Intention, IntentionState
from procurement.rules.buying import may_announce, may_give_up
from procurement.words import INTENTION_STATES, INTENTION_TAGS


class LineShown(Deferred):
    """One budget line: given, promised, paid, left."""

    id: str
    buyer: str
    year: int
    code: str
    title: str
    basis: str
    allocated_fen: int
    committed_fen: int
    spent_fen: int

    @property
    def left(self) -> str:
        """What no tender has taken yet, in yuan."""
        return yuan(Fen(self.allocated_fen - self.committed_fen))

    @classmethod
    def of(cls, line: BudgetLine) -> "LineShown":
        """Say it; with its buyer fetched."""
        return cls(
            id=line.public_id,
            buyer=line.buyer.name,
            year=line.year,
            code=line.code,
            title=line.title,
            basis=line.basis,
            allocated_fen=line.allocated_fen,
            committed_fen=line.committed_fen,
            spent_fen=line.spent_fen,
        )


class BudgetPage(Page):
    """The budget lines of the desk's buyers."""

    template = "procurement/budget.html"
    lines: list[LineShown]
    may_add: bool


class BudgetFormPage(Page):
    """On which a line is written down."""

    template = "procurement/budget_form.html"
    buyers: list[tuple[str, str]]
    year: int


class IntentionShown(Deferred):
    """One intention."""

    id: str
    buyer: str
    title: str
    outline: str
    budget_fen: int
    expected_on: dt.date
    published_at: dt.datetime | None
    days_shown: int | None
    """For how many whole days everyone has read it; none before."""
    ripe_at: dt.datetime | None
    """From when on its tender may be published."""
    ended_because: str
    state: IntentionState
    state_words: str
    tag: Tag

    @classmethod
    async def of(cls, intention: Intention) -> "IntentionShown":
        """Say it; with its buyer fetched."""
        shown = clock.now() - intention.published_at if intention.published_at else None
        return cls(
            id=intention.public_id,
            buyer=intention.buyer.name,
            title=intention.title,
            outline=intention.outline,
            budget_fen=intention.budget_fen,
            expected_on=intention.expected_on,
            published_at=intention.published_at,
            days_shown=shown.days if shown is not None else None,
            ripe_at=await dating.ripe_at(intention),
            ended_because=intention.ended_because,
            state=intention.state,
            state_words=str(INTENTION_STATES[intention.state]),
            tag=INTENTION_TAGS[intention.state],
        )


class IntentionsPage(Page):
    """What buyers mean to buy: of the desk, or for everyone."""

    template = "procurement/intentions.html"
    intentions: list[IntentionShown]


class IntentionsDeskPage(IntentionsPage):
    """The same on a buyer's desk."""

    template = "procurement/intentions_desk.html"
    may_add: bool


class IntentionPage(Page):
    """One intention, as everyone reads it."""

    template = "procurement/intention.html"
    intention: IntentionShown
    tender: str | None
    """The tender that carries it out, once it is published."""


class IntentionDeskPage(Page):
    """One intention on its buyer's desk."""

    template = "procurement/intention_desk.html"
    intention: IntentionShown
    may_announce: bool
    may_end: bool

    @classmethod
    async def of(cls, intention: Intention, *, by: Actor) -> "IntentionDeskPage":
        """Say where it stands."""
        return cls(
            title=intention.title,
            intention=await IntentionShown.of(intention),
            may_announce=intention.may_move("publish") and may_announce.allows(by, intention),
            may_end=intention.may_move("end") and may_give_up.allows(by, intention),
        )


class IntentionFormPage(Page):
    """On which an intention is written down."""

    template = "procurement/intention_form.html"
    buyers: list[tuple[str, str]]
    expected_on: dt.date


class IntentionEndPage(Page):
    """On which an intention is given up."""

    template = "procurement/intention_end.html"
    intention: IntentionShown


def options_of(buyers: Sequence[Organisation]) -> list[tuple[str, str]]:
    """Return buyers to choose from."""
    return [(each.public_id, each.name) for each in buyers]


def next_month() -> dt.date:
    """Return the first day of the second month from now: an intention hangs for thirty days."""
    today = clock.today()
    year, month = divmod(today.year * 12 + today.month + 1, 12)
    return dt.date(year, month + 1, 1)
