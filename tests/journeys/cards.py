"""Cards of activities, as a reader tells them apart."""

import re

from ground.language import plural
from tests.outside.browsers import Hand

FREE = (("%(count)s place free", "%(count)s places free"), ("Only %(count)s place left", "Only %(count)s places left"))


def open_first_with_a_place(hand: Hand) -> str:
    """Tap the first card that has a place left; return its title."""
    free = "|".join(re.escape(plural(*each, 2)).replace(re.escape("%(count)s"), r"\d+") for each in FREE)
    card = hand.page.locator(".card-dated", has_text=re.compile(free)).first
    title = card.locator(".card-title").inner_text()
    hand.tap(title, within=card)
    return title
