"""Taking on a member of staff at the command line: the person, the role and the account, all or none."""

from ground import granting, persons
from ground.actors import Actor, Role
from ground.database import transaction
from ground.errors import Mistake, Unreadable
from ground.language import _
from ground.places import Place
from marketplace import accounts

ROLES = (Role.ADMINISTRATOR, Role.SUPERVISOR, Role.COUNTY_OFFICER, Role.STREET_OFFICER, Role.COMMUNITY_WORKER)
"""What an installation appoints itself; roles of an organisation are given by it."""


async def take_on(name: str, role: Role, code: str | None, username: str, password: str, *, by: Actor) -> str:
    """Enter a person, give the role over the place with this code, open the account; return its secret.

    Refuses with Unreadable (422) a code that no place has, a role that reaches over a place and has none, a username
    that is taken and a password that is easily guessed: then nothing is written.
    """
    if code is None and role is not Role.ADMINISTRATOR:
        sentence = _("This role is over a place. Give the place's code with --place.")
        raise Unreadable(sentence, [Mistake("place", sentence)])
    place = await Place.get_or_none(code=code, valid_to=None) if code is not None else None
    if code is not None and place is None:
        sentence = _("There is no place with the code %(code)s.", code=code)
        raise Unreadable(sentence, [Mistake("place", sentence)])
    async with transaction():
        person = await persons.enter(by=by, name=name)
        await granting.grant(person, role, by=by, basis="command line", place=place)
        return await accounts.open_account(person, username, password, by=by)
