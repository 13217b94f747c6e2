"""The row of the silver stewards in the house's table of questions what waits for someone."""

from silver_steward.waiting import tasks_for

TASKS = (tasks_for,)
