"""Who of a table is here already: the same body again, one with other facts, or another that stands in its way."""

from ground import privacy
from ground.language import _
from orgs import importing_rows as rows
from orgs import leaders
from orgs.importing_rows import Imported, RowRefused
from orgs.models import ActivityArea, Organisation, OrgKind, OrgState


async def same_as(wanted: Imported) -> Organisation | None:
    """Return the body here that this row is of; without a code it is known by its name, kind and place."""
    living = Organisation.exclude(state=OrgState.DISSOLVED)
    if wanted.uscc:
        return await living.filter(uscc=wanted.uscc).first()
    return await living.filter(name=wanted.name, kind=wanted.kind, place_id=wanted.place.id).first()


async def require_same_facts(there: Organisation, wanted: Imported) -> None:
    """Refuse a row whose facts differ from those that stand: a table never changes a body; its page does.

    An empty cell says nothing, so it differs from nothing.
    """
    compared = {
        rows.NAME: (there.name, wanted.name),
        rows.KIND: (there.kind, wanted.kind),
        rows.CATEGORY: (there.category, wanted.category),
        rows.PLACE: (there.place_id, wanted.place.id),
        rows.AREAS: (await _areas_of(there), {each.id for each in wanted.areas}),
        rows.LEADER: (there.leader_name, wanted.leader_name),
        rows.LEADER_PHONE: (await leaders.phone_of(there), _unsealed(wanted.leader_phone_sealed)),
        rows.PHONE: (there.contact_phone, wanted.contact_phone),
        rows.ADDRESS: (there.address, wanted.address),
        rows.SUMMARY: (there.summary, wanted.summary),
        rows.HOST: (there.host_id, wanted.host.id if wanted.host else None),
        rows.FILING_NO: (there.filing_no, wanted.filing_no),
        rows.FOUNDED: (there.founded_on, wanted.founded_on),
    }
    other = [label for label, (stands, comes) in compared.items() if comes and stands != comes]
    if other:
        raise RowRefused(
            _("It is here already with other facts: %(columns)s. Change them on its page.", columns="、".join(other))
        )


async def require_free(wanted: Imported) -> None:
    """Refuse a new body whose filing number another has, or whose leader represents another association (INV-4)."""
    if wanted.filing_no and await Organisation.exists(filing_no=wanted.filing_no):
        raise RowRefused(_("Another body has this code or filing number."))
    if wanted.kind != OrgKind.SHETUAN or not wanted.leader_phone_sealed:
        return
    leader = await leaders.found(wanted.leader_name, wanted.leader_phone_sealed)
    led = await leaders.led_by(leader) if leader else None
    if led is not None:
        raise RowRefused(_("%(name)s is in charge of “%(other)s” already.", name=wanted.leader_name, other=led.name))


async def _areas_of(there: Organisation) -> set[int]:
    areas = await ActivityArea.filter(organisation_id=there.id).values_list("place_id", flat=True)
    return {int(str(each)) for each in areas}


def _unsealed(sealed: str | None) -> str | None:
    return privacy.unseal("leader_phone", sealed) if sealed else None
