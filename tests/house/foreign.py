"""Whose a thing is: for each kind of thing in an address, the county it lies in, its organisation and its people."""

from ground.identity import Person
from marketplace.models import Activity, Commitment, Need, Shift, Trouble
from orgs.models import Change, Due, Filing, Organisation, Project
from tests.house.foreign_ground import GROUND_KINDS
from tests.house.foreign_procurement import PROCUREMENT_KINDS
from tests.house.foreign_steward import STEWARD_KINDS
from tests.house.whose import Find, Whose, counties, county_of, rows
from volunteers.models import (
    Certificate,
    CertificateRequest,
    Guardianship,
    HourClaim,
    HourDispute,
    HourEntry,
    HourSample,
    Merger,
)

__all__ = ["KINDS", "Whose"]


async def needs() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(
            each.public_id,
            county_of(each.place),
            each.organisation_id,
            frozenset({each.beneficiary_id, each.recorded_by_id}),
        )
        for each in await rows(Need, "place")
    ]


async def orgs() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, county_of(each.place), each.id, frozenset()) for each in await rows(Organisation, "place")
    ]


async def filings() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, county_of(each.place), each.organisation_id, frozenset({each.applicant_id}))
        for each in await rows(Filing, "place")
    ]


async def projects() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, county_of(each.organisation.place), each.organisation_id, frozenset())
        for each in await rows(Project, "organisation__place")
    ]


async def dues() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, county_of(each.organisation.place), each.organisation_id, frozenset())
        for each in await rows(Due, "organisation__place")
    ]


async def changes() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, county_of(each.organisation.place), each.organisation_id, frozenset())
        for each in await rows(Change, "organisation__place")
    ]


async def activities() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, county_of(each.place), each.organisation_id, frozenset({each.leader_id}))
        for each in await rows(Activity, "place")
    ]


async def shifts() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(
            each.public_id,
            county_of(each.activity.place),
            each.activity.organisation_id,
            frozenset({each.activity.leader_id}),
        )
        for each in await rows(Shift, "activity__place")
    ]


async def commitments() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(
            each.public_id,
            county_of(each.shift.activity.place),
            each.shift.activity.organisation_id,
            frozenset({each.person_id, each.signed_by_id}),
        )
        for each in await rows(Commitment, "shift__activity__place")
    ]


async def claims() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, None, each.organisation_id, frozenset({each.person_id})) for each in await rows(HourClaim)
    ]


async def certificates() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, county_of(each.issuer.place), each.issuer_id, frozenset({each.person_id}))
        for each in await rows(Certificate, "issuer__place")
    ]


async def certificate_requests() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, county_of(each.issuer.place), each.issuer_id, frozenset({each.person_id}))
        for each in await rows(CertificateRequest, "issuer__place")
    ]


async def disputes() -> list[Whose]:
    """Return them with whose they are."""
    county = await counties()
    return [
        Whose(each.public_id, county[each.place_id], None, frozenset({each.person_id}))
        for each in await rows(HourDispute)
    ]


async def samples() -> list[Whose]:
    """Return them with whose they are."""
    county = await counties()
    return [
        Whose(each.public_id, county[each.place_id], each.claim.organisation_id, frozenset({each.claim.person_id}))
        for each in await rows(HourSample, "claim")
    ]


async def entries() -> list[Whose]:
    """Return them with whose they are."""
    county = await counties()
    return [
        Whose(each.public_id, county[each.place_id], each.organisation_id, frozenset({each.person_id}))
        for each in await rows(HourEntry)
    ]


async def helpers() -> list[Whose]:
    """Return those who live and serve in one county alone: elsewhere no desk has to do with their hours."""
    county = await counties()
    where: dict[int, set[str]] = {}
    for model in (HourClaim, HourDispute):
        for person_id, place_id in await model.all().values_list("person_id", "place_id"):
            where.setdefault(person_id, set()).add(county[place_id])
    found = await Person.filter(id__in=where, home_id__not_isnull=True).order_by("id")
    return [
        Whose(each.public_id, county[each.home_id or 0], None, frozenset({each.id}))
        for each in found
        if where[each.id] == {county[each.home_id or 0]}
    ]


async def persons() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, county_of(each.home) if each.home else None, None, frozenset({each.id}))
        for each in await rows(Person, "home")
    ]


async def mergers() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(
            each.public_id,
            county_of(each.kept.home) if each.kept.home else None,
            None,
            frozenset({each.kept_id, each.other_id}),
        )
        for each in await rows(Merger, "kept__home")
    ]


async def guardianships() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(
            each.public_id,
            county_of(each.child.home) if each.child.home else None,
            None,
            frozenset({each.child_id, each.guardian_id}),
        )
        for each in await rows(Guardianship, "child__home")
    ]


async def troubles() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(
            each.public_id, county_of(each.need.place), each.need.organisation_id, frozenset({each.need.beneficiary_id})
        )
        for each in await rows(Trouble, "need__place")
    ]


KINDS: dict[str, Find] = {
    **GROUND_KINDS,
    **PROCUREMENT_KINDS,
    "need": needs,
    "org": orgs,
    "filing": filings,
    "project": projects,
    "due": dues,
    "change": changes,
    "activity": activities,
    "shift": shifts,
    "commitment": commitments,
    "claim": claims,
    "certificate": certificates,
    "certificate_request": certificate_requests,
    "dispute": disputes,
    "trouble": troubles,
    "sample": samples,
    "entry": entries,
    "person": persons,
    "guardianship": guardianships,
    "merger": mergers,
    "helper": helpers,
    **STEWARD_KINDS,
}
