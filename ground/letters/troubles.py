"""What went wrong with a letter: noted in words that hold nothing of it, read as a sentence with what to do."""

import re
from typing import Final

from ground.language import _, in_a_row, lazy
from ground.letters.models import WAYS, Way

TOO_LATE: Final = "too late"
PAPER_TOO_LATE: Final = "paper comes too late"
NO_WAY: Final = "no way reaches this person"
GONE: Final = "the person is not with us any more"
WAY_DOWN: Final = "this way is down"

SAID: Final = {
    TOO_LATE: lazy("It waited until it said nothing of use."),
    PAPER_TOO_LATE: lazy("Paper would have come too late."),
    NO_WAY: lazy("We have neither a telephone nor a community to bring it."),
    GONE: lazy("The person is not with us any more."),
    WAY_DOWN: lazy("This way did not work just then."),
}
TO_DO: Final = {
    TOO_LATE: lazy("Call if it still matters, or let it rest."),
    PAPER_TOO_LATE: lazy("Please call, or go there today."),
    NO_WAY: lazy("Ask for a telephone or an address, then try again."),
    GONE: lazy("Please let it rest."),
}
_ANSWERED: Final = re.compile(r"answered ([0-9]{3})")
_ERROR: Final = re.compile(r"[A-Z][A-Za-z]*(Error|Timeout|Exception|URL)")


def joined(before: str, way: str, trouble: str) -> str:
    """Return what went wrong, way by way, each trouble once."""
    said = f"{way}: {trouble}"
    return before if before.endswith(said) else f"{before}; {said}".strip("; ")[-300:]


def in_words(noted: str) -> str:
    """Say what went wrong on each way, for a desk; what is in nobody's table is said as it was noted."""
    return in_a_row(_sentence(each) for each in noted.split("; ") if each)


def to_do(noted: str) -> str:
    """Say what helps, by what went wrong last."""
    last = noted.rsplit("; ", 1)[-1].rsplit(": ", 1)[-1]
    return str(TO_DO.get(last, _("Try again later, bring it on paper, or call.")))


def _sentence(piece: str) -> str:
    way, colon, trouble = piece.partition(": ")
    if not colon or way not in set(Way):
        return _plain(piece)
    return _("%(way)s: %(trouble)s", way=WAYS[Way(way)], trouble=_plain(trouble))


def _plain(trouble: str) -> str:
    if answered := _ANSWERED.fullmatch(trouble):
        return _("The operator did not take it (%(number)s).", number=answered[1])
    if _ERROR.fullmatch(trouble):
        return _("The operator could not be reached.")
    return str(SAID.get(trouble, trouble))
