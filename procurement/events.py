"""Facts that the purchase of services announces: ids and plain values."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ContractSigned:
    """Two people signed a contract: its project is paid by it from now on."""

    contract_id: int
    project_id: int
    supplier_id: int


@dataclass(frozen=True)
class MilestoneAccepted:
    """A delivery was accepted, whole or in part: so much is due for it."""

    milestone_id: int
    contract_id: int
    payable_fen: int


@dataclass(frozen=True)
class PaymentSettled:
    """The treasury paid a claim."""

    claim_id: int
    contract_id: int
    amount_fen: int
