"""Certificates before those who answer for them: the organisation that issued them, and the officers above it."""

from collections.abc import Sequence

from ground.actors import Actor, Role
from ground.errors import NotFound
from ground.identity import Person
from ground.language import lazy
from orgs.models import Organisation
from volunteers.checking import tidy
from volunteers.models import Certificate, CertificateRequest, RequestState
from volunteers.rules import certificates as rules
from volunteers.seen import places_under

SHOWN = 100


async def waiting_of(org_ids: Sequence[int]) -> list[CertificateRequest]:
    """Return the requests that organisations have not answered, the one that is due first before the others."""
    found = CertificateRequest.filter(issuer_id__in=org_ids, state=RequestState.WAITING)
    return await found.select_related("person", "issuer").order_by("due_at", "id")


async def issued_by(org: Organisation) -> list[Certificate]:
    """Return what an organisation issued, the newest first."""
    found = Certificate.filter(issuer_id=org.id).select_related("person", "issuer")
    return await found.order_by("-issued_at", "-id").limit(SHOWN)


async def issued_in(actor: Actor, number: str) -> list[Certificate]:
    """Return the certificate of this number if its issuer lies in the officer's places; without one, what is new.

    Above the street certificates are found by their number alone: the county and the city see no lists of people's
    hours (orgs-and-volunteers 7.13).
    """
    roles = rules.OFFICERS if number else (Role.STREET_OFFICER,)
    found = Certificate.filter(issuer__place_id__in=await places_under(actor.paths(*roles)))
    if number:
        found = found.filter(number=tidy(number)[:16])
    return await found.select_related("person", "issuer").order_by("-issued_at", "-id").limit(SHOWN)


async def request_at(org: Organisation, public_id: str) -> CertificateRequest:
    """Return a request that an organisation was asked, or NotFound (404)."""
    found = await CertificateRequest.get_or_none(public_id=public_id, issuer_id=org.id).select_related("person")
    if found is None:
        raise NotFound(lazy("We could not find this."))
    return found


async def certificate_before(actor: Actor, public_id: str) -> Certificate:
    """Return a certificate that the actor answers for, or NotFound (404)."""
    found = await Certificate.get_or_none(public_id=public_id).select_related("person", "issuer__place")
    if found is None or not rules.may_revoke.allows(actor, rules.Issued(found, found.issuer.place.path)):
        raise NotFound(lazy("We could not find this certificate."))
    return found


async def refused_to(person: Person) -> list[CertificateRequest]:
    """Return, for each organisation, a person's last request if it was refused."""
    asked = await CertificateRequest.filter(person_id=person.id).select_related("issuer").order_by("id")
    latest = {each.issuer_id: each for each in asked}
    return [each for each in latest.values() if each.state == RequestState.REFUSED]
