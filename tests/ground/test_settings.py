"""Settings are read as they were meant, and a database's address is heeded to the last option."""

import datetime as dt
import ssl
from pathlib import Path

import certifi
import pytest

from ground import clock, settings
from ground.database_url import credentials


def test_values_may_be_written_as_people_write_them() -> None:
    read = settings.from_environment(
        {"MARKETPLACE_RELAY": "Inside", "MARKETPLACE_HOSTS": "a.example, b.example ,", "MARKETPLACE_DATA": ""}
    )
    assert read.relay_inside
    assert read.hosts[-2:] == ("a.example", "b.example")
    assert read.data == Path("data")


def test_an_address_keeps_its_names_and_its_security() -> None:
    read = credentials("postgresql://s%40n:p%2Fw@db.example:5433/sanshe?sslmode=verify-full")
    assert read == {
        "host": "db.example", "port": 5433, "user": "s@n", "password": "p/w", "database": "sanshe",
        "ssl": "verify-full",
    }  # fmt: skip
    assert "ssl" not in credentials("postgres://sanshe@/sanshe?host=/run/postgresql")


def test_certificates_of_a_citys_own_are_checked_with_the_name() -> None:
    address = f"postgresql://sanshe@db/sanshe?sslrootcert={certifi.where()}&sslmode="
    for mode, named in (("verify-ca", False), ("verify-full", True)):
        context = credentials(address + mode)["ssl"]
        assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, named)
    for wrong in (address + "require", "postgresql://db/sanshe?sslmode=verify-ca&sslrootcert=/nowhere"):
        with pytest.raises(settings.Misconfigured, match="sslrootcert"):
            credentials(wrong)


def test_a_demonstrations_clock_runs_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARKETPLACE_CLOCK_AHEAD", "86400")
    settings.clock_ahead.cache_clear()
    try:
        assert dt.timedelta(hours=23) < clock.now() - dt.datetime.now(dt.UTC) <= dt.timedelta(days=1)
    finally:
        settings.clock_ahead.cache_clear()
