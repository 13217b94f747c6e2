"""A question whose shape is known is asked with the very SQL and values that Tortoise would write."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from tortoise.expressions import F, Q, Subquery
from tortoise.functions import Count

from ground import database, known_questions
from ground.identity import Person
from ground.places import Place
from marketplace.models import Commitment, CommitmentState, Need, Shift, Slot
from volunteers.models import HourEntry

pytestmark = pytest.mark.anyio

NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
Ask = Callable[[int], Any]
"""A question of one shape, with other values for each number from 1."""

KNOWN: dict[str, Ask] = {
    "one": lambda n: Person.filter(id=n).first(),
    "some": lambda n: Person.filter(name=f"王{n}", contrast=True).order_by("-id").limit(n).offset(n + 1),
    "with relations": lambda n: Commitment.filter(person_id=n).select_related("shift__activity", "person__home"),
    "over relations": lambda n: HourEntry.filter(person__home__path__gte=f"{n}.", minutes__gt=n).exclude(late=True),
    "either": lambda n: Person.filter(Q(name=f"{n}") | ~Q(phone_hash=None), ~Q(id__in=[n, n + 1])),
    "of a row": lambda n: Slot.filter(shift=Shift(id=n), taken__lt=n).order_by("shift__starts_at"),
    "not": lambda n: Person.filter(name__not=f"{n}", home_id__isnull=False, phone_hash__not_isnull=True),
    "states": lambda n: Commitment.filter(state__in=list(CommitmentState)[n : n + 2], joined_at__lte=NOW),
    "columns": lambda n: Commitment.filter(shift__ends_at__gt=NOW, id=n).values_list("shift__activity__title", "id"),
    "named columns": lambda n: Need.filter(id__not_in=(n, n)).distinct().limit(n).values("id", where="place__path"),
    "how many": lambda n: Commitment.filter(slot__taken__gt=n).count(),
    "whether": lambda n: Commitment.filter(slot__taken__gt=n, person_id=n).exists(),
    "locked": lambda n: Slot.filter(id=n).select_for_update(),
    "change": lambda n: Slot.filter(id=n, waiting=n + 1).update(waiting=n, taken=n + 2),
    "change over a relation": lambda n: Commitment.filter(shift__starts_at__lt=NOW, id=n).update(number=f"{n}"),
    "a column beside a column": lambda n: Slot.filter(id=n, taken__lt=F("capacity"), waiting=n),
    "by how much": lambda n: Slot.filter(id=n, taken__gte=n).update(taken=F("taken") - n, waiting=n + 3),
    "backwards": lambda n: Place.filter(residents__name=f"{n}"),
}
UNKNOWN: dict[str, Ask] = {
    "a change worked out": lambda n: Slot.filter(id=n).update(taken=F("taken") + F("waiting")),
    "part of a word": lambda n: Person.filter(name__contains=f"{n}"),
    "within a question": lambda n: Person.filter(id__in=Subquery(Commitment.filter(id=n).values("person_id"))),
    "a sum": lambda n: HourEntry.annotate(many=Count("id")).filter(many__gt=n).values("person_id", "many"),
}


@pytest.fixture(autouse=True)
def nothing_known(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin each test as a process does."""
    monkeypatch.setattr(known_questions, "_known", {})


@pytest.mark.parametrize("name", KNOWN)
async def test_a_shape_that_was_asked_twice_is_known(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ask = KNOWN[name]
    told = [stock(ask(number)) for number in (1, 2, 3)]
    first = [written(ask(number)) for number in (1, 2)]
    monkeypatch.setattr(type(ask(3)), "_make_query", never)

    assert [*first, written(ask(3))] == told


@pytest.mark.parametrize("name", UNKNOWN)
async def test_what_is_not_known_is_written_as_ever(name: str) -> None:
    ask = UNKNOWN[name]

    assert [written(ask(number)) for number in (1, 2, 3)] == [stock(ask(number)) for number in (1, 2, 3)]
    assert not any(known_questions._known.values())  # noqa: SLF001 - the memory itself is looked at


@pytest.mark.parametrize(
    "pair",
    [
        lambda: (Person.filter(id=1), Person.filter(id__gt=1)),
        lambda: (Person.filter(home=None), Person.filter(home=1)),
        lambda: (Person.filter(id__in=[1]), Person.filter(id__in=[1, 2])),
        lambda: (Person.filter(id__in=[]), Person.filter(id__in=[1])),
        lambda: (Person.filter(contrast=True), Person.filter(contrast=False)),
        lambda: (Person.filter(home_id__isnull=True), Person.filter(home_id__isnull=False)),
        lambda: (Person.filter(Q(id=1) | Q(name="x")), Person.filter(Q(id=1) & Q(name="x"))),
        lambda: (Person.filter(Q(id=1) | Q(name="x")), Person.filter(Q(id=1) | ~Q(name="x"))),
        lambda: (Person.filter(Q(Q(id=1), Q(id=2)), id=3), Person.filter(Q(id=1), Q(id=2), id=3)),
        lambda: (Person.filter(id=1).limit(0), Person.filter(id=1)),
        lambda: (Person.filter(id=1).limit(1), Person.filter(id=1).offset(1)),
        lambda: (Person.filter(id=1).distinct(), Person.filter(id=1)),
        lambda: (Person.filter(id=1).order_by("name"), Person.filter(id=1).order_by("-name")),
        lambda: (Person.filter(id=1).select_related("home"), Person.filter(id=1)),
        lambda: (Person.filter(id=1).only("id"), Person.filter(id=1)),
        lambda: (Person.filter(id=1).values("id"), Person.filter(id=1).values_list("id")),
        lambda: (Person.filter(id=1).values(a="id", b="name"), Person.filter(id=1).values(b="id", a="name")),
        lambda: (Slot.filter(id=1).update(taken=1), Slot.filter(id=1).update(youngest=None)),
        lambda: (Slot.filter(id=1).update(taken=1), Slot.filter(id=1).update(waiting=1)),
        lambda: (Slot.filter(id=1).update(taken=F("taken") + 1), Slot.filter(id=1).update(taken=F("taken") - 1)),
        lambda: (Slot.filter(id=1).update(taken=F("taken") + 1), Slot.filter(id=1).update(taken=F("waiting") + 1)),
        lambda: (Slot.filter(taken=F("capacity")), Slot.filter(taken=F("waiting"))),
    ],
)
async def test_what_is_not_the_same_question_has_not_the_same_shape(pair: Callable[[], tuple[Any, Any]]) -> None:
    one, other = pair()

    assert shape(one) != shape(other)


async def test_a_shape_that_once_foretold_wrongly_is_never_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    written(Person.filter(name="1", name_key="x"))
    (key, known) = next(iter(known_questions._known.items()))  # noqa: SLF001 - the memory itself is looked at
    assert known is not None
    known.encoders[0] = lambda _value: ["another"]

    for number in (2, 3, 4):
        assert written(Person.filter(name=f"{number}", name_key="x")) == stock(
            Person.filter(name=f"{number}", name_key="x")
        )
    assert known_questions._known[key] is None  # noqa: SLF001


async def test_a_full_memory_learns_nothing_more_and_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_questions, "MOST", 0)

    assert await Person.filter(id=1).exists() is False
    assert not known_questions._known  # noqa: SLF001


async def test_rows_that_are_brought_along_are_read_from_memory_too(database: None) -> None:
    await Person.create(
        name="王桂兰",
        made_at=NOW,
        home=await Place.create(code="9", name="里", kind="city", path="9.", valid_from=NOW.date()),
    )

    asked = [await Person.filter(name=name).select_related("home") for name in ("王桂兰", "李", "王桂兰", "王桂兰")]

    assert [[(each.name, each.home and each.home.name) for each in found] for found in asked] == [
        [("王桂兰", "里")],
        [],
        [("王桂兰", "里")],
        [("王桂兰", "里")],
    ]


def written(question: Any) -> tuple[str, list[object]]:  # noqa: ANN401 - each kind of question
    """Return what is sent when the question is asked."""
    question._db = question._db or database.connection()  # noqa: SLF001
    known_questions.write(question)
    sql, values = question.query.get_parameterized_sql()
    return sql, list(values)


def stock(question: Any) -> tuple[str, list[object]]:  # noqa: ANN401 - as above
    """Return what Tortoise sends."""
    question._db = question._db or database.connection()  # noqa: SLF001
    question._make_query()  # noqa: SLF001
    sql, values = question.query.get_parameterized_sql()
    return sql, list(values)


def shape(question: Any) -> object:  # noqa: ANN401 - as above
    """Return the shape of a question."""
    question._db = question._db or database.connection()  # noqa: SLF001
    return known_questions.shape_of(question)[0]


def never(_question: object) -> None:
    """Stand where Tortoise writes a question."""
    raise AssertionError
