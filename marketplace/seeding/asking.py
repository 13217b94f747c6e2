"""Asking: residents' needs through the year, each brought by everyone's hands to the state it is in today."""

from collections.abc import Iterator
from dataclasses import dataclass

from marketplace.models import NeedState
from marketplace.seeding.stage import Stage
from marketplace.seeding.texts import NeedText, needs

RISKY = 2
"""From this level on somebody comes only with an activity that is insured."""


@dataclass(frozen=True)
class Story:
    """One need: where it is to end, how many days ago it was written down, and what happened on the way."""

    ends: NeedState
    days: int
    turn: str = ""
    """"timed_out", "sent_back", "not_done", "reopened", "as_activity", "trouble"; empty: all went well."""


S = NeedState
FIXED = (
    Story(S.RECEIVED, 1),
    Story(S.NEEDS_FACTS, 4),
    Story(S.DECLINED, 24),
    Story(S.VERIFIED, 2),
    Story(S.PUBLISHED, 5),
    Story(S.DISPATCHED, 3),
    Story(S.ACCEPTED, 5),
    Story(S.SCHEDULED, 8),
    Story(S.DONE, 11),
    Story(S.CONFIRMED, 12),
    Story(S.CLOSED, 40),
    Story(S.WITHDRAWN, 15),
    Story(S.EXPIRED, 48),
)
"""One of each state, whatever the scale."""
MORE = (
    Story(S.RECEIVED, 1),
    Story(S.PUBLISHED, 6),
    Story(S.SCHEDULED, 9, "as_activity"),
    Story(S.VERIFIED, 9, "timed_out"),
    Story(S.DISPATCHED, 3),
    Story(S.ACCEPTED, 14, "not_done"),
    Story(S.RECEIVED, 2),
    Story(S.DONE, 12),
    Story(S.VERIFIED, 7, "sent_back"),
    Story(S.CONFIRMED, 14),
    Story(S.PUBLISHED, 4),
    Story(S.CLOSED, 33, "trouble"),
    Story(S.VERIFIED, 20, "reopened"),
    Story(S.NEEDS_FACTS, 5),
    Story(S.SCHEDULED, 7),
    Story(S.WITHDRAWN, 10),
    Story(S.DECLINED, 61),
    Story(S.PUBLISHED, 8),
    Story(S.ACCEPTED, 5),
    Story(S.EXPIRED, 80),
    Story(S.DONE, 10),
    Story(S.RECEIVED, 1),
    Story(S.SCHEDULED, 6),
    *(Story(S.CLOSED, 45 + 12 * number) for number in range(20)),
)


@dataclass(frozen=True)
class Asked:
    """A story with the words of what is asked for."""

    number: int
    story: Story
    text: NeedText


def stories(stage: Stage) -> Iterator[Asked]:
    """Give each story of this scale words that fit it, another's each time."""
    told = [*FIXED, *MORE[: stage.some(len(MORE)) if stage.scale < 1 else len(MORE)]]
    texts = list(needs())
    for number, story in enumerate(told):
        wanted = [text for text in texts if _fits(text, story)] or [text for text in needs() if _fits(text, story)]
        text = wanted[0]
        if text in texts:
            texts.remove(text)
        yield Asked(number, story, text)
        if not texts:
            texts = list(needs())


def _fits(text: NeedText, story: Story) -> bool:
    """Whether somebody can come for it as the story tells."""
    if story.turn == "as_activity":
        return text.risk >= RISKY
    visited = story.ends in (S.SCHEDULED, S.DONE, S.CONFIRMED, S.CLOSED) or story.turn in ("not_done", "reopened")
    return not visited or text.risk < RISKY
