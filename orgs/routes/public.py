"""Addresses of organisations for everybody."""

from ground.doors import OPEN, page
from orgs.endpoints import public as on
from orgs.schemas import questions
from orgs.schemas.org_pages import OrgPage, OrgsPage

routes = [
    page(
        "/orgs",
        on.show_organisations,
        name="orgs:organisations",
        asks=questions.OrgsQuestion,
        shows=OrgsPage,
        door=OPEN,
    ),
    page("/orgs/{org:pid}", on.show_organisation, name="orgs:organisation", shows=OrgPage, door=OPEN),
]
