"""What the policy values about the purchase of services are called, for those who read and change them."""

from collections.abc import Mapping

from ground.language import lazy
from ground.policy_words import Named
from procurement.words import METHODS

POLICY_WORDS: Mapping[str, object] = {
    **{f"bids.least.{method}": Named(lazy("Fewest bids"), words) for method, words in METHODS.items()},
    **{f"bids.members.{method}": Named(lazy("Members of a committee"), words) for method, words in METHODS.items()},
    "bids.recusal_days": lazy("How far back an interest of an expert counts"),
    "bids.rescue_minutes": lazy("How long suppliers may give their own keys at an opening"),
    "bids.small_percent": lazy("What a small enterprise's price is taken lower by"),
    "bids.choose_workdays": lazy("By when the buyer chooses"),
    "bids.result_workdays": lazy("How long a result is shown as a notice"),
}
