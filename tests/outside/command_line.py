"""The console script as whoever runs an installation types it."""

import subprocess
import sys
from pathlib import Path

from tests.outside.running import ROOT


def said_by(*words: str, data: Path) -> tuple[int, str]:
    """Run one command on a data folder; return its exit status and what it said."""
    command = [sys.executable, "-m", "marketplace", *words, "--data", str(data)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr
