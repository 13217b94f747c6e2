"""Walls under the purchase of services."""

from ground.walls import AppendOnly, Holds, OneWhere, Wall, WrittenOnce

WALLS: tuple[Wall, ...] = (
    Holds(
        "a_budget_line_holds",
        "procurement_budget_line",
        "{new}spent_fen >= 0 AND {new}spent_fen <= {new}committed_fen AND {new}committed_fen <= {new}allocated_fen",
    ),
    Holds(
        "four_eyes_on_a_tender",
        "procurement_tender",
        "{new}approved_by_id IS NULL"
        " OR ({new}approved_by_id <> {new}written_by_id AND {new}approved_by_id <> {new}submitted_by_id)",
    ),
    AppendOnly("procurement_tender_version"),
    WrittenOnce("procurement_question", ("tender_id", "asked_by_id", "words", "asked_at")),
    OneWhere("one_live_envelope_a_supplier", "procurement_envelope", "tender_id, supplier_id",
             "state NOT IN ('superseded', 'withdrawn')"),
    WrittenOnce("procurement_envelope", ("tender_id", "supplier_id", "stored_as", "sha256", "header", "received_at")),
    AppendOnly("procurement_bid"),
    OneWhere("one_active_award_a_tender", "procurement_award", "tender_id", "state = 'active'"),
    Holds(
        "another_publishes_a_tender",
        "procurement_tender",
        "{new}published_by_id IS NULL"
        " OR ({new}published_by_id <> {new}written_by_id AND {new}published_by_id <> {new}submitted_by_id)",
    ),
    Holds(
        "four_eyes_on_an_amendment",
        "procurement_amendment",
        "{new}approved_by_id IS NULL OR {new}approved_by_id <> {new}written_by_id",
    ),
    OneWhere("one_waiting_amendment_a_tender", "procurement_amendment", "tender_id", "state = 'waiting'"),
    Holds(
        "four_eyes_on_an_intention",
        "procurement_intention",
        "{new}published_by_id IS NULL OR {new}published_by_id <> {new}written_by_id",
    ),
    AppendOnly("procurement_share"),
    AppendOnly("procurement_score"),
    AppendOnly("procurement_standing"),
    WrittenOnce("procurement_committee", ("tender_id", "size", "seed", "pool", "drawn_by_id", "drawn_at")),
    Holds("who_sits_on_a_committee_has_declared", "procurement_seat",
          "{new}state <> 'sitting' OR {new}declared_at IS NOT NULL"),
    Holds("points_are_not_negative", "procurement_score", "{new}hundredths >= 0"),
    OneWhere("one_contract_a_project", "procurement_contract", "project_id", "project_id IS NOT NULL"),
    OneWhere("one_contract_an_award", "procurement_contract", "award_id",
             "state IN ('draft', 'offered', 'agreed', 'signed', 'completed')"),
    Holds("two_people_sign_a_contract", "procurement_contract",
          "{new}signed_by_id IS NULL OR ({new}agreed_by_id IS NOT NULL AND {new}signed_by_id <> {new}agreed_by_id)"),
    Holds("a_contract_ends_after_it_starts", "procurement_contract", "{new}ends_on >= {new}starts_on"),
    AppendOnly("procurement_contract_version"),
    Holds("nothing_below_zero_is_due", "procurement_milestone", "{new}payable_fen >= 0"),
    AppendOnly("procurement_acceptance_signature"),
    Holds("who_signed_the_contract_does_not_accept", "procurement_acceptance_signature",
          "{new}written_by_id <> {new}contract_signed_by_id"),
    OneWhere("one_signature_an_officer", "procurement_acceptance_signature", "acceptance_id, written_by_id",
             "kind = 'officer'"),
    WrittenOnce("procurement_recipient_opinion", ("acceptance_id", "seq", "number"),
                filled_once=("opinion", "asked_by_id", "asked_at"), stays=True),
    OneWhere("one_claim_a_part", "procurement_payment_claim", "milestone_id",
             "state IN ('submitted', 'checked', 'approved', 'instructed', 'settled', 'returned')"),
    Holds("four_eyes_on_a_payment", "procurement_payment_claim",
          "{new}approved_by_id IS NULL OR ({new}approved_by_id <> {new}requested_by_id"
          " AND {new}approved_by_id <> {new}checked_by_id)"),
    WrittenOnce("procurement_payment_claim", ("milestone_id", "amount_fen"),
                filled_once=("approved_by_id", "treasury_ref", "voucher_no"), stays=True),
    AppendOnly("procurement_journal_entry"),
    AppendOnly("procurement_journal_line"),
)  # fmt: skip
