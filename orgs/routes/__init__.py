"""The addresses of organisations, one table a part."""

from orgs.routes import filing, filing_desk, org_desk, own, public

routes = [*filing.routes, *filing_desk.routes, *public.routes, *own.routes, *org_desk.routes]
