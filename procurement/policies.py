"""Policy values that the purchase of services begins with; what nobody compared with its text is marked (law 9)."""

from ground.policy import Default

POLICIES: tuple[Default, ...] = (
    Default("procurement.sign_days", 30, "《政府采购法》第四十六条：中标、成交通知书发出之日起 30 日内"),
    Default(
        "procurement.most_months",
        12,
        "《政府购买服务管理办法》（财政部令第 102 号）第二十四条：一般不超过 1 年；待核对",
    ),
    Default("procurement.most_months_long", 36, "《政府购买服务管理办法》第二十四条：符合条件的不超过 3 年；待核对"),
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
