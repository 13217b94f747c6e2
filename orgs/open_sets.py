"""Organisations as open data: who they are and how they stand, nobody's name or telephone."""

from collections.abc import Sequence

from ground.language import lazy
from ground.open_sets import OpenSet, Row
from orgs.models import Organisation
from orgs.queries.searching import SHOWN

FIELDS = {
    "id": lazy("Its name in addresses here: /orgs/…"),
    "name": lazy("Its name"),
    "kind": lazy("Its kind, by the words of /open/words"),
    "category": lazy("What it does, by the words of /open/words"),
    "state": lazy("How it stands, by the words of /open/words"),
    "credit_code": lazy("Its social credit code, if it has one"),
    "filing_number": lazy("Its filing number, if it has one"),
    "place_code": lazy("The statistical code of the place that answers for it"),
    "place": lazy("That place's name"),
    "verification": lazy("How well it is known, by the words of /open/words"),
    "valid_until": lazy("Until when its papers hold"),
    "founded_on": lazy("When it was founded"),
}


async def rows(offset: int, most: int) -> Sequence[Row]:
    """Return the organisations that a search finds, in the order in which they came."""
    found = Organisation.filter(state__in=SHOWN).order_by("id").offset(offset).limit(most).select_related("place")
    return [
        {
            "id": each.public_id,
            "name": each.name,
            "kind": str(each.kind),
            "category": str(each.category),
            "state": str(each.state),
            "credit_code": each.uscc,
            "filing_number": each.filing_no,
            "place_code": each.place.code,
            "place": each.place.name,
            "verification": str(each.verification),
            "valid_until": each.valid_until,
            "founded_on": each.founded_on,
        }
        for each in await found
    ]


async def count() -> int:
    """Return how many there are."""
    return await Organisation.filter(state__in=SHOWN).count()


OPEN_SETS = (
    OpenSet(
        name="organisations",
        title=lazy("Organisations"),
        about=lazy("The organisations and groups that work here, with their kind and how they stand."),
        renewed=lazy("At once, with each filing, change and renewal."),
        fields=FIELDS,
        rows=rows,
        count=count,
    ),
)
