"""A running product: the console script as users start it, on its own data folder, and its demonstration telephone."""

import datetime as dt
import os
import re
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from ground.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
HERE = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""For what is asked on this machine: nobody's certificates are needed, and reading them takes longer than asking."""


@dataclass(frozen=True)
class Running:
    """A product that serves."""

    url: str
    made: Settings
    process: "subprocess.Popen[bytes]"

    def digits_for(self, phone: str) -> str:
        """Read the six figures that were last sent to a telephone, as its owner does."""
        return self._read(lambda: re.findall(r"(?<!\d)\d{6}(?!\d)", "\n".join(self.letters_to(phone))), f"to {phone}")

    def code_of(self, username: str) -> str:
        """Read the six figures that the authenticator of a member of staff shows now."""
        return self._read(
            lambda: [each["code"] for each in self._telephones()["codes"] if each["username"] == username],
            f"for {username}",
        )

    def letters_to(self, phone: str) -> list[str]:
        """Read what a telephone got, the newest first."""
        threads = self._telephones()["threads"]
        return [
            message["words"]
            for thread in threads
            if re.sub(r"\D", "", thread["number"]) == phone
            for message in thread["messages"]
        ]

    def letter_to(self, phone: str, words: str) -> str:
        """Wait for the newest letter that holds these words, and read it."""
        return self._read(lambda: [each for each in self.letters_to(phone) if words in each], f"to {phone}: {words}")

    def _telephones(self) -> dict[str, list[dict[str, Any]]]:
        answer = httpx.get(f"{self.url}/demo/phone", headers={"accept": "application/json"}, timeout=30, verify=HERE)
        shown: dict[str, list[dict[str, Any]]] = answer.json()
        return shown

    def _read(self, found: Callable[[], list[str]], what: str) -> str:
        for _ in range(150):
            if seen := found():
                return seen[0]
            time.sleep(0.2)
        message = f"nothing came {what}"
        raise AssertionError(message)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def command_of(made: Settings, *words: str) -> tuple[list[str], dict[str, str]]:
    """Return a command of the console script on an installation, and the environment it runs in."""
    database = {"MARKETPLACE_DATABASE_URL": made.database_url} if made.database_url else {}
    return [sys.executable, "-m", "marketplace", *words, "--data", str(made.data)], {**os.environ, **database}


@contextmanager
def running(made: Settings, *, at: dt.datetime | None = None) -> Iterator[Running]:
    """Start `marketplace serve`, by the clock of the tests or from a moment on; its log lies beside the data."""
    port = free_port()
    command, environ = command_of(made, "serve", "--port", str(port))
    if at is not None:
        ahead = at - dt.datetime.now(dt.UTC)
        environ["MARKETPLACE_CLOCK_AHEAD"] = str(ahead.total_seconds())
    said = made.data.parent / "serve.log"
    with said.open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log, env=environ)
        served = Running(f"http://127.0.0.1:{port}", made, process)
        try:
            _wait(served, said)
            yield served
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait(made: Running, log: Path) -> None:
    for _ in range(1200):
        if made.process.poll() is not None:
            raise AssertionError(log.read_text()[-4000:])
        try:
            if httpx.get(f"{made.url}/help", timeout=2, verify=HERE).status_code == httpx.codes.OK:
                return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise AssertionError(log.read_text()[-4000:])
