"""The address of a PostgreSQL server, `postgresql://user:password@host/name?sslmode=…`, read as asyncpg takes it."""

import ssl
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from ground.settings import Misconfigured

SCHEMES = ("postgresql", "postgres")
OPTIONS = ("host", "port", "sslmode", "sslrootcert")
SECURE = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")


def credentials(address: str) -> dict[str, Any]:
    """Return how to connect. Refuses with Misconfigured another database and any option that it would not heed."""
    url = urlsplit(address)
    if url.scheme not in SCHEMES:
        message = "MARKETPLACE_DATABASE_URL has to begin with postgresql://. Without it, SQLite is used."
        raise Misconfigured(message)
    given = {name: values[-1] for name, values in parse_qs(url.query, keep_blank_values=True).items()}
    if unknown := sorted(set(given) - set(OPTIONS)):
        message = (
            f"MARKETPLACE_DATABASE_URL has an option that is not known: {', '.join(unknown)}."
            f" It may have {', '.join(OPTIONS)}."
        )
        raise Misconfigured(message)
    return {
        "host": given.get("host") or url.hostname or "localhost",
        "port": _port(url, given),
        "user": unquote(url.username or "postgres"),
        "password": unquote(url.password) if url.password else None,
        "database": unquote(url.path.lstrip("/")) or "postgres",
        **_secured(given),
    }


def _port(url: SplitResult, given: dict[str, str]) -> int:
    try:
        return int(given.get("port") or url.port or 5432)
    except ValueError as wrong:
        message = "The port in MARKETPLACE_DATABASE_URL has to be a number."
        raise Misconfigured(message) from wrong


def _secured(given: dict[str, str]) -> dict[str, Any]:
    """Return what asyncpg is told of TLS; nothing where nothing was asked for, which leaves it the server's choice."""
    mode, roots = given.get("sslmode"), given.get("sslrootcert")
    if mode is None and roots is None:
        return {}
    if mode not in SECURE:
        message = f"sslmode in MARKETPLACE_DATABASE_URL has to be one of {', '.join(SECURE)}."
        raise Misconfigured(message)
    if roots is None:
        return {"ssl": mode}
    if not mode.startswith("verify-"):
        message = "sslrootcert in MARKETPLACE_DATABASE_URL asks for sslmode verify-ca or verify-full."
        raise Misconfigured(message)
    try:
        context = ssl.create_default_context(cafile=roots)
    except OSError as wrong:
        message = f"The certificates in {roots}, the sslrootcert, could not be read."
        raise Misconfigured(message) from wrong
    context.check_hostname = mode == "verify-full"
    return {"ssl": context}
