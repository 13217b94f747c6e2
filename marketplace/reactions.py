"""What the front door does when something was announced below, and what comes due with time."""

from ground.relay import Due, Reaction
from marketplace import (
    confirming,
    dispatching,
    dropping,
    entering,
    first_come,
    indexing,
    needs_and_orgs,
    reminding,
    waiting,
    withdrawing,
)
from marketplace.events import PlaceFreed
from orgs.events import OrgDissolved, OrgSuspended, OrgWindingDown
from volunteers.events import GuardianWithdrew, VolunteerStopped

reactions: list[Reaction] = [
    (OrgWindingDown, needs_and_orgs.give_back_all),
    (OrgDissolved, needs_and_orgs.give_back_all),
    (GuardianWithdrew, withdrawing.end_without_word),
    (PlaceFreed, withdrawing.end_without_guardian),
    (VolunteerStopped, withdrawing.end_while_suspended),
    (OrgSuspended, needs_and_orgs.give_back_unanswered),
]

due: list[Due] = [
    (waiting.slots_with_overdue_offers, waiting.lapse),
    (first_come.slots_to_ask_for, waiting.ask_on),
    (reminding.to_remind, reminding.remind),
    (entering.codes_past_use, entering.drop),
    (indexing.to_look_through, indexing.look_through),
    (dispatching.not_answered_in_time, dispatching.time_out),
    (dropping.past_their_last_day, dropping.expire),
    (dropping.of_gone_places, dropping.move_desk),
    (confirming.confirmed_long_ago, confirming.close_in_time),
]
