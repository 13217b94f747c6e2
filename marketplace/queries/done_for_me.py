"""What others did in a person's name, in words that the person understands (law 7, M6)."""

from dataclasses import dataclass

from ground import audit, persons
from ground.identity import Person
from ground.language import Lazy, lazy

VERBS: dict[str, Lazy] = {
    "Commitment.sign_up": lazy("Signed you up for an activity"),
    "Commitment.withdraw": lazy("Gave up your place"),
    "Commitment.take_offer": lazy("Said yes to a place for you"),
    "Commitment.step_in": lazy("Said yes to a place for you"),
    "Person.enter": lazy("Wrote you down here"),
    "Person.rename": lazy("Wrote down your name"),
    "Person.move_in": lazy("Wrote down your community"),
    "Person.set_way": lazy("Wrote down how we reach you"),
    "Volunteer.enrol": lazy("Registered you as a helper"),
    "Volunteer.set": lazy("Changed what you told about yourself"),
    "Volunteer.set_skills": lazy("Wrote down what you can do"),
    "Volunteer.set_times": lazy("Wrote down when you have time"),
    "Volunteer.set_limits": lazy("Wrote down what you cannot do"),
    "Consent.give": lazy("Wrote down that you agreed to something"),
    "Consent.withdraw": lazy("Wrote down that you took back a consent"),
    "Mandate.give": lazy("Wrote down whom you let act for you"),
    "Mandate.revoke": lazy("Ended a permission of yours"),
    "Need.record": lazy("Wrote down what you need"),
    "Need.withdraw": lazy("Took back what you had asked for"),
    "Need.confirm": lazy("Wrote down that you were helped"),
    "CertificateRequest.make": lazy("Asked for a certificate for you"),
}
OTHER = lazy("Did something else for you")
SILENT = ("Letter.write", "Session.begin")
"""What follows by itself from an act that is told already."""


@dataclass(frozen=True)
class DoneForMe:
    """One act in a person's name: when (ISO, UTC), by whose hand, and what."""

    at: str
    who: str
    words: str


async def done_for_me(person_id: int) -> list[DoneForMe]:
    """Return what others did in this person's name, the latest first; one's own hand is not told of."""
    entries = [
        each
        for each in await audit.done_for(*await persons.records_of(person_id), limit=100)
        if each.who != person_id and each.verb not in SILENT
    ]
    names = dict(await Person.filter(id__in={each.who for each in entries if each.who}).values_list("id", "name"))
    return [
        DoneForMe(
            at=str(each.told["at"]),
            who=names.get(each.who, "") if each.who else "",
            words=str(VERBS.get(each.verb, OTHER)),
        )
        for each in entries
    ]
