"""What we build in place of Tortoise's query builder says the same as it, to the letter."""

import datetime as dt
from collections.abc import Callable

import pytest
from tortoise import Tortoise, models
from tortoise.expressions import F, Q, Subquery
from tortoise.functions import Count, Sum
from tortoise.models import Model
from tortoise.queryset import QuerySet

from ground import quick_queries
from ground.identity import Person
from ground.places import Place
from marketplace.models import Commitment, Need, Slot
from volunteers.models import HourEntry

pytestmark = pytest.mark.anyio

NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
QUESTIONS: dict[str, Callable[[], object]] = {
    "all": Person.all,
    "one": lambda: Person.filter(id=3).limit(1).offset(2),
    "related": lambda: Commitment.filter(person_id=3).select_related("shift__activity__place", "person__home"),
    "over a relation": lambda: HourEntry.filter(person__home__path__startswith="1.2.", minutes__gt=3).exclude(
        late=True
    ),
    "words": lambda: Person.filter(Q(name="王") | Q(name_key__contains="wang%_'\"") | ~Q(phone_hash=None)),
    "many": lambda: Need.filter(state__in=["received", "closed"]).order_by("-made_at", "place__path").distinct(),
    "backwards": lambda: Place.filter(residents__name="李").order_by("residents__id"),
    "values": lambda: Commitment.filter(shift__ends_at__gt=NOW).values_list("shift__activity__title", "id"),
    "only": lambda: Slot.filter(taken__lt=F("capacity")).only("id", "shift_id"),
    "sums": lambda: (
        HourEntry.annotate(total=Sum("minutes"), many=Count("id"))
        .filter(total__gt=5)
        .group_by("person_id")
        .order_by("-total")
        .values("person_id", "total")
    ),
    "count": lambda: Commitment.filter(slot__taken__gt=1).count(),
    "exists": lambda: Commitment.filter(slot__taken__gt=1).exists(),
    "update": lambda: Slot.filter(id=1, taken__lt=F("capacity")).update(taken=F("taken") + 1),
    "update over a relation": lambda: Slot.filter(shift__activity__title="x").update(waiting=0),
    "delete": lambda: Commitment.filter(shift__activity__title="x").delete(),
    "within": lambda: Person.filter(id__in=Subquery(Commitment.filter(state="waiting").values("person_id"))),
}


@pytest.mark.parametrize("name", QUESTIONS)
async def test_a_question_is_the_same_to_the_letter(name: str, database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = said(QUESTIONS[name]())
    for (owner, what), stock in quick_queries.STOCK.items():
        if stock is None:
            monkeypatch.delattr(owner, what)
        else:
            monkeypatch.setattr(owner, what, stock)

    assert ours == said(QUESTIONS[name]())
    assert ours[0].split()[0] in {"SELECT", "UPDATE", "DELETE"}


async def test_a_copy_of_a_question_leaves_the_first_as_it_was(database: None) -> None:
    first: QuerySet[Person] = Person.filter(id=3)
    before = said(first)
    said(first.filter(name="x").order_by("-home__id").limit(3))

    assert said(first) == before


async def test_no_model_has_a_comment_that_its_columns_would_bear(database: None) -> None:
    thorough = quick_queries.STOCK[models, "_get_comments"]
    ours = [model for app in apps_of_tortoise() for model in app.values()]

    assert len(ours) > 100
    assert [model for model in ours if thorough(model)] == []


def apps_of_tortoise() -> list[dict[str, type[Model]]]:
    """Return every app's models."""
    return list((Tortoise.apps or {}).values())


def said(question: object) -> tuple[str, list[object]]:
    """Return the SQL of a question and its values."""
    sql: str = question.sql(params_inline=False)  # type: ignore[attr-defined] # every kind of question has it
    return sql, list(question.query.get_parameterized_sql()[1])  # type: ignore[attr-defined]
