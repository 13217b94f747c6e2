"""The addresses of volunteers' pages, one table a thing."""

from importlib import import_module
from importlib.util import find_spec

from ground.doors import Address

TABLES = (
    "own_hours",
    "own_certificates",
    "certificates",
    "checking",
    "own_profile",
    "papers",
    "desk",
    "samples",
    "chains",
    "elders",
    "guardians",
    "merging",
    "org_hours",
    "putting_right",
)

routes: list[Address] = [
    address
    for table in TABLES
    if find_spec(f"volunteers.routes.{table}")
    for address in import_module(f"volunteers.routes.{table}").routes
]
