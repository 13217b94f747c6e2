"""Addresses of activities as anyone may read them."""

from ground.doors import OPEN, page
from marketplace.endpoints import public as on
from marketplace.schemas import questions
from marketplace.schemas.public import ActivitiesPage, ActivityPage

routes = [
    page(
        "/a",
        on.list_activities,
        name="activities:list",
        asks=questions.ActivitiesQuestion,
        shows=ActivitiesPage,
        door=OPEN,
    ),
    page(
        "/a/{activity:pid}",
        on.show_activity,
        name="activities:activity",
        asks=questions.ActivityQuestion,
        shows=ActivityPage,
        door=OPEN,
    ),
]
