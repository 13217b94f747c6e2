"""What a community's desk sees of its residents and its posts."""

from ground.actors import Actor
from ground.errors import NotFound
from ground.identity import Person
from ground.language import _, lazy
from ground.mandates.models import BY_HAND, Method
from ground.persons import name_shown
from ground.places import PlaceKind, live_places
from silver_steward import rules
from silver_steward.looking_again import may_ask
from silver_steward.models import (
    BEFORE_AWARD,
    BEFORE_REVIEW,
    Nomination,
    PostAssignment,
    PostKind,
    Season,
    SeasonState,
    StewardPost,
)
from silver_steward.schemas.desk import (
    FindStewardPage,
    HeldShown,
    PostShown,
    PostsPage,
    ResidentPage,
    ResidentShown,
)
from silver_steward.seasons import takes_nominations
from silver_steward.showing.own import consents_asked
from silver_steward.words import CATALOGUE, STATES
from volunteers import residents

METHODS = {
    Method.PRESENT: lazy("Was here and said so"),
    Method.PHONE: lazy("Said so by telephone"),
    Method.PAPER: lazy("On paper"),
    Method.WITNESSED: lazy("Before two witnesses"),
}


async def find_page(actor: Actor, name: str, tail: str) -> FindStewardPage:
    """Return the residents of this name and these last four figures."""
    found = await residents.find(name, tail, by=actor) if name and tail else []
    return FindStewardPage(
        title=_("Name a resident"),
        name=name,
        tail=tail,
        found=[
            ResidentShown(
                id=each.public_id, name=name_shown(each), community=each.home.name if each.home else ""
            )
            for each in found
        ],
    )  # fmt: skip


async def season_now() -> Season | None:
    """Return the season in which someone can be named today."""
    return next((each for each in await Season.filter(state=SeasonState.NOMINATING) if takes_nominations(each)), None)


async def nomination_of(person: Person) -> Nomination | None:
    """Return the nomination of a resident in the latest season that they are in."""
    return await Nomination.filter(person_id=person.id).order_by("-id").select_related("season").first()


async def resident_page(person: Person, actor: Actor) -> ResidentPage:
    """Return a resident at the desk."""
    season, made = await season_now(), await nomination_of(person)
    own = actor.person_id == person.id
    held = await PostAssignment.filter(person_id=person.id).order_by("-from_on").select_related("post")
    return ResidentPage(
        title=name_shown(person),
        id=person.public_id,
        name=name_shown(person),
        may_answer=made is not None and not own and (made.state in BEFORE_AWARD or may_ask(made, made.season)),
        may_add_pictures=made is not None and not own and made.state in BEFORE_AWARD,
        season=season.public_id if season else "",
        season_title=season.title if season else "",
        state_words=str(STATES[made.state]) if made else "",
        may_name=season is not None and not own and made is None,
        may_take_word=made is not None and made.state in BEFORE_REVIEW and not own,
        consents=consents_asked(),
        methods=methods(),
        held=[
            HeldShown(
                id=each.public_id, words=_called(each.post), from_on=each.from_on, until_on=each.until_on
            )
            for each in held
        ],
        posts=[(each.public_id, _called(each)) for each in await _posts(actor)],
    )  # fmt: skip


def methods() -> list[tuple[Method, str]]:
    """Return how a word can be taken at a desk."""
    return [(each, str(METHODS[each])) for each in BY_HAND]


async def posts_page(actor: Actor) -> PostsPage:
    """Return the posts of an office's communities, and what a new one may be."""
    communities = await live_places(PlaceKind.COMMUNITY)
    mine = [each for each in communities if rules.may_keep_posts.allows(actor, each)]
    return PostsPage(
        title=_("Posts of the silver stewards"),
        posts=[await _post(each) for each in await _posts(actor)],
        kinds=[(kind, str(CATALOGUE[kind].words)) for kind in PostKind],
        places=[(str(each.id), each.name) for each in mine],
    )


async def post_seen(actor: Actor, public_id: str) -> StewardPost:
    """Return a post of the actor's places (others: 404)."""
    found = await StewardPost.get_or_none(public_id=public_id).select_related("place")
    if found is None or not rules.may_keep_posts.allows(actor, found.place):
        raise NotFound(lazy("We could not find this page."))
    return found


async def held_seen(actor: Actor, public_id: str) -> PostAssignment:
    """Return the holding of a post of the actor's places (others: 404)."""
    found = await PostAssignment.get_or_none(public_id=public_id).select_related("post__place", "person")
    if found is None or not rules.may_keep_posts.allows(actor, found.post.place):
        raise NotFound(lazy("We could not find this page."))
    return found


async def _posts(actor: Actor) -> list[StewardPost]:
    found = await StewardPost.filter(ended_at=None).order_by("place_id", "id").select_related("place")
    return [each for each in found if rules.may_keep_posts.allows(actor, each.place)]


def _called(post: StewardPost) -> str:
    words = str(CATALOGUE[post.kind].words)
    return f"{words} ({post.about})" if post.about else words


async def _post(post: StewardPost) -> PostShown:
    said = [_("%(minutes)s minutes a day at most", minutes=post.most_minutes_a_day)]
    said += [_("by daylight only")] if post.daylight_only else []
    said += [_("with a paper for work with children")] if post.needs_check else []
    return PostShown(
        id=post.public_id,
        words=_called(post),
        place=post.place.name,
        holders=await PostAssignment.filter(post_id=post.id, until_on=None).count(),
        insured_until=post.insured_until,
        needs_insurance=post.needs_insurance,
        rules=said,
    )
