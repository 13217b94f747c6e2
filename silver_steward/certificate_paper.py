"""The certificate of a silver steward on paper: its wording follows the basis (B1, B2), its code leads to the check."""

from typing import Any

from anyio import to_thread
from tortoise.expressions import F

from ground import audit, clock, qr, settings
from ground.actors import Actor
from ground.database import transaction
from ground.language import _, full_day, hours_figure
from ground.typeset import typeset
from silver_steward.models import Basis, CertificatePrint, Honour, Nomination, Season


def check_address(award: Honour) -> str:
    """Return the address that the paper's code holds."""
    return f"{settings.current().site}/certificate/{award.number}"


def wording_to_others(basis: Basis, season: Season) -> str:
    """Return what the certificate says, told to whoever checks it: the certificate itself speaks to its holder."""
    if basis == Basis.APPROVED_COMMENDATION:
        return _("Its holder is given the title of a silver steward of the year %(year)s.", year=season.year)
    return _("The communities recommended its holder as a silver steward of the year %(year)s.", year=season.year)


def wording(basis: Basis, season: Season) -> str:
    """Return what the certificate says: a title where a commendation was approved, else a recommendation (B1, B2)."""
    if basis == Basis.APPROVED_COMMENDATION:
        return _("is given the title of a silver steward of the year %(year)s.", year=season.year)
    return _("was recommended by the communities as a silver steward of the year %(year)s.", year=season.year)


async def note_print(award: Honour, *, by: Actor) -> CertificatePrint:
    """Note that a certificate is printed: the first is the original, each later one bears its mark (补发)."""
    async with transaction():
        await Nomination.filter(id=award.nomination_id).update(round=F("round"))
        count = await CertificatePrint.filter(award_id=award.id).count() + 1
        made = await CertificatePrint.create(
            award_id=award.id, count=count, printed_by_id=by.person_id, printed_at=clock.now()
        )
        await audit.record("Honour.print", award, by=by, count=count)
    return made


async def pdf_of(printed: CertificatePrint) -> bytes:
    """Set a noted print as PDF in the reader's language."""
    award = await Honour.get(id=printed.award_id).select_related("season")
    content = paper_of(award, award.season, again=printed.count > 1)
    return await to_thread.run_sync(typeset, "certificate.typ", content)


def paper_of(award: Honour, season: Season, *, again: bool) -> dict[str, Any]:
    """Return every word of the paper; of a choice of the communities it bears no seal of an authority (B2)."""
    commended = award.basis == Basis.APPROVED_COMMENDATION
    issued_on = clock.city_day(award.awarded_at)
    facts = [[_("Community"), award.community]]
    if commended:
        facts.append([_("Approved by"), season.document_number])
    if again:
        facts.append([_("Print"), _("issued again on %(day)s", day=full_day(clock.today()))])
    address = check_address(award)
    return {
        "title": _("Certificate of Honour") if commended else _("Certificate of Recommendation"),
        "name": award.name,
        "statement": wording(award.basis, season),
        "hours": hours_figure(award.minutes),
        "hours_unit": _("hours of service"),
        "facts": facts,
        "issuer_facts": [],
        "issuer": season.issuer,
        "issued_on": full_day(issued_on),
        "seal": _("Seal of the issuer") if commended else "",
        "number_label": _("Number"),
        "number": award.number,
        "code_label": "",
        "code": "",
        "check_words": _("Scan, or open %(address)s", address=address.split("://", 1)[-1]),
        "qr": qr.svg_file(address).decode(),
        "truth": _("Free of charge. No fee is ever asked for this honour."),
        "void": "",
        "lines_title": "",
        "lines_of": "",
        "lines_heads": [],
        "lines": [],
    }


def file_name(award: Honour) -> str:
    """Return the name under which the paper is saved."""
    return f"{award.number}.pdf"
