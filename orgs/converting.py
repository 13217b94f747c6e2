"""Converting: a filed group that was registered goes on as the same body, with a code of its own (EDGE-22)."""

from collections.abc import Mapping
from typing import Any

from ground import clock
from ground.actors import Actor
from ground.errors import Mistake, Unreadable
from ground.language import _, lazy
from ground.outbox import announce
from orgs import renewing
from orgs.events import OrgRestored
from orgs.models import HOSTED, Due, DueState, Organisation, OrgKind, OrgState
from orgs.schemas.own_drafts import ChangeDraft

WAITING = (DueState.OPEN, DueState.BROUGHT)


def require_whole(org: Organisation, draft: ChangeDraft) -> None:
    """Refuse (422) to convert what is registered already, or without the new code and the certificate that shows it."""
    if draft.kind is None:
        return
    wrong: list[Mistake] = []
    if org.kind not in HOSTED:
        wrong.append(Mistake("kind", _("Only a filed group or a team becomes a registered body.")))
    if draft.uscc is None:
        wrong.append(Mistake("uscc", _("Write the social credit code of the new registration.")))
    if draft.file is None:
        wrong.append(Mistake("file", _("Please add a picture of the new certificate.")))
    if wrong:
        raise Unreadable(lazy("Please look at these again."), wrong)


def columns_of(kind: OrgKind | None) -> Mapping[str, Any]:
    """Return what a new kind changes of a body: no host answers for a legal person any more."""
    return {"kind": kind, "host_id": None} if kind else {}


async def go_on(org: Organisation, *, by: Actor) -> None:
    """Let a converted body go on, in the open act: the dues of its new kind, and at work again if it had lapsed.

    People, projects, hours and their chain are untouched: it is the same row.
    """
    for due in await Due.filter(organisation_id=org.id, state__in=WAITING).order_by("id"):
        await due.move("drop", by=by, because="converted")
    await renewing.lay_dues(org, org.place, since=clock.today())
    lapsed = org.state == OrgState.LAPSED
    if org.may_move("renew"):
        await org.move("renew", by=by, because="converted")
    if lapsed:
        await announce(OrgRestored(org.id))
