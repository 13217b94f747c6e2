"""What the audit's lines about the purchase of services are called, for those who read it."""

from ground.audit_words import TABLES, AuditWords
from procurement.recorded import bids, contracts, tenders

PARTS = (tenders.WORDS, bids.WORDS, contracts.WORDS)

AUDIT_WORDS = AuditWords(
    **{table: {word: said for part in PARTS for word, said in getattr(part, table).items()} for table in TABLES}
)
