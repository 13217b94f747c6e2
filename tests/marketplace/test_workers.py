"""Several workers of one server are one installation: they seal with the same keys, whatever folder they start in."""

import os
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from ground.settings import CHECKOUT, Settings, from_environment, hand_down
from tests.outside.running import free_port


def test_what_is_handed_down_is_read_as_it_was(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DATA", "DEMO", "PUBLIC_URL"):
        monkeypatch.setenv(f"MARKETPLACE_{name}", "")
    monkeypatch.chdir(tmp_path)

    hand_down(Settings(data=Path("mine"), demo=True, public_url="http://127.0.0.1:8123"))

    read = from_environment()
    assert (read.data, read.demo, read.public_url) == (tmp_path / "mine", True, "http://127.0.0.1:8123")


def test_two_workers_keep_their_keys_in_the_folder_that_was_named(installation: Settings, tmp_path: Path) -> None:
    if installation.database_url is None:
        return
    elsewhere, port = tmp_path / "elsewhere", free_port()
    (elsewhere / "mine").mkdir(parents=True)
    (tmp_path / "keys").rename(elsewhere / "mine" / "keys")
    words = ["serve", "--workers", "2", "--port", str(port), "--data", "mine"]
    environ = os.environ | {
        "MARKETPLACE_DATABASE_URL": installation.database_url,
        "MARKETPLACE_DEMO": "1",
        "PYTHONPATH": str(CHECKOUT),
    }
    server = subprocess.Popen([sys.executable, "-m", "marketplace", *words], cwd=elsewhere, env=environ)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20, trust_env=False) as client:
            until_it_answers(client, server)
            assert client.get("/demo/phone").status_code == httpx.codes.OK
            assert {client.get("/help").status_code for _ in range(8)} == {httpx.codes.OK}
    finally:
        server.terminate()
        server.wait(60)
    assert [each.name for each in elsewhere.iterdir()] == ["mine"]


def until_it_answers(client: httpx.Client, server: "subprocess.Popen[bytes]") -> None:
    """Wait until one of the workers answers."""
    for _ in range(600):
        assert server.poll() is None
        try:
            client.get("/help")
        except httpx.TransportError:
            time.sleep(0.2)
        else:
            return
    message = "nobody answers"
    raise AssertionError(message)
