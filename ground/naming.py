"""Naming: an application that has an address by its name at once; pages name a hundred, of hundreds there are."""

from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import URLPath
from starlette.routing import BaseRoute, NoMatchFound


class Named(Starlette):
    """Starlette tries one route after the other, by an exception for each; this tries those of the name alone."""

    def __init__(self, routes: Sequence[BaseRoute], **given: Any) -> None:  # noqa: ANN401 - whatever Starlette takes
        super().__init__(routes=routes, **given)
        self._named: dict[str, list[BaseRoute]] = defaultdict(list)
        for each in routes:
            self._named[getattr(each, "name", "")].append(each)

    def url_path_for(self, name: str, /, **path_params: Any) -> URLPath:  # noqa: ANN401 - Starlette's signature
        """Return the path of an address; NoMatchFound where none has this name and takes these parameters."""
        for each in self._named.get(name, ()):
            with suppress(NoMatchFound):
                return each.url_path_for(name, **path_params)
        raise NoMatchFound(name, path_params)
