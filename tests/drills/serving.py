"""The application alone under uvicorn, on a database that is there already: what dies in a drill starts fast again."""

import os
import subprocess
import sys
import time
from pathlib import Path

import httpx

from ground import settings
from tests.outside.running import HERE, free_port

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0


def start(made: settings.Settings) -> tuple[subprocess.Popen[bytes], str]:
    """Start a server and wait until it answers; return its process and its address."""
    port = free_port()
    environ = {**os.environ, "MARKETPLACE_DATA": str(made.data), "MARKETPLACE_DEMO": "1"}
    if made.database_url:
        environ["MARKETPLACE_DATABASE_URL"] = made.database_url
    command = [sys.executable, "-m", "uvicorn", "--factory", "marketplace.app:application", "--port", str(port)]
    with (made.data / "serve.log").open("ab") as log:
        server = subprocess.Popen([*command, "--log-level", "warning"], cwd=ROOT, env=environ, stdout=log, stderr=log)
    url = f"http://127.0.0.1:{port}"
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            if httpx.get(f"{url}/help", timeout=2, verify=HERE).status_code == httpx.codes.OK:
                return server, url
        except httpx.HTTPError:
            time.sleep(0.05)
    server.kill()
    raise AssertionError((made.data / "serve.log").read_text()[-4000:])
