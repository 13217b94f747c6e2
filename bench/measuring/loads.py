"""A load: so many connections that each ask and wait, over plain sockets, so that the asker costs little."""

import asyncio
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bench.measuring.servers import Served
from ground.doorman import cookie_name


@dataclass(frozen=True)
class Ask:
    """One request."""

    path: str
    token: str = ""
    posts: str = ""
    """An act, with this as its key; empty: a page."""
    accept: str = "text/html"

    def as_bytes(self) -> bytes:
        """Return it as it goes over the wire."""
        lines = [
            f"{'POST' if self.posts else 'GET'} {self.path} HTTP/1.1",
            "host: 127.0.0.1",
            "accept-language: zh-CN",
            f"accept: {'application/json' if self.posts else self.accept}",
        ]
        if self.token:
            lines.append(f"cookie: {cookie_name()}={self.token}")
        if self.posts:
            lines += ["sec-fetch-site: same-origin", f"idempotency-key: {self.posts}"]
            lines += ["content-type: application/json", "content-length: 2"]
        return ("\r\n".join(lines) + "\r\n\r\n" + ("{}" if self.posts else "")).encode()


@dataclass
class Taken:
    """What was measured."""

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)


def measured(served: Served, asks: Iterable[Ask], *, connections: int = 8) -> dict[str, object]:
    """Ask all of them; return requests a second, median and 99th percentile in ms, CPU ms a request, statuses."""
    cpu, began = served.cpu_seconds(), time.perf_counter()
    taken = asyncio.run(_all(served.port, iter(asks), connections))
    whole, spent = time.perf_counter() - began, served.cpu_seconds() - cpu
    taken.seconds.sort()
    count = len(taken.seconds)
    return {
        "requests_a_second": round(count / whole, 1),
        "p50_ms": round(taken.seconds[count // 2] * 1000, 2),
        "p99_ms": round(taken.seconds[min(count - 1, count * 99 // 100)] * 1000, 2),
        "cpu_ms_a_request": round(spent / count * 1000, 3),
        "statuses": dict(sorted(taken.statuses.items())),
    }


async def _all(port: int, asks: Iterator[Ask], connections: int) -> Taken:
    taken = Taken()
    await asyncio.gather(*(_one(port, asks, taken) for _ in range(connections)))
    return taken


async def _one(port: int, asks: Iterator[Ask], taken: Taken) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**22)
    for ask in asks:
        began = time.perf_counter()
        writer.write(ask.as_bytes())
        taken.statuses[await _answer(reader)] += 1
        taken.seconds.append(time.perf_counter() - began)
    writer.close()
    await writer.wait_closed()


async def _answer(reader: asyncio.StreamReader) -> int:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    if "transfer-encoding: chunked" in head:
        while length := int(await reader.readline(), 16):
            await reader.readexactly(length + 2)
        await reader.readline()
    else:
        length = next((int(line[15:]) for line in head.split("\r\n") if line.startswith("content-length:")), 0)
        await reader.readexactly(length)
    return int(head[9:12])
