"""Doors: the address table's entries. Each says who may come to it at all; none said means: someone known."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ground import program_keys
from ground.actors import Actor, Role
from ground.answers import refused
from ground.asked import Question
from ground.bodies import close
from ground.codes import ALPHABET
from ground.errors import NotFound, NotSignedIn, Refusal
from ground.forms import key_of, sent
from ground.language import lazy
from ground.repeats import AlreadyDone, Once

Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True)
class Door:
    """Who may come to an address: anyone, anyone known, or holders of a role. Object rules come after, in queries."""

    name: str
    roles: frozenset[Role] = frozenset()

    def check(self, actor: Actor) -> None:
        """Refuse a stranger with 401; to someone known without the role the address is not there (404)."""
        if self.name == "open":
            return
        if not actor.is_authenticated:
            raise NotSignedIn(lazy("Please sign in first."))
        if self.roles and not actor.holds(*self.roles):
            raise NotFound(lazy("We could not find this page."))


OPEN = Door("open")
KNOWN = Door("known")


def staff(*roles: Role) -> Door:
    """Return a door for holders of one of these roles."""
    return Door("staff", frozenset(roles))


class Address(Route):
    """A route that knows its door, what it takes and what it shows: OpenAPI, the doors test, the site map read it."""

    def __init__(
        self,
        path: str,
        endpoint: Endpoint,
        *,
        name: str,
        methods: Sequence[str],
        door: Door,
        takes: type[BaseModel] | None,
        shows: type[BaseModel] | None,
        asks: type[Question] | None,
        title: str,
        instead: Sequence[type[BaseModel]] = (),
        gives: Sequence[str] = (),
        secret: bool = False,
    ) -> None:
        """Wrap the endpoint with its door and, for an act, with the key that makes it happen once."""
        guarded = _act_once(endpoint, secret=secret) if "POST" in methods else endpoint
        super().__init__(path, self._behind(guarded), name=name, methods=list(methods))
        self.door, self.takes, self.shows, self.asks, self.title = door, takes, shows, asks, title
        self.instead, self.gives, self.secret = instead, gives, secret
        self.inner = endpoint
        self.domain = endpoint.__module__.partition(".")[0]

    def _behind(self, endpoint: Endpoint) -> Endpoint:
        async def guarded(request: Request) -> Response:
            request.state.address = self.name
            request.state.is_secret = self.secret
            self.door.check(request.user)
            if self.door != OPEN:
                await program_keys.let_in(request.user, self.name, self.domain, changes="POST" in (self.methods or ()))
            request.state.asks = self.asks
            try:
                return await endpoint(request)
            finally:
                await close(request)

        return guarded


def page(
    path: str,
    endpoint: Endpoint,
    *,
    name: str,
    shows: type[BaseModel] | None = None,
    asks: type[Question] | None = None,
    door: Door = KNOWN,
    title: str = "",
    instead: Sequence[type[BaseModel]] = (),
    gives: Sequence[str] = (),
) -> Address:
    """Return the entry of a page (GET): it changes nothing. `asks`: what its address may say after the mark.

    `instead` are pages that are shown in its place as long as something is wanting, `gives` the media types of a file.
    """
    return Address(
        path,
        endpoint,
        name=name,
        methods=["GET"],
        door=door,
        takes=None,
        shows=shows,
        asks=asks,
        title=title,
        instead=instead,
        gives=gives,
    )


def act(
    path: str,
    endpoint: Endpoint,
    *,
    name: str,
    takes: type[BaseModel] | None = None,
    shows: type[BaseModel] | None = None,
    asks: type[Question] | None = None,
    door: Door = KNOWN,
    title: str = "",
    gives: Sequence[str] = (),
    secret: bool = False,
) -> Address:
    """Return the entry of an act (POST): done once for its key. `gives`: the media types of a file in its answer.

    `secret`: neither what is sent there nor what it answers is kept anywhere, not even sealed and not for an hour.
    """
    return Address(
        path,
        endpoint,
        name=name,
        methods=["POST"],
        door=door,
        takes=takes,
        shows=shows,
        asks=asks,
        title=title,
        gives=gives,
        secret=secret,
    )


def _act_once(endpoint: Endpoint, *, secret: bool) -> Endpoint:
    async def once(request: Request) -> Response:
        key = await key_of(request)
        if key is None:
            return await endpoint(request)
        mark = Once(key, who=request.user.person_id, path=request.url.path, sent=await sent(request))
        if await mark.is_known():
            return await mark.answer_again()
        try:
            async with mark.around():
                response = await endpoint(request)
        except AlreadyDone:
            return await mark.answer_again()
        except Refusal as refusal:
            if not mark.stood:
                if await mark.is_known():  # its twin was a moment faster, and this one met what it had done
                    return await mark.answer_again()
                raise
            response = await refused(request, refusal)
        if not secret:
            await mark.keep(response)
        return response

    return once


class PublicIdConvertor(Convertor[str]):
    """A thing's public name in an address."""

    regex = f"[{ALPHABET}]{{12}}"

    def convert(self, value: str) -> str:
        """Return it as it is."""
        return value

    def to_string(self, value: Any) -> str:  # noqa: ANN401 - Starlette's signature
        """Return it as it is."""
        return str(value)


class NumberConvertor(Convertor[int]):
    """A row's number in an address, no larger than a column holds: a larger one is no address, not a fault."""

    regex = "[1-9][0-9]{0,8}"

    def convert(self, value: str) -> int:
        """Return the number."""
        return int(value)

    def to_string(self, value: Any) -> str:  # noqa: ANN401 - Starlette's signature
        """Return its digits."""
        return str(value)


register_url_convertor("pid", PublicIdConvertor())
register_url_convertor("num", NumberConvertor())
