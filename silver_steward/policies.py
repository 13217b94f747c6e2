"""Policy values that the choice of silver stewards begins with; a season freezes them when it is announced."""

from ground.policy import Default

SANSHE = "本平台约定，主管部门可以改；待核对"
COMMENDATION = "创建示范和评比达标表彰活动的全国规定，见九江市经开区 2022-07-28 的摘要；待核对"
KAVS = "参照英国女王志愿服务奖：推荐人以外另有两人写信；待核对"
"""silver-steward.md (a) and 2.1, 2.2."""

POLICIES: tuple[Default, ...] = (
    Default("steward.least_age", 60, f"截止日满 60 周岁；{SANSHE}"),
    Default("steward.residence_months", 6, f"在本地住满 6 个月；{SANSHE}"),
    Default("steward.post_days", 90, f"任一个岗位满 90 天；{SANSHE}"),
    Default("steward.least_minutes", 3600, f"统计期内服务满 60 小时；{SANSHE}"),
    Default("steward.least_months", 4, f"服务分布在 4 个不同的月份；{SANSHE}"),
    Default("steward.most_minutes_a_day", 360, f"一天最多算 6 小时，量力而行；{SANSHE}"),
    Default("steward.no_repeat_seasons", 3, f"三届内不重复，参照银川不重复推荐；{SANSHE}"),
    Default("steward.letters_others", 2, KAVS),
    Default("steward.letters_self", 1, f"自荐要一封；{SANSHE}"),
    Default("steward.letters_community", 0, f"社区推荐写明利害关系，不要信；{SANSHE}"),
    Default("steward.last_month_percent", 50, f"最后一个月超过一半要提醒；{SANSHE}"),
    Default("steward.verifier_percent", 80, f"一个人确认超过八成要提醒；{SANSHE}"),
    Default("steward.width_community", 4, f"社区推荐数是名额的几倍；{SANSHE}"),
    Default("steward.width_street", 3, f"街道推选数是名额的几倍；{SANSHE}"),
    Default("steward.width_county", 2, f"区县评选数是名额的几倍；{SANSHE}"),
    Default("steward.ceiling_percent", 40, f"一个地方最多占四成；{SANSHE}"),
    Default("steward.older_people", 0, f"各地老年人口，没有填的按户数算；{SANSHE}"),
    Default("steward.commendation_most", 150, COMMENDATION),
    Default("steward.suspended_workdays", 60, f"有异议的 60 个工作日内办结；{SANSHE}"),
    Default("steward.own_hours_percent", 20, f"自己确认的时长超过两成的，不参加街道以上的审核；{SANSHE}"),
    Default("steward.stage_workdays", 10, f"每一级 10 个工作日内看完；{SANSHE}"),
    Default("steward.second_look_workdays", 10, f"请求复核的，10 个工作日内答复；{SANSHE}"),
    Default("steward.post_minutes_a_day", 180, f"岗位一天最多 3 小时；{SANSHE}"),
    Default("steward.post_minutes_a_week", 600, f"岗位一周最多 10 小时；{SANSHE}"),
)
