"""Desks: which pages of work someone has, by what they hold."""

from collections.abc import Sequence

from starlette.requests import Request

from ground.actors import Actor
from ground.pages import Desk


async def desks_of(request: Request, actor: Actor) -> Sequence[Desk]:
    """Return the entries of a member of staff's navigation, in the order of their day."""
    return ()
