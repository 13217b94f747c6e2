"""What purchases carry over when two records of one person become one, and what stays (EDGE-18)."""

from collections.abc import Mapping

STAYS: Mapping[str, str] = {
    "procurement_key_holder.person_id": "a key is bound to who was named for it; named anew for the next opening",
    "procurement_seat.person_id": "experts are staff; only a record without an account is given up",
}
