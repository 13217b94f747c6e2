"""What a body still owes in the purchase of services before it may be dissolved (EDGE-20)."""

from collections.abc import Sequence

from ground.language import ngettext
from orgs.obligations import Obligation, Source
from procurement.models import Contract, ContractState


async def contracts(org_id: int) -> Sequence[Obligation]:
    """Contracts that are not completed."""
    count = await Contract.filter(supplier_id=org_id).exclude(state=ContractState.COMPLETED).count()
    said = ngettext("%(count)d contract is not completed", "%(count)d contracts are not completed", count)
    return [Obligation(said, count, "procurement:own_contracts")]


OBLIGATIONS: tuple[Source, ...] = (contracts,)
