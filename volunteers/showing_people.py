"""Showing people at a desk: enough to tell two apart, no more."""

from collections.abc import Sequence

from ground import clock, idnumbers, persons
from ground.identity import Person
from ground.language import _, age_band, lazy
from ground.mandates import Method
from ground.places import Place
from volunteers.schemas.elders import FoundPerson
from volunteers.schemas.own_profile import Option

METHODS = {
    Method.PRESENT: lazy("said it here, in person"),
    Method.PAPER: lazy("signed a paper"),
    Method.WITNESSED: lazy("said it before a witness"),
    Method.PHONE: lazy("said it on the telephone"),
}


def age_words(person: Person) -> str:
    """Return a person's age no closer than its ten years, or that nobody knows it."""
    return age_band(idnumbers.age_on(person.born_on, clock.today())) if person.born_on else _("age not known")


def method_options() -> list[Option]:
    """Return how an elder's word may be taken at a desk."""
    return [Option(value=str(method), words=str(words)) for method, words in METHODS.items()]


async def found_shown(people: Sequence[Person]) -> list[FoundPerson]:
    """Return people as a search shows them: enough to tell two apart, no more."""
    places = {place.id: place for place in await Place.filter(id__in={person.home_id for person in people})}
    return [
        FoundPerson(
            id=person.public_id,
            name=persons.name_shown(person),
            age=age_words(person),
            home=places[person.home_id].name if person.home_id in places else "",
            phone=persons.phone_shown(person),
        )
        for person in people
    ]
