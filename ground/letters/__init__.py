"""Letters: messages to people, rows first, sent by the relay through a gateway, printed where nothing else reaches."""

from ground.letters.models import Letter, LetterState, Way
from ground.letters.writing import write, write_to

__all__ = ["Letter", "LetterState", "Way", "write", "write_to"]
