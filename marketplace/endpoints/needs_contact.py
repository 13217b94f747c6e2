"""The contact of one who is helped: asked for with a purpose, shown once, and told to them (INV-46)."""

from starlette.requests import Request
from starlette.responses import Response

from ground import clock
from ground.answers import show
from ground.forms import Shape, submitted
from ground.language import _, lazy
from ground.pages import url_maker
from marketplace.models import Commitment
from marketplace.queries.commitments import commitment_seen_by
from marketplace.queries.contacts import (
    Contact,
    contact_for,
    contact_for_desk,
    contact_for_place,
    need_of_place,
    opens_for,
)
from marketplace.queries.needs import desk_need, org_need
from marketplace.schemas.need_pages import ContactPage
from marketplace.schemas.needs import LookDraft
from marketplace.schemas.signing_up import PlaceContactPage

WHAT_FOR = {
    "call": lazy("I call the person"),
    "visit": lazy("I visit the person"),
    "check": lazy("I check that all is well"),
}
"""What for the desk looks; each is one of the purposes that the person reads."""


async def show_for_desk(request: Request) -> Response:
    """Ask the desk what for."""
    await desk_need(request.user, request.path_params["need"])
    return await show(request, _page(request, "needs:desk_need", "needs:do_contact", asks=True))


async def look_for_desk(request: Request) -> Response:
    """Show it to the desk; the look is written down first."""
    need = await desk_need(request.user, request.path_params["need"])
    draft = await submitted(request, LookDraft, form=show_for_desk)
    found = await contact_for_desk(request.user, need, draft.purpose)
    return await show(request, _page(request, "needs:desk_need", "needs:do_contact", found=found))


async def show_for_org(request: Request) -> Response:
    """Tell the organisation that the look will be told."""
    await org_need(request.user, request.path_params["need"])
    return await show(request, _page(request, "needs:org_need", "needs:org_do_contact"))


async def look_for_org(request: Request) -> Response:
    """Show it to the organisation, in its time."""
    need = await org_need(request.user, request.path_params["need"])
    await submitted(request, Shape, form=show_for_org)
    found = await contact_for(request.user, need)
    return await show(request, _page(request, "needs:org_need", "needs:org_do_contact", found=found))


async def show_for_helper(request: Request) -> Response:
    """Tell the helper that the look will be told."""
    commitment = await commitment_seen_by(request.user, request.path_params["commitment"])
    await need_of_place(commitment)
    return await show(request, await _helper_page(request, commitment))


async def look_for_helper(request: Request) -> Response:
    """Show the helper whom they go to, in the time around their shift."""
    await submitted(request, Shape, form=show_for_helper)
    commitment = await commitment_seen_by(request.user, request.path_params["commitment"])
    found = await contact_for_place(request.user, commitment)
    return await show(request, await _helper_page(request, commitment, found))


async def _helper_page(request: Request, commitment: Commitment, found: Contact | None = None) -> PlaceContactPage:
    url_for, shift, opens = url_maker(request), commitment.shift, await opens_for(commitment)
    return PlaceContactPage(
        title=_("Whom you go to"),
        back=url_for("signing:done", commitment=commitment.public_id),
        action=url_for("signing:look", commitment=commitment.public_id),
        activity=shift.activity.title,
        on=clock.city_day(shift.starts_at),
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        opens_at=opens[0] if opens else None,
        may_look=opens is not None and opens[0] <= clock.now() <= opens[1],
        name=found.name if found else None,
        phone=found.phone if found else "",
        where=found.where if found else "",
        words=found.words if found else "",
    )


def _page(request: Request, back: str, action: str, *, asks: bool = False, found: Contact | None = None) -> ContactPage:
    url_for, need = url_maker(request), request.path_params["need"]
    return ContactPage(
        title=_("Telephone, address"),
        back=url_for(back, need=need),
        action=url_for(action, need=need),
        purposes=[(each, str(words)) for each, words in WHAT_FOR.items()] if asks else [],
        name=found.name if found else None,
        phone=found.phone if found else "",
        where=found.where if found else "",
        words=found.words if found else "",
    )
