"""The rows of purchases in the house's table of questions what waits for someone."""

from procurement.queries.bids_waiting import tasks_for_bids

TASKS = (tasks_for_bids,)
