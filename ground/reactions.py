"""What the ground does by itself: it sends letters, and drops what has served its time."""

from ground import limits, repeats, sweeping
from ground.letters import sending
from ground.relay import Due, Sender

due: list[Due] = [
    (sending.too_late, sending.give_up_late),
    (repeats.overdue, repeats.forget),
    (limits.overdue, limits.forget),
    (sweeping.due, sweeping.sweep),
]
senders: list[Sender] = [sending.send_waiting]
