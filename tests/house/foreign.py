"""Whose a thing is: for each kind of thing in an address, the county it lies in, its organisation and its people."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from tortoise.models import Model

from ground.attachments import Attachment
from ground.identity import Grant, Person, Session
from ground.letters import Letter
from ground.mandates import Mandate
from ground.places import Place
from marketplace.models import Activity, Commitment, Need, Shift, Trouble
from orgs.models import Change, Due, Filing, Organisation, Project
from volunteers.models import (
    Certificate,
    CertificateRequest,
    Guardianship,
    HourClaim,
    HourDispute,
    HourEntry,
    HourSample,
)


@dataclass(frozen=True)
class Whose:
    """What a thing in an address belongs to; None where it belongs to no such thing."""

    public_id: str
    county: str | None
    """The first six figures of its place's code."""
    org_id: int | None
    people: frozenset[int]


Find = Callable[[], Awaitable[list[Whose]]]


def _county(place: Any) -> str:  # noqa: ANN401 - a place, joined
    return str(place.code)[:6]


async def _all(model: type[Model], *joins: str) -> list[Any]:
    return await model.all().select_related(*joins).limit(400)


async def needs() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(
            each.public_id,
            _county(each.place),
            each.organisation_id,
            frozenset({each.beneficiary_id, each.recorded_by_id}),
        )
        for each in await _all(Need, "place")
    ]


async def orgs() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, _county(each.place), each.id, frozenset()) for each in await _all(Organisation, "place")
    ]


async def filings() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, _county(each.place), each.organisation_id, frozenset({each.applicant_id}))
        for each in await _all(Filing, "place")
    ]


async def projects() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, _county(each.organisation.place), each.organisation_id, frozenset())
        for each in await _all(Project, "organisation__place")
    ]


async def dues() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, _county(each.organisation.place), each.organisation_id, frozenset())
        for each in await _all(Due, "organisation__place")
    ]


async def changes() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, _county(each.organisation.place), each.organisation_id, frozenset())
        for each in await _all(Change, "organisation__place")
    ]


async def activities() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, _county(each.place), each.organisation_id, frozenset({each.leader_id}))
        for each in await _all(Activity, "place")
    ]


async def shifts() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(
            each.public_id,
            _county(each.activity.place),
            each.activity.organisation_id,
            frozenset({each.activity.leader_id}),
        )
        for each in await _all(Shift, "activity__place")
    ]


async def commitments() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(
            each.public_id,
            _county(each.shift.activity.place),
            each.shift.activity.organisation_id,
            frozenset({each.person_id, each.signed_by_id}),
        )
        for each in await _all(Commitment, "shift__activity__place")
    ]


async def claims() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, None, each.organisation_id, frozenset({each.person_id})) for each in await _all(HourClaim)
    ]


async def certificates() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, _county(each.issuer.place), each.issuer_id, frozenset({each.person_id}))
        for each in await _all(Certificate, "issuer__place")
    ]


async def certificate_requests() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, _county(each.issuer.place), each.issuer_id, frozenset({each.person_id}))
        for each in await _all(CertificateRequest, "issuer__place")
    ]


async def _counties() -> dict[int, str]:
    """Return the county of every place by its id, for things that keep the id alone."""
    return {place.id: _county(place) for place in await Place.all()}


async def disputes() -> list[Whose]:
    """Return them with whose they are."""
    county = await _counties()
    return [
        Whose(each.public_id, county[each.place_id], None, frozenset({each.person_id}))
        for each in await _all(HourDispute)
    ]


async def samples() -> list[Whose]:
    """Return them with whose they are."""
    county = await _counties()
    return [
        Whose(each.public_id, county[each.place_id], each.claim.organisation_id, frozenset({each.claim.person_id}))
        for each in await _all(HourSample, "claim")
    ]


async def entries() -> list[Whose]:
    """Return them with whose they are."""
    county = await _counties()
    return [
        Whose(each.public_id, county[each.place_id], each.organisation_id, frozenset({each.person_id}))
        for each in await _all(HourEntry)
    ]


async def helpers() -> list[Whose]:
    """Return those who live and serve in one county alone: elsewhere no desk has to do with their hours."""
    county = await _counties()
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
        Whose(each.public_id, _county(each.home) if each.home else None, None, frozenset({each.id}))
        for each in await _all(Person, "home")
    ]


async def guardianships() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(
            each.public_id,
            _county(each.child.home) if each.child.home else None,
            None,
            frozenset({each.child_id, each.guardian_id}),
        )
        for each in await _all(Guardianship, "child__home")
    ]


async def letters() -> list[Whose]:
    """Return them with whose they are."""
    county = await _counties()
    return [
        Whose(each.public_id, county.get(each.place_id or 0), None, frozenset({each.person_id or 0}))
        for each in await _all(Letter)
    ]


async def troubles() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(
            each.public_id, _county(each.need.place), each.need.organisation_id, frozenset({each.need.beneficiary_id})
        )
        for each in await _all(Trouble, "need__place")
    ]


async def sessions() -> list[Whose]:
    """Return them with whose they are."""
    return [Whose(each.public_id, None, None, frozenset({each.person_id})) for each in await _all(Session)]


async def mandates() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, None, None, frozenset({each.principal_id, each.agent_person_id or 0}))
        for each in await _all(Mandate)
    ]


async def roles() -> list[Whose]:
    """Return them with whose they are."""
    return [Whose(each.public_id, None, each.org_id, frozenset({each.person_id})) for each in await _all(Grant)]


async def files() -> list[Whose]:
    """Return them with whose they are."""
    return [Whose(each.public_id, None, None, frozenset({each.sent_by_id or 0})) for each in await _all(Attachment)]


KINDS: dict[str, Find] = {
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
    "session": sessions,
    "mandate": mandates,
    "role": roles,
    "sample": samples,
    "entry": entries,
    "person": persons,
    "guardianship": guardianships,
    "helper": helpers,
    "letter": letters,
    "file": files,
}
