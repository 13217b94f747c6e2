"""What a desk sees when it lends a resident its hand: to name, to write, to say how it was, to step back."""

from ground.actors import Actor, Role
from ground.errors import NotFound
from ground.identity import Person
from ground.language import _, lazy
from ground.letters.writing import community_of
from ground.persons import name_shown
from silver_steward.looking_again import may_ask
from silver_steward.models import BEFORE_AWARD, BEFORE_REVIEW, LIVE, Nomination
from silver_steward.schemas.by_hand import HandAnswerPage, HandLetterPage, HandNamePage, HandOpinionPage, HandShown
from silver_steward.showing.community import methods, nomination_of, season_now
from silver_steward.showing.own import communities_offered, consents_asked
from silver_steward.words import MARKS, STATES


async def _resident(person: Person) -> HandShown:
    home = await community_of(person)
    return HandShown(
        id=person.public_id, name=name_shown(person), community=home.name if home else "", methods=methods()
    )


async def name_page(person: Person) -> HandNamePage:
    """Return the question whom a resident names."""
    season, home = await season_now(), await community_of(person)
    return HandNamePage(
        title=_("What %(name)s says: whom they name", name=name_shown(person)),
        resident=await _resident(person),
        season_title=season.title if season else "",
        open=season is not None,
        communities=await communities_offered(),
        home=str(home.id) if home else "",
        consents=consents_asked(),
    )


async def nominees_of(actor: Actor) -> list[Nomination]:
    """Return who of the actor's communities is named and not handed in yet."""
    open_ones = Nomination.filter(state__in=list(BEFORE_REVIEW), season__state__in=list(LIVE))
    rows = await open_ones.order_by("place_id", "id").select_related("person", "place")
    return [each for each in rows if actor.holds_over_place(each.place.path, Role.COMMUNITY_WORKER)]


async def nominee_seen(actor: Actor, public_id: str) -> Nomination:
    """Return a nominee of the actor's communities who is not handed in yet (others: 404)."""
    found = next((each for each in await nominees_of(actor) if each.public_id == public_id), None)
    if found is None:
        raise NotFound(lazy("We could not find this person."))
    return found


async def _choices(actor: Actor, person: Person) -> list[tuple[str, str]]:
    return [
        (each.public_id, f"{name_shown(each.person)} · {each.place.name}")
        for each in await nominees_of(actor)
        if each.person_id != person.id
    ]


async def letter_page(person: Person, actor: Actor) -> HandLetterPage:
    """Return the question what a resident has seen a nominee do."""
    return HandLetterPage(
        title=_("What %(name)s says: a letter", name=name_shown(person)),
        resident=await _resident(person),
        nominees=await _choices(actor, person),
    )


async def opinion_page(person: Person, actor: Actor) -> HandOpinionPage:
    """Return the question how a resident was served."""
    return HandOpinionPage(
        title=_("What %(name)s says: how it was", name=name_shown(person)),
        resident=await _resident(person),
        nominees=await _choices(actor, person),
        marks=[(each, str(words)) for each, words in MARKS.items()],
    )


async def answer_page(person: Person) -> HandAnswerPage:
    """Return what a nominee can still say; NotFound (404) where there is nothing."""
    made = await nomination_of(person)
    answers = []
    if made is not None and made.state in BEFORE_AWARD:
        answers.append(("no", _("They take no part any more")))
    if made is not None and may_ask(made, made.season):
        answers.append(("look_again", _("They ask for a second look")))
    if made is None or not answers:
        raise NotFound(lazy("We could not find this page."))
    return HandAnswerPage(
        title=_("What %(name)s says", name=name_shown(person)),
        resident=await _resident(person),
        season_title=made.season.title,
        state_words=str(STATES[made.state]),
        why=made.why,
        answers=answers,
    )
