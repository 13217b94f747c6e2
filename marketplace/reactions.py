"""What the front door does when something was announced below, and what comes due with time."""

from ground.relay import Due, Reaction
from marketplace import reminding, waiting

reactions: list[Reaction] = []

due: list[Due] = [
    (waiting.slots_with_overdue_offers, waiting.lapse),
    (reminding.to_remind, reminding.remind),
]
