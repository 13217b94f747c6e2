"""The rows of the purchase of services in the house's table of questions what waits for someone."""

from procurement.queries.bids_waiting import tasks_for_bids
from procurement.queries.contract_tasks import contract_tasks
from procurement.queries.waiting import tasks_for

TASKS = (tasks_for, tasks_for_bids, contract_tasks)
