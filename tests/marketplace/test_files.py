"""A file goes out to be saved, to whoever may see its thing, and to nobody else."""

import httpx
import pytest

from ground import attachments
from ground.actors import SYSTEM, Actor
from ground.attachments import Attachment
from ground.identity import Person
from marketplace import house
from tests import people
from tests.ground.test_attachments import a_picture

pytestmark = pytest.mark.anyio


@pytest.fixture
def own_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    """In these stories people have papers of their own, and see them."""

    async def is_self(actor: Actor, number: int) -> bool:
        return actor.person_id == number

    monkeypatch.setattr(house, "files", lambda: {"Person": is_self})


async def a_paper(name: str = "场地证明 (1).png") -> tuple[Person, Attachment]:
    """Keep a paper for someone."""
    person = await people.a_person()
    return person, await attachments.keep(a_picture(name), about=person, by=SYSTEM)


async def test_it_is_saved_under_its_own_name_and_runs_nowhere(client: httpx.AsyncClient, own_papers: None) -> None:
    person, paper = await a_paper()
    client.cookies.update(await people.signed_in(person))

    answer = await client.get(f"/files/{paper.public_id}")

    assert answer.status_code == 200
    assert answer.content.startswith(b"\x89PNG")
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["content-disposition"] == (
        "attachment; filename*=UTF-8''%E5%9C%BA%E5%9C%B0%E8%AF%81%E6%98%8E%20%281%29.png"
    )
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "private, no-store"


async def test_another_persons_file_is_not_there(client: httpx.AsyncClient, own_papers: None) -> None:
    _person, paper = await a_paper()
    client.cookies.update(await people.signed_in(await people.a_person("周伟")))

    assert (await client.get(f"/files/{paper.public_id}")).status_code == 404
    assert (await client.get("/files/000000000000")).status_code == 404


async def test_a_stranger_is_asked_to_sign_in(client: httpx.AsyncClient, own_papers: None) -> None:
    _person, paper = await a_paper()

    page = await client.get(f"/files/{paper.public_id}")
    program = await client.get(f"/files/{paper.public_id}", headers={"accept": "application/json"})

    assert (page.status_code, program.status_code) == (303, 401)


async def test_no_name_of_a_file_can_add_a_header(client: httpx.AsyncClient, own_papers: None) -> None:
    person, paper = await a_paper('a"; filename=evil.html\r\nX-Evil: 1.png')
    client.cookies.update(await people.signed_in(person))

    answer = await client.get(f"/files/{paper.public_id}")

    assert answer.status_code == 200
    assert "x-evil" not in answer.headers
    assert '"' not in answer.headers["content-disposition"]


def test_every_domain_says_who_may_see_its_files() -> None:
    assert "Filing" in house.files()
