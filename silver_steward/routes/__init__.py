"""The addresses of the silver stewards."""

from silver_steward.routes import backing, desk, own, public, seasons

routes = [*public.routes, *own.routes, *backing.routes, *desk.routes, *seasons.routes]
