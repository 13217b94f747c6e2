"""The pages and acts of the purchase of services."""
