"""Newcomers: who just came is found by name and telephone where known, or entered by name alone."""

from dataclasses import dataclass

from ground import limits, persons, phones, privacy
from ground.actors import Actor
from ground.errors import Mistake, Unreadable
from ground.identity import Person, PersonState
from ground.language import _
from ground.limits import STAFF_SEARCH

TAIL = 4


@dataclass(frozen=True)
class Newcomer:
    """Who just came: somebody we know, or a name to enter."""

    name: str
    phone: str | None
    known: Person | None

    async def entered(self, *, by: Actor) -> Person:
        """Return the person, entered in the open act where nobody knew them; who was found can read that they were."""
        if self.known is None:
            return await persons.enter(by=by, name=self.name, phone=self.phone)
        await privacy.log_look(self.known.id, "search", _("Wrote you on the roll of a shift"), by=by)
        return self.known


async def look_for(name: str, phone: str, *, by: Actor, field: str = "newcomer_phone") -> Newcomer:
    """Look for the one person of this name with this telephone, or its last four figures; asked before an act.

    Each look by four figures is counted (security 14). Refuses with Unreadable figures that fit nobody, or several:
    then the whole number decides. Without any figures it is somebody new.
    """
    figures = phones.normalise(phone)
    if not figures:
        return Newcomer(name, None, None)
    if len(figures) == TAIL:
        return await _by_tail(name, figures, by=by, field=field)
    try:
        number = phones.mobile(figures)
    except ValueError as wrong:
        raise Unreadable(str(wrong), [Mistake(field, str(wrong))]) from wrong
    same = [each for each in await persons.by_phone(number) if each.name in ("", name)]
    return Newcomer(name, number, same[0] if same else None)


async def _by_tail(name: str, tail: str, *, by: Actor, field: str) -> Newcomer:
    await limits.hit(STAFF_SEARCH, str(by.person_id))
    found = await Person.filter(name=name, phone_tail=tail, state=PersonState.ACTIVE)
    if len(found) != 1:
        sentence = _(
            "We do not know one person of this name with these figures. Please write the whole number, or none."
        )
        raise Unreadable(sentence, [Mistake(field, sentence)])
    return Newcomer(name, None, found[0])
