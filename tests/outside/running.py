"""A running product: the console script as users start it, on its own data folder, and its demonstration telephone."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Running:
    """A product that serves."""

    url: str
    data: Path
    process: "subprocess.Popen[bytes]"

    def digits_for(self, phone: str) -> str:
        """Read the six figures that were last sent to a telephone, as its owner does."""
        for _ in range(100):
            page = httpx.get(f"{self.url}/demo/phone", params={"phone": phone}, headers={"accept": "text/html"}).text
            found = re.findall(r"(?<!\d)(\d{6})(?!\d)", re.sub(r"<[^>]+>", " ", page.split("<main", 1)[-1]))
            if found:
                return str(found[0])
            time.sleep(0.1)
        message = f"no figures came for {phone}"
        raise AssertionError(message)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(data: Path, *words: str, environ: dict[str, str] | None = None) -> Iterator[Running]:
    """Start `marketplace serve` and stop it at the end; the log lies beside the data."""
    port = free_port()
    command = [sys.executable, "-m", "marketplace", "serve", "--data", str(data), "--port", str(port), *words]
    with (data.parent / "serve.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log, env={**os.environ, **(environ or {})})
        made = Running(f"http://127.0.0.1:{port}", data, process)
        try:
            _wait(made, data.parent / "serve.log")
            yield made
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
            if httpx.get(f"{made.url}/help", timeout=2).status_code == httpx.codes.OK:
                return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise AssertionError(log.read_text()[-4000:])
