"""Walls under the choice of silver stewards: what is promised to people stands here and not on a program's care."""

from ground.walls import AppendOnly, Holds, OneWhere, Wall, WrittenOnce

WALLS: tuple[Wall, ...] = (
    OneWhere("one_season_a_year", "silver_steward_season", "year", "state <> 'cancelled'"),
    Holds("four_eyes_on_a_season", "silver_steward_season",
          "{new}announced_by_id IS NULL OR {new}announced_by_id <> {new}drafted_by_id"),
    Holds("a_commendation_has_its_paper", "silver_steward_season",
          "{new}basis <> 'approved_commendation' OR {new}document_number <> ''"),
    Holds("seats_fit_the_basis", "silver_steward_season",
          "{new}seats > 0 AND {new}seats <= {new}most_individuals AND {new}last_number <= {new}seats"),
    AppendOnly("silver_steward_rules"),
    AppendOnly("silver_steward_quota"),
    OneWhere("one_live_assignment_a_post_and_person", "silver_steward_post_assignment", "post_id, person_id",
             "until_on IS NULL"),
    AppendOnly("silver_steward_nomination_word"),
    AppendOnly("silver_steward_support_letter"),
    OneWhere("one_live_consent_a_level", "silver_steward_consent", "nomination_id, level", "withdrawn_at IS NULL"),
    WrittenOnce("silver_steward_consent", ("nomination_id", "level", "method", "wording", "given_by_id", "given_at")),
    WrittenOnce("silver_steward_suggestion", ("season_id", "place_id", "name", "words", "made_at")),
    AppendOnly("silver_steward_snapshot"),
    AppendOnly("silver_steward_fact_word"),
    OneWhere("one_open_call_up_a_nomination", "silver_steward_call_up", "nomination_id", "second_by_id IS NULL"),
    Holds("two_signatures_call_up", "silver_steward_call_up",
          "{new}second_by_id IS NULL OR {new}second_by_id <> {new}first_by_id"),
    WrittenOnce("silver_steward_call_up", ("nomination_id", "because", "first_by_id", "first_at")),
    AppendOnly("silver_steward_honour"),
    AppendOnly("silver_steward_certificate_print"),
)  # fmt: skip
