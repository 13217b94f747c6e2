"""Certificates before those who answer for them: the organisation that issued them, and the officers above it."""

from collections.abc import Sequence

from ground.actors import Actor, Role
from ground.errors import NotFound
from ground.identity import Person
from ground.language import lazy
from ground.places import Place
from orgs.models import Organisation
from orgs.succeeding import keeper_of, kept_by, left_to_officers
from volunteers.checking import tidy
from volunteers.models import Certificate, CertificateRequest, RequestState
from volunteers.rules import certificates as rules
from volunteers.seen import places_under

SHOWN = 100


async def waiting_of(org_ids: Sequence[int]) -> list[CertificateRequest]:
    """Return the requests that organisations have not answered, the one that is due first before the others.

    Those asked of dissolved bodies whose records passed to them are among them (INV-90).
    """
    return await _waiting(await kept_by(org_ids)) if org_ids else []


async def left_to(actor: Actor) -> list[CertificateRequest]:
    """Return the requests of dissolved bodies that nobody took over, which the actor's desk answers (INV-90)."""
    places = await places_under(actor.paths(*rules.ANSWERERS))
    return await _waiting(await left_to_officers(places)) if places else []


async def _waiting(org_ids: Sequence[int]) -> list[CertificateRequest]:
    found = CertificateRequest.filter(issuer_id__in=org_ids, state=RequestState.WAITING)
    return await found.select_related("person", "issuer").order_by("due_at", "id")


async def issued_by(org: Organisation) -> list[Certificate]:
    """Return what an organisation issued, or one whose records passed to it, the newest first."""
    found = Certificate.filter(issuer_id__in=await kept_by([org.id])).select_related("person", "issuer")
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
    """Return a request that an organisation answers, or NotFound (404)."""
    found = await CertificateRequest.get_or_none(
        public_id=public_id, issuer_id__in=await kept_by([org.id])
    ).select_related("person", "issuer")
    if found is None:
        raise NotFound(lazy("We could not find this."))
    return found


async def left_request(actor: Actor, public_id: str) -> CertificateRequest:
    """Return a request that the actor's desk answers for a body nobody took over, or NotFound (404)."""
    found = await CertificateRequest.get_or_none(public_id=public_id).select_related("person", "issuer")
    asked = await asked_of(found.issuer) if found else None
    if found is None or asked is None or asked.keeper_id is not None or not rules.may_answer.allows(actor, asked):
        raise NotFound(lazy("We could not find this."))
    return found


async def asked_of(issuer: Organisation) -> rules.Asked:
    """Return who answers what is asked of an organisation, as the rules ask for it."""
    keeper, place = await keeper_of(issuer), await Place.get(id=issuer.place_id)
    return rules.Asked(keeper.id if keeper else None, place.path)


async def issued_before(certificate: Certificate) -> rules.Issued:
    """Return a certificate as the rules ask for it."""
    issuer = await Organisation.get(id=certificate.issuer_id)
    asked = await asked_of(issuer)
    return rules.Issued(certificate, asked.place_path, asked.keeper_id)


async def certificate_before(actor: Actor, public_id: str) -> Certificate:
    """Return a certificate that the actor answers for, or NotFound (404)."""
    found = await Certificate.get_or_none(public_id=public_id).select_related("person", "issuer__place")
    if found is None or not rules.may_revoke.allows(actor, await issued_before(found)):
        raise NotFound(lazy("We could not find this certificate."))
    return found


async def refused_to(person: Person) -> list[CertificateRequest]:
    """Return, for each organisation, a person's last request if it was refused."""
    asked = await CertificateRequest.filter(person_id=person.id).select_related("issuer").order_by("id")
    latest = {each.issuer_id: each for each in asked}
    return [each for each in latest.values() if each.state == RequestState.REFUSED]
