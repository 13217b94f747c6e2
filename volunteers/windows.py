"""Windows: the county lets an organisation's hours of past days be recorded and corrected until a day (EDGE-12)."""

import datetime as dt
from collections.abc import Sequence

from ground import audit, clock
from ground.actors import Actor
from ground.database import transaction
from ground.errors import Mistake, Unreadable
from ground.language import _
from ground.places import Place
from orgs.models import Organisation, OrgState
from orgs.naming import BY_NAME
from volunteers.models import LateWindow
from volunteers.rules import hours as rules
from volunteers.seen import places_under


async def open_window(
    organisation: Organisation, *, from_on: dt.date, until_on: dt.date, open_until: dt.date, because: str, by: Actor
) -> LateWindow:
    """Let service of some past days be recorded, and its settled months corrected, until a day; the county alone may.

    Every other rule stays: three hands, the caps, the mark of late time (EDGE-12, INV-85).
    """
    place = await Place.get(id=organisation.place_id)
    rules.may_open_window.require(by, place.path)
    if not (from_on <= until_on < clock.today() <= open_until):
        sentence = _("The days of service lie in the past, and the window ends on a day to come.")
        raise Unreadable(sentence, [Mistake("until_on", sentence)])
    if not because.strip():
        sentence = _("Please say why, in one sentence.")
        raise Unreadable(sentence, [Mistake("because", sentence)])
    async with transaction():
        opened = await LateWindow.create(
            organisation=organisation,
            from_on=from_on,
            until_on=until_on,
            open_until=open_until,
            because=because[:200],
            opened_by_id=by.person_id,
            opened_at=clock.now(),
        )
        await audit.record("LateWindow.open", opened, by=by, organisation=organisation.id, because=because)
    return opened


async def is_open(organisation_id: int, day: dt.date) -> bool:
    """Whether the county lets an organisation's hours of a day be recorded and corrected today."""
    return await LateWindow.exists(
        organisation_id=organisation_id, from_on__lte=day, until_on__gte=day, open_until__gte=clock.today()
    )


async def windows_of(actor: Actor) -> Sequence[LateWindow]:
    """Return the windows that are open in the actor's places, the one that ends first before the others."""
    places = await places_under(actor.paths(*rules.AUTHORITY))
    found = LateWindow.filter(open_until__gte=clock.today(), organisation__place_id__in=places)
    return await found.select_related("organisation").order_by("open_until", "id")


async def orgs_of(actor: Actor) -> Sequence[Organisation]:
    """Return the organisations of the actor's places, for which they may open a window."""
    places = await places_under(actor.paths(*rules.AUTHORITY))
    return await Organisation.filter(place_id__in=places).exclude(state=OrgState.DISSOLVED).order_by(*BY_NAME)
