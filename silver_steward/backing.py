"""Backing: what stands beside the hours in the evidence: posts, opinions of those served, and pictures (EV4)."""

import datetime as dt
from collections import Counter

from ground import attachments, audit, clock, mandates
from ground.actors import Actor
from ground.attachments import Attachment
from ground.database import transaction
from ground.errors import MayNot, NotFound, OutOfTurn, Taken
from ground.language import lazy
from ground.mandates.models import Scope
from ground.persons import records_of
from ground.uploads import Kind, Upload
from silver_steward import rules, ties
from silver_steward.models import (
    BEFORE_AWARD,
    BEFORE_REVIEW,
    Mark,
    Nomination,
    Opinion,
    Picture,
    PostAssignment,
    Season,
    SupportLetter,
)
from silver_steward.plain_words import masked, require_plain

MOST_PICTURES = 6
PICTURES = (Kind.JPG, Kind.PNG)
ON_THE_PICTURE = lazy("Everyone who can be recognised on this picture agreed that those who decide see it.")


async def opine(nomination: Nomination, mark: Mark, words: str, *, by: Actor) -> Opinion:
    """Say how one was served by a nominee, once, until it was handed in.

    Refuses with MayNot (403) the nominee and their family, with Taken (409) a second one of a person, with OutOfTurn
    (409) once it was handed in. What it tells of telephone, address or health is refused (422).
    """
    author = by.principal_id
    if author is None:
        raise NotFound(lazy("We could not find this page."))
    if by.for_whom is not None:
        await mandates.require(by.for_whom, Scope.NOMINATE, by=by)
    tied = {nomination.person_id, *await ties.kin_of(nomination.person_id)}
    if author in tied or by.person_id in tied:
        raise MayNot(lazy("How someone was served is said by others than the person and their family."))
    require_plain(words, "words")
    async with transaction():
        waits = Nomination.filter(id=nomination.id, state__in=list(BEFORE_REVIEW))
        if not await waits.update(ended_at=None):
            raise OutOfTurn(lazy("Their papers are complete already. Thank you."))
        if await Opinion.exists(nomination_id=nomination.id, person_id=author, withdrawn_at=None):
            raise Taken(lazy("You have said how it was already. Thank you."))
        made = await Opinion.create(
            nomination=nomination, person_id=author, mark=mark, words=words.strip(), written_by_id=by.person_id,
            mandate_id=by.mandate_id, written_at=clock.now(),
        )  # fmt: skip
        await audit.record("Opinion.write", made, by=by, nomination=nomination.id, mark=str(mark))
    return made


async def add_picture(nomination: Nomination, upload: Upload, words: str, *, by: Actor) -> Picture:
    """Put a picture of the service beside the hours, by the nominee or a desk they let do it, until it is handed in.

    Refuses with OutOfTurn (409) what is no picture, and more than six.
    """
    rules.may_answer.require(by, nomination)
    if by.for_whom is not None:
        await mandates.require(by.for_whom, Scope.CONSENT_PUBLICATION, by=by)
    if upload.kind not in PICTURES:
        raise OutOfTurn(lazy("This is no picture. Please send a photo."))
    require_plain(words, "words")
    async with transaction():
        waits = Nomination.filter(id=nomination.id, state__in=list(BEFORE_REVIEW))
        if not await waits.update(ended_at=None):
            raise OutOfTurn(lazy("The papers are complete already: no picture can be added now."))
        if await Picture.filter(nomination_id=nomination.id, removed_at=None).count() >= MOST_PICTURES:
            raise OutOfTurn(lazy("Six pictures are enough. Please take one out first."))
        kept = await attachments.keep(upload, about=nomination, by=by)
        made = await Picture.create(
            nomination=nomination, attachment_id=kept.id, words=words.strip(), wording=str(ON_THE_PICTURE),
            given_by_id=by.person_id, mandate_id=by.mandate_id, given_at=clock.now(),
        )  # fmt: skip
        await audit.record("Picture.add", made, by=by, nomination=nomination.id, sha256=kept.sha256)
    return made


async def take_out(nomination: Nomination, picture_id: int, *, by: Actor) -> None:
    """Take a picture out again, at any time before the honour; what was frozen keeps its seal and not its bytes."""
    rules.may_answer.require(by, nomination)
    async with transaction():
        open_one = Picture.filter(id=picture_id, nomination_id=nomination.id, removed_at=None)
        if not await open_one.update(removed_at=clock.now()):
            raise NotFound(lazy("We could not find this picture."))
        if nomination.state not in BEFORE_AWARD:
            raise OutOfTurn(Nomination.OUT_OF_TURN)
        picture = await Picture.get(id=picture_id)
        await audit.record("Picture.take_out", picture, by=by, nomination=nomination.id)
        await attachments.remove(await Attachment.get(id=picture.attachment_id), by=by)


async def beside_the_hours(nomination: Nomination, season: Season) -> dict[str, object]:
    """Return what a snapshot keeps beside the hours: nobody's name but the author's own words (A5)."""
    opinions = await Opinion.filter(nomination_id=nomination.id, withdrawn_at=None).order_by("id").select_related(
        "person"
    )  # fmt: skip
    marks = Counter(str(each.mark) for each in opinions)
    return {
        "feedback": {"count": len(opinions), "marks": {str(mark): marks[mark] for mark in Mark}},
        "opinions": [[str(each.mark), masked(each.words, each.person)] for each in opinions if each.words],
        "posts": await _posts(nomination.person_id, season),
        "pictures": [[str(kept.public_id), kept.sha256, words] for kept, words in await pictures_of(nomination)],
        "letters": await SupportLetter.filter(nomination_id=nomination.id, withdrawn_at=None).count(),
    }


async def pictures_of(nomination: Nomination) -> list[tuple[Attachment, str]]:
    """Return the pictures that stand beside the hours now, each with what is to be seen."""
    found = await Picture.filter(nomination_id=nomination.id, removed_at=None).order_by("id")
    kept = {each.id: each for each in await Attachment.filter(id__in=[each.attachment_id for each in found])}
    return [(kept[each.attachment_id], each.words) for each in found if each.attachment_id in kept]


async def _posts(person_id: int, season: Season) -> list[list[object]]:
    """Return the posts held in the window, each with its days."""
    end = season.window_until + dt.timedelta(days=1)
    held = PostAssignment.filter(person_id__in=await records_of(person_id)).order_by("id").select_related("post")
    days = [
        (str(each.post.kind), (min(each.until_on or end, end) - max(each.from_on, season.window_from)).days)
        for each in await held
    ]
    return [[kind, count] for kind, count in days if count > 0]
