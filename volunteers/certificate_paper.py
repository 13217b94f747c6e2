"""The certificate on paper: its sealed snapshot in the reader's words, with a code that leads to the check."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from anyio import to_thread

from ground import clock, qr, settings
from ground.language import _, full_day, hours_figure, hours_text, lazy, length_text, ngettext
from ground.typeset import typeset
from volunteers import certifying
from volunteers.models import Certificate, CertificateState, HourCategory
from volunteers.words import CATEGORIES, CERTIFICATES

SEXES = {"f": lazy("female"), "m": lazy("male")}
ID_KINDS = {"resident_id": lazy("resident ID card")}


def check_address(certificate: Certificate) -> str:
    """Return the address that the paper's code holds; it opens in whatever language its reader's device likes."""
    asked = urlencode({"number": certificate.number, "code": certifying.code_of(certificate)})
    return f"{settings.current().site}/certificate?{asked}"


def number_shown(number: str) -> str:
    """Group a certificate's number by fours, as people read it aloud."""
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))


async def pdf_of(certificate: Certificate) -> bytes:
    """Set a certificate as PDF in the reader's language."""
    content = paper_of(certificate)
    return await to_thread.run_sync(typeset, "certificate.typ", content)


def paper_of(certificate: Certificate) -> dict[str, object]:
    """Return every word of the paper, from the snapshot alone: later changes alter only the line of its state."""
    told: Mapping[str, Any] = certifying.snapshot(certificate)
    person, service, issuer = told["person"], told["service"], told["issuer"]
    address = check_address(certificate)
    return {
        "title": _("Certificate of Voluntary Service"),
        "name": person["name"],
        "statement": _statement(service, issuer),
        "hours": hours_figure(service["service_minutes"]),
        "hours_unit": _("hours of service"),
        "facts": _facts(person, service),
        "issuer_facts": _issuer_facts(issuer),
        "issuer": issuer["name"],
        "issued_on": _date(told["issued_on"]),
        "seal": _("Seal of the issuer"),
        "number_label": _("Number"),
        "number": number_shown(certificate.number),
        "code_label": _("Check letters"),
        "code": certifying.code_of(certificate),
        "check_words": _("Scan, or type number and letters at %(address)s", address=_host_of(address)),
        "qr": qr.svg_file(address).decode(),
        "truth": _("Free of charge. Who recorded the service certifies it and answers for it."),
        "void": "" if certificate.state == CertificateState.ISSUED else str(CERTIFICATES[certificate.state]),
        "lines_title": _("The service in lines"),
        "lines_of": _("Annex to certificate %(number)s", number=number_shown(certificate.number)),
        "lines_heads": [_("Day"), _("Service"), _("Project"), _("Hours")],
        "lines": [_line(line) for line in told["lines"]],
    }


def _statement(service: Mapping[str, Any], issuer: Mapping[str, Any]) -> str:
    return _(
        "From %(from_on)s to %(until_on)s you took part in voluntary service of %(org)s %(times)s.",
        from_on=_date(service["from_on"]),
        until_on=_date(service["until_on"]),
        org=issuer["name"],
        times=ngettext("%(count)d time", "%(count)d times", service["times"]),
    )


def _facts(person: Mapping[str, Any], service: Mapping[str, Any]) -> list[list[str]]:
    other = [
        _("%(kind)s: %(hours)s", kind=str(CATEGORIES[HourCategory(kind)]), hours=hours_text(minutes))
        for kind, minutes in service["by_category"].items()
        if kind != HourCategory.SERVICE
    ]
    id_kind = str(ID_KINDS[person["id_kind"]]) if person["id_kind"] else ""
    said = [
        (_("Volunteer number"), person["volunteer_number"]),
        (_("Sex"), str(SEXES[person["sex"]]) if person["sex"] in SEXES else ""),
        (_("Paper and number"), f"{id_kind} {person['id_masked']}".strip()),
        (_("Service in"), _(", ").join(service["projects"])),
        (_("Beside the service"), _(", ").join(other)),
        (_("Evidence"), _grades(service["by_grade"])),
    ]
    return [[label, words] for label, words in said if words]


def _grades(by_grade: Mapping[str, int]) -> str:
    return _(", ").join(
        _("grade %(grade)s %(hours)s", grade=grade, hours=hours_text(minutes))
        for grade, minutes in sorted(by_grade.items())
    )


def _issuer_facts(issuer: Mapping[str, Any]) -> list[list[str]]:
    said = [
        (_("Issuer"), issuer["name"]),
        (_("Code"), issuer["code"]),
        (_("Host"), issuer["host"]),
        (_("Now answered for by"), issuer["answers_for_it"]),
        (_("In charge"), issuer["in_charge"]),
        (_("Telephone"), issuer["telephone"]),
    ]
    return [[label, words] for label, words in said if words]


def _line(line: Mapping[str, Any]) -> Sequence[str]:
    kind = "" if line["category"] == HourCategory.SERVICE else f" ({CATEGORIES[HourCategory(line['category'])]})"
    late = f" [{_('recorded late')}]" if line["late"] else ""
    under = f" ({line['under']})" if line.get("under") else ""
    return [line["on"], f"{line['about']}{kind}{late}", f"{line['project']}{under}", length_text(line["minutes"])]


def _date(iso: str) -> str:
    return full_day(dt.date.fromisoformat(iso))


def _host_of(address: str) -> str:
    return address.split("://", 1)[-1].split("?", 1)[0]


def file_name(certificate: Certificate) -> str:
    """Return the name under which the paper is saved."""
    return f"certificate-{certificate.number}-{clock.city_day(certificate.issued_at):%Y%m%d}.pdf"
