"""Walls under organisations."""

from ground.walls import AppendOnly, Holds, OneWhere, Wall, WrittenOnce

WALLS: tuple[Wall, ...] = (
    OneWhere("one_living_org_a_uscc", "orgs_organisation", "uscc", "uscc IS NOT NULL AND state <> 'dissolved'"),
    OneWhere(
        "one_shetuan_a_representative",
        "orgs_organisation",
        "leader_id",
        "leader_id IS NOT NULL AND kind = 'registered_shetuan' AND state <> 'dissolved'",
    ),
    OneWhere("one_org_a_filing_number", "orgs_organisation", "filing_no", "filing_no IS NOT NULL"),
    OneWhere("one_open_change_an_org", "orgs_change", "organisation_id", "state = 'waiting'"),
    Holds(
        "a_hosted_group_has_no_uscc",
        "orgs_organisation",
        "{new}kind NOT IN ('filed_group', 'agreed_team') OR ({new}uscc IS NULL AND {new}host_id IS NOT NULL)",
    ),
    Holds(
        "a_registered_body_has_its_uscc",
        "orgs_organisation",
        "{new}kind NOT IN ('registered_shetuan', 'registered_mfq', 'foundation', 'company') OR {new}uscc IS NOT NULL",
    ),
    Holds(
        "four_eyes_on_a_filing",
        "orgs_filing",
        "{new}decided_by_id IS NULL OR ({new}decided_by_id <> {new}applicant_id"
        " AND {new}decided_by_id <> {new}submitted_by_id AND {new}decided_by_id <> {new}reviewed_by_id)",
    ),
    Holds(
        "four_eyes_on_a_change",
        "orgs_change",
        "{new}decided_by_id IS NULL OR {new}decided_by_id <> {new}asked_by_id",
    ),
    Holds(
        "four_eyes_on_a_renewal",
        "orgs_due",
        "{new}answered_by_id IS NULL OR {new}answered_by_id <> {new}brought_by_id",
    ),
    AppendOnly("orgs_filing_hand", passes_repeats=True),
    AppendOnly("orgs_fact_check"),
    Holds("a_project_ends_after_it_starts", "orgs_project", "{new}ends_on >= {new}starts_on"),
    OneWhere("no_record_is_paid_twice", "orgs_evidence_use", "kind, reference", "released_at IS NULL"),
    WrittenOnce(
        "orgs_evidence_use",
        ("project_id", "kind", "reference", "payer_kind", "payer_reference", "part_reference", "made_by_id", "made_at"),
        filled_once=("kept_at", "lost_at", "released_at"),
        stays=True,
    ),
    Holds("what_was_accepted_is_not_released", "orgs_evidence_use", "{new}kept_at IS NULL OR {new}released_at IS NULL"),
    OneWhere("one_standing_outcome_a_record", "orgs_project_outcome", "kind, reference", "undone_at IS NULL"),
    WrittenOnce(
        "orgs_project_outcome",
        ("project_id", "kind", "reference", "number", "word", "confirmed_at"),
        filled_once=("undone_at",),
        stays=True,
    ),
)
