"""Buyers as their own people may see them: the bodies, their budget lines and their intentions."""

from collections.abc import Sequence

from ground.actors import Actor, Role
from ground.errors import NotFound
from ground.language import lazy
from orgs.models import BUYERS, Organisation
from orgs.naming import BY_NAME
from procurement.models import BudgetLine, Intention, IntentionState
from procurement.rules.buying import BUYING


async def buyers_of(actor: Actor, *roles: Role) -> Sequence[Organisation]:
    """Return the buyers that the actor works for, in one of these roles."""
    found = Organisation.filter(id__in=actor.orgs(*(roles or BUYING)), kind__in=BUYERS)
    return await found.select_related("place").order_by(*BY_NAME)


async def buyer_of(actor: Actor, public_id: str, *roles: Role) -> Organisation:
    """Return a buyer that the actor works for; of another, NotFound (404)."""
    for each in await buyers_of(actor, *roles):
        if each.public_id == public_id:
            return each
    raise NotFound(lazy("We could not find this department."))


async def lines_of(actor: Actor) -> Sequence[BudgetLine]:
    """Return the budget lines of the actor's buyers, the newest year first."""
    found = BudgetLine.filter(buyer_id__in=actor.orgs(*BUYING)).select_related("buyer")
    return await found.order_by("-year", "code", "id")


async def intentions_on_desk(actor: Actor) -> Sequence[Intention]:
    """Return the intentions of the actor's buyers, the newest first."""
    found = Intention.filter(buyer_id__in=actor.orgs(*BUYING)).select_related("buyer")
    return await found.order_by("-made_at", "-id")


async def intention_on_desk(actor: Actor, public_id: str) -> Intention:
    """Return an intention of one of the actor's buyers; of another, NotFound."""
    found = await Intention.get_or_none(public_id=public_id).select_related("buyer")
    if found is None or not actor.holds_over_org(found.buyer_id, *BUYING):
        raise NotFound(lazy("We could not find this intention."))
    return found


async def intention_seen_by(actor: Actor, public_id: str) -> Intention:  # noqa: ARG001 - everybody reads what is shown
    """Return an intention that was announced; before that it is nowhere."""
    found = await Intention.get_or_none(public_id=public_id).select_related("buyer")
    if found is None or found.published_at is None:
        raise NotFound(lazy("We could not find this intention."))
    return found


async def announced() -> Sequence[Intention]:
    """Return the intentions that everyone reads, the latest first."""
    found = Intention.filter(published_at__isnull=False).select_related("buyer")
    return await found.order_by("-published_at", "-id").limit(200)


async def waiting_intentions(buyer_id: int) -> Sequence[Intention]:
    """Return the intentions of a buyer that stand announced and have no tender yet."""
    return await Intention.filter(buyer_id=buyer_id, state=IntentionState.PUBLISHED).order_by("-published_at", "-id")
