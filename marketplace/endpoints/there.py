"""Someone whom the roll did not see says that they were there (EDGE-10)."""

from starlette.requests import Request
from starlette.responses import Response

from ground import clock
from ground.answers import done, show
from ground.errors import NotFound
from ground.forms import submitted
from ground.language import _
from ground.pages import url_maker
from marketplace import contesting
from marketplace.models import Commitment
from marketplace.queries.commitments import NO_SUCH_PLACE, commitment_seen_by
from marketplace.schemas.signing_up import ThereDraft, TherePage


async def show_there(request: Request) -> Response:
    """Ask who saw them."""
    place = await _own(request)
    page = TherePage(
        title=_("You were there?"),
        id=place.public_id,
        activity=place.shift.activity.title,
        on=clock.city_day(place.shift.starts_at),
        starts_at=place.shift.starts_at,
        ends_at=place.shift.ends_at,
    )
    return await show(request, page)


async def say_there(request: Request) -> Response:
    """Say so."""
    place = await _own(request)
    draft = await submitted(request, ThereDraft, form=show_there)
    place = await contesting.say_there(place, words=draft.words, by=request.user)
    here = url_maker(request)("signing:done", commitment=place.public_id)
    return await done(request, here, said=_("Thank you. The organiser looks at it again."))


async def _own(request: Request) -> Commitment:
    """Return a place of one's own; another's is not found."""
    place = await commitment_seen_by(request.user, request.path_params["commitment"])
    if place.person_id != request.user.person_id:
        raise NotFound(NO_SUCH_PLACE)
    return place
