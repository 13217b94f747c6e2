"""The addresses of purchases, one table a desk."""

from procurement.routes import bids

routes = [*bids.routes]
