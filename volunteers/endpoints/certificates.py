"""Certificates at the desks that answer for them: what waits and was issued, refused and taken back with a reason."""

from starlette.requests import Request
from starlette.responses import Response

from ground.actors import Role
from ground.answers import done, show
from ground.asked import asked
from ground.forms import submitted
from ground.language import _
from ground.pages import url_maker
from orgs.queries import own_org
from volunteers import certificates_at_desk, certifying
from volunteers import showing_certificates as showing
from volunteers.models import Certificate, CertificateRequest
from volunteers.schemas.certificates_at_desk import NoDraft
from volunteers.schemas.questions import CertificatesQuestion


async def show_of_org(request: Request) -> Response:
    org = await own_org(request.user, request.path_params["org"])
    return await show(request, await showing.certificates_page_of(org, by=request.user))


async def show_desk(request: Request) -> Response:
    number = asked(request, CertificatesQuestion).number
    return await show(request, await showing.certificates_page_for(request.user, number))


async def _asked(request: Request) -> CertificateRequest:
    org = await own_org(request.user, request.path_params["org"], Role.ORG_MANAGER)
    return await certificates_at_desk.request_at(org, request.path_params["certificate_request"])


async def ask_refusal(request: Request) -> Response:
    org = await own_org(request.user, request.path_params["org"], Role.ORG_MANAGER)
    return await show(request, showing.refusal_page(await _asked(request), org))


async def refuse(request: Request) -> Response:
    wanted = await _asked(request)
    draft = await submitted(request, NoDraft, form=ask_refusal)
    await certifying.refuse(wanted, because=draft.because, by=request.user)
    here = url_maker(request)("volunteers:org_certificates", org=request.path_params["org"])
    return await done(request, here, said=_("Refused. The person reads why."))


async def _left(request: Request) -> CertificateRequest:
    return await certificates_at_desk.left_request(request.user, request.path_params["certificate_request"])


async def ask_left_refusal(request: Request) -> Response:
    return await show(request, showing.refusal_page(await _left(request), None))


async def refuse_left(request: Request) -> Response:
    wanted = await _left(request)
    draft = await submitted(request, NoDraft, form=ask_left_refusal)
    await certifying.refuse(wanted, because=draft.because, by=request.user)
    here = url_maker(request)("volunteers:certificates_desk")
    return await done(request, here, said=_("Refused. The person reads why."))


async def _issued(request: Request) -> Certificate:
    return await certificates_at_desk.certificate_before(request.user, request.path_params["certificate"])


async def ask_revocation(request: Request) -> Response:
    return await show(request, showing.revocation_page(await _issued(request), by=request.user))


async def revoke(request: Request) -> Response:
    certificate = await _issued(request)
    draft = await submitted(request, NoDraft, form=ask_revocation)
    await certifying.revoke(certificate, because=draft.because, by=request.user)
    url_for, org = url_maker(request), showing.own_org_of(certificate, request.user)
    here = url_for("volunteers:org_certificates", org=org) if org else url_for("volunteers:certificates_desk")
    return await done(request, here, said=_("Taken back. The person reads why."))
