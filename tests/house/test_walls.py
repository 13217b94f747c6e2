"""Every wall of the house stands on both databases, and each is shown refusing what it was raised against."""

import datetime as dt
from contextlib import nullcontext
from typing import TypeVar

import pytest

from ground.database import IntegrityError, ask, dialect
from ground.walls import AppendOnly, Holds, OneWhere, Searchable, WrittenOnce
from marketplace import house
from tests.house.filling import NEWER, NOON, Values, as_kept, columns, fill, put

W = TypeVar("W")
pytestmark = pytest.mark.anyio

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
        {"post_id": 1, "person_id": 1, "until_on": None}, {"until_on": dt.date(2026, 9, 1)},
    ),
    "one_open_call_up_a_nomination": ({"nomination_id": 1, "second_by_id": None}, {"second_by_id": 9}),
    "one_live_consent_a_level": (
        {"nomination_id": 1, "level": "c1", "withdrawn_at": None}, {"withdrawn_at": NOON},
    ),
}  # fmt: skip
"""For each partial UNIQUE, values that two rows may not share, and values with which the second may stand."""
UNLIKE: dict[str, Values] = {"one_shetuan_a_representative": {"uscc": "b"}}
"""What the second row has to have otherwise for the sake of another wall."""


@pytest.fixture
async def filled(database: None) -> None:
    await fill()


async def primary_key(table: str) -> str:
    """Return the column that is a table's primary key."""
    if dialect() == "sqlite":
        (row,) = await ask("SELECT name FROM pragma_table_info(?) WHERE pk > 0", table)
    else:
        (row,) = await ask(
            "SELECT attname AS name FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)"
            " WHERE indisprimary AND indrelid = ?::text::regclass",
            table,
        )
    return str(row["name"])


def of(kind: type[W]) -> list[W]:
    """Return the walls of one kind."""
    return [wall for wall in house.walls() if isinstance(wall, kind)]


def test_each_wall_has_its_trial_here() -> None:
    kinds = (AppendOnly, Holds, OneWhere, Searchable, WrittenOnce)
    assert [wall for wall in house.walls() if not isinstance(wall, kinds)] == []
    assert {wall.name for wall in house.walls() if isinstance(wall, Holds)} == set(BREAKS)
    assert {wall.name for wall in house.walls() if isinstance(wall, OneWhere)} == set(CLASHES)


@pytest.mark.parametrize("wall", of(Holds), ids=lambda wall: wall.name)
async def test_a_check_refuses_the_row_it_is_against_and_the_change_to_it(filled: None, wall: Holds) -> None:
    breaking = BREAKS[wall.name]
    with pytest.raises(IntegrityError, match=wall.name):
        await put(wall.table, NEWER, **breaking)

    await put(wall.table, NEWER)
    change = ", ".join(f"{column} = ?" for column in breaking)
    with pytest.raises(Exception, match=f"{wall.name}|append-only|written once"):
        await ask(
            f"UPDATE {wall.table} SET {change} WHERE id = ?",  # noqa: S608
            *(as_kept(value) for value in breaking.values()),
            NEWER,
        )


@pytest.mark.parametrize("wall", of(OneWhere), ids=lambda wall: wall.name)
async def test_of_two_rows_alike_the_second_is_refused_and_let_in_where_the_condition_ends(
    filled: None, wall: OneWhere
) -> None:
    alike, released = CLASHES[wall.name]
    alike = alike | ({"uscc": "a"} if wall.name in UNLIKE else {})
    await put(wall.table, NEWER, **alike)

    second = alike | UNLIKE.get(wall.name, {})
    with pytest.raises(IntegrityError):
        await put(wall.table, NEWER + 1, **second)
    await put(wall.table, NEWER + 1, **second | released)


@pytest.mark.parametrize("wall", of(AppendOnly), ids=lambda wall: wall.table)
async def test_what_is_append_only_is_neither_changed_nor_taken_away(filled: None, wall: AppendOnly) -> None:
    (first, *_others) = [each.name for each in await columns(wall.table)]
    for statement in (
        f"UPDATE {wall.table} SET {first} = {first}",  # noqa: S608
        f"DELETE FROM {wall.table}",  # noqa: S608
    ):
        with pytest.raises(IntegrityError, match="append-only"):
            await ask(statement)


@pytest.mark.parametrize("wall", of(AppendOnly), ids=lambda wall: wall.table)
async def test_what_is_append_only_is_not_replaced_by_another_program(filled: None, wall: AppendOnly) -> None:
    known = ", ".join(f'"{each.name}"' for each in await columns(wall.table))
    kept = await ask(f"SELECT {known} FROM {wall.table} ORDER BY 1")  # noqa: S608
    again = f"INSERT INTO {wall.table} ({known}) SELECT {known} FROM {wall.table}"  # noqa: S608
    statements = [f"TRUNCATE {wall.table} CASCADE"]
    if dialect() == "sqlite":
        statements = [again.replace("INSERT", "INSERT OR REPLACE", 1), again.replace("INSERT", "REPLACE", 1)]
    for statement in statements:
        with (
            nullcontext()
            if wall.passes_repeats and dialect() == "sqlite"
            else pytest.raises(IntegrityError, match="append-only")
        ):
            await ask(statement)
    assert await ask(f"SELECT {known} FROM {wall.table} ORDER BY 1") == kept  # noqa: S608


@pytest.mark.parametrize("wall", of(AppendOnly), ids=lambda wall: wall.table)
async def test_an_upsert_does_not_change_what_is_append_only(filled: None, wall: AppendOnly) -> None:
    known = [each.name for each in await columns(wall.table)]
    kept = await ask(f"SELECT * FROM {wall.table} ORDER BY 1")  # noqa: S608
    listed, key = ", ".join(f'"{name}"' for name in known), await primary_key(wall.table)
    upsert = (
        f"INSERT INTO {wall.table} ({listed}) SELECT {listed} FROM {wall.table} WHERE true"  # noqa: S608
        f" ON CONFLICT ({key}) DO UPDATE SET {known[-1]} = NULL"
    )
    with nullcontext() if wall.passes_repeats and dialect() == "sqlite" else pytest.raises(IntegrityError):
        await ask(upsert)
    assert await ask(f"SELECT * FROM {wall.table} ORDER BY 1") == kept  # noqa: S608


@pytest.mark.parametrize("shared", ["id", "seq", "public_id", "reverses_id"])
async def test_inv_87_a_line_of_hours_is_not_replaced_by_one_that_shares_any_of_its_keys(
    filled: None, shared: str
) -> None:
    if dialect() == "postgres":
        return
    await put("volunteers_hour_entry", NEWER, reverses_id=1, minutes=-60)
    (line,) = await ask("SELECT * FROM volunteers_hour_entry WHERE id = ?", NEWER)
    other = line | {"id": NEWER + 1, "seq": NEWER + 1, "public_id": "other", "reverses_id": 2} | {shared: line[shared]}
    known = ", ".join(f'"{name}"' for name in other)
    with pytest.raises(IntegrityError, match="append-only"):
        await ask(
            f"REPLACE INTO volunteers_hour_entry ({known}) VALUES ({', '.join('?' * len(other))})",  # noqa: S608
            *other.values(),
        )
    assert await ask("SELECT * FROM volunteers_hour_entry WHERE id = ?", NEWER) == [line]


async def test_who_repeats_a_row_that_may_be_repeated_is_not_refused(filled: None) -> None:
    for wall in [each for each in house.walls() if isinstance(each, AppendOnly) and each.passes_repeats]:
        known = ", ".join(f'"{each.name}"' for each in await columns(wall.table))
        await ask(
            f"INSERT INTO {wall.table} ({known}) SELECT {known} FROM {wall.table} WHERE true"  # noqa: S608
            " ON CONFLICT DO NOTHING"
        )
        (row,) = await ask(f"SELECT count(*) AS found FROM {wall.table}")  # noqa: S608
        assert row["found"] == 3


def of_kind(kind: str) -> object:
    """Return another value than the filled one for a column of this kind."""
    if "char" in kind or "text" in kind:
        return "other"
    if "timestamp" in kind:
        return NOON
    return NOON.date() + dt.timedelta(days=9) if kind == "date" else True if "bool" in kind else 2


def plain_other(kind: str) -> object:
    """Return yet another value for a column of this kind."""
    return "yet another" if "char" in kind or "text" in kind else 3


@pytest.mark.parametrize("wall", of(WrittenOnce), ids=lambda wall: wall.table)
async def test_what_is_written_once_is_not_replaced(filled: None, wall: WrittenOnce) -> None:
    if dialect() == "postgres":
        return
    known = ", ".join(f'"{each.name}"' for each in await columns(wall.table))
    with pytest.raises(IntegrityError, match="written once"):
        await ask(f"REPLACE INTO {wall.table} ({known}) SELECT {known} FROM {wall.table}")  # noqa: S608


@pytest.mark.parametrize("wall", of(WrittenOnce), ids=lambda wall: wall.table)
async def test_what_is_written_once_keeps_each_of_its_columns(filled: None, wall: WrittenOnce) -> None:
    known = {each.name: each for each in await columns(wall.table)}
    for column in wall.columns:
        value = of_kind(known[column].kind)
        with pytest.raises(IntegrityError, match=r"written once|a_mandate_has_one_agent"):
            await ask(f"UPDATE {wall.table} SET {column} = ? WHERE id = 1", as_kept(value))  # noqa: S608


@pytest.mark.parametrize("wall", [each for each in of(WrittenOnce) if each.filled_once], ids=lambda wall: wall.table)
async def test_what_is_filled_once_keeps_what_it_was_filled_with(filled: None, wall: WrittenOnce) -> None:
    known = {each.name: each for each in await columns(wall.table)}
    for row, column in enumerate(wall.filled_once, start=1):
        kind = known[column].kind
        await ask(f"UPDATE {wall.table} SET {column} = ? WHERE id = {row}", as_kept(of_kind(kind)))  # noqa: S608
        for other in (
            None,
            as_kept(NOON + dt.timedelta(days=1)) if "timestamp" in kind else as_kept(plain_other(kind)),
        ):
            with pytest.raises(IntegrityError, match="written once"):
                await ask(f"UPDATE {wall.table} SET {column} = ? WHERE id = {row}", other)  # noqa: S608


@pytest.mark.parametrize("wall", [each for each in of(WrittenOnce) if each.stays], ids=lambda wall: wall.table)
async def test_what_stays_is_not_taken_away(filled: None, wall: WrittenOnce) -> None:
    with pytest.raises(IntegrityError, match=r"written once|(?i:foreign key)"):
        await ask(f"DELETE FROM {wall.table} WHERE id = 3")  # noqa: S608


@pytest.mark.parametrize("wall", of(Searchable), ids=lambda wall: wall.table)
async def test_what_is_searchable_has_its_index(filled: None, wall: Searchable) -> None:
    if dialect() == "postgres":
        rows = await ask("SELECT indexdef AS told FROM pg_indexes WHERE tablename = ?", wall.table)
        assert any("gin (found_by)" in row["told"] for row in rows)
    else:
        (row,) = await ask(f"SELECT count(*) AS found FROM {wall.table}_fts")  # noqa: S608
        assert row["found"] == 3
