"""Troubles: which faults pass by themselves, and which a sender made by sending what no column keeps."""

import asyncpg
from tortoise.exceptions import DBConnectionError, TransactionManagementError

AWAY = (
    DBConnectionError,
    TransactionManagementError,  # SQLite: the write lock was not to be had in time
    ConnectionError,
    TimeoutError,
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.OperatorInterventionError,  # the server stops
    asyncpg.InsufficientResourcesError,  # it has no connection, memory or disk to spare
    asyncpg.TransactionRollbackError,  # two acts waited for each other
)
OUT_OF_RANGE = (OverflowError, asyncpg.DataError)


def is_passing(error: BaseException) -> bool:
    """Whether the same request may be answered in a moment: the database is away, or too busy."""
    return any(isinstance(each, AWAY) for each in _causes(error))


def is_theirs(error: BaseException) -> bool:
    """Whether a value that was sent fits into no column, and the shape that took it forgot to say so."""
    return any(isinstance(each, OUT_OF_RANGE) for each in _causes(error))


def _causes(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    each: BaseException | None = error
    while each is not None and each not in found:
        found.append(each)
        each = each.__cause__ or each.__context__
    return found
