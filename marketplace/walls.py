"""Walls under places in shifts."""

from ground.walls import Holds, OneWhere, Wall

WALLS: tuple[Wall, ...] = (
    Holds("never_more_than_there_are_places", "marketplace_slot", "{new}taken BETWEEN 0 AND {new}capacity"),
    Holds("a_line_is_not_negative", "marketplace_slot", "{new}waiting >= 0"),
    OneWhere(
        "one_live_place_a_person_and_shift",
        "marketplace_commitment",
        "person_id, shift_id",
        "state IN ('confirmed', 'waiting', 'offered')",
    ),
    OneWhere("one_open_dispatch_a_need", "marketplace_dispatch", "need_id", "state = 'sent'"),
    Holds("a_shift_ends_after_it_starts", "marketplace_shift", "{new}ends_at > {new}starts_at"),
)
