"""What key holders read: which openings they hold a key of, and what they have to do now."""

import datetime as dt

from ground.deferred import Deferred
from ground.language import _
from ground.pages import Page
from ground.tags import Tag
from procurement.keeping_keys import BEFORE_PUBLICATION
from procurement.models import KeyHolder, TenderState
from procurement.tender_words import body_words
from procurement.words import KEY_STATES, KEY_TAGS, KeyState


class KeyLine(Deferred):
    """One key."""

    tender: str
    tender_title: str
    due_at: dt.datetime | None
    body: str
    made_at: dt.datetime | None
    released_at: dt.datetime | None
    may_make: bool
    may_release: bool
    state: KeyState
    state_words: str
    tag: Tag

    @classmethod
    def of(cls, holder: KeyHolder) -> "KeyLine":
        """Say what is to be done with it."""
        tender = holder.tender
        may_make = tender.state in BEFORE_PUBLICATION
        may_release = tender.state == TenderState.OPENING and holder.released_at is None
        state = KeyState.WAITING
        if not holder.public_key:
            state = KeyState.TO_MAKE
        elif may_release:
            state = KeyState.NEEDED
        elif holder.released_at is not None:
            state = KeyState.GIVEN
        return cls(
            tender=tender.public_id,
            tender_title=tender.title,
            due_at=tender.bids_due_at,
            body=body_words(holder.body),
            made_at=holder.made_at,
            released_at=holder.released_at,
            may_make=may_make,
            may_release=may_release,
            state=state,
            state_words=str(KEY_STATES[state]),
            tag=KEY_TAGS[state],
        )


class KeysPage(Page):
    """The keys of one person."""

    template = "procurement/keys.html"
    keys: list[KeyLine]


class HeldKeyPage(Page):
    """One key: made, or given at the opening."""

    template = "procurement/key.html"
    key: KeyLine

    @classmethod
    def of(cls, holder: KeyHolder) -> "HeldKeyPage":
        """Say what is to be done with it."""
        return cls(title=_("Your key for “%(title)s”", title=holder.tender.title), key=KeyLine.of(holder))


class KeyMadePage(Page):
    """A key's code, shown once to its holder."""

    template = "procurement/key_made.html"
    tender: str
    code: str
