"""Tags: the colours in which a state stands beside its words, and no others (templates/components/tags.html)."""

from typing import Literal

Tag = Literal["plain", "good", "few", "bad", "news"]
"""Said to programs as a closed list; the words beside it tell the state, never the colour alone."""
