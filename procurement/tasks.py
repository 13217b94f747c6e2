"""The row of the purchase of services in the house's table of questions what waits for someone."""

from procurement.queries.waiting import tasks_for

TASKS = (tasks_for,)
