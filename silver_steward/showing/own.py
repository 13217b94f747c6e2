"""What a person sees of their own nomination and of whom they named."""

from collections.abc import Mapping

from ground import clock
from ground.actors import Actor
from ground.errors import NotFound
from ground.identity import Person
from ground.language import _, hours_text, lazy, ngettext
from ground.letters.writing import community_of
from ground.places import communities_by_street
from silver_steward.certificate_paper import wording
from silver_steward.eligibility import Ask, Reason, assess
from silver_steward.facts import judged
from silver_steward.freezing import rules_of
from silver_steward.looking_again import may_ask
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
    Opinion,
    Picture,
    Season,
    SeasonState,
    SecondLook,
    Stage,
    StewardConsent,
    SupportLetter,
)
from silver_steward.schemas.own import (
    LetterPage,
    LookShown,
    NamedShown,
    NamePage,
    OwnNominationPage,
    OwnShown,
    OwnStewardPage,
    ReasonShown,
    Step,
    StepState,
    WordShown,
)
from silver_steward.seasons import takes_nominations
from silver_steward.showing.standing import days_of, standing_of
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
    live = NominationWord.filter(author_id=actor.person_id, withdrawn_at=None, organisation_id=None)
    words = await live.order_by("-id").prefetch_related(
        "nomination__person", "nomination__season"
    )  # fmt: skip
    season = next((each for each in await Season.filter(state=SeasonState.NOMINATING) if takes_nominations(each)), None)
    return OwnStewardPage(
        title=_("Silver stewards"),
        own=[
            OwnShown(
                id=each.public_id, season_title=each.season.title, state=each.state,
                state_words=str(STATES[each.state]),
                now_words=(await standing_of(each, each.season, await missing_words(each))).now,
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
        communities=await communities_offered(),
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
    standing = await standing_of(nomination, nomination.season, await missing_words(nomination))
    return OwnNominationPage(
        title=nomination.season.title,
        id=nomination.public_id,
        state=nomination.state,
        state_words=str(STATES[nomination.state]),
        now_words=standing.now,
        next_words=standing.next,
        next_on=standing.on,
        why=nomination.why,
        look=await _look(nomination),
        opinions=await Opinion.filter(nomination_id=nomination.id, withdrawn_at=None).count(),
        pictures=await Picture.filter(nomination_id=nomination.id, removed_at=None).count(),
        noted=await StewardConsent.exists(nomination_id=nomination.id, level=Level.NOTICE, withdrawn_at=None),
        steps=steps_of(nomination, await days_of(nomination)),
        words=await words_of(nomination),
        reasons=[reason_shown(each) for each in await _reasons(nomination)],
        consents=consents_asked(),
        agreed=await agreed(nomination.id),
        letters=await letters_there(nomination),
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


async def letters_there(nomination: Nomination) -> int:
    """Return how many letters stand."""
    return await SupportLetter.filter(nomination_id=nomination.id, withdrawn_at=None).count()


async def missing_words(nomination: Nomination) -> str:
    """Return what is still needed before it can be handed in; empty once it was."""
    if nomination.state not in BEFORE_REVIEW:
        return ""
    missing = [] if await agreed(nomination.id) else [_("Your yes is still missing.")]
    left = await letters_needed(nomination) - await letters_there(nomination)
    if left > 0:
        missing.append(ngettext("%(count)s letter is still missing.", "%(count)s letters are still missing.", left,
                                count=left))  # fmt: skip
    return " ".join(missing)


async def _look(nomination: Nomination) -> LookShown:
    found = await SecondLook.filter(nomination_id=nomination.id).order_by("-id").first()
    fresh = found is None or found.round != nomination.round
    return LookShown(
        may_ask=fresh and may_ask(nomination, nomination.season),
        asked=found.words if found else "",
        due_on=found.due_on if found and found.answered_at is None else None,
        reply=found.reply if found else "",
    )


async def _reasons(nomination: Nomination) -> list[Reason]:
    if nomination.submitted_at is not None:
        return await judged(nomination)
    return (await assess(nomination, nomination.season)).reasons


def reason_shown(reason: Reason) -> ReasonShown:
    """Return a reason in words, its figure as people say it."""
    return ReasonShown(ask=reason.ask, words=str(ASKS[reason.ask]), holds=reason.holds, value=_figure(reason))


def _figure(reason: Reason) -> str:
    if not reason.value.isdigit():
        return reason.value
    count = int(reason.value)
    if reason.ask == Ask.HOURS:
        return hours_text(count)
    return {
        Ask.AGE: ngettext("%(count)d year old", "%(count)d years old", count),
        Ask.POST: ngettext("%(count)d day", "%(count)d days", count),
        Ask.MONTHS: ngettext("%(count)d month", "%(count)d months", count),
    }.get(reason.ask, reason.value)


async def words_of(nomination: Nomination) -> list[WordShown]:
    """Return who named someone, each with their own words (EV4)."""
    found = await NominationWord.filter(nomination_id=nomination.id, withdrawn_at=None).order_by("id").select_related(
        "author", "organisation"
    )  # fmt: skip
    return [
        WordShown(
            who=each.organisation.name if each.organisation else each.author.name,
            kind=each.source,
            source=str(SOURCES[each.source]),
            words=each.words,
            interest=each.interest,
        )
        for each in found
    ]


def steps_of(nomination: Nomination, days: Mapping[Stage, str]) -> list[Step]:
    """Return the way from the first word to the honour, where on it this one is, and when each stage passed it on."""
    order = [*BEFORE_REVIEW[:1], *STANDS_BEFORE.values(), NominationState.SHORTLISTED, NominationState.IN_NOTICE]
    titles = [_("Papers complete"), *(_("Looked at by the %(stage)s", stage=each) for each in STAGE_WORDS.values())]
    titles += [_("Shortlist"), _("Public notice"), _("Honour")]
    said = ["", *(days.get(stage, "") for stage in STAGE_WORDS), "", "", ""]
    states = [*order, NominationState.AWARDED]
    same = {NominationState.RETURNED: order[0], NominationState.SUSPENDED: NominationState.IN_NOTICE}
    at = same.get(nomination.state, nomination.state)
    if at not in states:
        return []
    here = states.index(at)
    done = nomination.state == NominationState.AWARDED

    def how(number: int) -> StepState:
        return StepState.PAST if number < here or done else StepState.NOW if number == here else StepState.NEXT

    return [Step(title=title, words=said[number], state=how(number)) for number, title in enumerate(titles)]


async def communities_offered() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the communities to choose from, under their streets."""
    found = await communities_by_street()
    return [(street, [(str(each.id), each.name) for each in communities]) for street, communities in found]
