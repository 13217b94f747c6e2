"""The addresses of the purchase of services, one table a part."""

from procurement.routes import planning, tenders, tenders_desk

routes = [*planning.routes, *tenders_desk.routes, *tenders.routes]
