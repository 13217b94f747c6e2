"""Logs as JSON, one line each: what happened where, and no telephone, name, address or number of anyone."""

import logging
import sys
import time
import traceback
from types import TracebackType
from typing import Final, TextIO

from pythonjsonlogger.json import JsonFormatter

from ground.metrics import CountStatements
from ground.patterns import blanked

FIELDS: Final = "%(asctime)s %(levelname)s %(name)s %(message)s"
MOMENT: Final = "%Y-%m-%dT%H:%M:%SZ"
RENAMED: Final = {"asctime": "at", "levelname": "level", "name": "logger"}
Trouble = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Impersonal(JsonFormatter):
    """Write a line without what is personal: numbers are blanked, and of a fault only its kind and its places stay.

    A fault's own message quotes what it stumbled over: a name, a telephone, a row.
    """

    converter = time.gmtime  # type: ignore[assignment]  # logging knows it as a function of a moment

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        return blanked(super().format(record))

    def formatException(self, ei: Trouble) -> str:  # noqa: N802 - logging's name
        """Return where a fault and what led to it happened, innermost first, without their messages."""
        kind, error, _trace = ei
        told: list[str] = []
        while error is not None and kind is not None:
            places = [
                f"{each.filename}:{each.lineno} {each.name}" for each in traceback.extract_tb(error.__traceback__)
            ]
            told.append("\n".join([type(error).__name__, *reversed(places)]))
            error = error.__cause__ or error.__context__
        return "\n\n".join(told)


def formatter() -> Impersonal:
    """Return how a line is written."""
    return Impersonal(FIELDS, datefmt=MOMENT, rename_fields=RENAMED, json_ensure_ascii=False)


def configure(stream: TextIO = sys.stderr) -> None:
    """Let this process log as JSON to a stream, and count the statements that it sends."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    statements = logging.getLogger("tortoise.db_client")
    statements.handlers[:] = [CountStatements()]
    statements.setLevel(logging.DEBUG)
    statements.propagate = False
