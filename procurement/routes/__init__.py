"""The addresses of the purchase of services, one table a part."""

from procurement.routes import bids, contracts, payments, planning, tenders, tenders_desk

routes = [
    *planning.routes,
    *tenders_desk.routes,
    *tenders.routes,
    *bids.routes,
    *contracts.routes,
    *payments.routes,
]
