"""Whatever is sent, the answer is a sentence and no fault of ours: 413 or 422, as page and as Problem Details."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from ground.bodies import LARGEST, MOST_FIELDS, is_text
from ground.database import dialect
from ground.identity import Person
from marketplace.schemas.entering import StaffDraft
from marketplace.schemas.staff_drafts import ChosenDraft
from tests.ground.echo import JSON, SAME, an_echoing_house

pytestmark = pytest.mark.anyio

AS_JSON = {"content-type": "application/json"}
AS_FORM = {"content-type": "application/x-www-form-urlencoded"}
AS_PARTS = {"content-type": "multipart/form-data; boundary=x"}
PART = b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n%s\r\n--x--\r\n'
MEGABYTE = b"x" * 2**20


@pytest.fixture
async def house(database: None) -> AsyncIterator[httpx.AsyncClient]:
    async with an_echoing_house() as client:
        yield client


async def test_a_form_parts_and_json_are_read_alike(house: httpx.AsyncClient) -> None:
    asked: list[dict[str, Any]] = [
        {"data": {"name": "王桂兰 é々𠀀", "tags": ["a", "b"], "on_year": "2026", "on_month": "2", "on_day": "8"}},
        {"data": {"name": "王桂兰 é々𠀀", "tags": ["a", "b"]}, "files": {"none": ("", b"")}},
        {"json": {"name": "王桂兰 é々𠀀", "tags": ["a", "b"], "count": 7}},
    ]
    for each in asked:
        answer = await house.post("/t/keep", headers=SAME, **each)
        assert answer.json() == {"name": "王桂兰 é々𠀀", "tags": ["a", "b"]}


async def test_figures_are_figures_at_any_width_and_words_stay_as_they_are(house: httpx.AsyncClient) -> None:
    typed = {"name": "王桂兰（１号楼）", "tags": ["６６２１", "０９：３０"], "count": "７", "on_year": "２０２６"}
    answer = await house.post("/t/keep", data={**typed, "on_month": "２", "on_day": "８"}, headers=SAME)

    assert answer.json() == {"name": "王桂兰（１号楼）", "tags": ["6621", "09:30"]}


def test_a_secret_is_taken_as_it_was_typed() -> None:
    for shape in (StaffDraft, ChosenDraft):
        assert not shape.model_fields["password"].repr


UNREADABLE: list[tuple[bytes, dict[str, str]]] = [
    (b"name=a%00b", AS_FORM),
    (b"name=%ff%fe", AS_FORM),
    (b"name=\xff\xfe", AS_FORM),
    (b"name=x&k%00=1", AS_FORM),
    (b"name=a&name=b", AS_FORM),
    (b"name=x&role=administrator", AS_FORM),
    (b"name=x&on_year=2026&on_month=2&on_day=31", AS_FORM),
    (b"name=x&count=99999999999999999999", AS_FORM),
    (b"name=x&count=1e9", AS_FORM),
    (b'{"name":"a\\u0000b"}', AS_JSON),
    (b'{"name":"\\ud800"}', AS_JSON),
    (b'{"name":"x","\\ud800":1}', AS_JSON),
    (b'{"name":"x","tags":["a\\u0000"]}', AS_JSON),
    (b'{"name":"\xff"}', AS_JSON),
    ('{"name":"x"}'.encode("utf-16"), AS_JSON),
    (b"{", AS_JSON),
    (b"", AS_JSON),
    (b"[]", AS_JSON),
    (b"null", AS_JSON),
    (b'{"name":"x","count":NaN}', AS_JSON),
    (b'{"name":"x","count":Infinity}', AS_JSON),
    (b'{"name":"x","count":1' + b"0" * 5000 + b"}", AS_JSON),
    (b'{"name":"x","count":' + str(LARGEST + 1).encode() + b"}", AS_JSON),
    (b'{"name":"x","count":1.5}', AS_JSON),
    (b'{"name":{"x":1}}', AS_JSON),
    (b"[" * 100_000 + b"]" * 100_000, AS_JSON),
    (b'{"name":' + b"[" * 900 + b"]" * 900 + b"}", AS_JSON),
    (b"x", {"content-type": "multipart/form-data"}),
    (b"--x\r\nfoo", AS_PARTS),
    (PART.replace(b"\r\n--x--\r\n", b"") % b"abc", AS_PARTS),
    (b"--x\r\nContent-Disposition: form-data\r\n\r\nabc\r\n--x--\r\n", AS_PARTS),
    (PART % b"\xff\xfe", AS_PARTS),
    (PART % b"\xff", {"content-type": "multipart/form-data; boundary=x; charset=nonsense"}),
    (PART % b"a\0b", AS_PARTS),
    (PART.replace(b'"name"', b'"name"; filename="a.txt"') % b"x", AS_PARTS),
    (b"name=x", {"content-type": "text/plain"}),
    (b"<name>x</name>", {"content-type": "application/xml"}),
    (b"name=x", {"content-type": "?/;;="}),
    (b"name=x", {}),
]


@pytest.mark.parametrize("accept", [{}, JSON])
async def test_what_is_no_text_no_form_or_no_json_is_refused_in_words(
    house: httpx.AsyncClient, accept: dict[str, str]
) -> None:
    for content, headers in UNREADABLE:
        answer = await house.post("/t/keep", content=content, headers={**SAME, **headers, **accept})
        assert answer.status_code == 422, content[:80]
        if accept:
            assert answer.headers["content-type"] == "application/problem+json"
            assert (answer.json()["status"], answer.json()["type"]) == (422, "/problems/unreadable")
        else:
            assert "12345" in answer.text
    assert await Person.all().count() == 0


@pytest.mark.parametrize(
    ("content", "headers"),
    [
        (b"&".join(b"a%d=1" % number for number in range(MOST_FIELDS + 1)), AS_FORM),
        (b"name=" + b"x" * 70_000, AS_FORM),
        (PART % (b"x" * 70_000), AS_PARTS),
        (b"".join(PART.replace(b"--x--\r\n", b"") % b"x" for _ in range(MOST_FIELDS + 1)) + b"--x--\r\n", AS_PARTS),
        (
            b"".join(
                b'--x\r\nContent-Disposition: form-data; name="f"; filename="%d"\r\n\r\nx\r\n' % number
                for number in range(8)
            )
            + b"--x--\r\n",
            AS_PARTS,
        ),
        (b'{"name":"' + b"x" * 3 * 2**20 + b'"}', AS_JSON),
        (MEGABYTE * 13, AS_JSON),
        (MEGABYTE * 13, AS_FORM),
    ],
)
async def test_more_than_fits_is_413(house: httpx.AsyncClient, content: bytes, headers: dict[str, str]) -> None:
    for accept in ({}, JSON):
        answer = await house.post("/t/keep", content=content, headers={**SAME, **headers, **accept})
        assert answer.status_code == 413
        assert answer.headers["content-security-policy"]
        assert answer.json()["status"] == 413 if accept else "12345" in answer.text


async def test_a_body_without_a_length_is_counted_while_it_comes(house: httpx.AsyncClient) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(14):
            yield MEGABYTE

    answer = await house.post("/t/keep", content=chunks(), headers={**SAME, **AS_JSON, **JSON})

    assert (answer.status_code, answer.json()["type"]) == (413, "/problems/too-large")


async def test_a_number_that_a_shape_forgot_to_bound_is_no_fault_where_the_column_is_smaller(
    house: httpx.AsyncClient,
) -> None:
    answer = await house.post("/t/keep", json={"name": "x", "count": 4 * 10**18}, headers={**SAME, **JSON})

    assert answer.status_code == (422 if dialect() == "postgres" else 200)


@pytest.mark.parametrize("length", ["-1", "x", "1" * 30])
async def test_a_length_that_is_none_does_no_harm(house: httpx.AsyncClient, length: str) -> None:
    answer = await house.post("/t/keep", content=b"name=x", headers={**SAME, **AS_FORM, "content-length": length})

    assert answer.status_code in (200, 400, 413)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=some.binary(max_size=200), kind=some.sampled_from([AS_JSON, AS_FORM, AS_PARTS, {}]), wrap=some.booleans()
)
async def test_no_bytes_at_all_make_a_fault(
    house: httpx.AsyncClient, content: bytes, kind: dict[str, str], wrap: bool
) -> None:
    body = PART.replace(b"%s", content) if wrap and kind is AS_PARTS else b"name=" + content if wrap else content

    answer = await house.post("/t/keep", content=body, headers={**SAME, **kind})

    assert answer.status_code in (200, 413, 422)


def test_text_is_what_both_databases_keep() -> None:
    assert is_text("王桂兰 é々𠀀\n\t‍")
    assert not any(map(is_text, ("\0", "\ud800", "a\udfff")))
