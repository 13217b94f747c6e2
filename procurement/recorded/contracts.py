"""What the audit's lines about contracts and payments are called."""

from ground.audit_words import AuditWords
from procurement.contract_words import (
    AUDIT_ACTS,
    AUDIT_FACTS,
    AUDIT_KINDS,
    CLAIM_STATES,
    CONTRACT_STATES,
    LETTERS,
    PART_STATES,
)

WORDS = AuditWords(
    kinds={**AUDIT_KINDS},
    acts={**AUDIT_ACTS},
    states={"Contract": CONTRACT_STATES, "Milestone": PART_STATES, "PaymentClaim": CLAIM_STATES},
    reasons={},
    letters={**LETTERS},
    facts={**AUDIT_FACTS},
)
