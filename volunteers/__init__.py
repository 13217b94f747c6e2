"""People who help, volunteers and social workers, and the ledger of their hours (志愿者与社工)."""
