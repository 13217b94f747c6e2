"""One's certificates: asking for one, seeing it, printing it, and whether its check shows one's initials."""

from starlette.requests import Request
from starlette.responses import Response

from ground import clock, privacy, qr
from ground.answers import done, show
from ground.errors import NotFound
from ground.forms import Shape, submitted
from ground.identity import Person
from ground.language import _, hours_text, lazy
from ground.names import initials
from ground.pages import url_maker
from ground.privacy import ConsentKind
from ground.typeset import MEDIA_TYPE
from orgs.models import Organisation
from volunteers import certificate_paper, certifying, checking
from volunteers.issuers import certificates_of, issuers_of, refused_of
from volunteers.models import Certificate, RequestState
from volunteers.schemas.own_certificates import CertificatePage, InitialsDraft, OwnCertificatesPage
from volunteers.words import CERTIFICATES


async def show_certificates(request: Request) -> Response:
    person = await Person.get(id=request.user.person_id)
    page = OwnCertificatesPage(
        title=_("Certificates"),
        named=bool(person.name),
        issuers=await issuers_of(person.id),
        refused=await refused_of(person),
        certificates=await certificates_of(person.id),
    )
    return await show(request, page)


async def ask(request: Request) -> Response:
    await submitted(request, Shape, form=show_certificates)
    person = await Person.get(id=request.user.person_id)
    issuer = await Organisation.get_or_none(public_id=request.path_params["org"])
    if issuer is None:
        raise NotFound(lazy("We could not find this organisation."))
    made = await certifying.ask(person, issuer, by=request.user)
    url_for = url_maker(request)
    if made.state == RequestState.WAITING:
        said = _("Some of your time there waits for the community's word. The certificate comes by itself after that.")
        return await done(request, url_for("volunteers:own_certificates"), said=said)
    certificate = await Certificate.get(id=made.certificate_id)
    here = url_for("volunteers:own_certificate", certificate=certificate.public_id)
    return await done(request, here, said=_("Your certificate is ready."))


async def _own(request: Request) -> Certificate:
    certificate = await Certificate.get_or_none(
        public_id=request.path_params["certificate"], person_id=request.user.person_id
    ).select_related("issuer", "person")
    if certificate is None:
        raise NotFound(lazy("We could not find this certificate."))
    return certificate


async def show_certificate(request: Request) -> Response:
    certificate = await _own(request)
    told = certifying.snapshot(certificate)
    address = certificate_paper.check_address(certificate)
    page = CertificatePage(
        title=_("Certificate of Voluntary Service"),
        id=certificate.public_id,
        number=certificate_paper.number_shown(certificate.number),
        code=certifying.code_of(certificate),
        check_href=address,
        qr=str(qr.svg(address, label=_("Code that leads to the check of this certificate"))),
        name=str(told["person"]["name"]),  # type: ignore[index]
        issuer=str(told["issuer"]["name"]),  # type: ignore[index]
        hours=hours_text(certificate.minutes),
        from_on=certificate.from_on,
        until_on=certificate.until_on,
        issued_on=clock.city_day(certificate.issued_at),
        state=str(certificate.state),
        state_words=str(CERTIFICATES[certificate.state]),
        revoked_because=certificate.revoked_because,
        initials=initials(certificate.person.name),
        initials_shown=await privacy.has_consented(certificate.person_id, ConsentKind.INITIALS_PUBLISHED),
        new=(clock.now() - certificate.issued_at).total_seconds() < 120,  # noqa: PLR2004 - two minutes
    )
    return await show(request, page)


async def paper(request: Request) -> Response:
    certificate = await _own(request)
    headers = {"Content-Disposition": f'inline; filename="{certificate_paper.file_name(certificate)}"'}
    return Response(await certificate_paper.pdf_of(certificate), media_type=MEDIA_TYPE, headers=headers)


async def choose_initials(request: Request) -> Response:
    certificate = await _own(request)
    draft = await submitted(request, InitialsDraft, form=show_certificate)
    await checking.let_initials_show(certificate.person_id, wanted=draft.initials is not None, by=request.user)
    here = url_maker(request)("volunteers:own_certificate", certificate=certificate.public_id)
    return await done(request, here, said=_("Noted."))
