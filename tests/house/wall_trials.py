"""What each wall is tried with: values that it refuses, and values that it lets in."""

import datetime as dt

from tests.house.filling import NEWER, NOON, Values

BEFORE = NOON - dt.timedelta(days=9)
BREAKS: dict[str, Values] = {
    "a_second_person_adopts_a_value": {"state": "adopted", "proposed_by_id": 2, "decided_by_id": 2},
    "a_place_is_not_its_own_parent": {"parent_id": NEWER},
    "a_place_ends_after_it_begins": {"valid_to": dt.date(2020, 1, 1)},
    "a_mandate_has_one_agent": {"agent_place_id": 1},
    "a_grant_is_over_a_place_or_an_organisation": {"place_id": 1, "org_id": 1},
    "a_grant_ends_after_it_begins": {"until_on": dt.date(2020, 1, 1)},
    "a_hosted_group_has_no_uscc": {"kind": "filed_group", "uscc": "1"},
    "a_registered_body_has_its_uscc": {"kind": "foundation", "uscc": None},
    "four_eyes_on_a_filing": {"decided_by_id": 1, "applicant_id": 1, "submitted_by_id": 2, "reviewed_by_id": 3},
    "four_eyes_on_a_change": {"decided_by_id": 1, "asked_by_id": 1},
    "four_eyes_on_a_renewal": {"answered_by_id": 1, "brought_by_id": 1},
    "a_project_ends_after_it_starts": {"ends_on": dt.date(2020, 1, 1)},
    "recorder_confirmer_person_are_three": {"confirmer_id": 2},
    "a_second_word_is_anothers": {"second_id": 3},
    "nobody_records_their_own_time": {"recorder_id": 1},
    "who_leads_does_not_confirm": {"led_by_id": 3, "confirmer_id": 3},
    "a_claim_ends_after_it_starts": {"ends_at": BEFORE},
    "a_claim_fits_a_day": {"minutes": 1441},
    "a_reversal_alone_takes_away": {"minutes": -60},
    "minutes_fit_a_day": {"minutes": 1441},
    "a_merger_is_of_two_records": {"kept_id": 1, "other_id": 1},
    "a_second_officer_merges": {"proposed_by_id": 2, "merged_by_id": 2},
    "nobody_is_their_own_guardian": {"child_id": 1, "guardian_id": 1},
    "four_eyes_on_a_list": {"decided_by_id": 1, "person_id": 1},
    "a_second_person_hands_a_key_over": {"asked_by_id": 2, "given_by_id": 2},
    "never_more_than_there_are_places": {"taken": 10},
    "a_line_is_not_negative": {"waiting": -1},
    "a_need_has_one_owner": {"state": "accepted", "organisation_id": None},
    "a_second_person_verifies": {"recorded_by_id": 1, "verified_by_id": 1},
    "what_is_published_was_verified_and_tells_its_risk": {"state": "published", "verified_by_id": None},
    "who_said_done_does_not_confirm": {"done_by_id": 2, "confirmed_by_id": 2},
    "a_need_ends_after_it_begins": {"wanted_until": BEFORE},
    "a_shift_ends_after_it_starts": {"ends_at": BEFORE},
    "a_budget_line_holds": {"spent_fen": 99},
    "four_eyes_on_a_tender": {"written_by_id": 1, "submitted_by_id": 2, "approved_by_id": 1},
    "another_publishes_a_tender": {"written_by_id": 1, "submitted_by_id": 2, "published_by_id": 2},
    "four_eyes_on_an_intention": {"written_by_id": 1, "published_by_id": 1},
    "four_eyes_on_an_amendment": {"written_by_id": 1, "approved_by_id": 1},
    "who_sits_on_a_committee_has_declared": {"state": "sitting", "declared_at": None},
    "points_are_not_negative": {"hundredths": -1},
    "what_was_accepted_is_not_released": {"kept_at": NOON, "released_at": NOON},
    "two_people_sign_a_contract": {"agreed_by_id": 1, "signed_by_id": 1},
    "a_contract_ends_after_it_starts": {"ends_on": dt.date(2020, 1, 1)},
    "nothing_below_zero_is_due": {"payable_fen": -1},
    "who_signed_the_contract_does_not_accept": {"written_by_id": 2, "contract_signed_by_id": 2},
    "four_eyes_on_a_payment": {"requested_by_id": 3, "checked_by_id": 1, "approved_by_id": 1},
    "four_eyes_on_a_season": {"drafted_by_id": 1, "announced_by_id": 1},
    "a_commendation_has_its_paper": {"basis": "approved_commendation", "document_number": ""},
    "seats_fit_the_basis": {"seats": 2, "most_individuals": 1},
    "two_signatures_call_up": {"first_by_id": 1, "second_by_id": 1},
}
"""For each CHECK, values that make of a row that holds one that does not."""

CLASHES: dict[str, tuple[Values, Values]] = {
    "one_person_an_id_number": ({"id_number_hash": "a", "state": "active"}, {"state": "merged"}),
    "one_city": ({"kind": "city"}, {"valid_to": dt.date(2027, 1, 1)}),
    "one_live_place_a_code": ({"code": "a"}, {"valid_to": dt.date(2027, 1, 1)}),
    "one_open_request_a_list": ({"person_id": 1, "at": "/a", "state": "asked"}, {"state": "refused"}),
    "one_open_notice_a_subject": ({"subject": "a", "state": "open"}, {"state": "clean"}),
    "one_open_objection_a_person_and_name": (
        {"notice_id": 1, "ref": "a", "objector_hash": "a", "state": "received"}, {"state": "upheld"},
    ),
    "one_open_proposal_a_value_and_place": ({"key": "a", "place_id": 1, "state": "proposed"}, {"state": "dropped"}),
    "one_open_proposal_a_value_everywhere": ({"key": "a", "place_id": None, "state": "proposed"}, {"place_id": 1}),
    "one_living_org_a_uscc": ({"uscc": "a", "state": "active"}, {"state": "dissolved"}),
    "one_shetuan_a_representative": (
        {"leader_id": 1, "kind": "registered_shetuan", "state": "active"}, {"kind": "foundation"},
    ),
    "one_org_a_filing_number": ({"filing_no": "a"}, {"filing_no": None}),
    "one_open_change_an_org": ({"organisation_id": 1, "state": "waiting"}, {"state": "accepted"}),
    "a_line_is_reversed_once": ({"reverses_id": 1, "minutes": -60}, {"reverses_id": 2}),
    "one_claim_a_person_and_shift": (
        {"person_id": 1, "shift_ref": "a", "state": "proposed", "corrects_id": None}, {"state": "refused"},
    ),
    "one_open_correction_a_line": ({"corrects_id": 1, "state": "proposed"}, {"state": "refused"}),
    "one_open_suspension_a_volunteer": ({"volunteer_id": 1, "ended_at": None}, {"ended_at": NOON}),
    "one_standing_word_a_guardian_and_child": ({"child_id": 1, "guardian_id": 2, "ended_at": None}, {"ended_at": NOON}),
    "one_waiting_request_a_person_and_issuer": (
        {"person_id": 1, "issuer_id": 1, "state": "waiting"}, {"state": "issued"},
    ),
    "one_merger_gives_a_record_up": ({"other_id": 1, "kept_id": 2, "state": "proposed"}, {"state": "dropped"}),
    "one_live_place_a_person_and_shift": (
        {"person_id": 1, "shift_id": 1, "state": "confirmed"}, {"state": "withdrawn"},
    ),
    "one_open_key_a_person": ({"person_id": 1, "state": "asked"}, {"state": "used"}),
    "one_open_dispatch_a_need": ({"need_id": 1, "state": "sent"}, {"state": "refused"}),
    "one_live_envelope_a_supplier": (
        {"tender_id": 1, "supplier_id": 2, "state": "sealed"}, {"state": "withdrawn"},
    ),
    "one_active_award_a_tender": ({"tender_id": 1, "state": "active"}, {"state": "void"}),
    "one_waiting_amendment_a_tender": ({"tender_id": 1, "state": "waiting"}, {"state": "dropped"}),
    "no_record_is_paid_twice": (
        {"kind": "hours", "reference": 7, "released_at": None}, {"released_at": NOON, "kept_at": None},
    ),
    "one_contract_an_award": ({"award_id": 1, "state": "signed"}, {"award_id": 2}),
    "one_claim_a_part": ({"milestone_id": 1, "state": "submitted"}, {"milestone_id": 2}),
    "one_contract_a_project": ({"project_id": 1}, {"project_id": None}),
    "one_signature_an_officer": (
        {"acceptance_id": 1, "written_by_id": 1, "kind": "officer"}, {"kind": "recipient"},
    ),
    "one_standing_outcome_a_record": ({"kind": "need", "reference": 7, "undone_at": None}, {"undone_at": NOON}),
    "one_season_a_year": ({"year": 2031, "state": "draft"}, {"state": "cancelled"}),
    "one_live_assignment_a_post_and_person": (
        {"post_id": 1, "person_id": 2, "until_on": None}, {"until_on": dt.date(2026, 9, 1)},
    ),
    "one_open_call_up_a_nomination": ({"nomination_id": 1, "second_by_id": None}, {"second_by_id": 9}),
    "one_live_word_an_author": (
        {"nomination_id": 1, "author_id": 2, "withdrawn_at": None}, {"withdrawn_at": NOON},
    ),
    "one_live_letter_a_person": (
        {"nomination_id": 1, "person_id": 2, "withdrawn_at": None}, {"withdrawn_at": NOON},
    ),
    "one_live_opinion_a_person": (
        {"nomination_id": 1, "person_id": 2, "withdrawn_at": None}, {"withdrawn_at": NOON},
    ),
    "one_live_consent_a_level": (
        {"nomination_id": 1, "level": "c1", "withdrawn_at": None}, {"withdrawn_at": NOON},
    ),
}  # fmt: skip
"""For each partial UNIQUE, values that two rows may not share, and values with which the second may stand."""
UNLIKE: dict[str, Values] = {"one_shetuan_a_representative": {"uscc": "b"}}
"""What the second row has to have otherwise for the sake of another wall."""
