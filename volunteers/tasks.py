"""Volunteers' row in the house's table of questions what waits for someone."""

from volunteers.waiting import tasks_for

TASKS = (tasks_for,)
