"""What every domain stands on; it knows no domain."""

from ground import quick_queries

quick_queries.quicken()  # before the first model is read
