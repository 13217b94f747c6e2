"""Walls under needs, under places in shifts, and under the keys of staff."""

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
    OneWhere("one_open_key_a_person", "marketplace_staff_key", "person_id", "state IN ('asked', 'given')"),
    Holds(
        "a_second_person_hands_a_key_over",
        "marketplace_staff_key",
        "{new}given_by_id IS NULL OR ({new}given_by_id <> {new}asked_by_id AND {new}given_by_id <> {new}person_id)",
    ),
    OneWhere("one_open_dispatch_a_need", "marketplace_dispatch", "need_id", "state = 'sent'"),
    Holds(
        "a_need_has_one_owner",
        "marketplace_need",
        "({new}state IN ('dispatched', 'accepted', 'scheduled', 'done', 'confirmed', 'closed')"
        " AND {new}organisation_id IS NOT NULL)"
        " OR ({new}state IN ('received', 'needs_facts', 'declined', 'verified', 'published', 'expired')"
        " AND {new}organisation_id IS NULL) OR {new}state = 'withdrawn'",
    ),
    Holds(
        "a_second_person_verifies",
        "marketplace_need",
        "{new}verified_by_id IS NULL"
        " OR ({new}verified_by_id <> {new}recorded_by_id AND {new}verified_by_id <> {new}beneficiary_id)",
    ),
    Holds(
        "what_is_published_was_verified_and_tells_its_risk",
        "marketplace_need",
        "{new}state <> 'published' OR ({new}verified_by_id IS NOT NULL AND {new}risk_text <> ''"
        " AND {new}public_text <> '')",
    ),
    Holds(
        "who_said_done_does_not_confirm",
        "marketplace_need",
        "{new}confirmed_by_id IS NULL OR {new}done_by_id IS NULL OR {new}confirmed_by_id <> {new}done_by_id",
    ),
    Holds("a_need_ends_after_it_begins", "marketplace_need", "{new}wanted_until >= {new}wanted_from"),
    Holds("a_shift_ends_after_it_starts", "marketplace_shift", "{new}ends_at > {new}starts_at"),
)
