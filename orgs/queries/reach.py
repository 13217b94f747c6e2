"""Reach: which rows lie in the places over which an actor holds a role (R1, R2)."""

from tortoise.expressions import Q

from ground.actors import Actor, Role


def within(actor: Actor, column: str, *roles: Role) -> Q | None:
    """Return the condition that a row's place lies in the actor's places; None where the actor holds none."""
    paths = actor.paths(*roles)
    if not paths:
        return None
    return Q(*(Q(**{f"{column}__startswith": path}) for path in paths), join_type=Q.OR)
