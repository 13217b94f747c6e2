"""The pause between a form and its button, which a person needs and a program does not (security 12)."""

import datetime as dt

from starlette.requests import Request

from ground import clock, policy
from ground.errors import OutOfTurn, TooMany
from ground.forms import form_of, key_of
from ground.language import lazy
from ground.stamps import shown_at

LONGEST = dt.timedelta(hours=24)
"""How long a form stays good; as long as the limit on its key remembers that it was used."""


async def human_pause(request: Request) -> str:
    """Return the key of the form that is sent, for the limit by which one form is good for one answer.

    Refuses with TooMany (429) what was sent sooner than a person reads, and the same form is good a moment later; with
    OutOfTurn (409) a form that is a day old or was never ours. What was typed stands in the form that comes back.
    """
    key = await key_of(request) or ""
    shown = shown_at(key)
    if shown is None or clock.now() - shown > LONGEST:
        raise OutOfTurn(lazy("This page has been open for a long time. Please press once more."))
    least = dt.timedelta(seconds=await policy.value("forms.human_seconds"))
    if (left := least - (clock.now() - shown)) > dt.timedelta(0):
        form_of(request).kept_key = key
        seconds = -(left // -dt.timedelta(seconds=1))
        raise TooMany(lazy("That was very quick. Please look once more, then press again."), retry_after=seconds)
    return key
