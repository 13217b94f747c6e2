"""Beginnings: the template tenders from which a clerk starts, with their lines, factors and conditions (模板)."""

from collections.abc import Mapping
from dataclasses import dataclass

from procurement.models import FactorKind


@dataclass(frozen=True)
class Line:
    """A standard, or a factor with its most hundredths."""

    words: str
    unit: str
    quantity: int


@dataclass(frozen=True)
class Scored:
    """A factor: how it is scored, how many whole points it is worth, and by what they are given."""

    kind: FactorKind
    title: str
    points: int
    words: str


@dataclass(frozen=True)
class Beginning:
    """A template: texts of the record, in the language of the place, for a clerk to change."""

    title: str
    outline: str
    catalogue_item: str
    rationale: str
    qualifications: tuple[str, ...]
    standards: tuple[Line, ...]
    factors: tuple[Scored, ...]


CONDITIONS = (
    "能独立承担民事责任",
    "有健全的财务会计制度",
    "有依法缴纳税收和社会保障资金的良好记录",
    "近三年经营活动中没有重大违法记录",
)
FACTORS = (
    Scored(FactorKind.PRICE, "报价", 20, "最低有效报价得满分，其余按公式计算。"),
    Scored(FactorKind.OBJECTIVE, "同类服务经验", 20, "近三年每有一份同类服务合同得 5 分，最多 20 分。"),
    Scored(FactorKind.SUBJECTIVE, "服务方案", 40, "是否贴合需求、步骤是否清楚、有没有应急安排。"),
    Scored(FactorKind.SUBJECTIVE, "人员安排与培训", 20, "分工是否清楚，培训和督导是否落实。"),
)
WHY = "服务内容需要和承接主体当面磋商，才能说清细节，符合竞争性磋商的适用情形。"
BEGINNINGS: Mapping[str, Beginning] = {
    "elder_care": Beginning(
        title="居家养老上门服务",
        outline="为独居、高龄、行动不便的老人上门陪伴、代办、助洁，每次服务都留下记录，由老人确认。",
        catalogue_item="elder_care",
        rationale=WHY,
        qualifications=CONDITIONS,
        standards=(
            Line("上门陪伴和助洁", "hours", 2400),
            Line("按老人的要求代办事情", "needs", 300),
            Line("首次入户评估", "visits", 120),
        ),
        factors=FACTORS,
    ),
    "meals": Beginning(
        title="社区助餐服务",
        outline="为社区里的老人做午餐，送餐到家或在助餐点就餐，菜谱每周公开，食品安全有人负责。",
        catalogue_item="meals",
        rationale=WHY,
        qualifications=(*CONDITIONS, "有食品经营许可"),
        standards=(
            Line("午餐", "meals", 20000),
            Line("送餐到家", "visits", 8000),
            Line("征求就餐老人意见", "sessions", 12),
        ),
        factors=FACTORS,
    ),
    "social_work": Beginning(
        title="社工站运营",
        outline="运营街道社工站：走访、个案、小组和社区活动，培育志愿者队伍，按月报告。",
        catalogue_item="social_work",
        rationale=WHY,
        qualifications=(*CONDITIONS, "项目负责人有社会工作者职业资格证书"),
        standards=(
            Line("走访困难家庭", "visits", 600),
            Line("个案服务", "cases", 30),
            Line("小组和社区活动", "sessions", 48),
            Line("志愿服务", "hours", 1200),
        ),
        factors=FACTORS,
    ),
}
