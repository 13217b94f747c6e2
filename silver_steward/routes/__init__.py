"""The addresses of the silver stewards."""

from silver_steward.routes import desk, own, public, seasons

routes = [*public.routes, *own.routes, *desk.routes, *seasons.routes]
