"""Policy values that the ledger of hours begins with; an authority may set its own for a place and a day."""

from ground.policy import Default

SECURITY = "security.md row 1"
SANSHE = "Sanshe's own choice, to be settled by the city"

POLICIES: tuple[Default, ...] = (
    Default("hours.desk_minutes_a_day", 480, f"{SECURITY}: more than 8 h a day needs a second officer; INV-82 [K]"),
    Default("hours.street_minutes_a_day", 720, "INV-82: more than 12 h a day needs the authority, after Guangdong [K]"),
    Default("hours.desk_minutes_a_week", 2400, f"{SECURITY}: more than 40 h a week needs a second officer"),
    Default("hours.minutes_over_plan", 30, f"{SECURITY}: length at most the activity and 30 min"),
    Default("hours.late_after_days", 7, f"{SECURITY}: later than 7 days is flagged"),
    Default("hours.latest_after_days", 30, "INV-86: recorded within 30 days, after Chongqing [K]"),
    Default("hours.late_minutes_a_month_person", 1200, f"INV-86: a monthly cap; {SANSHE}"),
    Default("hours.late_minutes_a_month_org", 12000, f"INV-86: a monthly cap; {SANSHE}"),
    Default("hours.new_org_months", 3, f"{SECURITY}: a new organisation, for 3 months"),
    Default("hours.new_org_minutes_a_month", 12000, f"{SECURITY}: at most 200 h a month"),
    Default("hours.bulk_claims", 10, f"7.8, anomalies: bulk entries without a roll; {SANSHE}"),
    Default("hours.month_settles_after_days", 60, f"INV-85: a settled month; {SANSHE}"),
    Default("hours.sample_percent", 5, f"{SECURITY} and INV-86: 5 % random sample a month, at least 1"),
    Default("hours.dispute_days", 90, "orgs-and-volunteers 7.8: within 90 days"),
    Default("hours.dispute_answer_workdays", 5, "orgs-and-volunteers 7.8: answered in 5 working days"),
    Default("certificate.answer_workdays", 5, f"INV-91: a clock per policy; {SANSHE}"),
    Default("papers.expiring_days", 90, "orgs-and-volunteers 3.11: renewed in the 3 months before the end [K]"),
    Default("minor.adult_age", 18, "民法典 art. 17, INV-36 [K]"),
    Default("minor.least_age", 8, "民法典 art. 20; INV-36: under 8 only accompanying, no place, no hours [K]"),
    Default("minor.data_consent_age", 14, "个人信息保护法 art. 28 and 31; INV-36"),
    Default("minor.presence_age", 10, "INV-36 and 3.12: under 10 the guardian is present, after Dongying"),
    Default(
        "minor.most_risk_level", 1, f"3.12: never in danger (Zhejiang, Ningbo, Shandong, Tai'an); the level: {SANSHE}"
    ),
    Default("merging.separable_days", 90, "EDGE-18: two records are taken apart again within 90 days"),
    Default("volunteer.longest_suspension_days", 365, "INV-38; Guangdong bars for 1 to 3 years after false hours [K]"),
)
