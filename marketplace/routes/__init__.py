"""The addresses of the front door, one table a thing."""

from importlib import import_module
from importlib.util import find_spec

from ground.doors import Address

TABLES = (
    "front",
    "entering",
    "elder",
    "keys",
    "signing_up",
    "public",
    "notices",
    "needs",
    "activities",
    "attending",
    "help_desk",
    "letters",
    "desks",
    "grids",
    "lists",
    "staff",
    "policies",
    "programs",
)

routes: list[Address] = [
    address
    for table in TABLES
    if find_spec(f"marketplace.routes.{table}")
    for address in import_module(f"marketplace.routes.{table}").routes
]
