"""Offering a list: the page that asks what it is for, then the file, or a request to a second officer."""

import datetime as dt
from collections.abc import Awaitable, Callable
from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field, ValidationInfo, field_validator
from starlette.requests import Request
from starlette.responses import Response

from ground import clock, limits, policy
from ground.answers import done, show
from ground.doors import Endpoint
from ground.exports import CSV_TYPE, XLSX_TYPE, csv_of, xlsx_of
from ground.forms import Shape, submitted
from ground.language import _, lazy
from ground.lists.asking import ask
from ground.lists.taking import LIMIT, Listing, Word, take_list, word_on
from ground.pages import Page, prefix

PURPOSES: Final = {
    "report": lazy("For a report"),
    "meeting": lazy("For a meeting"),
    "visits": lazy("To visit or call them"),
    "other": lazy("Something else"),
}
KINDS: Final = {"xlsx": (xlsx_of, XLSX_TYPE), "csv": (csv_of, CSV_TYPE)}
TYPES: Final = (XLSX_TYPE, CSV_TYPE)
"""What a taken list is written as."""


class TakeDraft(Shape):
    """What a list is needed for, and as which file."""

    kind: Literal["xlsx", "csv"] = "xlsx"
    purpose: Literal["report", "meeting", "visits", "other"]
    why: Annotated[str, Field(max_length=60, validate_default=True)] = ""

    @field_validator("why")
    @classmethod
    def _said(cls, why: str, info: ValidationInfo) -> str:
        if info.data.get("purpose") == "other" and len(why) < 2:  # noqa: PLR2004
            raise ValueError(_("Please say for what."))
        return why

    @property
    def words(self) -> str:
        """The purpose as it is written down."""
        return self.why if self.purpose == "other" else str(PURPOSES[self.purpose])


class TakingPage(Page):
    """A list before it leaves: how many it tells of, what it is for, and whether a second officer has to say yes."""

    template: ClassVar[str] = "lists/taking.html"
    of: str
    at: str
    back: str
    rows: int
    rows_on_ones_own: int
    word: Word
    request: str
    """The public id of what was asked of a second officer, or ""."""
    reply: str
    until: dt.datetime | None
    left: int
    """How many lists may still be taken today."""
    purposes: list[tuple[str, str]]
    may_take: bool
    may_ask: bool
    may_take_back: bool


ListingOf = Callable[[Request], Awaitable[tuple[Listing, str]]]
"""Makes a list as its page shows it, and the address of that page in the reader's language."""


def taking(listing_of: ListingOf) -> tuple[Endpoint, Endpoint]:
    """Return the two endpoints by which a list leaves: the page that asks what for, and the one that gives it."""

    async def show_taking(request: Request) -> Response:
        """Ask what the list is for."""
        return await show(request, await _page(request, *await listing_of(request)))

    async def take_away(request: Request) -> Response:
        """Give the list, or ask a second officer for a long one."""
        return await _give(request, *await listing_of(request))

    return show_taking, take_away


async def _give(request: Request, listing: Listing, back: str) -> Response:
    async def again(request: Request) -> Response:
        return await show(request, await _page(request, listing, back))

    draft = await submitted(request, TakeDraft, form=again)
    word, _request = await word_on(listing, by=request.user)
    if word in (Word.NOT_NEEDED, Word.GIVEN):
        write, media_type = KINDS[draft.kind]
        table = await take_list(listing, kind=draft.kind, purpose=draft.words, by=request.user)
        name = f"{listing.name}-{clock.today()}.{draft.kind}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(write(table), media_type=media_type, headers=headers)
    await ask(listing, purpose=draft.words, by=request.user)
    said = _("A second officer has been asked. You find the answer on this page and on your desk.")
    return await done(request, prefix() + listing.at, page=lambda: _page(request, listing, back), said=said)


async def _page(request: Request, listing: Listing, back: str) -> TakingPage:
    word, asked = await word_on(listing, by=request.user)
    left = await limits.left(LIMIT, str(request.user.person_id))
    return TakingPage(
        title=_("Take the list away"),
        of=listing.title,
        at=prefix() + listing.at,
        back=back,
        rows=len(listing.rows),
        rows_on_ones_own=await policy.value("lists.rows_on_ones_own", place=listing.place),
        word=word,
        request=asked.public_id if asked else "",
        reply=asked.reply if asked else "",
        until=asked.ends_at if asked else None,
        left=left,
        purposes=[(name, str(words)) for name, words in PURPOSES.items()],
        may_take=word in (Word.NOT_NEEDED, Word.GIVEN) and left > 0 and bool(listing.rows),
        may_ask=word in (Word.NEEDED, Word.OUTGROWN, Word.REFUSED),
        may_take_back=word == Word.ASKED,
    )
