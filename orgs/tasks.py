"""The row of organisations in the house's table of questions what waits for someone."""

from orgs.queries import tasks_for

TASKS = (tasks_for,)
