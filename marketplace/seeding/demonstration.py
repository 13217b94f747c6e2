"""The demonstration: a believable year, built by the acts that users do, and how to try every role in it."""

from collections.abc import Mapping, Sequence

from tortoise.models import Model

from ground import clock, database, phones, policy
from ground.identity import Person
from ground.language import reading
from ground.letters import demonstration as letters
from marketplace.models import Activity, Commitment, Need
from marketplace.seeding import (
    buying,
    calling,
    cast,
    committees,
    founding,
    gathering,
    honouring,
    joining,
    living,
    needing,
    noticing,
    posting_office,
    stewards,
    twice,
)
from marketplace.seeding.haste import hastily
from marketplace.seeding.settling import settle
from marketplace.seeding.stage import Stage
from marketplace.seeding.tendering import HOLDERS
from orgs.models import Organisation
from volunteers.models import HourEntry, Volunteer

NUMBER = 151
FIRST_DAY = -380
"""Two weeks and a day before the year: the first files are begun on a working day, and holidays may lie before."""


async def build(number: int, *, scale: float = 1.0) -> str:
    """Build the year that ends yesterday in an empty database, and say what is there now.

    The same number makes the same year on the same day; a smaller scale makes less of it. An interrupted build leaves a
    database that is to be thrown away: until the end nothing is forced to the disk.
    """
    stage = Stage(number, clock.today(), scale)
    async with hastily():
        with reading("zh-Hans"), policy.remembering():
            with clock.stopped(stage.at(FIRST_DAY)):
                await settle(stage)
                await committees.bring_in(stage)
                await buying.employ(stage)
            _plan(stage)
            await stage.agenda.play()
    await database.counted_anew()
    return await _told()


def _plan(stage: Stage) -> None:
    """Put the year on the agenda; what follows from an act is put there by the act."""
    founding.found(stage)
    gathering.gather(stage)
    calling.call(stage)
    needing.need(stage)
    living.live(stage)
    twice.enter_twice(stage)
    buying.buy(stage)
    stewards.serve(stage)
    honouring.honour(stage)
    stage.agenda.at(stage.office(-2, 15), lambda: joining.bring_last_papers(stage))
    stage.agenda.at(stage.office(-1, 16), lambda: noticing.hang_stars(stage))
    posting_office.open_post(stage, FIRST_DAY + 1)


async def _told() -> str:
    kinds: Mapping[str, type[Model]] = {
        "people": Person,
        "volunteers": Volunteer,
        "organisations": Organisation,
        "activities": Activity,
        "sign-ups": Commitment,
        "lines of hours": HourEntry,
        "needs": Need,
    }
    told = [f"{await kind.all().count()} {name}" for name, kind in kinds.items()]
    return f"The demonstration city: {', '.join(told)}. Everyone in it is invented."


def forget_letters() -> None:
    """Forget what a build that came to nothing sent to the demonstration's telephones."""
    letters.telephones().file.unlink(missing_ok=True)


def sign_ins() -> Sequence[str]:
    """Return how to try every role, a line each."""
    shown = [each for each in cast.RESIDENTS if each.phone]
    return [
        "Residents sign in with a telephone; its 6 digits are read at /demo/phone:",
        *(f"  {phones.shown(each.phone or '')}  {each.name}, {each.words}" for each in shown),
        f"  {phones.shown(cast.NEWCOMER_PHONE)}  nobody yet: sign up the first time",
        f"Staff sign in at /staff/sign-in with the password {cast.PASSWORD} and the 6 digits at /demo/phone:",
        *(f"  {each.username:<9} {each.name}, {each.words}" for each in cast.STAFF),
        f"Bids are opened by two of {_holders()} together; the code of each of them is {cast.KEY_CODE}",
    ]


def _holders() -> str:
    return ", ".join(each.username for each in HOLDERS)
