"""What the policy values about hours and helpers are called, for those who read and change them."""

from collections.abc import Mapping

from ground.language import lazy

POLICY_WORDS: Mapping[str, object] = {
    "hours.desk_minutes_a_day": lazy("Most a day that a desk confirms by itself"),
    "hours.street_minutes_a_day": lazy("Most a day that a street confirms by itself"),
    "hours.desk_minutes_a_week": lazy("Most a week that a desk confirms by itself"),
    "hours.minutes_over_plan": lazy("How much longer than planned counts"),
    "hours.late_after_days": lazy("After how long a record is marked late"),
    "hours.latest_after_days": lazy("Until when time can be recorded"),
    "hours.late_minutes_a_month_person": lazy("Most late time of one person a month"),
    "hours.late_minutes_a_month_org": lazy("Most late time of one organisation a month"),
    "hours.new_org_months": lazy("How long an organisation counts as new"),
    "hours.new_org_minutes_a_month": lazy("Most time of a new organisation a month"),
    "hours.bulk_claims": lazy("From how many records at once we look closer"),
    "hours.month_settles_after_days": lazy("After how long a month is settled"),
    "hours.sample_percent": lazy("Share of the hours that are asked about"),
    "hours.dispute_days": lazy("Until when someone may say that time is wrong"),
    "hours.dispute_answer_workdays": lazy("By when that is answered"),
    "certificate.answer_workdays": lazy("By when a certificate is issued or refused"),
    "papers.expiring_days": lazy("How long before its end a paper is named"),
    "minor.adult_age": lazy("From which age one is of age"),
    "minor.least_age": lazy("From which age one may help"),
    "minor.data_consent_age": lazy("From which age one agrees to one's own data"),
    "minor.presence_age": lazy("Below which age a guardian comes along"),
    "minor.most_risk_level": lazy("Highest danger at which minors help"),
    "merging.separable_days": lazy("How long two records that became one can be taken apart"),
    "volunteer.longest_suspension_days": lazy("Longest suspension of a helper"),
}
