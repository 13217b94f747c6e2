"""Walls under organisations."""

from ground.walls import Holds, OneWhere, Wall

WALLS: tuple[Wall, ...] = (
    OneWhere("one_living_org_a_uscc", "orgs_organisation", "uscc", "uscc IS NOT NULL AND state <> 'dissolved'"),
    Holds(
        "a_hosted_group_has_no_uscc",
        "orgs_organisation",
        "{new}kind NOT IN ('filed_group', 'agreed_team') OR ({new}uscc IS NULL AND {new}host_id IS NOT NULL)",
    ),
    Holds("a_project_ends_after_it_starts", "orgs_project", "{new}ends_on >= {new}starts_on"),
)
