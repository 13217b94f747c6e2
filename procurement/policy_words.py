"""What the policy values of the purchase of services are called and may be, for those who read and change them."""

from collections.abc import Mapping

from ground.language import lazy
from ground.policy_shapes import Shape
from ground.policy_words import Named
from procurement.models import Method
from procurement.tender_words import CATALOGUE, METHODS, NEGATIVE, NEVER_SCORES

POLICY_WORDS: Mapping[str, object] = {
    "tenders.intention_days": lazy("How long before its tender an intention is shown"),
    **{f"tenders.days.{each}": Named(lazy("Least time for bids"), words) for each, words in METHODS.items()},
    "tenders.documents_workdays": lazy("How long the documents are on offer at least"),
    **{
        f"tenders.amendment_days.{each}": Named(lazy("Least time for bids after an amendment"), words)
        for each, words in METHODS.items()
    },
    "tenders.question_workdays": lazy("By when a supplier's question is answered"),
    **{
        f"tenders.price_percent.least.{each}": Named(lazy("Least weight of the price"), words)
        for each, words in METHODS.items()
    },
    **{
        f"tenders.price_percent.most.{each}": Named(lazy("Greatest weight of the price"), words)
        for each, words in METHODS.items()
    },
    "tenders.months": lazy("How long a bought service runs at most"),
    "tenders.long_months": lazy("How long it runs at most with a reason"),
    "tenders.key_holders": lazy("Fewest people who hold a tender's keys"),
    "tenders.keys_together": lazy("Fewest keys that open together"),
    "tenders.negative_list": lazy("What may not be bought as a service"),
    "tenders.catalogue": lazy("What may be bought as a service"),
    "tenders.never_scores": lazy("What no supplier is scored by"),
    **{f"bids.least.{method}": Named(lazy("Fewest bids"), words) for method, words in METHODS.items()},
    **{f"bids.members.{method}": Named(lazy("Members of a committee"), words) for method, words in METHODS.items()},
    "bids.recusal_days": lazy("How far back an interest of an expert counts"),
    "bids.rescue_minutes": lazy("How long suppliers may give their own keys at an opening"),
    "bids.small_percent": lazy("What a small enterprise's price is taken lower by"),
    "bids.low_mean_percent": lazy("Below what share of the mean of all prices a price is unusually low"),
    "bids.low_next_percent": lazy("Below what share of the next price the lowest is unusually low"),
    "bids.low_ceiling_percent": lazy("Below what share of the ceiling a price is unusually low"),
    "bids.low_answer_hours": lazy("Fewest hours to explain an unusually low price"),
    "bids.choose_workdays": lazy("By when the buyer chooses"),
    "bids.result_workdays": lazy("How long a result is shown as a notice"),
    "procurement.sign_days": lazy("Within how many days a contract is signed"),
    "procurement.accept_workdays": lazy("By when a delivery is accepted"),
    "procurement.pay_days": lazy("Within how many days a delivery is paid"),
    "procurement.pay_days_most": lazy("Longest agreed time to pay, in days"),
    "procurement.late_per_myriad": lazy("Interest a day when paid late, in ten thousandths"),
    "procurement.team_least": lazy("Fewest names under an acceptance"),
    "procurement.opinions": lazy("How many people served are asked"),
    "procurement.mend_days": lazy("Days to mend a rejected delivery"),
}
POLICY_SHAPES: Mapping[str, Shape] = {
    f"tenders.price_percent.most.{Method.OPEN_TENDER}": Shape(may_be_none=True),
    f"tenders.price_percent.most.{Method.CONSULTATION}": Shape(may_be_none=True),
    "tenders.negative_list": Shape(choices=NEGATIVE),
    "tenders.catalogue": Shape(choices=CATALOGUE),
    "tenders.never_scores": Shape(choices=NEVER_SCORES),
}
