"""Policy values that the purchase of services begins with; what nobody has compared with its text is marked (law 9)."""

from typing import Final

from ground.policy import Default
from procurement.models import Method

LAW: Final = "《政府采购法》"
RULES: Final = "《政府采购法实施条例》"
ORDER_102: Final = "《政府购买服务管理办法》（财政部令第 102 号）"
NEGATIVE: Final = ("no_duty", "must_do_itself", "goods_or_works", "financing", "staffing", "forbidden")
CATALOGUE: Final = ("elder_care", "meals", "social_work", "community", "volunteering", "disability", "children")
NEVER_SCORES: Final = ("capital", "assets", "turnover", "staff", "profit", "tax", "branch", "local_awards")

TENDERS: tuple[Default, ...] = (
    Default("tenders.intention_days", 30, "财库〔2020〕10 号：不得晚于采购活动开始前 30 日公开；待核对"),
    Default(f"tenders.days.{Method.OPEN_TENDER}", 20, f"{LAW}第三十五条"),
    Default(f"tenders.days.{Method.CONSULTATION}", 10, "财库〔2014〕214 号第十条；待核对"),
    Default("tenders.documents_workdays", 5, f"{RULES}第三十一条"),
    Default(f"tenders.amendment_days.{Method.OPEN_TENDER}", 15, f"{RULES}第三十一条"),
    Default(f"tenders.amendment_days.{Method.CONSULTATION}", 5, "财库〔2014〕214 号；待核对"),
    Default("tenders.question_workdays", 3, f"{RULES}第五十二条"),
    Default(f"tenders.price_percent.least.{Method.OPEN_TENDER}", 10, "财政部令第 87 号；待核对"),
    Default(f"tenders.price_percent.least.{Method.CONSULTATION}", 10, "财库〔2014〕214 号第二十四条；待核对"),
    Default(f"tenders.price_percent.most.{Method.OPEN_TENDER}", None, "财政部令第 87 号没有写上限；待核对"),
    Default(f"tenders.price_percent.most.{Method.CONSULTATION}", 30, "财库〔2014〕214 号第二十四条；待核对"),
    Default("tenders.months", 12, f"{ORDER_102}第二十四条；待核对"),
    Default("tenders.long_months", 36, f"{ORDER_102}第二十四条：预算、内容、资金、价格都稳定的；待核对"),
    Default("tenders.key_holders", 3, "本平台约定：开标的钥匙至少由三个人分着拿"),
    Default("tenders.keys_together", 2, "本平台约定：至少两把钥匙合起来才能开标"),
    Default("tenders.negative_list", list(NEGATIVE), f"{ORDER_102}第十条；待核对"),
    Default("tenders.catalogue", list(CATALOGUE), "政府购买服务指导性目录；盘锦本级目录待核对"),
    Default("tenders.never_scores", list(NEVER_SCORES), f"{RULES}第二十条；财政部令第 87 号；待核对"),
)
BIDS: tuple[Default, ...] = (
    Default(f"bids.least.{Method.OPEN_TENDER}", 3, f"{LAW}第三十六条"),
    Default(f"bids.least.{Method.CONSULTATION}", 2, "财库〔2015〕124 号：政府购买服务的磋商可以两家继续；待核对"),
    Default(f"bids.members.{Method.OPEN_TENDER}", 5, "财政部令第 87 号：评标委员会五人以上单数；待核对"),
    Default(f"bids.members.{Method.CONSULTATION}", 3, "财库〔2014〕214 号：磋商小组三人以上单数；待核对"),
    Default("bids.recusal_days", 1096, f"{RULES}第九条：前三年内"),
    Default("bids.rescue_minutes", 30, "持钥人来不齐时等供应商交出投标密钥的时间；本平台约定，主管部门可以改"),
    Default("bids.small_percent", 10, "财库〔2020〕46 号：小微企业价格扣除 10% 至 20%；待核对"),
    Default("bids.low_mean_percent", 50, "财库〔2026〕2 号：低于全部有效报价平均值的 50%；待核对"),
    Default("bids.low_next_percent", 50, "财库〔2026〕2 号：最低报价低于次低报价的 50%；待核对"),
    Default("bids.low_ceiling_percent", 45, "财库〔2026〕2 号：低于最高限价的 45%；待核对"),
    Default("bids.low_answer_hours", 2, "财库〔2026〕2 号：给供应商合理的书面说明时间；小时数为本平台约定"),
    Default("bids.choose_workdays", 5, f"{RULES}第四十三条"),
    Default("bids.result_workdays", 1, "中标、成交结果公告期限 1 个工作日；待核对"),
)
CONTRACTS: tuple[Default, ...] = (
    Default("procurement.sign_days", 30, "《政府采购法》第四十六条：中标、成交通知书发出之日起 30 日内"),
    Default("procurement.accept_workdays", 10, "约定的验收期；本平台约定，主管部门可以改"),
    Default("procurement.pay_days", 30, "《保障中小企业款项支付条例》（2025 年）第九条：自交付之日起 30 日"),
    Default("procurement.pay_days_most", 60, "《保障中小企业款项支付条例》第九条：合同另有约定的最长 60 日"),
    Default("procurement.late_per_myriad", 5, "《保障中小企业款项支付条例》第十七条：每日万分之五"),
    Default("procurement.team_least", 3, "验收小组不少于 3 人；本平台约定，主管部门可以改"),
    Default(
        "procurement.opinions", 5, "《政府采购法实施条例》第四十五条：邀请服务对象参与并出具意见；人数为本平台约定"
    ),
    Default("procurement.mend_days", 15, "整改期限；本平台约定，主管部门可以改"),
)
POLICIES: tuple[Default, ...] = (*TENDERS, *BIDS, *CONTRACTS)
