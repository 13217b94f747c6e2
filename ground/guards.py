"""Guards: what is refused before any address is looked for, in the reader's language and with our headers."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import unquote_to_bytes, urlsplit

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ground import settings
from ground.actors import NOBODY
from ground.answers import broken, refused
from ground.bodies import is_text
from ground.errors import FromElsewhere, Refusal, TooLarge, Unreadable, WrongHost
from ground.language import lazy

SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
PATIENCE: Final = 4
"""How many times as much as we take is read and thrown away, so that a browser hears the answer and not a cut line."""


class LastResort:
    """Answer a fault of ours that nothing else answered, and let every guard within refuse in words."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; what fails before it answers gets an answer here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope.setdefault("user", NOBODY)
        scope.setdefault("state", {})
        began = False

        async def watched(message: Message) -> None:
            nonlocal began
            began = began or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            if began:
                raise
            request = Request(scope)
            answer = await (refused if isinstance(error, Refusal) else broken)(request, error)
            await answer(scope, receive, send)


class OwnNames:
    """Refuse a request under a name that is not ours, so that no address is ever made from it."""

    def __init__(self, app: ASGIApp, names: Iterable[str]) -> None:
        """Keep the names; `*` is every one, `*.example.org` all below it."""
        self.app, self.names = app, tuple(name.lower() for name in names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request pass or refuse it (400)."""
        if scope["type"] == "http" and not self._is_ours(Headers(scope=scope).get("host", "")):
            raise WrongHost(lazy("We could not find this page."))
        await self.app(scope, receive, send)

    def _is_ours(self, host: str) -> bool:
        try:
            asked = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        return any(asked == name or (name.startswith("*") and asked.endswith(name[1:])) for name in self.names)


class OnlyText:
    """Refuse addresses and cookies with bytes that are no text: NUL, or no UTF-8. No database keeps them."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request pass or refuse it (422)."""
        if scope["type"] == "http":
            cookies = HTTPConnection(scope).cookies
            if not (_is_utf8(scope["query_string"]) and is_text(scope["path"]) and _are_texts(cookies.values())):
                raise Unreadable(lazy("We could not read what was sent."), [])
        await self.app(scope, receive, send)


class Measured:
    """Refuse a body of more than so many bytes, told or counted while it comes."""

    def __init__(self, app: ASGIApp, most_bytes: int) -> None:
        """Keep the measure."""
        self.app, self.most_bytes = app, most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request pass, or refuse it (413) after reading on for a while."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        told = Headers(scope=scope).get("content-length", "")
        if told.isdigit() and int(told) > self.most_bytes:
            await self._read_away(receive)
            raise TooLarge(lazy("This is more than we can take at once."))
        came = 0

        async def counted() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > self.most_bytes:
                await self._read_away(receive)
                raise TooLarge(lazy("This is more than we can take at once."))
            return message

        await self.app(scope, counted, send)

    async def _read_away(self, receive: Receive) -> None:
        left = self.most_bytes * PATIENCE
        while left > 0:
            message = await receive()
            if message["type"] != "http.request" or not message.get("more_body"):
                return
            left -= len(message.get("body", b""))


class SameOrigin:
    """Refuse a change that another site asks for: by Sec-Fetch-Site, else by Origin, else by being no browser."""

    def __init__(self, app: ASGIApp, exempt: tuple[str, ...] = ()) -> None:
        """Exempt addresses whose callers prove themselves otherwise, such as signed hooks."""
        self.app, self.exempt = app, exempt

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request pass or refuse it (403)."""
        if scope["type"] == "http" and scope["method"] not in SAFE and not _is_ours(scope, self.exempt):
            raise FromElsewhere(lazy("This came from another site. Please open our own page and try again."))
        await self.app(scope, receive, send)


def _is_ours(scope: Scope, exempt: tuple[str, ...]) -> bool:
    if exempt and scope["path"].startswith(exempt):
        return True
    headers = Headers(scope=scope)
    if headers.get("authorization", "").lower().startswith("bearer "):
        return True  # no other site's page can send it, and beside it the cookie is not looked at
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    if origin is not None:
        return _is_own_origin(origin, headers.get("host", ""))
    return "cookie" not in headers  # neither header and no cookie: a program, which a browser cannot be made to be


def _is_own_origin(origin: str, host: str) -> bool:
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    schemes = {"https"} if settings.current().secure else {"http", "https"}
    return bool(host) and parts.netloc == host and parts.scheme in schemes


def _is_utf8(quoted: bytes) -> bool:
    try:
        return is_text(unquote_to_bytes(quoted).decode())
    except UnicodeDecodeError:
        return False


def _are_texts(values: Iterable[str]) -> bool:
    return all(is_text(value) for value in values)
