"""Lists taken away: every table of people that leaves the house is counted, marked, and above a size two decide it."""

from ground.lists.asking import answers_to, approve, ask, may_answer_list, refuse, request_read, take_back, waiting_for
from ground.lists.models import ListAlarm, ListAlarmState, ListRequest, ListRequestState, TakenList
from ground.lists.taking import Listing, Word, note_seen, rows_of_day, take_list, word_on

__all__ = [
    "ListAlarm",
    "ListAlarmState",
    "ListRequest",
    "ListRequestState",
    "Listing",
    "TakenList",
    "Word",
    "answers_to",
    "approve",
    "ask",
    "may_answer_list",
    "note_seen",
    "refuse",
    "request_read",
    "rows_of_day",
    "take_back",
    "take_list",
    "waiting_for",
    "word_on",
]
