"""One's certificates: whom to ask, what waits, and one certificate with its letters."""

import datetime as dt

from ground.deferred import Deferred
from ground.forms import Shape
from ground.pages import Page


class IssuerShown(Deferred):
    """An organisation that recorded hours of mine, and could certify them."""

    org: str
    name: str
    kept_by: str
    """Who answers for it, where it is dissolved; else ""."""
    hours: str
    waits: bool
    """Whether I have asked, and some of it waits for a desk's word."""


class CertificateShown(Deferred):
    """One of my certificates in a list."""

    id: str
    number: str
    issuer: str
    hours: str
    issued_on: dt.date
    state: str
    state_words: str


class RefusedShown(Deferred):
    """A certificate that I asked for and that was refused."""

    issuer: str
    asked_on: dt.date
    because: str


class OwnCertificatesPage(Page):
    """Whom I can ask for a certificate, and those I have."""

    template = "volunteers/own_certificates.html"
    named: bool
    issuers: list[IssuerShown]
    refused: list[RefusedShown]
    certificates: list[CertificateShown]


class CertificatePage(Page):
    """One certificate: what it says, its number and letters, the code that leads to the check."""

    template = "volunteers/certificate.html"
    id: str
    number: str
    code: str
    check_href: str
    """What the QR code holds: the check page with number and letters."""
    qr: str
    """SVG, for people."""
    name: str
    issuer: str
    hours: str
    from_on: dt.date
    until_on: dt.date
    issued_on: dt.date
    state: str
    state_words: str
    revoked_because: str
    initials: str
    initials_shown: bool
    new: bool


class InitialsDraft(Shape):
    """Whether the check page may show my initials."""

    initials: str | None = None


class CheckPage(Page):
    """Whether a certificate holds: number and letters in, validity out, and no more."""

    template = "volunteers/check.html"
    number: str
    code: str
    asked: bool
    found: bool
    state: str
    state_words: str
    issuer: str
    hours: str
    minutes: int
    from_on: dt.date | None
    until_on: dt.date | None
    issued_on: dt.date | None
    initials: str
