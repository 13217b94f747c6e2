"""Certificates as their issuer and the officers above it see them: what waits, what was issued, and a no with why."""

import datetime as dt

from pydantic import Field

from ground.deferred import Deferred
from ground.forms import Shape
from ground.pages import Page


class RequestRow(Deferred):
    """A request that waits."""

    id: str
    name: str
    issuer: str
    """Of whom it was asked: the body itself, or one that is dissolved and for which the reader answers."""
    asked_on: dt.date
    due_on: dt.date
    overdue: bool


class CertificateRow(Deferred):
    """A certificate that was issued."""

    id: str
    number: str
    name: str
    issuer: str
    hours: str
    issued_on: dt.date
    state: str
    state_words: str
    may_revoke: bool


class CertificatesPage(Page):
    """What an organisation was asked for and issued; or, for an officer, what those of the area issued."""

    template = "volunteers/certificates_desk.html"
    org: str | None
    """The organisation whose team reads; none at an officer's desk."""
    name: str
    number: str
    """What was looked for."""
    waiting: list[RequestRow]
    certificates: list[CertificateRow]
    may_refuse: bool


class CertificateNoPage(Page):
    """A request before it is refused, or a certificate before it is taken back."""

    template = "volunteers/certificate_no.html"
    org: str | None
    request: str | None
    """The request that is to be refused; none where a certificate is taken back."""
    certificate: str | None
    name: str
    number: str
    issuer: str
    hours: str
    from_on: dt.date
    until_on: dt.date
    state: str
    state_words: str
    may_say_no: bool


class NoDraft(Shape):
    """Why not; the person reads it."""

    because: str = Field(min_length=2, max_length=200)
