"""What looking at pages needs: a browser, and a city that serves."""

from tests.outside.cities import browser, product, seeded

__all__ = ["browser", "product", "seeded"]
