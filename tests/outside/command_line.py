"""The console script as whoever runs an installation types it."""

import subprocess

from ground.settings import Settings
from tests.outside.running import ROOT, command_of


def said_by(*words: str, made: Settings) -> tuple[int, str]:
    """Run one command on an installation; return its exit status and what it said."""
    command, environ = command_of(made, *words)
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr
