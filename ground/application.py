"""The application: Starlette's, with an index of its addresses by name."""

from functools import cached_property
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import URLPath
from starlette.routing import Mount, NoMatchFound, Route


class Application(Starlette):
    """Starlette, but a page with twenty links does not ask each of four hundred addresses for its name each time."""

    @cached_property
    def _by_name(self) -> dict[str, Route | Mount]:
        return {each.name: each for each in self.routes if isinstance(each, Route | Mount) and each.name}

    def url_path_for(self, name: str, /, **path_params: Any) -> URLPath:  # noqa: ANN401 - Starlette's signature
        """Return the path of the address with this name; NoMatchFound if there is none, or it wants other values."""
        found = self._by_name.get(name)
        if found is None:
            raise NoMatchFound(name, path_params)
        return found.url_path_for(name, **path_params)
