"""Walls under volunteers and the ledger of hours."""

from ground.walls import AppendOnly, Holds, OneWhere, Wall

WALLS: tuple[Wall, ...] = (
    AppendOnly("volunteers_hour_entry"),
    AppendOnly("volunteers_hour_head", passes_repeats=True),
    AppendOnly("volunteers_certificate_line"),
    AppendOnly("volunteers_hour_dispute_word"),
    OneWhere("a_line_is_reversed_once", "volunteers_hour_entry", "reverses_id", "reverses_id IS NOT NULL"),
    OneWhere(
        "one_claim_a_person_and_shift",
        "volunteers_hour_claim",
        "person_id, shift_ref",
        "corrects_id IS NULL AND state NOT IN ('refused', 'reversed')",
    ),
    OneWhere(
        "one_open_correction_a_line",
        "volunteers_hour_claim",
        "corrects_id",
        "corrects_id IS NOT NULL AND state IN ('proposed', 'held')",
    ),
    Holds(
        "recorder_confirmer_person_are_three",
        "volunteers_hour_entry",
        "{new}recorder_id <> {new}confirmer_id AND {new}recorder_id <> {new}person_id"
        " AND {new}confirmer_id <> {new}person_id AND {new}entered_by_id <> {new}person_id",
    ),
    Holds(
        "a_second_word_is_anothers",
        "volunteers_hour_entry",
        "{new}second_id IS NULL OR ({new}second_id <> {new}recorder_id AND {new}second_id <> {new}confirmer_id"
        " AND {new}second_id <> {new}person_id)",
    ),
    Holds("nobody_records_their_own_time", "volunteers_hour_claim", "{new}recorder_id <> {new}person_id"),
    Holds(
        "who_leads_does_not_confirm",
        "volunteers_hour_claim",
        "{new}led_by_id IS NULL OR (({new}confirmer_id IS NULL OR {new}confirmer_id <> {new}led_by_id)"
        " AND ({new}second_id IS NULL OR {new}second_id <> {new}led_by_id))",
    ),
    Holds("a_claim_ends_after_it_starts", "volunteers_hour_claim", "{new}ends_at > {new}starts_at"),
    Holds("a_claim_fits_a_day", "volunteers_hour_claim", "{new}minutes BETWEEN 1 AND 1440"),
    Holds(
        "a_reversal_alone_takes_away",
        "volunteers_hour_entry",
        "({new}reverses_id IS NULL AND {new}minutes > 0) OR ({new}reverses_id IS NOT NULL AND {new}minutes < 0)",
    ),
    Holds("minutes_fit_a_day", "volunteers_hour_entry", "{new}minutes BETWEEN -1440 AND 1440"),
    OneWhere(
        "one_standing_word_a_guardian_and_child", "volunteers_guardianship", "child_id, guardian_id", "ended_at IS NULL"
    ),
    Holds("nobody_is_their_own_guardian", "volunteers_guardianship", "{new}child_id <> {new}guardian_id"),
    OneWhere("one_open_suspension_a_volunteer", "volunteers_suspension", "volunteer_id", "ended_at IS NULL"),
    OneWhere(
        "one_waiting_request_a_person_and_issuer",
        "volunteers_certificate_request",
        "person_id, issuer_id",
        "state = 'waiting'",
    ),
    OneWhere(
        "one_merger_gives_a_record_up",
        "volunteers_merger",
        "other_id",
        "state IN ('proposed', 'merged', 'contested')",
    ),
    Holds("a_merger_is_of_two_records", "volunteers_merger", "{new}kept_id <> {new}other_id"),
    Holds(
        "a_second_officer_merges",
        "volunteers_merger",
        "{new}merged_by_id IS NULL OR ({new}merged_by_id <> {new}proposed_by_id"
        " AND {new}merged_by_id <> {new}kept_id AND {new}merged_by_id <> {new}other_id)",
    ),
)
