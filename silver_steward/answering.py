"""Answering: what a person wrote on their own pages becomes an act, and what they read after it."""

from ground.actors import Actor
from ground.errors import Mistake, NotFound, Unreadable
from ground.identity import Person
from ground.language import _, lazy
from ground.places import Place, PlaceKind
from silver_steward import consenting, mending, nominating, supporting
from silver_steward.by_hand import AGAIN, require_both, require_independent, unnamed
from silver_steward.models import CertificatePrint, Honour, Level, Nomination, Season, Source
from silver_steward.nominating import Word
from silver_steward.schemas.backing import MendDraft, PictureDraft
from silver_steward.schemas.own import Answer, AnswerDraft, LetterDraft, NameDraft, StoryDraft
from silver_steward.submitting import NEEDED


async def name(season: Season, draft: NameDraft, *, by: Actor) -> str:
    """Name oneself or a neighbour; return what to say. Refuses with Unreadable (422) what is missing."""
    if draft.who == "self":
        require_both(draft.take_part, draft.notice)
        person = await Person.get(id=by.person_id)
        word = Word(source=Source.SELF, words=draft.words)
        await nominating.nominate(season, person, word, by=by, agrees=True)
        return _("Noted. Now someone who knows your service writes a letter.")
    place = await Place.get_or_none(id=draft.community or 0, kind=PlaceKind.COMMUNITY)
    if not draft.name or place is None:
        raise unnamed(draft.name)
    await nominating.nominate_by_name(season, draft.name, place, draft.words, by=by)
    return _("Thank you. The community asks them, and looks who is meant.")


async def write_letter(nomination: Nomination, draft: LetterDraft, *, by: Actor) -> None:
    """Write a letter, once its author says that they are of another household."""
    require_independent(draft.independent)
    await supporting.support(nomination, draft.words, by=by)


async def answer(nomination: Nomination, draft: AnswerDraft, *, by: Actor) -> str:
    """Carry out the nominee's word; return what to say."""
    if draft.answer == Answer.AGREE:
        require_both(draft.take_part, draft.notice)
        await consenting.consent(nomination, NEEDED, by=by)
        return _("Thank you. You take part.")
    if draft.answer == Answer.DECLINE:
        await consenting.decline(nomination, by=by)
        return _("Noted. You take no part.")
    if draft.answer == Answer.WITHDRAW:
        await consenting.withdraw(nomination, by=by)
        return _("You have stepped back.")
    if draft.answer == Answer.LEAVE_NOTICE:
        await consenting.take_back(nomination, Level.NOTICE, by=by)
        return _("Your name is no longer shown with the certificate.")
    await consenting.take_back(nomination, Level.HALL, by=by)
    return _("Your story is out of the hall.")


async def mend(nomination: Nomination, draft: MendDraft, *, by: Actor) -> str:
    """Put right or take back what one wrote; return what to say."""
    if draft.take_back is not None:
        await mending.take_back(nomination, draft.what, by=by)
        return _("You have taken it back.")
    await mending.correct(nomination, draft.what, draft.words, by=by)
    return _("Changed. Whoever decides reads the new words.")


def require_agreed(draft: PictureDraft) -> None:
    """Refuse with Unreadable (422) a picture without the yes of those on it."""
    if draft.agreed is None:
        raise Unreadable(AGAIN, [Mistake("agreed", _("Please ask everyone on the picture first."))])


def require_hall(draft: StoryDraft) -> None:
    """Refuse with Unreadable (422) a story without the yes to its hanging out."""
    if draft.hall is None:
        raise Unreadable(AGAIN, [Mistake("hall", _("Please say that your story may hang there."))])


async def last_print(award: Honour) -> CertificatePrint:
    """Return the print of a certificate that was noted last; there is none before someone printed it (404)."""
    found = await CertificatePrint.filter(award_id=award.id).order_by("-count").first()
    if found is None:
        raise NotFound(lazy("We could not find this certificate."))
    return found
