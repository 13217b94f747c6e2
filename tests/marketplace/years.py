"""Years for tests: the demonstration built in a database of its own, and a digest of all that it tells."""

import datetime as dt
import hashlib
from collections.abc import Awaitable, Callable

from ground import clock, database, language, settings
from ground.database import ask
from marketplace.seeding import demonstration
from tests.outside.loops import beside

TODAY = dt.date(2026, 11, 22)
NOW = clock.city_moment(TODAY, dt.time(12))
SMALL = 0.1

TOLD = (
    "SELECT name, born_on, phone_tail, home_id FROM ground_person ORDER BY id",
    "SELECT person_id, role, place_id, org_id, from_on FROM ground_grant ORDER BY id",
    "SELECT name, kind, state, verification, uscc, made_at FROM orgs_organisation ORDER BY id",
    "SELECT name, state, version, submitted_at, decided_at FROM orgs_filing ORDER BY id",
    "SELECT title, state, starts_on, ends_on FROM orgs_project ORDER BY id",
    "SELECT title, state, place_id, leader_id, published_at FROM marketplace_activity ORDER BY id",
    "SELECT starts_at, ends_at, state, rolled_at FROM marketplace_shift ORDER BY id",
    "SELECT capacity, taken, waiting FROM marketplace_slot ORDER BY id",
    "SELECT person_id, shift_id, state, way, joined_at FROM marketplace_commitment ORDER BY id",
    "SELECT person_id, minutes, service_on, reverses_id, reason FROM volunteers_hour_entry ORDER BY id",
    "SELECT title, state, beneficiary_id, made_at, due_at FROM marketplace_need ORDER BY id",
    "SELECT state, limits, joined_at FROM volunteers_volunteer ORDER BY id",
    "SELECT purpose, way, state, made_at, person_id FROM ground_letter ORDER BY id",
    "SELECT number, state, ceiling_fen, bids_due_at, published_at, opened_at FROM procurement_tender ORDER BY id",
    "SELECT tender_id, supplier_id, state, received_at FROM procurement_envelope ORDER BY id",
    "SELECT envelope_id, price_fen, small_enterprise, plan FROM procurement_bid ORDER BY id",
    "SELECT committee_id, person_id, state, signed_at FROM procurement_seat ORDER BY committee_id, person_id",
    "SELECT envelope_id, rank, price_hundredths, technical_hundredths FROM procurement_standing ORDER BY id",
    "SELECT supplier_id, number, amount_fen, state, signed_at FROM procurement_contract ORDER BY id",
    "SELECT title, amount_fen, payable_fen, state, accepted_at FROM procurement_milestone ORDER BY id",
    "SELECT quantity, delivered, accepted FROM procurement_milestone_line ORDER BY id",
    "SELECT amount_fen, state, due_on, settled_on, voucher_no FROM procurement_payment_claim ORDER BY id",
    "SELECT key, booked_at FROM procurement_journal_entry ORDER BY id",
    "SELECT entry_id, account, amount_fen FROM procurement_journal_line ORDER BY id",
    "SELECT title, year, state, announced_at, awarded_at FROM silver_steward_season ORDER BY id",
    "SELECT season_id, person_id, state, submitted_at, why FROM silver_steward_nomination ORDER BY id",
    "SELECT nomination_id, stage, verdict, decided_by_id FROM silver_steward_stage_decision ORDER BY id",
    "SELECT number, name, minutes, awarded_at FROM silver_steward_honour ORDER BY id",
    "SELECT verb, who, for_whom FROM ground_audit_entry ORDER BY seq",
)
"""All but public ids, numbers and sealed bytes, which are another's each time: the keys of bids and the lots drawn by
them come from the machine's own chance, as they do for users. In which order a lot put the members is left out."""


def build(made: settings.Settings, number: int, *, scale: float, now: dt.datetime = NOW) -> str:
    """Build a year in an installation as the command line does, and return what it says."""

    async def work() -> str:
        async with database.opened(made):
            language.load(settings.shipped("locale"))
            return await demonstration.build(number, scale=scale)

    with clock.stopped(now):
        return beside(work())


def digest(made: settings.Settings) -> list[str]:
    """Return a digest of each table, in the order of TOLD, so that a difference shows where it is."""

    async def read() -> list[str]:
        async with database.opened(made):
            return [hashlib.sha256(repr(await ask(sql)).encode()).hexdigest() for sql in TOLD]

    return beside(read())


def asked(made: settings.Settings, question: Callable[[], Awaitable[None]], *, now: dt.datetime = NOW) -> None:
    """Ask something of the year in an installation, as of its day."""

    async def ask_it() -> None:
        async with database.opened(made):
            await question()

    with clock.stopped(now):
        beside(ask_it())
