"""Strict mode: what would have been skipped has failed, so that no suite can go missing without a word."""

import os
from collections.abc import Generator
from typing import Final

import pytest

STRICT: Final = bool(os.environ.get("TEST_STRICT"))
EXCUSE: Final = "needs ../shared"  # design material that lies beside some checkouts and not in the repository


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a skipped test. One that is expected to fail is no skipped one, though pytest counts it so."""
    report = yield
    if not hasattr(report, "wasxfail"):
        fail_if_skipped(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Fail a module that skips itself as a whole."""
    report = yield
    fail_if_skipped(report)
    return report


def fail_if_skipped(report: pytest.TestReport | pytest.CollectReport) -> None:
    """In strict mode, make a skip into a failure that tells its reason, unless the reason is the one excuse."""
    if not STRICT or report.outcome != "skipped" or not isinstance(report.longrepr, tuple):
        return
    path, line, reason = report.longrepr
    reason = reason.removeprefix("Skipped: ")
    if not reason.startswith(EXCUSE):
        report.outcome = "failed"
        report.longrepr = f"{path}:{line}: skipped, and nothing may be skipped in strict mode: {reason}"
