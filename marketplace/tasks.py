"""What waits at the front door: each thing's question, in one table."""

from marketplace.queries.activity_tasks import tasks_for_activities
from marketplace.queries.letters_waiting import tasks_for_letters
from marketplace.queries.lists import tasks_for_lists
from marketplace.queries.needs_tasks import tasks_for_needs
from marketplace.queries.notices_waiting import tasks_for_notices
from marketplace.queries.policies_waiting import tasks_for_policies
from marketplace.queries.words_waiting import tasks_for_words

TASKS = (
    tasks_for_activities,
    tasks_for_needs,
    tasks_for_words,
    tasks_for_letters,
    tasks_for_lists,
    tasks_for_notices,
    tasks_for_policies,
)
