"""The demonstration's gateway: it takes letters over HTTP as a true one does, and keeps them for /demo/phone.

In a file of the data folder, for the relay may be another process than the one that shows the page.
"""

import datetime as dt
import json
from collections import deque
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ground import clock, settings

MOST_SHOWN = 200


@dataclass(frozen=True)
class Message:
    """One message as a telephone shows it."""

    id: str
    to: str
    words: str
    way: str
    at: str
    """ISO, in UTC."""

    @property
    def moment(self) -> dt.datetime:
        """When it came."""
        return dt.datetime.fromisoformat(self.at)


@dataclass
class Telephones:
    """Every telephone of the demonstration: a file that only grows, read from where the last reading ended."""

    file: Path
    read_bytes: int = 0
    ids: set[str] = field(default_factory=set)
    latest: deque[Message] = field(default_factory=lambda: deque(maxlen=MOST_SHOWN))

    def take(self, message: Message) -> None:
        """Keep a message; one that came before is not kept twice."""
        self.catch_up()
        if message.id not in self.ids:
            with self.file.open("ab") as opened:  # one write of one line: processes do not mix theirs
                opened.write(json.dumps(asdict(message), ensure_ascii=False).encode() + b"\n")

    def catch_up(self) -> Sequence[Message]:
        """Return the latest messages, the newest first."""
        if self.file.exists():
            with self.file.open("rb") as opened:
                opened.seek(self.read_bytes)
                for line in opened:
                    if not line.endswith(b"\n"):
                        break  # another process is writing it
                    self.read_bytes += len(line)
                    message = Message(**json.loads(line))
                    self.ids.add(message.id)
                    self.latest.append(message)
        return list(reversed(self.latest))


def telephones() -> Telephones:
    """Return the telephones of the installation in force."""
    return _telephones(settings.current().data / "demonstration-letters.jsonl")


@lru_cache(maxsize=2)
def _telephones(file: Path) -> Telephones:
    return Telephones(file)


async def _take(request: Request) -> Response:
    asked = await request.json()
    message = Message(
        id=asked["id"], to=asked["to"], words=asked["words"], way=asked["way"], at=clock.now().isoformat()
    )
    telephones().take(message)
    return Response(status_code=202)


GATEWAY = Starlette(routes=[Route("/", _take, methods=["POST"])])
