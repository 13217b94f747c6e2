"""Addresses of one's certificates."""

from ground.doors import act, page
from ground.forms import Shape
from volunteers.endpoints import own_certificates as on
from volunteers.schemas.own_certificates import CertificatePage, InitialsDraft, OwnCertificatesPage

routes = [
    page("/me/certificates", on.show_certificates, name="volunteers:own_certificates", shows=OwnCertificatesPage),
    act(
        "/me/certificates/of/{org:pid}",
        on.ask,
        name="volunteers:ask_certificate",
        takes=Shape,
        shows=CertificatePage,
    ),
    page(
        "/me/certificates/{certificate:pid}",
        on.show_certificate,
        name="volunteers:own_certificate",
        shows=CertificatePage,
    ),
    page("/me/certificates/{certificate:pid}/paper", on.paper, name="volunteers:certificate_paper"),
    act(
        "/me/certificates/{certificate:pid}/initials",
        on.choose_initials,
        name="volunteers:choose_initials",
        takes=InitialsDraft,
        shows=CertificatePage,
    ),
]
