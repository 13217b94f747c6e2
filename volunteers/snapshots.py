"""The snapshot of a certificate: everything its paper says, as it was on the day of issue (3.7, INV-92)."""

from collections import Counter
from collections.abc import Sequence

from ground import clock, idnumbers, privacy
from ground.identity import Person
from ground.letters.wording import HELPLINE
from ground.places import Place
from orgs.models import Organisation, OrgState
from orgs.queries import names_of
from orgs.succeeding import keeper_of
from volunteers import queries
from volunteers.models import CertificateRequest, HourCategory, HourEntry

Facts = dict[str, object]


async def snapshot_of(
    person: Person, issuer: Organisation, lines: Sequence[HourEntry], *, number: str, request: CertificateRequest
) -> Facts:
    """Return what the paper prints: the person, the service, the issuer, number and day (民发〔2015〕149号)."""
    volunteer, called = await queries.volunteer_of(person.id), await names_of(issuer)
    by_category = Counter[str]()
    by_grade = Counter[str]()
    for line in lines:
        by_category[str(line.category)] += line.minutes
        by_grade[str(line.grade)] += line.minutes
    return {
        "edition": 1,
        "number": number,
        "person": {
            "name": person.name,
            "sex": person.sex,
            "born_on": person.born_on.isoformat() if person.born_on else "",
            "id_kind": "resident_id" if person.id_number_sealed else "",
            "id_masked": idnumbers.masked(privacy.unseal("id", person.id_number_sealed))
            if person.id_number_sealed
            else "",
            "volunteer_number": volunteer.number if volunteer else "",
        },
        "service": {
            "from_on": request.from_on.isoformat(),
            "until_on": request.until_on.isoformat(),
            "minutes": sum(line.minutes for line in lines),
            "service_minutes": by_category[str(HourCategory.SERVICE)],
            "times": len({line.shift_ref for line in lines}),
            "by_category": dict(by_category),
            "by_grade": dict(by_grade),
            "projects": sorted({line.project.title for line in lines}),
        },
        "issuer": {
            "name": issuer.name,
            "code": issuer.uscc or issuer.filing_no or "",
            "host": await _host(issuer),
            **await _who_answers(issuer),
        },
        "issued_on": clock.today().isoformat(),
        "lines": [
            {
                "on": line.service_on.isoformat(),
                "about": line.about,
                "project": line.project.title,
                "under": called.on(line.service_on) if called.on(line.service_on) != issuer.name else "",
                "minutes": line.minutes,
                "category": str(line.category),
                "grade": str(line.grade),
                "late": line.late,
            }
            for line in lines
        ],
    }


async def _who_answers(issuer: Organisation) -> Facts:
    """Return who is in charge: of the body itself, or, where it is no more, of who answers for its records (INV-90)."""
    keeper = await keeper_of(issuer)
    if keeper is None:
        return {"answers_for_it": await keeper_name(issuer), "in_charge": "", "telephone": HELPLINE}
    gone = keeper.id != issuer.id
    return {
        "answers_for_it": keeper.name if gone else "",
        "in_charge": keeper.leader_name,
        "telephone": keeper.contact_phone,
    }


async def keeper_name(org: Organisation) -> str:
    """Return who answers for the records of a body that is no more, "" while it is there itself.

    Its successor, else its host, else the street or county that kept its file (INV-90, EDGE-20).
    """
    if org.state != OrgState.DISSOLVED:
        return ""
    keeper = await keeper_of(org)
    return keeper.name if keeper else (await Place.get(id=org.place_id)).name


async def _host(issuer: Organisation) -> str:
    host = await Organisation.get_or_none(id=issuer.host_id) if issuer.host_id else None
    return host.name if host else ""
