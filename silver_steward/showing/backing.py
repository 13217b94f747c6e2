"""What is shown of opinions, pictures, and of what someone wrote for a nominee."""

from ground.actors import Actor
from ground.attachments import Attachment
from ground.errors import NotFound
from ground.identity import Person
from ground.language import _, lazy
from ground.persons import name_shown
from silver_steward.backing import MOST_PICTURES, ON_THE_PICTURE
from silver_steward.mending import Written, may_mend, mine
from silver_steward.models import BEFORE_REVIEW, Nomination, Opinion, Picture
from silver_steward.schemas.backing import MinePage, MineShown, PictureShown, PicturesPage, StewardOpinionPage
from silver_steward.words import MARKS

TITLES = {
    Written.WORD: lazy("Why you named them"),
    Written.LETTER: lazy("Your letter"),
    Written.OPINION: lazy("How you were served"),
}


def opinion_page(nomination: Nomination) -> StewardOpinionPage:
    """Return the question how one was served."""
    return StewardOpinionPage(
        title=_("How did %(name)s help you?", name=nomination.person.name),
        key=nomination.support_key,
        name=nomination.person.name,
        community=nomination.place.name,
        marks=[(each, str(words)) for each, words in MARKS.items()],
        may_write=nomination.state in BEFORE_REVIEW,
    )


async def mine_page(nomination: Nomination, actor: Actor) -> MinePage:
    """Return what the actor wrote for a nominee; NotFound (404) where that is nothing."""
    rows = []
    for what in Written:
        try:
            found = await mine(nomination, what, by=actor)
        except NotFound:
            continue
        said = f"{MARKS[found.mark]}: {found.words}" if isinstance(found, Opinion) else found.words
        rows.append(MineShown(what=what, title=str(TITLES[what]), words=said))
    if not rows:
        raise NotFound(lazy("We could not find this page."))
    return MinePage(
        title=_("What you wrote for %(name)s", name=nomination.person.name),
        key=nomination.support_key,
        name=nomination.person.name,
        season_title=nomination.season.title,
        rows=rows,
        may_mend=may_mend(nomination, nomination.season),
    )


async def pictures_page(nomination: Nomination, person: Person | None = None) -> PicturesPage:
    """Return a nominee's pictures: on their own page, or on a desk's where it lends `person` its hand."""
    found = await Picture.filter(nomination_id=nomination.id, removed_at=None).order_by("id")
    kept = {each.id: each for each in await Attachment.filter(id__in=[each.attachment_id for each in found])}
    return PicturesPage(
        title=_("Pictures of the service"),
        nominee=person.public_id if person else nomination.public_id,
        name=name_shown(person) if person else "",
        by_hand=person is not None,
        pictures=[
            PictureShown(number=each.id, file=kept[each.attachment_id].public_id, words=each.words) for each in found
        ],
        may_add=nomination.state in BEFORE_REVIEW and len(found) < MOST_PICTURES,
        wording=str(ON_THE_PICTURE),
    )
