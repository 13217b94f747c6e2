"""The doorman: who comes, in which language; and the headers that every answer carries."""

import time

from starlette.authentication import AuthCredentials, AuthenticationBackend
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ground import metrics, program_keys, settings
from ground.actors import NOBODY, Actor, Channel
from ground.answers import what_was_said
from ground.codes import public_id
from ground.language import language_of, reading
from ground.sessions import actor_of

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "media-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
PRINTED = ("text/html", "application/json", "application/problem+json")
"""What one address answers differently: as page or JSON, in a language, to whoever is known."""
HSTS = "max-age=31536000; includeSubDomains"


def cookie_name() -> str:
    """Return the session cookie's name; over https the browser itself binds it to this host."""
    return "__Host-session" if settings.current().secure else "session"


class WhoComes(AuthenticationBackend):
    """Find the actor behind a cookie (a person) or a bearer secret (a program)."""

    async def authenticate(self, conn: HTTPConnection) -> tuple[AuthCredentials, Actor]:
        """Return the actor; what is unknown or ended is nobody, never an error."""
        bearer = conn.headers.get("authorization", "")
        program = bearer.lower().startswith("bearer ")
        token = bearer[7:].strip() if program else conn.cookies.get(cookie_name(), "")
        channel = Channel.API if program else Channel.WEB
        actor = None
        if token:
            a_key = program and token.startswith(program_keys.BEGINS)
            actor = await (program_keys.actor_of(token) if a_key else actor_of(token, channel=channel))
        if actor is None and not program:
            conn.state.ended_token = token
        return AuthCredentials(["known"] if actor else []), actor or NOBODY


class Language:
    """Take `/en` off the path and say everything in English; without it, in Chinese."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Choose the language of this request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path: str = scope["path"]
        chosen = "en" if path == "/en" or path.startswith("/en/") else ""
        if chosen:
            path = path.removeprefix("/en").rstrip("/") or "/"  # the router's own redirect would forget the language
            scope = {**scope, "path": path, "raw_path": path.encode()}
        accept = Headers(scope=scope).get("accept", "")
        if not chosen and "json" in accept and "text/html" not in accept:
            chosen = Headers(scope=scope).get("accept-language", "")
        with reading(language_of(chosen or "zh-Hans")):
            await self.app(scope, receive, send)


class Threshold:
    """Number each request, carry over what was just said, set the headers of security.md, log no personal data."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; its answer leaves with our headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope["request_id"] = public_id()
        scope.setdefault("state", {})
        connection = HTTPConnection(scope)
        said = connection.cookies.get("said")
        if said and scope["method"] == "GET":
            scope["state"]["said"] = what_was_said(said)
        known = cookie_name() in connection.cookies or "authorization" in connection.headers
        began = time.perf_counter()

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if headers.get("content-type", "").startswith(PRINTED):
                    headers.add_vary_header("Accept, Accept-Language, Cookie")
                if settings.current().secure:
                    headers["Strict-Transport-Security"] = HSTS
                if known or "set-cookie" in headers:
                    headers.setdefault("Cache-Control", "no-store")
                if said and scope["method"] == "GET" and headers.get("content-type", "").startswith("text/html"):
                    headers.append("Set-Cookie", "said=; Max-Age=0; Path=/; HttpOnly; SameSite=lax")
                headers["X-Request-Id"] = scope["request_id"]
                metrics.note(scope, message["status"], time.perf_counter() - began)
            await send(message)

        await self.app(scope, receive, send_with_headers)
