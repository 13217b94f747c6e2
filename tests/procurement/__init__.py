"""Stories of the purchase of services."""
