"""Static files under hashed names, kept by browsers for a year."""

import re

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

HASHED = re.compile(r"\.[0-9a-f]{10}(?=\.[a-z0-9]+$)")


class HashedFiles(StaticFiles):
    """Serve `app.css` for `app.<hash>.css`; only a hashed name may be kept for ever."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the file with its caching."""
        plain = HASHED.sub("", path)
        response = await super().get_response(plain, scope)
        kept = "public, max-age=31536000, immutable" if plain != path else "no-cache"
        response.headers["Cache-Control"] = kept
        return response
