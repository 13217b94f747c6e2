"""Times of day as people type them: 9:30, 09：30 with a full-width colon, or 0930 on a telephone's figures."""

import datetime as dt
import re
from typing import Annotated

from pydantic import BeforeValidator

_TYPED = re.compile(r"\s*([0-2]?[0-9])\s*[:：.点]?\s*([0-5][0-9])\s*")


def tidied(value: object) -> object:
    """Return what was typed as HH:MM where it can be read so; anything else stays, for the shape to refuse."""
    found = _TYPED.fullmatch(value) if isinstance(value, str) else None
    return f"{found[1].zfill(2)}:{found[2]}" if found else value


ClockTime = Annotated[dt.time, BeforeValidator(tidied)]
