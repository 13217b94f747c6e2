"""The only reader of the environment: where things lie and how this installation speaks to the world."""

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent


class Misconfigured(ValueError):  # noqa: N818 - a refusal is an answer, not an error
    """The installation cannot run as it was set up; the sentence says which setting to mend."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How one installation runs. Every field has a default that suits one machine and a data folder."""

    data: Path = field(default_factory=lambda: Path("data"))
    database_url: str | None = None
    """`postgresql://…`; without it, `marketplace.sqlite3` in the data folder."""
    demo: bool = False
    """The demonstration city: invented people, letters readable at /demo/phone."""
    public_url: str = "http://127.0.0.1:8000"
    """What QR codes and letters point to; https here makes cookies secure and sends HSTS."""
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "testserver")
    letter_gateway: str | None = None
    """Where SMS, voice and WeChat letters are posted; without it and outside the demonstration they wait."""
    letter_gateway_key: str | None = None
    metrics_key: str | None = None
    """What a collector on another machine shows as its bearer at /metrics and /healthz; from this one none is asked."""
    ocid_prefix: str = "ocds-000000"
    """Under which tenders are named in open data; Open Contracting gives each publisher one for its asking."""
    relay_inside: bool = True
    """Whether the web process runs the relay itself (one process) or another process does."""
    pool_size: int = 10

    @property
    def secure(self) -> bool:
        """Whether people reach this installation over https."""
        return self.public_url.startswith("https://")

    @property
    def site(self) -> str:
        """Where people reach this installation, for a path to be put behind it."""
        return self.public_url.rstrip("/")

    @property
    def sqlite_file(self) -> Path:
        """The embedded database."""
        return self.data / "marketplace.sqlite3"

    @property
    def keys(self) -> Path:
        """The folder of secret keys; back it up apart from the database."""
        return self.data / "keys"

    @property
    def attachments(self) -> Path:
        """The folder of stored files."""
        return self.data / "attachments"


def from_environment(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read `MARKETPLACE_*`; README lists them. Unknown names are ignored, so that other tools may add theirs.

    An empty value is none. Refuses with Misconfigured a value that is none of those a variable may have.
    """
    told = {name: environ.get(f"MARKETPLACE_{name}", "").strip() for name in VARIABLES}
    given = {
        name: told[name.upper()]
        for name in ("database_url", "public_url", "letter_gateway", "letter_gateway_key", "metrics_key", "ocid_prefix")
        if told[name.upper()]
    }
    public_host = given.get("public_url", "http://127.0.0.1").split("://")[-1].split("/")[0].split(":")[0]
    hosts = tuple(filter(None, (each.strip() for each in told["HOSTS"].split(","))))
    relay, pool = told["RELAY"].lower() or "inside", told["POOL_SIZE"] or "10"
    if relay not in RELAYS:
        message = f"MARKETPLACE_RELAY has to be inside or outside; it is {told['RELAY']}."
        raise Misconfigured(message)
    if not (pool.isdecimal() and int(pool)):
        message = f"MARKETPLACE_POOL_SIZE has to be a number from 1; it is {pool}."
        raise Misconfigured(message)
    return Settings(
        data=Path(told["DATA"] or "data"),
        demo=told["DEMO"] == "1",
        hosts=(*Settings.hosts, public_host, *hosts),
        relay_inside=relay == "inside",
        pool_size=int(pool),
        **given,
    )


RELAYS = ("inside", "outside")
VARIABLES = (
    "DATA", "DATABASE_URL", "DEMO", "HOSTS", "LETTER_GATEWAY", "LETTER_GATEWAY_KEY", "METRICS_KEY", "OCID_PREFIX",
    "POOL_SIZE", "PUBLIC_URL", "RELAY",
)  # fmt: skip


def hand_down(settings: Settings) -> None:
    """Let the processes that this one starts read the same settings, from whatever folder they run."""
    os.environ |= {
        "MARKETPLACE_DATA": str(settings.data.absolute()),
        "MARKETPLACE_DEMO": "1" if settings.demo else "",
        "MARKETPLACE_PUBLIC_URL": settings.public_url,
    }


@cache
def clock_ahead() -> dt.timedelta:
    """Return how far the clocks of this process run ahead of the machine's, for tests and demonstrations alone.

    `MARKETPLACE_CLOCK_AHEAD` in seconds, or negative. It holds for a process and not for an installation, so that all
    processes of one run agree.
    """
    seconds = os.environ.get("MARKETPLACE_CLOCK_AHEAD", "") or "0"
    try:
        return dt.timedelta(seconds=float(seconds))
    except (ValueError, OverflowError) as wrong:
        message = f"MARKETPLACE_CLOCK_AHEAD has to be a number of seconds; it is {seconds}."
        raise Misconfigured(message) from wrong


_current: list[Settings] = []


def current() -> Settings:
    """Return the settings in force, read from the environment at first need."""
    if not _current:
        _current.append(from_environment())
    return _current[-1]


@contextmanager
def using(settings: Settings) -> Iterator[Settings]:
    """Put other settings in force for the length of a block: the command line and tests."""
    _current.append(settings)
    try:
        yield settings
    finally:
        _current.remove(settings)


def shipped(name: str) -> Path:
    """Find a folder that travels with the product: beside the packages in a checkout, in `marketplace/` installed."""
    beside = CHECKOUT / name
    return beside if beside.is_dir() else CHECKOUT / "marketplace" / name
