"""Whose the things of the ground are: for each kind of thing in an address."""

from ground.attachments import Attachment
from ground.identity import Grant, ProgramKey, Session
from ground.letters import Letter
from ground.lists import ListAlarm, ListRequest
from ground.mandates import Mandate
from ground.notices import Objection, PublicNotice
from ground.proposing import PolicyProposal
from tests.house.whose import Find, Whose, counties, county_of, rows


async def letters() -> list[Whose]:
    """Return them with whose they are."""
    county = await counties()
    return [
        Whose(each.public_id, county.get(each.place_id or 0), None, frozenset({each.person_id or 0}))
        for each in await rows(Letter)
    ]


async def notices() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, county_of(each.place), None, frozenset()) for each in await rows(PublicNotice, "place")
    ]


async def objections() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, county_of(each.notice.place), None, frozenset({each.judge_id or 0}))
        for each in await rows(Objection, "notice__place")
    ]


async def proposals() -> list[Whose]:
    """Return them with whose they are; a value of the whole city lies in no county's code."""
    found = [(each.public_id, each.place) for each in await rows(PolicyProposal, "place")]
    return [Whose(public_id, county_of(place) if place else "211100", None, frozenset()) for public_id, place in found]


async def sessions() -> list[Whose]:
    """Return them with whose they are."""
    return [Whose(each.public_id, None, None, frozenset({each.person_id})) for each in await rows(Session)]


async def program_keys() -> list[Whose]:
    """Return them with whose they are."""
    return [Whose(each.public_id, None, None, frozenset({each.person_id})) for each in await rows(ProgramKey)]


async def mandates() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, None, None, frozenset({each.principal_id, each.agent_person_id or 0}))
        for each in await rows(Mandate)
    ]


async def roles() -> list[Whose]:
    """Return them with whose they are."""
    return [Whose(each.public_id, None, each.org_id, frozenset({each.person_id})) for each in await rows(Grant)]


async def files() -> list[Whose]:
    """Return them with whose they are."""
    return [Whose(each.public_id, None, None, frozenset({each.sent_by_id or 0})) for each in await rows(Attachment)]


async def list_requests() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, county_of(each.place), None, frozenset({each.person_id}))
        for each in await rows(ListRequest, "place")
    ]


async def list_alarms() -> list[Whose]:
    """Return them with whose they are."""
    return [
        Whose(each.public_id, county_of(each.place), None, frozenset({each.person_id}))
        for each in await rows(ListAlarm, "place")
    ]


GROUND_KINDS: dict[str, Find] = {
    "notice": notices,
    "objection": objections,
    "proposal": proposals,
    "session": sessions,
    "program_key": program_keys,
    "mandate": mandates,
    "role": roles,
    "letter": letters,
    "file": files,
    "list": list_requests,
    "alarm": list_alarms,
}
