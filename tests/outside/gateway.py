"""An SMS gateway as an operator would run one: a small application on a port of its own, with faults on demand."""

import asyncio
import socket
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

KEY = "the gateway's secret"

Fault = Callable[[dict[str, Any]], int | float | str | None]
"""What goes wrong with a letter: a status, seconds of silence, an address to be sent on to; None: nothing."""


@dataclass
class Gateway:
    """What it was asked, and what it did."""

    url: str = ""
    fault: Fault = lambda _letter: None
    asked: list[dict[str, Any]] = field(default_factory=list)
    delivered: dict[str, dict[str, Any]] = field(default_factory=dict)
    """By id: a letter that comes again with its id is not delivered again."""
    heads: list[dict[str, str]] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    news: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def ways(self) -> Counter[str]:
        """How many letters were delivered on each way."""
        return Counter(letter["way"] for letter in self.delivered.values())

    def breaks(self, answer: float | str | None, *ways: str) -> None:
        """Let every letter on these ways (none: on all) meet this fault from now on."""
        self.fault = lambda letter: answer if not ways or letter["way"] in ways else None

    async def reached(self, letters: int) -> None:
        """Wait until so many letters are being handed over at this moment."""
        while self.at_once < letters:
            self.news.clear()
            await self.news.wait()

    async def take(self, request: Request) -> Response:
        """Take a letter over."""
        if request.headers.get("authorization") != f"Bearer {KEY}":
            return PlainTextResponse("who are you?", 401)
        letter: dict[str, Any] = await request.json()
        self.asked.append(letter)
        self.heads.append(dict(request.headers))
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self.news.set()
        try:
            return await self._answer(letter)
        finally:
            self.at_once -= 1

    async def _answer(self, letter: dict[str, Any]) -> Response:
        fault = self.fault(letter)
        if isinstance(fault, str):
            return RedirectResponse(fault, 307)
        if isinstance(fault, int):
            return PlainTextResponse("no" * 10_000, fault)
        self.delivered.setdefault(letter["id"], letter)
        if fault is not None:
            await asyncio.sleep(fault)  # delivered, but the answer comes too late to be heard
        return PlainTextResponse("taken", 202)


@asynccontextmanager
async def a_gateway() -> AsyncIterator[Gateway]:
    """Run a gateway for the length of a block."""
    gateway = Gateway()
    app = Starlette(routes=[Route("/letters", gateway.take, methods=["POST"])])
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
        running = asyncio.create_task(server.serve(sockets=[door]))
        while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
            await asyncio.sleep(0.01)
        gateway.url = f"http://127.0.0.1:{door.getsockname()[1]}/letters"
        try:
            yield gateway
        finally:
            server.should_exit = True
            await running
