"""Policy values the front door begins with (orgs-and-volunteers 7.5-7.7); an authority may set its own."""

from ground.policy import Default

SANSHE = "本平台约定，主管部门可以改"
"""orgs-and-volunteers 7.4 (INV-41, INV-43, INV-44, INV-46) and 7.5-7.7 (INV-52, INV-54, INV-61), security.md 1."""

POLICIES: tuple[Default, ...] = (
    Default("needs.acknowledge_workdays", 1, SANSHE),
    Default("needs.verify_workdays", 3, SANSHE),
    Default("needs.answer_workdays", 1, SANSHE),
    Default("needs.place_workdays", 2, SANSHE),
    Default("needs.arrange_workdays", 3, SANSHE),
    Default("needs.confirm_workdays", 3, SANSHE),
    Default("needs.today_hours", 4, SANSHE),
    Default("needs.close_days", 7, f"双方 7 天内都可以说；{SANSHE}"),
    Default("needs.reopen_days", 14, f"14 天内可以重新打开；{SANSHE}"),
    Default("needs.insured_from_level", 2, "《志愿服务条例》第十七条：有危险的先买保险；等级待核对"),
    Default("needs.contact_opens_hours", 24, SANSHE),
    Default("needs.contact_closes_hours", 24, SANSHE),
    Default("needs.fewest_marks", 5, f"少于 5 份评价不显示平均分；{SANSHE}"),
    Default("lists.fewest_in_a_figure", 5, f"少于 5 人的格子不显示，免得认出人；{SANSHE}"),
    Default("needs.trouble_workdays", 3, SANSHE),
    Default("needs.longest_days", 180, SANSHE),
    Default("signing.reliability_days", 180, f"近 180 天内的迟退和缺席；{SANSHE}"),
    Default("shift.most_minutes", 720, SANSHE),
    Default("signing.most_minutes_a_day", 600, SANSHE),
    Default("signing.late_hours", 24, SANSHE),
    Default("signing.same_day_minutes_between", 20, SANSHE),
    Default("offer.most_minutes", 1440, SANSHE),
    Default("offer.least_minutes", 30, SANSHE),
    Default("offer.all_at_once_minutes", 120, SANSHE),
    Default("offer.asked_at_once", 5, f"同时问几个人；{SANSHE}"),
    Default("signing.most_segments_a_day", 3, f"参照各地志愿服务系统；{SANSHE}"),
    Default("shift.moved_minutes", 15, SANSHE),
    Default("shift.most_weeks", 26, SANSHE),
    Default("reminder.from_hour", 15, SANSHE),
    Default("reminder.until_hour", 21, SANSHE),
    Default("cover.look_hours", 48, SANSHE),
    Default("roll.grace_minutes", 30, f"防止虚假时长；{SANSHE}"),
    Default("staff.key_hours", 24, f"工作人员的钥匙只短时间有效；数目为{SANSHE}"),
    Default("entering.most_at_a_telephone", 6, SANSHE),
    Default(
        "suggesting.weights",
        {"skill": 300, "near": 200, "known": 150, "time": 100, "seated": 100, "newcomer": 50},
        SANSHE,
    ),
)
