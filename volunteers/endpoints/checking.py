"""The public check of a certificate: open to anyone, so often."""

from starlette.requests import Request
from starlette.responses import Response

from ground import limits
from ground.answers import show
from ground.asked import asked
from ground.language import _, hours_text
from volunteers.checking import CHECKS, CODE_LENGTH, check, tidy
from volunteers.schemas.own_certificates import CheckPage
from volunteers.schemas.questions import CertificateQuestion
from volunteers.words import CERTIFICATES


async def check_certificate(request: Request) -> Response:
    wanted = asked(request, CertificateQuestion)
    number, code = wanted.number, wanted.code
    found = None
    if number or code:
        await limits.hit(CHECKS, limits.place_of(request.client.host) if request.client else "nobody")
        found = await check(number, code)
    page = CheckPage(
        title=_("Check a certificate"),
        number=number,
        code=tidy(code)[:CODE_LENGTH],
        asked=bool(number or code),
        found=found is not None,
        state=str(found.state) if found else "",
        state_words=str(CERTIFICATES[found.state]) if found else "",
        issuer=found.issuer if found else "",
        hours=hours_text(found.minutes) if found else "",
        minutes=found.minutes if found else 0,
        from_on=found.from_on if found else None,
        until_on=found.until_on if found else None,
        issued_on=found.issued_on if found else None,
        initials=found.initials if found else "",
    )
    return await show(request, page)
