"""Purchases: the six tenders of the year as they are meant, each with how far it has come by today."""

from dataclasses import dataclass
from enum import StrEnum

from procurement.models import Method

WAN = 10_000_00


class Until(StrEnum):
    """How far a tender has come."""

    REVIEW = "review"
    PUBLISHED = "published"
    CLOSED = "closed"
    SCORED = "scored"
    AWARDED = "awarded"
    CONTRACTED = "contracted"


@dataclass(frozen=True)
class Offer:
    """A bid: whose, of those who may supply, at which price, and the plan in it."""

    supplier: int
    fen: int
    plan: str
    small: bool = False


Points = tuple[int, int, int]
"""Hundredths for experience, plan and staff."""


@dataclass(frozen=True, kw_only=True)
class Purchase:
    """One tender, all days from today."""

    title: str
    template: str
    outline: str
    until: Until
    line: int
    """Which of the bureau's budget lines, in the order in which they were written down."""
    ceiling: str
    standards: tuple[tuple[str, str, int], ...]
    """Words, unit and quantity of each line."""
    announced: int
    submitted: int
    published: int
    due: int
    serves: tuple[int, int]
    """The first and the last day of the service."""
    consulted: str
    method: Method = Method.CONSULTATION
    questions: tuple[tuple[int, str, str], ...] = ()
    """By whom, what, and the answer; empty while it waits."""
    amended: str = ""
    """What was put right in it."""
    offers: tuple[Offer, ...] = ()
    sheets: tuple[tuple[Points, ...], ...] = ()
    """What each expert gives the bids in the order in which they came."""


MEALS_PLAN = "每个工作日十点半集合，两人一组送餐到门，敲门问一句身体怎样。没人应门的，十分钟内打给社区和家属。"
STATION_PLAN = "派两名持证社工驻站，每周走访二十户；第一个月走完全部困难家庭，建档后按月回访，难事当天报街道。"
HOME_PLAN = "一户一册，两人上门，先评估再服务；每次服务请老人当面确认，投诉当天回话，换人不换册。"
CALL_PLAN = "固定话务员一对一，每天上午打一遍，两次没接通就请网格员上门；每月把老人的话整理给街道。"
NIGHT_PLAN = "夜间两人值守，二十分钟内到门；白天和社区卫生服务站对一次名单，血压不稳的优先。"

PURCHASES = (
    Purchase(
        title="惠宾街道老人助餐送餐服务",
        template="meals",
        outline="给惠宾街道下不了楼的老人中午送餐到家，顺便看一看、问一问；老人临时有事，送餐的人记下来转给社区。",
        until=Until.CONTRACTED,
        line=0,
        ceiling="9.8万",
        standards=(("午餐送到家", "visits", 1500), ("志愿者送餐时长", "hours", 60), ("办好老人提出的事", "needs", 5)),
        announced=-184,
        submitted=-142,
        published=-138,
        due=-116,
        serves=(-78, 60),
        consulted="在迎宾社区开了两次居民议事会，听取 28 位用餐老人和家属的意见。",
        questions=((1, "送餐的保温箱由谁出？", "由中标单位自备，费用算在报价里。"),),
        offers=(
            Offer(0, 9 * WAN, MEALS_PLAN, small=True),
            Offer(1, 9 * WAN + 6000_00, "每天一趟，冷链车配送，菜谱每周公开。"),
            Offer(2, 9 * WAN + 3000_00, "请社区食堂做饭，我们送到楼下。"),
        ),
        sheets=(
            ((1500, 3600, 1800), (2000, 3000, 1500), (1000, 2800, 1400)),
            ((1500, 3500, 1700), (2000, 3100, 1600), (1000, 2700, 1500)),
            ((1500, 3700, 1750), (2000, 2900, 1550), (1000, 2900, 1450)),
        ),
    ),
    Purchase(
        title="兴隆台区独居老人每日问候服务",
        template="elder_care",
        outline="每天上午给独居老人打一遍电话，两次没人接就请网格员上门看；每月把老人说的难处整理给街道。",
        until=Until.AWARDED,
        line=0,
        ceiling="18万",
        standards=(("电话问候", "visits", 30000), ("没人接时上门", "visits", 400), ("转办老人的难处", "needs", 120)),
        announced=-82,
        submitted=-38,
        published=-34,
        due=-13,
        serves=(30, 390),
        consulted="三个街道各开一次座谈，问了 41 位独居老人什么时候接电话方便。",
        offers=(
            Offer(0, 17 * WAN + 5000_00, CALL_PLAN, small=True),
            Offer(1, 16 * WAN + 8000_00, CALL_PLAN, small=True),
            Offer(2, 17 * WAN, "用语音机器人先打，没接通的转人工。"),
        ),
        sheets=(
            ((1500, 3300, 1600), (2000, 3600, 1800), (500, 2200, 1200)),
            ((1500, 3200, 1700), (2000, 3500, 1700), (500, 2000, 1300)),
            ((1500, 3400, 1650), (2000, 3700, 1750), (500, 2100, 1250)),
        ),
    ),
    Purchase(
        title="惠宾街道失能老人夜间应急服务",
        template="elder_care",
        outline="夜里七点到早上七点，失能和高龄老人按铃或打电话，值守的人二十分钟内到门，处置不了的送医院。",
        until=Until.SCORED,
        line=1,
        ceiling="26万",
        standards=(("夜间值守", "sessions", 365), ("应急上门", "visits", 300), ("陪同就医", "needs", 40)),
        announced=-76,
        submitted=-31,
        published=-27,
        due=-6,
        serves=(40, 400),
        consulted="和社区卫生服务站一起走访了 33 户失能老人家庭。",
        questions=((1, "二十分钟从接电话算起，还是从派人算起？", "从老人按铃或者打通电话那一刻算起。"),),
        offers=(
            Offer(0, 25 * WAN, NIGHT_PLAN, small=True),
            Offer(1, 24 * WAN + 2000_00, "夜间一人值守，另有两人在家待命。", small=True),
            Offer(2, 25 * WAN + 5000_00, NIGHT_PLAN),
        ),
        sheets=(
            ((1000, 3500, 1700), (1500, 2900, 1500), (1500, 3300, 1650)),
            ((1000, 3400, 1600), (1500, 3000, 1400), (1500, 3400, 1600)),
        ),
    ),
    Purchase(
        title="惠宾街道社工站运营",
        template="social_work",
        outline="运营街道社工站：走访困难家庭，做个案、小组和社区活动，带起一支志愿者队伍，每月报告。",
        until=Until.CLOSED,
        line=1,
        ceiling="32万",
        standards=(
            *(("走访困难家庭", "visits", 600), ("个案服务", "cases", 30)),
            *(("小组和社区活动", "sessions", 48), ("志愿服务", "hours", 1200)),
        ),
        announced=-72,
        submitted=-30,
        published=-26,
        due=-1,
        serves=(45, 405),
        consulted="在三个社区贴了意见箱，收到 52 条，采纳 17 条。",
        questions=((0, "个案服务能不能请外面的督导？", "可以，督导费用算在报价里，督导人要有资格证书。"),),
        offers=(
            Offer(0, 31 * WAN, STATION_PLAN, small=True),
            Offer(1, 30 * WAN + 5000_00, STATION_PLAN, small=True),
            Offer(2, 29 * WAN + 8000_00, "派一名社工驻站，另请大学生实习。"),
        ),
    ),
    Purchase(
        title="兴隆台区社区老年食堂助餐服务",
        template="meals",
        outline="在两个街道的老年食堂做午餐，能来的来吃，不能来的送到家；菜谱每周公开，食品安全有专人负责。",
        until=Until.PUBLISHED,
        line=1,
        ceiling="45万",
        standards=(("午餐", "meals", 24000), ("送餐到家", "visits", 9000), ("征求就餐老人意见", "sessions", 12)),
        announced=-56,
        submitted=-15,
        published=-11,
        due=12,
        serves=(50, 410),
        consulted="两个老年食堂各贴了十天意见簿，有 63 位老人写了意见。",
        questions=(
            (1, "食堂的厨具是区里的，还是中标单位自己配？", "灶台和冰柜是区里的，餐具和保温箱由中标单位配。"),
            (0, "糖尿病老人的餐要不要另外报价？", ""),
        ),
        amended="送餐到家的范围原来漏了生态园社区，现在补上；因为影响报价，收标的日子相应推后。",
        offers=(Offer(0, 43 * WAN, MEALS_PLAN, small=True),),
    ),
    Purchase(
        title="惠宾街道居家养老上门服务",
        template="elder_care",
        outline="为独居和高龄老人上门陪伴、助洁、代办，一年两千四百小时。",
        until=Until.REVIEW,
        line=1,
        ceiling="38.6万",
        standards=(("上门陪伴和助洁", "hours", 2400), ("代办事情", "needs", 300)),
        announced=-48,
        submitted=-4,
        published=0,
        due=24,
        serves=(64, 424),
        consulted="在迎宾社区和邻近社区开了居民议事会，听取 36 位老人的意见。",
    ),
)
