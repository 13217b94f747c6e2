"""What the policy values about silver stewards are called, for those who read and change them."""

from collections.abc import Mapping

from ground.language import lazy

POLICY_WORDS: Mapping[str, object] = {
    "steward.least_age": lazy("From which age one can be a silver steward"),
    "steward.residence_months": lazy("How long one has lived here, in months"),
    "steward.post_days": lazy("How long a post is held, in days"),
    "steward.least_minutes": lazy("Least service in the time that counts"),
    "steward.least_months": lazy("In how many months there is service"),
    "steward.most_minutes_a_day": lazy("Most service of a day that counts for the honour"),
    "steward.no_repeat_seasons": lazy("After how many seasons one can be chosen again"),
    "steward.letters_others": lazy("Letters where others name someone"),
    "steward.letters_self": lazy("Letters where someone names themselves"),
    "steward.letters_community": lazy("Letters where the community names someone"),
    "steward.last_month_percent": lazy("From which share in the last month we look closer"),
    "steward.verifier_percent": lazy("From which share of one confirmer we look closer"),
    "steward.width_community": lazy("How many times the seats the communities pass on"),
    "steward.width_street": lazy("How many times the seats the streets pass on"),
    "steward.width_county": lazy("How many times the seats the counties pass on"),
    "steward.ceiling_percent": lazy("Most of a stage that one place may have, in percent"),
    "steward.older_people": lazy("How many older people live there"),
    "steward.commendation_most": lazy("Most people that a commendation may honour"),
    "steward.suspended_workdays": lazy("Until when an objection is settled, in working days"),
    "steward.own_hours_percent": lazy("From which share of own confirming one does not decide, in percent"),
    "steward.stage_workdays": lazy("How long a stage takes to look, in working days"),
    "steward.second_look_workdays": lazy("How long a second look takes, in working days"),
    "steward.post_minutes_a_day": lazy("Most time of a post a day"),
    "steward.post_minutes_a_week": lazy("Most time of a post a week"),
}
