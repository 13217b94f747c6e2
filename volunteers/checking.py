"""Checking a certificate: number and six letters tell whether it holds, and no more (INV-93, INV-94)."""

import datetime as dt
import hmac
import secrets
import unicodedata
from dataclasses import dataclass

from ground import clock, persons, privacy
from ground.actors import Actor
from ground.codes import keyed_hash
from ground.database import transaction
from ground.language import Lazy, lazy
from ground.limits import Limit
from ground.names import initials
from ground.privacy import ConsentKind, has_consented
from volunteers.models import Certificate, CertificateState
from volunteers.rules import certificates as rules

LETTERS = "ABCDEFGHJKMNPQRTUVWXY"
"""No I, L, O, S and Z, which are taken for figures."""
CODE_LENGTH = 6
CHECKS = Limit(
    "certificate_check",
    "20/10 minutes; 100/day",
    lazy("Many certificates were looked up from here. Please wait %(wait)s, or call 12345."),
)
WORDING = lazy(
    "Whoever checks my certificate may see my initials beside whether it holds, so that they know that it is mine."
)
NOT_FOUND: Lazy = lazy("No certificate has this number and these letters. Please compare both with the paper.")


@dataclass(frozen=True)
class Checked:
    """What anyone may know of a certificate."""

    number: str
    state: CertificateState
    issuer: str
    from_on: dt.date
    until_on: dt.date
    minutes: int
    issued_on: dt.date
    initials: str
    """Only with the person's separate consent; else empty."""


async def let_initials_show(person_id: int, *, wanted: bool, by: Actor) -> None:
    """Give or withdraw the consent under which the check shows a person's initials; their own word alone (PIPL 25)."""
    rules.may_ask.require(by, person_id)
    async with transaction():
        await persons.lock(person_id)
        shown = await privacy.has_consented(person_id, ConsentKind.INITIALS_PUBLISHED)
        if wanted and not shown:
            await privacy.consent(
                person_id, ConsentKind.INITIALS_PUBLISHED, method="web", wording=str(WORDING), by=by
            )  # fmt: skip
        elif shown and not wanted:
            await privacy.withdraw(person_id, ConsentKind.INITIALS_PUBLISHED, by=by)


def new_code() -> str:
    """Return six letters drawn by lot."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


def code_hash(number: str, code: str) -> str:
    """Return the keyed hash under which a code is kept, bound to its number."""
    return keyed_hash("certificate", f"{number}:{code}")


def tidy(text: str) -> str:
    """Write a number or code as kept, however it was typed: half width, capitals, no gaps."""
    kept = unicodedata.normalize("NFKC", text).upper()
    return "".join(letter for letter in kept if letter.isascii() and letter.isalnum())


async def check(number: str, code: str) -> Checked | None:
    """Return what the certificate with this number and code says, or None: an unknown number is as a wrong code."""
    number, code = tidy(number)[:16], tidy(code)[:CODE_LENGTH]
    certificate = await Certificate.get_or_none(number=number).select_related("issuer", "person")
    expected = certificate.check_code_hash if certificate else "0" * 64
    if not hmac.compare_digest(expected, code_hash(number, code)) or certificate is None:
        return None
    named = await has_consented(certificate.person_id, ConsentKind.INITIALS_PUBLISHED)
    return Checked(
        number=certificate.number,
        state=certificate.state,
        issuer=certificate.issuer.name,
        from_on=certificate.from_on,
        until_on=certificate.until_on,
        minutes=certificate.minutes,
        issued_on=clock.city_day(certificate.issued_at),
        initials=initials(certificate.person.name) if named else "",
    )
