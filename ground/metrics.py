"""Measures of this process for Prometheus, and one line a request in the log: names of addresses, never who or what.

Each web process tells of itself: with several, a collector asks each by its own port.
"""

import logging
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.types import Scope

log = logging.getLogger("marketplace.requests")

REGISTRY: Final = CollectorRegistry()
MEDIA_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)

_requests = Counter("sanshe_requests", "Requests answered.", ("address", "method", "status"), registry=REGISTRY)
_seconds = Histogram(
    "sanshe_request_seconds", "Seconds until an answer began.", ("address",), buckets=BUCKETS, registry=REGISTRY
)
_statements = Counter("sanshe_statements", "Statements sent to the database.", registry=REGISTRY)
_relay_waiting = Gauge("sanshe_relay_waiting", "Facts that wait to be told.", registry=REGISTRY)
_relay_lag = Gauge("sanshe_relay_lag_seconds", "How long the oldest of them should have been told.", registry=REGISTRY)
_letters = Gauge("sanshe_letters_waiting", "Letters that wait to be sent.", registry=REGISTRY)


def note(scope: Scope, status: int, seconds: float) -> None:
    """Count an answered request under the name of its address; whatever no address took is `none`."""
    address = scope["state"].get("address", "none")
    method = scope["method"] if scope["method"] in ("GET", "POST", "HEAD") else "other"
    _requests.labels(address, method, str(status)).inc()
    _seconds.labels(address).observe(seconds)
    log.info(
        "answered",
        extra={
            "request_id": scope["request_id"],
            "method": method,
            "address": address,
            "status": status,
            "ms": round(seconds * 1000, 1),
        },
    )


class CountStatements(logging.Handler):
    """Count what the database is asked, by the line that Tortoise would log for it; the line itself goes nowhere."""

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - logging's signature
        """Count one; its words hold values and are not looked at."""
        _statements.inc()


def exposition(*, relay_waiting: int, relay_lag_seconds: float, letters_waiting: int) -> bytes:
    """Return everything measured, with what was looked up for this moment, as Prometheus reads it."""
    _relay_waiting.set(relay_waiting)
    _relay_lag.set(relay_lag_seconds)
    _letters.set(letters_waiting)
    return generate_latest(REGISTRY)
