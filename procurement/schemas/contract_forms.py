"""On which a contract's days and parts are written."""

import datetime as dt

from ground import clock, policy
from ground.language import _
from ground.pages import Page
from procurement.models import Award, Contract, Milestone

SHARES = (30, 40, 30)
PER_CENT = 100


class ContractFormPage(Page):
    """The days of a contract and its parts, with what is set already."""

    template = "procurement/contract_form.html"
    award: str
    contract: str
    """Its public id where it is written anew."""
    supplier: str
    price_fen: int
    starts_on: dt.date
    ends_on: dt.date | None
    pay_days: int
    parts: list[tuple[str, int, str]]
    """Of each its name, its share in a hundred and its last day."""
    returned_words: str

    @classmethod
    async def of(cls, award: Award, contract: Contract | None = None) -> "ContractFormPage":
        """Offer what the tender says, or what was written; the award comes with its tender and supplier."""
        written = await Milestone.filter(contract_id=contract.id).order_by("seq") if contract else []
        first = contract.starts_on if contract else max(clock.today(), award.tender.service_from or clock.today())
        last = award.tender.service_until
        parts = [(each.title, each.share_bp // PER_CENT, each.due_on.isoformat()) for each in written]
        return cls(
            title=_("Write the contract"),
            award=award.public_id,
            contract=contract.public_id if contract else "",
            supplier=award.supplier.name,
            price_fen=award.price_fen,
            starts_on=first,
            ends_on=last,
            pay_days=contract.pay_days if contract else await policy.value("procurement.pay_days"),
            parts=parts or _begun(last),
            returned_words=contract.returned_words if contract else "",
        )


def _begun(last: dt.date | None) -> list[tuple[str, int, str]]:
    """Return the usual parts to begin with; the last of them ends with the contract."""
    days = ["", "", last.isoformat() if last else ""]
    return [
        (_("Part %(number)s", number=at), share, day)
        for at, (share, day) in enumerate(zip(SHARES, days, strict=True), start=1)
    ]
