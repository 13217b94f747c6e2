"""What the ground does by itself: it tells people, sends letters, signs the audit, and drops what served its time."""

from ground import heads, limits, notices, repeats, sweeping, telling, unsent
from ground.events import MandateGiven, MandateRevoked, ObjectionAnswered
from ground.letters import sending
from ground.relay import Due, Reaction, Sender

reactions: list[Reaction] = [
    (MandateGiven, telling.tell_of_mandate),
    (MandateRevoked, telling.tell_of_end),
    (ObjectionAnswered, telling.tell_of_answer),
]
due: list[Due] = [
    (heads.days_without_head, heads.publish),
    (notices.provisional_notices, notices.reckon_again),
    (sending.too_late, sending.give_up_late),
    (repeats.overdue, repeats.forget),
    (unsent.overdue, unsent.forget),
    (limits.overdue, limits.forget),
    (sweeping.due, sweeping.sweep),
]
senders: list[Sender] = [sending.send_waiting]
