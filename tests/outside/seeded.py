"""The demonstration city as the console script makes it, and sessions of its people."""

from ground import database, persons, sessions, settings
from ground.actors import SYSTEM, Assurance
from ground.database import transaction
from ground.doorman import cookie_name
from ground.identity import Account, Person
from ground.settings import Settings
from marketplace.seeding import cast
from tests.outside.command_line import said_by


def seed_into(made: Settings) -> None:
    """Build the city in a new installation by the command that users have."""
    status, said = said_by("seed", "demo", made=made)
    assert status == 0, said[-6000:]


async def cookie_of_staff(made: Settings, username: str) -> dict[str, str]:
    """Open a session for a member of staff, as after the sign-in."""
    with settings.using(made):
        async with database.opened(made):
            account = await Account.get(username=username).select_related("person")
            return await _opened(account.person, staff=True)


async def cookie_of_person(made: Settings, name: str, *, staff: bool = False) -> dict[str, str]:
    """Open a session for somebody of this name, as after the six digits, or as after a staff sign-in.

    Chance gives others the names of prepared persons, so those are told apart by their telephone.
    """
    phone_of = {each.name: each.phone for each in cast.RESIDENTS}
    with settings.using(made):
        async with database.opened(made):
            for person in await Person.filter(name=name).order_by("id"):
                if name not in phone_of or persons.phone_of(person) == phone_of[name]:
                    return await _opened(person, staff=staff)
    message = f"nobody here is called {name}"
    raise AssertionError(message)


async def _opened(person: Person, *, staff: bool) -> dict[str, str]:
    async with transaction():
        token = await sessions.begin(
            person,
            assurance=Assurance.TWO_FACTORS if staff else Assurance.PHONE,
            staff=staff,
            device="test",
            by=SYSTEM,
        )
    return {cookie_name(): token}
