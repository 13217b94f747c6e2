"""What every domain stands on; it knows no domain."""

from ground import quick_models

quick_models.put_in_place()
