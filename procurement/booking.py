"""Booking: the double-entry ledger of contracts; each thing is booked once, and a mistake by another entry (law 8)."""

from collections.abc import Mapping

from ground import clock
from ground.actors import Actor
from ground.database import IntegrityError, ask, work
from ground.errors import Taken
from ground.language import lazy
from procurement.models import Account, Contract, JournalEntry, JournalLine, Milestone, PaymentClaim


async def commit(contract: Contract, *, by: Actor) -> JournalEntry:
    """Book that a contract's sum is promised."""
    amount = contract.amount_fen
    lines = {Account.BUDGET_AVAILABLE: -amount, Account.BUDGET_COMMITMENT: amount}
    return await book(contract.id, f"contract:{contract.id}:sign", lines, by=by)


async def owe(milestone: Milestone, payable_fen: int, *, by: Actor) -> JournalEntry | None:
    """Book that what was accepted is due."""
    if not payable_fen:
        return None
    lines = {Account.BUDGET_COMMITMENT: -payable_fen, Account.PAYABLE: payable_fen}
    return await book(milestone.contract_id, f"milestone:{milestone.id}:accept", lines, by=by)


async def pay(claim: PaymentClaim, contract_id: int, *, by: Actor) -> JournalEntry:
    """Book that the treasury paid a claim."""
    lines = {Account.PAYABLE: -claim.amount_fen, Account.TREASURY_CLEARING: claim.amount_fen}
    return await book(contract_id, f"claim:{claim.id}:settle", lines, by=by)


async def book(
    contract_id: int, key: str, lines: Mapping[Account, int], *, by: Actor, words: str = "", reverses: int | None = None
) -> JournalEntry:
    """Write an entry in the open act. Refuses a key that was booked (Taken); lines that do not balance are a fault."""
    work()
    if sum(lines.values()) or not any(lines.values()):
        message = f"the lines of {key} do not balance"
        raise ValueError(message)
    try:
        entry = await JournalEntry.create(
            key=key, contract_id=contract_id, reverses_id=reverses, words=words, booked_by_id=by.person_id,
            booked_at=clock.now(),
        )  # fmt: skip
    except IntegrityError as error:
        raise Taken(lazy("This is booked already.")) from error
    await JournalLine.bulk_create(
        JournalLine(entry_id=entry.id, account=account, amount_fen=amount) for account, amount in lines.items()
    )
    return entry


async def reverse(entry: JournalEntry, words: str, *, by: Actor) -> JournalEntry:
    """Take an entry back by one of the same lines the other way round; once, by its key."""
    lines = {Account(each.account): -each.amount_fen for each in await JournalLine.filter(entry_id=entry.id)}
    return await book(entry.contract_id, f"{entry.key}:reversed", lines, by=by, words=words, reverses=entry.id)


async def balances(contract_id: int) -> dict[Account, int]:
    """Return what stands on each account of a contract."""
    rows = await ask(
        "SELECT line.account, SUM(line.amount_fen) AS fen FROM procurement_journal_line line"
        " JOIN procurement_journal_entry entry ON entry.id = line.entry_id WHERE entry.contract_id = ?"
        " GROUP BY line.account",
        contract_id,
    )
    return {Account(row["account"]): int(row["fen"]) for row in rows}


PROOFS: Mapping[str, str] = {
    "entries that do not sum to nothing": (
        "SELECT entry.key AS name FROM procurement_journal_entry entry"
        " LEFT JOIN procurement_journal_line line ON line.entry_id = entry.id"
        " GROUP BY entry.id, entry.key HAVING COALESCE(SUM(line.amount_fen), 0) <> 0 OR COUNT(line.id) < 2"
    ),
    "settled claims without their entry": (
        "SELECT claim.public_id AS name FROM procurement_payment_claim claim WHERE claim.state = 'settled'"
        " AND NOT EXISTS (SELECT 1 FROM procurement_journal_entry entry"
        " JOIN procurement_journal_line line ON line.entry_id = entry.id AND line.account = 'treasury_clearing'"
        " WHERE entry.key = 'claim:' || claim.id || ':settle' AND line.amount_fen = claim.amount_fen)"
    ),
    "contracts of which more was paid than was due": (
        "SELECT entry.contract_id AS name FROM procurement_journal_line line"
        " JOIN procurement_journal_entry entry ON entry.id = line.entry_id"
        " WHERE line.account = 'payable' GROUP BY entry.contract_id HAVING SUM(line.amount_fen) < 0"
    ),
    "contracts of which more is due than was agreed": (
        "SELECT entry.contract_id AS name FROM procurement_journal_line line"
        " JOIN procurement_journal_entry entry ON entry.id = line.entry_id"
        " WHERE line.account = 'budget_commitment' GROUP BY entry.contract_id HAVING SUM(line.amount_fen) < 0"
    ),
}
"""What would be wrong with the ledger, and the question that finds it."""


async def found_wrong() -> list[str]:
    """Prove the ledger: return what is wrong, nothing where all holds."""
    return [f"{what}: {row['name']}" for what, question in PROOFS.items() for row in await ask(question)]
