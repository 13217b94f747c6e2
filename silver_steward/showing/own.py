"""What a person sees of their own nomination and of whom they named."""

from ground import clock
from ground.actors import Actor
from ground.errors import NotFound
from ground.identity import Person
from ground.language import _, hours_text, lazy
from ground.letters.writing import community_of
from ground.places import PlaceKind, live_places
from silver_steward.certificate_paper import wording
from silver_steward.eligibility import Ask, Reason, assess
from silver_steward.facts import judged
from silver_steward.freezing import rules_of
from silver_steward.models import (
    BEFORE_AWARD,
    BEFORE_REVIEW,
    STANDS_BEFORE,
    CertificatePrint,
    HallEntry,
    Honour,
    Level,
    Nomination,
    NominationState,
    NominationWord,
    Season,
    SeasonState,
    SupportLetter,
)
from silver_steward.schemas.own import (
    LetterPage,
    NamedShown,
    NamePage,
    OwnNominationPage,
    OwnShown,
    OwnStewardPage,
    ReasonShown,
    Step,
    WordShown,
)
from silver_steward.seasons import takes_nominations
from silver_steward.submitting import NEEDED, agreed, letters_needed
from silver_steward.words import ASKS, LEVELS, SOURCES, STAGE_WORDS, STATES


async def own_nomination(actor: Actor, public_id: str) -> Nomination:
    """Return one's own nomination; anyone else's is not there (404)."""
    found = await Nomination.get_or_none(public_id=public_id, person_id=actor.person_id).select_related(
        "season", "person", "place"
    )
    if found is None or actor.person_id is None:
        raise NotFound(lazy("We could not find this page."))
    return found


async def own_award(actor: Actor, public_id: str) -> Honour:
    """Return the honour of one's own nomination (others: 404)."""
    nomination = await own_nomination(actor, public_id)
    found = await Honour.get_or_none(nomination_id=nomination.id)
    if found is None:
        raise NotFound(lazy("We could not find this page."))
    return found


async def own_page(actor: Actor) -> OwnStewardPage:
    """Return where one stands and whom one named."""
    own = await Nomination.filter(person_id=actor.person_id).order_by("-id").select_related("season")
    words = await NominationWord.filter(author_id=actor.person_id).order_by("-id").prefetch_related(
        "nomination__person", "nomination__season"
    )  # fmt: skip
    season = next((each for each in await Season.filter(state=SeasonState.NOMINATING) if takes_nominations(each)), None)
    return OwnStewardPage(
        title=_("Silver stewards"),
        own=[
            OwnShown(
                id=each.public_id, season_title=each.season.title, state=str(each.state),
                state_words=str(STATES[each.state]),
            )
            for each in own
        ],
        named=[
            NamedShown(
                name=each.nomination.person.name, season_title=each.nomination.season.title,
                support_key=each.nomination.support_key, needs_letters=each.nomination.state in BEFORE_REVIEW,
            )
            for each in words
            if each.nomination.person_id != actor.person_id
        ],
        season=season.public_id if season else "",
        season_title=season.title if season else "",
    )  # fmt: skip


async def name_page(season: Season, actor: Actor) -> NamePage:
    """Return the question whom one names in a season."""
    person = await Person.get(id=actor.person_id).select_related("home")
    home = await community_of(person)
    frozen = await rules_of(season.id)
    return NamePage(
        title=_("Name a silver steward"),
        season=season.public_id,
        season_title=season.title,
        communities=[(str(each.id), each.name) for each in await live_places(PlaceKind.COMMUNITY)],
        home=str(home.id) if home else "",
        letters_self=frozen["letters_self"],
        letters_others=frozen["letters_others"],
        consents=consents_asked(),
    )


def consents_asked() -> list[tuple[str, str]]:
    """Return what taking part asks the nominee to agree to, by field and words."""
    return list(zip(("take_part", "notice"), (str(LEVELS[each]) for each in NEEDED), strict=True))


def letter_page(nomination: Nomination) -> LetterPage:
    """Return a nominee before someone who may write for them."""
    return LetterPage(
        title=_("A letter for %(name)s", name=nomination.person.name),
        key=nomination.support_key,
        name=nomination.person.name,
        community=nomination.place.name,
        season_title=nomination.season.title,
        may_write=nomination.state in BEFORE_REVIEW,
    )


async def nomination_page(nomination: Nomination) -> OwnNominationPage:
    """Return one's own nomination with all that one can do about it."""
    award = await Honour.get_or_none(nomination_id=nomination.id)
    entry = await HallEntry.get_or_none(award_id=award.id, taken_down_at=None) if award else None
    return OwnNominationPage(
        title=nomination.season.title,
        id=nomination.public_id,
        state=str(nomination.state),
        state_words=str(STATES[nomination.state]),
        why=nomination.why,
        steps=steps_of(nomination),
        words=await words_of(nomination),
        reasons=[reason_shown(each) for each in await _reasons(nomination)],
        consents=consents_asked(),
        agreed=await agreed(nomination.id),
        letters=await SupportLetter.filter(nomination_id=nomination.id).count(),
        letters_needed=await letters_needed(nomination),
        support_key=nomination.support_key,
        may_agree=nomination.state in BEFORE_REVIEW,
        may_decline=nomination.may_move("decline"),
        may_withdraw=nomination.state in BEFORE_AWARD and nomination.state != NominationState.AWAITING_CONSENT,
        number=award.number if award else "",
        statement=wording(award.basis, nomination.season) if award else "",
        awarded_on=clock.city_day(award.awarded_at) if award else None,
        printed=await CertificatePrint.filter(award_id=award.id).count() if award else 0,
        story=entry.story if entry else "",
        in_hall=entry is not None,
        hall_words=str(LEVELS[Level.HALL]),
    )


async def _reasons(nomination: Nomination) -> list[Reason]:
    if nomination.submitted_at is not None:
        return await judged(nomination)
    return (await assess(nomination, nomination.season)).reasons


def reason_shown(reason: Reason) -> ReasonShown:
    """Return a reason in words, its figure as people say it."""
    value = hours_text(int(reason.value)) if reason.ask == Ask.HOURS and reason.value.isdigit() else reason.value
    return ReasonShown(ask=str(reason.ask), words=str(ASKS[reason.ask]), holds=reason.holds, value=value)


async def words_of(nomination: Nomination) -> list[WordShown]:
    """Return who named someone, each with their own words (EV4)."""
    found = await NominationWord.filter(nomination_id=nomination.id).order_by("id").select_related(
        "author", "organisation"
    )  # fmt: skip
    return [
        WordShown(
            who=each.organisation.name if each.organisation else each.author.name,
            source=str(SOURCES[each.source]),
            words=each.words,
            interest=each.interest,
        )
        for each in found
    ]


def steps_of(nomination: Nomination) -> list[Step]:
    """Return the way from the first word to the honour, and where on it this one is."""
    order = [*BEFORE_REVIEW[:1], *STANDS_BEFORE.values(), NominationState.SHORTLISTED, NominationState.IN_NOTICE]
    titles = [_("Papers complete"), *(_("Looked at by the %(stage)s", stage=each) for each in STAGE_WORDS.values())]
    titles += [_("Shortlist"), _("Public notice"), _("Honour")]
    states = [*order, NominationState.AWARDED]
    same = {NominationState.RETURNED: order[0], NominationState.SUSPENDED: NominationState.IN_NOTICE}
    at = same.get(nomination.state, nomination.state)
    if at not in states:
        return []
    here = states.index(at)
    done = nomination.state == NominationState.AWARDED

    def how(number: int) -> str:
        return "past" if number < here or done else "now" if number == here else "next"

    return [Step(title=title, words="", state=how(number)) for number, title in enumerate(titles)]
