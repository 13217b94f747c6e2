"""What walking through the city needs: a browser, and a city that serves."""

from tests.outside.cities import browser, product, seeded

__all__ = ["browser", "product", "seeded"]
