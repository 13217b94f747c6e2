"""Walls under the ledger of hours."""

from ground.walls import AppendOnly, Holds, OneWhere, Wall

WALLS: tuple[Wall, ...] = (
    AppendOnly("volunteers_hour_entry"),
    OneWhere("a_line_is_reversed_once", "volunteers_hour_entry", "reverses_id", "reverses_id IS NOT NULL"),
    OneWhere("one_claim_a_person_and_shift", "volunteers_hour_claim", "person_id, shift_ref", "state <> 'refused'"),
    Holds(
        "recorder_confirmer_person_are_three",
        "volunteers_hour_entry",
        "{new}recorder_id <> {new}confirmer_id AND {new}recorder_id <> {new}person_id"
        " AND {new}confirmer_id <> {new}person_id",
    ),
    Holds(
        "a_reversal_alone_takes_away",
        "volunteers_hour_entry",
        "({new}reverses_id IS NULL AND {new}minutes > 0) OR ({new}reverses_id IS NOT NULL AND {new}minutes < 0)",
    ),
    OneWhere("one_open_suspension_a_volunteer", "volunteers_suspension", "volunteer_id", "ended_at IS NULL"),
    Holds("minutes_fit_a_day", "volunteers_hour_entry", "{new}minutes BETWEEN -1440 AND 1440"),
)
