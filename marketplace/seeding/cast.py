"""The prepared persons of the demonstration: whoever tries the product, and every journey, enters as one of them."""

from dataclasses import dataclass
from typing import Final

from ground.actors import Role

COMMUNITY: Final = "211103019001"
"""迎宾社区 in 惠宾街道, where most of them live and work."""
STREET: Final = "211103019000"
COUNTY: Final = "211103000000"
OTHER_COUNTY: Final = "211102000000"
"""双台子区."""
ORG: Final = "盘锦银龄互助社"
PASSWORD: Final = "laopenyou-banlaopenyou"  # noqa: S105 - of invented people, printed for whoever tries the product
"""Old friends help old friends. The same for all; the second factor is read at /demo/phone."""


@dataclass(frozen=True)
class Played:
    """One of the residents."""

    name: str
    phone: str | None
    age: int
    words: str
    """Who they are, for the list of sign-ins."""


@dataclass(frozen=True)
class Employed:
    """One of the staff, with an account."""

    username: str
    name: str
    role: Role
    words: str


WANG_GUILAN: Final = Played("王桂兰", "15400000071", 71, "an elder who helps, with hours and a place ahead")
ZHAO_SHUFEN: Final = Played("赵淑芬", None, 79, "an elder without a telephone; the desk signs her up")
HER_SON: Final = Played("孙志远", "15400000048", 48, "her son, who acts for her")
LI_GUOQIANG: Final = Played("李国强", "15400000068", 68, "an elder who waits in a line")
NEWCOMER_PHONE: Final = "15400000099"
"""Belongs to nobody: for signing up the first time."""

RESIDENTS: Final = (WANG_GUILAN, ZHAO_SHUFEN, HER_SON, LI_GUOQIANG)

WORKER: Final = Employed("shequ1", "张丽", Role.COMMUNITY_WORKER, "community worker of 迎宾社区")
SECOND_WORKER: Final = Employed("shequ2", "陈静", Role.COMMUNITY_WORKER, "her colleague, who verifies and confirms")
OFFICER: Final = Employed("jiedao1", "李强", Role.STREET_OFFICER, "street officer of 惠宾街道")
SECOND_OFFICER: Final = Employed("jiedao2", "周敏", Role.STREET_OFFICER, "her colleague, who decides")
COUNTY_OFFICER: Final = Employed("xianqu1", "赵刚", Role.COUNTY_OFFICER, "county officer of 兴隆台区")
SUPERVISOR: Final = Employed("jiandu", "郭颖", Role.SUPERVISOR, "supervisor of the city")
ADMINISTRATOR: Final = Employed("guanli", "于波", Role.ADMINISTRATOR, "administrator")
MANAGER: Final = Employed("zuzhi", "刘敏", Role.ORG_MANAGER, "manager of 盘锦银龄互助社")
LEADER: Final = Employed("shegong", "孙晓燕", Role.SOCIAL_WORKER, "social worker of 盘锦银龄互助社, who leads shifts")
BUYER_CLERK: Final = Employed("caigou1", "何静", Role.BUYER_CLERK, "clerk of 兴隆台区民政局, who writes tenders")
BUYER_APPROVER: Final = Employed("caigou2", "宋涛", Role.BUYER_APPROVER, "her second officer, who approves them")
BUYER_ACCEPTER: Final = Employed("caigou3", "冯娟", Role.BUYER_CLERK, "another clerk, who accepts what was delivered")
FINANCE: Final = Employed("caiwu", "钱莉", Role.FINANCE, "finance officer of the bureau")
FINANCE_SECOND: Final = Employed("caiwu2", "孔伟", Role.FINANCE, "her colleague, who approves payments")
EXPERT_OF_CITY: Final = Employed("zhuanjia1", "罗文", Role.EXPERT, "expert of the city, with a score sheet to finish")
EXPERT: Final = Employed("zhuanjia2", "谢红", Role.EXPERT, "expert of 兴隆台区, who has signed a sheet")
SECOND_EXPERT: Final = Employed("zhuanjia3", "韩冰", Role.EXPERT, "expert of 兴隆台区, just drawn for a committee")
LATER_EXPERT: Final = Employed("zhuanjia4", "唐亮", Role.EXPERT, "expert of the city, in the pool since yesterday")
EXPERT_ELSEWHERE: Final = Employed("zhuanjia5", "曹颖", Role.EXPERT, "expert of 双台子区, who judges there alone")
SECOND_SUPERVISOR: Final = Employed("jiandu2", "沈涛", Role.SUPERVISOR, "another supervisor: the second pair of eyes")
KEY_CODE: Final = "sans-hepj-yszs-2026-kbkb"
"""What the holders' codes of the tenders that are not opened yet are here, so that visitors can open them together."""

STAFF: Final = (
    *(WORKER, SECOND_WORKER, OFFICER, SECOND_OFFICER, COUNTY_OFFICER, SUPERVISOR, ADMINISTRATOR, MANAGER, LEADER),
    *(BUYER_CLERK, BUYER_APPROVER, BUYER_ACCEPTER, FINANCE, FINANCE_SECOND),
    *(EXPERT_OF_CITY, EXPERT, SECOND_EXPERT, LATER_EXPERT, EXPERT_ELSEWHERE, SECOND_SUPERVISOR),
)
