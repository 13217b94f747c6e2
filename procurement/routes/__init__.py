"""The addresses of the purchase of services, one table a part."""

from procurement.routes import contracts, payments

routes = [*contracts.routes, *payments.routes]
