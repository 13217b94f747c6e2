"""Presenting: what an organisation says of itself by its own word, changed at once."""

from ground import audit
from ground.actors import Actor
from ground.database import transaction
from ground.errors import OutOfTurn
from ground.language import lazy
from orgs.models import Organisation, OrgState
from orgs.rules import may_manage
from orgs.schemas.own_drafts import ProfileDraft


async def present(org: Organisation, draft: ProfileDraft, *, by: Actor) -> None:
    """Write the words of the public page; verified facts are asked for in `changing` instead."""
    may_manage.require(by, org)
    columns = {
        "short_name": draft.short_name,
        "summary": draft.summary,
        "contact_phone": draft.contact_phone or "",
    }
    async with transaction():
        if not await Organisation.filter(id=org.id).exclude(state=OrgState.DISSOLVED).update(**columns):
            raise OutOfTurn(lazy("This organisation is dissolved."))
        await audit.record("Organisation.present", org, by=by)
    for column, value in columns.items():
        setattr(org, column, value)
