"""Addresses of certificates at the desks that answer for them."""

from ground.actors import Role
from ground.doors import act, page, staff
from orgs.queries import TEAM
from volunteers.endpoints import certificates as on
from volunteers.rules.certificates import ANSWERERS, OFFICERS
from volunteers.schemas.certificates_at_desk import CertificateNoPage, CertificatesPage, NoDraft
from volunteers.schemas.questions import CertificatesQuestion

WORKS_THERE = staff(*TEAM)
MANAGES = staff(Role.ORG_MANAGER)
ABOVE = staff(*OFFICERS)
AT_DESK = staff(*ANSWERERS)
ANSWERS = staff(Role.ORG_MANAGER, *OFFICERS)
ASKED = "/org/{org:pid}/certificates/{certificate_request:pid}"
LEFT = "/street/certificates/asked/{certificate_request:pid}"
"""What was asked of a dissolved body that nobody took over."""
ISSUED = "/street/certificates/{certificate:pid}"

routes = [
    page(
        "/org/{org:pid}/certificates",
        on.show_of_org,
        name="volunteers:org_certificates",
        door=WORKS_THERE,
        shows=CertificatesPage,
    ),
    page(ASKED, on.ask_refusal, name="volunteers:ask_certificate_refusal", door=MANAGES, shows=CertificateNoPage),
    act(
        ASKED,
        on.refuse,
        name="volunteers:refuse_certificate",
        door=MANAGES,
        takes=NoDraft,
        shows=CertificatesPage,
    ),
    page(
        "/street/certificates",
        on.show_desk,
        name="volunteers:certificates_desk",
        door=ABOVE,
        asks=CertificatesQuestion,
        shows=CertificatesPage,
    ),
    page(LEFT, on.ask_left_refusal, name="volunteers:ask_left_refusal", door=AT_DESK, shows=CertificateNoPage),
    act(
        LEFT,
        on.refuse_left,
        name="volunteers:refuse_left",
        door=AT_DESK,
        takes=NoDraft,
        shows=CertificatesPage,
    ),
    page(ISSUED, on.ask_revocation, name="volunteers:ask_revocation", door=ANSWERS, shows=CertificateNoPage),
    act(
        ISSUED,
        on.revoke,
        name="volunteers:revoke_certificate",
        door=ANSWERS,
        takes=NoDraft,
        shows=CertificatesPage,
    ),
]
