"""Showing certificates to those who answer for them: what waits, what was issued, and one before a no."""

from ground import clock
from ground.actors import Actor, Role
from ground.language import _, hours_text
from ground.persons import name_shown
from orgs.models import Organisation
from volunteers.certificate_paper import number_shown
from volunteers.certificates_at_desk import asked_of, issued_by, issued_in, left_to, waiting_of
from volunteers.certifying import LAPSED
from volunteers.models import Certificate, CertificateRequest, RequestState
from volunteers.rules import certificates as rules
from volunteers.schemas.certificates_at_desk import CertificateNoPage, CertificateRow, CertificatesPage, RequestRow
from volunteers.words import CERTIFICATES, REQUESTS


async def certificates_page_of(org: Organisation, *, by: Actor) -> CertificatesPage:
    """Return what an organisation was asked for and issued."""
    may = by.holds_over_org(org.id, Role.ORG_MANAGER)
    return CertificatesPage(
        title=_("Certificates"),
        org=org.public_id,
        name=org.name,
        number="",
        waiting=[_waiting(each) for each in await waiting_of([org.id])],
        certificates=[_issued(each, may=may and each.person_id != by.person_id) for each in await issued_by(org)],
        may_refuse=rules.may_answer.allows(by, await asked_of(org)),
    )


async def certificates_page_for(by: Actor, number: str) -> CertificatesPage:
    """Return what the organisations of an officer's places issued, and what waits for those nobody took over."""
    return CertificatesPage(
        title=_("Certificates"),
        org=None,
        name="",
        number=number,
        waiting=[_waiting(each) for each in await left_to(by)],
        certificates=[_issued(each, may=each.person_id != by.person_id) for each in await issued_in(by, number)],
        may_refuse=True,
    )


def _waiting(request: CertificateRequest) -> RequestRow:
    return RequestRow(
        id=request.public_id,
        name=name_shown(request.person),
        issuer=request.issuer.name,
        asked_on=clock.city_day(request.asked_at),
        due_on=clock.city_day(request.due_at),
        overdue=request.due_at < clock.now(),
    )


def _issued(certificate: Certificate, *, may: bool) -> CertificateRow:
    return CertificateRow(
        id=certificate.public_id,
        number=number_shown(certificate.number),
        name=name_shown(certificate.person),
        issuer=certificate.issuer.name,
        hours=hours_text(certificate.minutes),
        issued_on=clock.city_day(certificate.issued_at),
        state=str(certificate.state),
        state_words=str(CERTIFICATES[certificate.state]),
        may_revoke=may and certificate.state not in LAPSED,
    )


def refusal_page(request: CertificateRequest, org: Organisation | None) -> CertificateNoPage:
    """Return a request before its refusal, at the body that answers or at an officer's desk (None).

    It comes with its person and issuer.
    """
    return CertificateNoPage(
        title=_("Refuse this certificate"),
        org=org.public_id if org else None,
        request=request.public_id,
        certificate=None,
        name=name_shown(request.person),
        number="",
        issuer=request.issuer.name,
        hours="",
        from_on=request.from_on,
        until_on=request.until_on,
        state=str(request.state),
        state_words=str(REQUESTS[request.state]),
        may_say_no=request.state == RequestState.WAITING,
    )


def revocation_page(certificate: Certificate, *, by: Actor) -> CertificateNoPage:
    """Return a certificate before it is taken back; it comes with its person and issuer."""
    return CertificateNoPage(
        title=_("Take this certificate back"),
        org=own_org_of(certificate, by),
        request=None,
        certificate=certificate.public_id,
        name=name_shown(certificate.person),
        number=number_shown(certificate.number),
        issuer=certificate.issuer.name,
        hours=hours_text(certificate.minutes),
        from_on=certificate.from_on,
        until_on=certificate.until_on,
        state=str(certificate.state),
        state_words=str(CERTIFICATES[certificate.state]),
        may_say_no=certificate.state not in LAPSED,
    )


def own_org_of(certificate: Certificate, by: Actor) -> str | None:
    """Return the issuer's public id where the actor manages it; None for an officer above it."""
    return certificate.issuer.public_id if by.holds_over_org(certificate.issuer_id, Role.ORG_MANAGER) else None
