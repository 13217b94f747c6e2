"""What the answers in a tender are called: methods, the lists of the law, units, parts, who holds a key."""

from collections.abc import Mapping
from enum import StrEnum

from ground.actors import Role
from ground.language import Lazy, lazy
from procurement.words import METHODS

__all__ = ["METHODS"]


class Part(StrEnum):
    """The parts in which a tender is written."""

    WHAT = "what"
    LISTS = "lists"
    MONEY = "money"
    SCORING = "scoring"
    DATES = "dates"
    KEYS = "keys"


PARTS: Mapping[Part, Lazy] = {
    Part.WHAT: lazy("What is bought, and for whom"),
    Part.LISTS: lazy("Whether it may be bought"),
    Part.MONEY: lazy("Money and method"),
    Part.SCORING: lazy("Who may bid, and what scores"),
    Part.DATES: lazy("Days and terms"),
    Part.KEYS: lazy("Who holds the keys"),
}
NEGATIVE: Mapping[str, Lazy] = {
    "no_duty": lazy("It is no duty of a government department"),
    "must_do_itself": lazy("The government has to do it itself"),
    "goods_or_works": lazy("It is goods or works, or a package of works and services"),
    "financing": lazy("It is financing"),
    "staffing": lazy("It is hiring, labour dispatch or a public-interest post"),
    "forbidden": lazy("Another law forbids it"),
}
CATALOGUE: Mapping[str, Lazy] = {
    "elder_care": lazy("Services for elders at home and in the community"),
    "meals": lazy("Meals for elders"),
    "social_work": lazy("Social work stations and case work"),
    "community": lazy("Community governance services"),
    "volunteering": lazy("Running and training volunteer services"),
    "disability": lazy("Services for people with disabilities"),
    "children": lazy("Services for children and minors"),
}
NEVER_SCORES: Mapping[str, Lazy] = {
    "capital": lazy("Registered capital"),
    "assets": lazy("Assets"),
    "turnover": lazy("Turnover"),
    "staff": lazy("Number of employees"),
    "profit": lazy("Profit"),
    "tax": lazy("Tax paid"),
    "branch": lazy("A local branch"),
    "local_awards": lazy("Awards of this place"),
}
SPELT: Mapping[str, tuple[str, ...]] = {
    "capital": ("注册资本", "注册资金", "registered capital"),
    "assets": ("资产总额", "总资产", "total assets"),
    "turnover": ("营业收入", "营业额", "turnover"),
    "staff": ("从业人员", "员工人数", "number of employees"),
    "profit": ("利润", "profit"),
    "tax": ("纳税额", "纳税情况", "tax paid"),
    "branch": ("本地分支", "分支机构", "本地注册", "local branch"),
    "local_awards": ("本地奖项", "本市奖项", "本省奖项", "local award"),
}
"""How a text in which one of them scores spells it."""
UNITS: Mapping[str, Lazy] = {
    "hours": lazy("hours of service"),
    "needs": lazy("needs met"),
    "visits": lazy("visits"),
    "meals": lazy("meals"),
    "sessions": lazy("sessions"),
    "cases": lazy("cases"),
    "months": lazy("months"),
}
BODIES: Mapping[Role, Lazy] = {
    Role.BUYER_APPROVER: lazy("Buyer"),
    Role.FINANCE: lazy("Finance"),
    Role.SUPERVISOR: lazy("Supervision"),
    Role.COUNTY_OFFICER: lazy("County"),
}
"""For whom one holds a key, by the role in which one is named; no body holds enough to open."""


def unit_words(unit: str) -> str:
    """Say a unit; a word of the buyer's own stands for itself."""
    return str(UNITS.get(unit, unit))


def body_words(body: str) -> str:
    """Say for whom a key is held."""
    return str(next((words for role, words in BODIES.items() if role == body), body))
