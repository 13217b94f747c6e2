"""The address at which anyone checks a certificate."""

from ground.doors import OPEN, page
from volunteers.endpoints.checking import check_certificate
from volunteers.schemas import questions
from volunteers.schemas.own_certificates import CheckPage

routes = [
    page(
        "/certificate",
        check_certificate,
        name="volunteers:check",
        asks=questions.CertificateQuestion,
        door=OPEN,
        shows=CheckPage,
    )
]
