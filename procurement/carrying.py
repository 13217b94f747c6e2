"""What the purchase of services carries over when two records of one person become one (EDGE-18)."""

from ground.carrying import Carried
from procurement.models import KeyHolder, TenderHand

CARRIED = (
    Carried(KeyHolder, unless=("tender_id",)),
    Carried(TenderHand, unless=("tender_id",)),
)
