"""Naming: an application that has an address by its name, and a name by its address, at once; there are hundreds."""

from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import URLPath
from starlette.routing import BaseRoute, Match, NoMatchFound
from starlette.types import Receive, Scope, Send


class Named(Starlette):
    """Starlette tries one route after the other, by name and by path; this tries those that may be meant.

    No address may begin with something variable, such as `/{place}`: the first word of a path chooses.
    """

    def __init__(self, routes: Sequence[BaseRoute], **given: Any) -> None:  # noqa: ANN401 - whatever Starlette takes
        super().__init__(routes=[Shelves(routes)], **given)
        self._named: dict[str, list[BaseRoute]] = defaultdict(list)
        for each in routes:
            self._named[getattr(each, "name", "")].append(each)
        self._written = lru_cache(maxsize=8192)(self._write)

    @property
    def routes(self) -> list[BaseRoute]:
        """Return every route, in their order."""
        return [one for each in self.router.routes for one in (each.routes if isinstance(each, Shelves) else [each])]

    def url_path_for(self, name: str, /, **path_params: Any) -> URLPath:  # noqa: ANN401 - Starlette's signature
        """Return the path of an address; NoMatchFound where none has this name and takes these parameters.

        A page writes dozens of them, the same ones as the page before it.
        """
        return self._written(name, *path_params.items())

    def _write(self, name: str, *path_params: tuple[str, object]) -> URLPath:
        for each in self._named.get(name, ()):
            with suppress(NoMatchFound):
                return each.url_path_for(name, **dict(path_params))
        raise NoMatchFound(name, dict(path_params))


class Shelves(BaseRoute):
    """Routes by the first word of their path."""

    def __init__(self, routes: Sequence[BaseRoute]) -> None:
        self.routes = list(routes)
        self._by_word: dict[str, list[BaseRoute]] = defaultdict(list)
        for each in routes:
            word = _first_word(getattr(each, "path", ""))
            if "{" in word:
                message = f"the address {word!r} begins with something variable"
                raise ValueError(message)
            self._by_word[word].append(each)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Find the route that is meant, as Starlette's router does: the first that takes path and method."""
        partial: tuple[Match, Scope] = Match.NONE, {}
        if scope["type"] in ("http", "websocket"):
            path = scope["path"].removeprefix(scope.get("root_path", ""))
            for each in self._by_word.get(_first_word(path), ()):
                match, found = each.matches(scope)
                if match is Match.FULL:
                    return match, {**found, "shelved": each}
                if match is Match.PARTIAL and partial[0] is Match.NONE:
                    partial = match, {**found, "shelved": each}
        return partial

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand over to the route that was found."""
        scope["route"] = scope.pop("shelved")
        await scope["route"].handle(scope, receive, send)


def _first_word(path: str) -> str:
    return path.split("/", 2)[1] if path.startswith("/") else ""
