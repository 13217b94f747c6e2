"""What the purchase of services carries over when two records of one person become one (EDGE-18)."""

from collections.abc import Mapping

from ground.carrying import Carried
from procurement.models import KeyHolder, TenderHand

CARRIED = (
    Carried(KeyHolder, unless=("tender_id",)),
    Carried(TenderHand, unless=("tender_id",)),
)
STAYS: Mapping[str, str] = {
    "procurement_seat.person_id": "experts are staff; only a record without an account is given up",
}
