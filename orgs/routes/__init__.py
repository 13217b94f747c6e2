"""The addresses of organisations, one table a part."""

from orgs.routes import filing

routes = [*filing.routes]
