"""All that is kept of a person, as a copy to take away (PIPL 45): in clear, theirs alone, nothing of others."""

import json

from ground import mandates, persons
from ground.identity import Grant, Person, Session
from ground.persons import phone_of
from ground.places import Place
from ground.privacy import unseal
from marketplace.models import Commitment, Need
from marketplace.need_texts import WHERE, WORDS
from marketplace.queries import own
from marketplace.queries.done_for_me import done_for_me
from orgs.models import Organisation
from volunteers.models import Certificate, HourEntry
from volunteers.queries import standing, volunteer_of

Kept = list[dict[str, object]]


async def copy_of(person: Person) -> str:
    """Return the copy as JSON: what they told, asked for, joined, served and agreed to, and who looked or acted."""
    home = await Place.get_or_none(id=person.home_id) if person.home_id else None
    kept = {
        "name": person.name,
        "telephone": phone_of(person),
        "id_number": unseal("id", person.id_number_sealed) if person.id_number_sealed else None,
        "born_on": person.born_on,
        "community": home.name if home else None,
        "ways_to_reach_me": person.channels.split(","),
        "language": person.language,
        "as_a_helper": await _as_a_helper(person.id),
        "needs": await _needs(person.id),
        "sign_ups": await _sign_ups(person.id),
        "hours": await _hours(person.id),
        "certificates": await _certificates(person.id),
        "permissions_given": await _permissions(person.id),
        "roles": await _roles(person.id),
        "devices": await _devices(person.id),
        "consents": await _consents(person.id),
        "letters": await own.letters_to(person.id),
        "done_for_me": [vars(each) for each in await done_for_me(person.id)],
        "who_looked": await own.looks_at(person.id),
    }
    return json.dumps(kept, ensure_ascii=False, indent=2, default=str)


async def _as_a_helper(person_id: int) -> dict[str, object] | None:
    volunteer = await volunteer_of(person_id)
    if volunteer is None:
        return None
    stands = await standing(person_id)
    return {
        "number": volunteer.number,
        "since": volunteer.joined_at,
        "state": str(volunteer.state),
        "cannot": sorted(stands.limits),
        "can": sorted(stands.skills),
        "has_time": sorted(f"{weekday} {part}" for weekday, part in stands.free),
        "most_minutes_a_day": stands.most_minutes_a_day,
        "most_minutes_a_week": stands.most_minutes_a_week,
        "wants_suggestions": stands.suggestions,
    }


async def _needs(person_id: int) -> Kept:
    return [
        {
            "number": each.number,
            "title": each.title,
            "words": unseal(WORDS, each.words_sealed),
            "where": unseal(WHERE, each.where_sealed),
            "made_at": each.made_at,
            "state": str(each.state),
        }
        for each in await Need.filter(beneficiary_id=person_id).order_by("id")
    ]


async def _sign_ups(person_id: int) -> Kept:
    places = await Commitment.filter(person_id=person_id).select_related("shift__activity").order_by("id")
    return [
        {
            "number": each.number,
            "title": each.shift.activity.title,
            "starts_at": each.shift.starts_at,
            "state": str(each.state),
        }
        for each in places
    ]


async def _hours(person_id: int) -> Kept:
    return [
        {"on": each.service_on, "about": each.about, "minutes": each.minutes, "reason": each.reason}
        for each in await HourEntry.filter(person_id__in=await persons.records_of(person_id)).order_by("id")
    ]


async def _certificates(person_id: int) -> Kept:
    found = await Certificate.filter(person_id=person_id).order_by("id")
    return [{"number": each.number, "issued_at": each.issued_at} for each in found]


async def _permissions(person_id: int) -> Kept:
    return [
        {"may": sorted(each.scope_set), "given_at": each.given_at, "ends_at": each.ends_at, "ended_at": each.revoked_at}
        for each in await mandates.given_by(person_id)
    ]


async def _roles(person_id: int) -> Kept:
    grants = await Grant.filter(person_id=person_id).select_related("place").order_by("id")
    names = dict(await Organisation.filter(id__in={each.org_id for each in grants} - {None}).values_list("id", "name"))
    return [
        {
            "role": str(each.role),
            "over": each.place.name if each.place else names.get(each.org_id),
            "from": each.from_on,
            "until": each.until_on,
            "ended_at": each.ended_at,
        }
        for each in grants
    ]


async def _devices(person_id: int) -> Kept:
    found = await Session.filter(person_id=person_id).order_by("id")
    return [{"device": each.device, "since": each.made_at, "seen_at": each.seen_at} for each in found]


async def _consents(person_id: int) -> Kept:
    return [
        {
            "kind": str(each.kind),
            "given_at": each.given_at,
            "withdrawn_at": each.withdrawn_at,
            "words": each.wording,
        }
        for each in await own.consents_of(person_id)
    ]
