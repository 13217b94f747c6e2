"""The product under uvicorn, as it is served, with a bare text route beside it; and the CPU its processes have used."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from ground.settings import Settings
from marketplace.app import application
from tests.outside.running import free_port

ROOT = Path(__file__).resolve().parents[2]
BARE = "/bare"
TICKS = os.sysconf("SC_CLK_TCK")


def beside_bare() -> ASGIApp:
    """Return the product with one route that does nothing: what the server alone can do."""
    product = application()

    async def served(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != BARE:
            await product(scope, receive, send)
            return
        head = [(b"content-type", b"text/plain"), (b"content-length", b"2")]
        await send({"type": "http.response.start", "status": 200, "headers": head})
        await send({"type": "http.response.body", "body": b"ok"})

    return served


@dataclass(frozen=True)
class Served:
    """A server that runs."""

    port: int
    process: "subprocess.Popen[bytes]"

    def cpu_seconds(self) -> float:
        """Return what its processes, workers and all, have used so far."""
        return sum(_cpu_of(pid) for pid in _family(self.process.pid))


@contextmanager
def serving(made: Settings, *, workers: int) -> Iterator[Served]:
    """Start it on a database that is there, wait until it answers, stop it at the end."""
    port = free_port()
    database = {"MARKETPLACE_DATABASE_URL": made.database_url} if made.database_url else {}
    environ = {**os.environ, **database, "MARKETPLACE_DATA": str(made.data), "MARKETPLACE_DEMO": "1"}
    command = [sys.executable, "-m", "bench.measuring.servers", str(port), str(workers)]
    with (made.data / "serve.log").open("ab") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=log, stderr=log)
    try:
        _wait(port, process, made.data / "serve.log")
        yield Served(port, process)
    finally:
        process.terminate()
        process.wait(20)


def _wait(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(600):
        try:
            if httpx.get(f"http://127.0.0.1:{port}/help", timeout=2).is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.1)
        if process.poll() is not None:
            break
    sys.exit(log.read_text()[-4000:])


def _family(pid: int) -> list[int]:
    children = [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [pid, *(one for child in children for one in _family(child))]


def _cpu_of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


if __name__ == "__main__":
    uvicorn.run(
        "bench.measuring.servers:beside_bare",
        factory=True,
        port=int(sys.argv[1]),
        workers=int(sys.argv[2]),
        log_level="warning",
    )
