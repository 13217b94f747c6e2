"""What an installation begins with is laid once, and never in place of what was lost."""

import shutil

import pytest

from ground import clock, database, keys, persons, policy
from ground.actors import SYSTEM
from ground.keys import KeysMissing
from ground.settings import Settings
from marketplace import cli, laying
from tests import people

pytestmark = pytest.mark.anyio


async def test_a_new_installation_gets_its_keys_and_keeps_them(installation: Settings) -> None:
    before = {name: keys.key(name) for name in keys.NAMES}

    await laying.lay(installation)

    assert {name: (installation.keys / f"{name}.key").read_bytes() for name in keys.NAMES} == before
    assert len(set(before.values())) == len(keys.NAMES)


@pytest.mark.parametrize("lost", [*keys.NAMES, "all"])
async def test_lost_keys_are_asked_for_and_not_made_anew(installation: Settings, lost: str) -> None:
    async with database.opened(installation):
        wang = await people.a_person("王桂兰", phone="13812346621")
        if lost == "all":
            shutil.move(installation.keys, installation.data / "elsewhere")
        else:
            (installation.keys / f"{lost}.key").rename(installation.data / "elsewhere")

    with pytest.raises(KeysMissing) as refused:
        await laying.lay(installation)

    assert refused.value.names == (keys.NAMES if lost == "all" else (lost,))
    assert str(installation.keys) in str(refused.value)
    assert keys.missing(installation) == list(refused.value.names)
    if lost == "all":
        shutil.move(installation.data / "elsewhere", installation.keys)
        await laying.lay(installation)
        assert persons.phone_of(wang) == "13812346621"


async def test_a_key_that_is_gone_is_never_made_by_who_asks_for_it(installation: Settings) -> None:
    shutil.rmtree(installation.keys)

    with pytest.raises(KeysMissing):
        keys.key("never-laid")

    assert not installation.keys.exists()


async def test_policy_that_an_authority_set_stays(installation: Settings) -> None:
    async with database.opened(installation):
        await policy.put("mandates.most_principals", 3, valid_from=clock.today(), citation="本市规定", by=SYSTEM)

    await laying.lay(installation)

    async with database.opened(installation):
        assert await policy.value("mandates.most_principals") == 3


def test_the_command_says_what_is_missing_and_starts_nothing(
    installation: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if installation.database_url:
        monkeypatch.setenv("MARKETPLACE_DATABASE_URL", installation.database_url)
    (installation.keys / "seal.key").unlink()

    with pytest.raises(SystemExit) as left:
        cli.main(["serve", "--data", str(installation.data)])

    assert left.value.code == 2
    assert "seal" in capsys.readouterr().out
