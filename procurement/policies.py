"""Policy values that the purchase of services begins with; what nobody has compared with its text is marked (law 9)."""

from typing import Final

from ground.policy import Default
from procurement.models import Method

LAW: Final = "《政府采购法》"
RULES: Final = "《政府采购法实施条例》"

BIDS: tuple[Default, ...] = (
    Default(f"bids.least.{Method.OPEN_TENDER}", 3, f"{LAW}第三十六条"),
    Default(f"bids.least.{Method.CONSULTATION}", 2, "财库〔2015〕124 号：政府购买服务的磋商可以两家继续；待核对"),
    Default(f"bids.members.{Method.OPEN_TENDER}", 5, "财政部令第 87 号：评标委员会五人以上单数；待核对"),
    Default(f"bids.members.{Method.CONSULTATION}", 3, "财库〔2014〕214 号：磋商小组三人以上单数；待核对"),
    Default("bids.recusal_days", 1096, f"{RULES}第九条：前三年内"),
    Default("bids.rescue_minutes", 30, "持钥人来不齐时等供应商交出投标密钥的时间；本平台约定，主管部门可以改"),
    Default("bids.small_percent", 10, "财库〔2020〕46 号：小微企业价格扣除 10% 至 20%；待核对"),
    Default("bids.choose_workdays", 5, f"{RULES}第四十三条"),
    Default("bids.result_workdays", 1, "中标、成交结果公告期限 1 个工作日；待核对"),
)
POLICIES: tuple[Default, ...] = BIDS
