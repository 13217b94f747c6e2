"""Whom a person can ask for a certificate, and those they have."""

from ground import clock
from ground.database import ask
from ground.identity import Person
from ground.language import hours_text
from orgs.models import Organisation, OrgState
from volunteers import ledger
from volunteers.certificate_paper import number_shown
from volunteers.certificates_at_desk import refused_to
from volunteers.models import Certificate, CertificateRequest, RequestState
from volunteers.schemas.own_certificates import CertificateShown, IssuerShown, RefusedShown
from volunteers.snapshots import keeper_name
from volunteers.words import CERTIFICATES


async def issuers_of(person_id: int) -> list[IssuerShown]:
    """Return the organisations that recorded service of a person which counts, the most hours first (INV-90)."""
    rows = await ask(
        "SELECT o.id, o.public_id, o.name, SUM(e.minutes) AS minutes FROM volunteers_hour_entry e"  # noqa: S608
        " JOIN orgs_organisation o ON o.id = e.organisation_id"
        f" WHERE e.{ledger.OWN} AND e.grade NOT IN ('D', 'E')"
        " GROUP BY o.id, o.public_id, o.name HAVING SUM(e.minutes) > 0 ORDER BY minutes DESC, o.id",
        person_id,
        person_id,
    )
    waiting = {
        each.issuer_id for each in await CertificateRequest.filter(person_id=person_id, state=RequestState.WAITING)
    }
    ids = [row["id"] for row in rows]
    gone = {each.id: each for each in await Organisation.filter(id__in=ids, state=OrgState.DISSOLVED)}
    return [
        IssuerShown(
            org=row["public_id"],
            name=row["name"],
            kept_by=await keeper_name(gone[row["id"]]) if row["id"] in gone else "",
            hours=hours_text(int(row["minutes"])),
            waits=row["id"] in waiting,
        )
        for row in rows
    ]


async def refused_of(person: Person) -> list[RefusedShown]:
    """Return what a person asked for last and was refused, with why."""
    return [
        RefusedShown(issuer=each.issuer.name, asked_on=clock.city_day(each.asked_at), because=each.reason)
        for each in await refused_to(person)
    ]


async def certificates_of(person_id: int) -> list[CertificateShown]:
    """Return a person's certificates, the newest first."""
    found = await Certificate.filter(person_id=person_id).select_related("issuer").order_by("-issued_at", "-id")
    return [
        CertificateShown(
            id=each.public_id,
            number=number_shown(each.number),
            issuer=each.issuer.name,
            hours=hours_text(each.minutes),
            issued_on=clock.city_day(each.issued_at),
            state=str(each.state),
            state_words=str(CERTIFICATES[each.state]),
        )
        for each in found
    ]
