"""What the policy values about organisations are called and may be, for those who read and change them."""

from collections.abc import Mapping

from ground.language import lazy
from ground.policy_shapes import Shape
from ground.policy_words import Named
from orgs import policies
from orgs.words import KINDS, PAPERS

_OF_KINDS: Mapping[str, object] = {
    policies.LEAST_MEMBERS: lazy("Fewest members"),
    policies.LEAST_UNITS: lazy("Fewest members that are units"),
    policies.LEAST_STAFF: lazy("Fewest people employed"),
    policies.LEAST_FUNDS_FEN: lazy("Least funds"),
    policies.SHARED_ROOMS_DO: lazy("Whether shared rooms do"),
    "answer_term": lazy("By when a file is decided"),
    "papers": lazy("Papers of a file"),
    "dues": lazy("What falls due"),
}

POLICY_WORDS: Mapping[str, object] = {
    **{f"orgs.{name}.{kind}": Named(words, of) for name, words in _OF_KINDS.items() for kind, of in KINDS.items()},
    "orgs.answer_term.change": lazy("By when a change is decided"),
    "orgs.answer_term.renewal": lazy("By when a renewal is decided"),
    "orgs.renewal_window_days": lazy("How long before the day a renewal begins"),
    "orgs.renewal_grace_days": lazy("How long after the day a renewal is still taken"),
    "orgs.audit_days": lazy("How long a financial audit may take"),
    "orgs.drafts_at_once": lazy("Most files that one person begins at once"),
}
_LEAST = (policies.LEAST_MEMBERS, policies.LEAST_UNITS, policies.LEAST_STAFF, policies.LEAST_FUNDS_FEN)

POLICY_SHAPES: Mapping[str, Shape] = {
    **{f"orgs.{name}.{kind}": Shape(may_be_none=True) for name in _LEAST for kind in KINDS},
    **{f"orgs.{policies.SHARED_ROOMS_DO}.{kind}": Shape(may_be_none=True, yes_or_no=True) for kind in KINDS},
    **{f"orgs.papers.{kind}": Shape(choices={str(each): words for each, words in PAPERS.items()}) for kind in KINDS},
}
"""What these may be, where the present value does not tell."""
