"""What each actor may see of purchases; every read of another's row is here, a file a thing."""

from procurement.queries.bids import FILES

__all__ = ["FILES"]
