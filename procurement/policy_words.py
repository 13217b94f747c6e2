"""What the policy values about the purchase of services are called, for those who read and change them."""

from collections.abc import Mapping

from ground.language import lazy

POLICY_WORDS: Mapping[str, object] = {
    "procurement.sign_days": lazy("Within how many days a contract is signed"),
    "procurement.most_months": lazy("Longest contract, in months"),
    "procurement.most_months_long": lazy("Longest contract with reasons, in months"),
    "procurement.accept_workdays": lazy("By when a delivery is accepted"),
    "procurement.pay_days": lazy("Within how many days a delivery is paid"),
    "procurement.pay_days_most": lazy("Longest agreed time to pay, in days"),
    "procurement.late_per_myriad": lazy("Interest a day when paid late, in ten thousandths"),
    "procurement.team_least": lazy("Fewest names under an acceptance"),
    "procurement.opinions": lazy("How many people served are asked"),
    "procurement.mend_days": lazy("Days to mend a rejected delivery"),
}
