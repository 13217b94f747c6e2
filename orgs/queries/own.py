"""What an organisation's own people may see of its changes, dues and papers; the organisation was asked for first."""

from collections.abc import Sequence

from ground.errors import NotFound
from ground.language import lazy
from orgs.models import Change, Due, DueState, Organisation, OrgPaper


async def dues_of(org: Organisation) -> Sequence[Due]:
    """Return the unmet dues of an organisation, the nearest first."""
    return await Due.filter(organisation_id=org.id, state__in=(DueState.OPEN, DueState.BROUGHT)).order_by(
        "due_on", "id"
    )


async def due_of(org: Organisation, public_id: str) -> Due:
    """Return one due of an organisation; of another, NotFound."""
    due = await Due.get_or_none(organisation_id=org.id, public_id=public_id)
    if due is None:
        raise NotFound(lazy("We could not find this renewal."))
    return due


async def change_of(org: Organisation, public_id: str) -> Change:
    """Return one change that an organisation asked for; of another, NotFound."""
    change = await Change.get_or_none(organisation_id=org.id, public_id=public_id)
    if change is None:
        raise NotFound(lazy("We could not find this change."))
    return change


async def changes_of(org: Organisation, *, most: int = 5) -> Sequence[Change]:
    """Return the changes an organisation asked for last."""
    return await Change.filter(organisation_id=org.id).order_by("-asked_at", "-id").limit(most)


async def papers_of(org: Organisation) -> Sequence[OrgPaper]:
    """Return the papers of an organisation with their attachments, the latest first."""
    return await OrgPaper.filter(organisation_id=org.id).select_related("attachment").order_by("-id")
