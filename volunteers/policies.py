"""Policy values that the ledger of hours begins with; an authority may set its own for a place and a day."""

from ground.policy import Default

SANSHE = "本平台约定，主管部门可以改"
FAKE = "防止虚假时长"
"""security.md row 1, and orgs-and-volunteers INV-36, INV-82, INV-85, INV-86, INV-91, 3.11, 3.12 and 7.8."""

POLICIES: tuple[Default, ...] = (
    Default("hours.desk_minutes_a_day", 480, f"{FAKE}：一天超过 8 小时要第二人确认；待核对"),
    Default("hours.street_minutes_a_day", 720, "一天超过 12 小时由主管部门确认，参照广东；待核对"),
    Default("hours.desk_minutes_a_week", 2400, f"{FAKE}：一周超过 40 小时要第二人确认；{SANSHE}"),
    Default("hours.minutes_over_plan", 30, f"{FAKE}：最多比活动长 30 分钟；{SANSHE}"),
    Default("hours.late_after_days", 7, f"{FAKE}：过了 7 天才记的要标明；{SANSHE}"),
    Default("hours.latest_after_days", 30, "30 天内补录，参照重庆；待核对"),
    Default("hours.late_minutes_a_month_person", 1200, f"补录每月封顶；{SANSHE}"),
    Default("hours.late_minutes_a_month_org", 12000, f"补录每月封顶；{SANSHE}"),
    Default("hours.new_org_months", 3, f"{FAKE}：新组织头 3 个月；{SANSHE}"),
    Default("hours.new_org_minutes_a_month", 12000, f"{FAKE}：新组织每月最多 200 小时；{SANSHE}"),
    Default("hours.bulk_claims", 10, f"没有签到表的成批记录；{SANSHE}"),
    Default("hours.month_settles_after_days", 60, f"结算过的月份；{SANSHE}"),
    Default("hours.sample_percent", 5, f"{FAKE}：每月随机抽查 5%，至少 1 条；{SANSHE}"),
    Default("hours.dispute_days", 90, SANSHE),
    Default("hours.dispute_answer_workdays", 5, SANSHE),
    Default("certificate.answer_workdays", 5, SANSHE),
    Default("papers.expiring_days", 90, "到期前 3 个月内换证；待核对"),
    Default("minor.adult_age", 18, "《民法典》第十七条；待核对"),
    Default("minor.least_age", 8, "《民法典》第二十条：不满 8 岁的只能陪同；待核对"),
    Default("minor.data_consent_age", 14, "《个人信息保护法》第二十八条、第三十一条"),
    Default("minor.presence_age", 10, "不满 10 岁的要有监护人在场，参照东营"),
    Default("minor.most_risk_level", 1, f"未成年人不做有危险的事，参照浙江、宁波、山东、泰安；等级为{SANSHE}"),
    Default("merging.separable_days", 90, f"90 天内可以再分开；{SANSHE}"),
    Default("volunteer.longest_suspension_days", 365, "广东对虚假时长停 1 到 3 年；待核对"),
)
