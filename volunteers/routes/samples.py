"""Addresses of the monthly sample."""

from ground.actors import Role
from ground.doors import act, page, staff
from volunteers.endpoints import samples as on
from volunteers.schemas.desk import SamplesPage, SampleVerdict

OFFICERS = staff(Role.STREET_OFFICER, Role.COUNTY_OFFICER)

routes = [
    page("/street/samples", on.show_samples, name="volunteers:samples_desk", door=OFFICERS, shows=SamplesPage),
    act(
        "/street/samples/{sample:pid}",
        on.decide,
        name="volunteers:decide_sample",
        door=OFFICERS,
        takes=SampleVerdict,
        shows=SamplesPage,
    ),
]
