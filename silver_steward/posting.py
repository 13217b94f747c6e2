"""Posting: setting up a steward's post in a community, and who holds it from when to when."""

import datetime as dt

from ground import audit, clock, persons, policy
from ground.actors import Actor
from ground.database import IntegrityError, transaction
from ground.errors import MayNot, OutOfTurn, Taken
from ground.identity import Person
from ground.language import lazy
from ground.places import Place
from silver_steward import rules
from silver_steward.models import PostAssignment, PostKind, StewardPost
from silver_steward.words import CATALOGUE
from volunteers.models import Skill
from volunteers.queries import standing


async def set_up(
    kind: PostKind, place: Place, *, by: Actor, about: str = "", insured_until: dt.date | None = None
) -> StewardPost:
    """Set up a post of the catalogue in a community, with the caps that are in force today."""
    rules.may_keep_posts.require(by, place)
    a_day, a_week = await policy.values("steward.post_minutes_a_day", "steward.post_minutes_a_week", place=place)
    asks = CATALOGUE[kind]
    async with transaction():
        post = await StewardPost.create(
            kind=kind,
            place=place,
            about=about.strip(),
            most_minutes_a_day=a_day,
            most_minutes_a_week=a_week,
            daylight_only=asks.daylight_only,
            needs_insurance=asks.needs_insurance,
            needs_check=asks.needs_check,
            insured_until=insured_until,
            made_by_id=by.person_id,
            made_at=clock.now(),
        )
        await audit.record("StewardPost.set_up", post, by=by, kind=str(kind), place=place.id)
    return post


async def insure(post: StewardPost, until: dt.date, *, by: Actor) -> None:
    """Write down until when the post is insured."""
    rules.may_keep_posts.require(by, await Place.get(id=post.place_id))
    async with transaction():
        await StewardPost.filter(id=post.id).update(insured_until=until)
        await audit.record("StewardPost.insure", post, by=by, until=until.isoformat())
    post.insured_until = until


async def assign(post: StewardPost, person: Person, *, by: Actor, from_on: dt.date | None = None) -> PostAssignment:
    """Give a post to someone from a day on (today).

    Refuses with OutOfTurn (409) a post without the live insurance or the seen paper that it needs, and whoever may not
    serve; with Taken (409) whom it has already; with MayNot (403) oneself.
    """
    rules.may_keep_posts.require(by, await Place.get(id=post.place_id))
    if person.id == by.person_id:
        raise MayNot(lazy("Nobody gives a post to themselves. Please ask a colleague."))
    day = from_on or clock.today()
    if post.needs_insurance and (post.insured_until is None or post.insured_until < day):
        raise OutOfTurn(lazy("This post needs an insurance that is in force. Please write it down first."))
    now = await standing(person.id)
    if not now.may_serve:
        raise OutOfTurn(now.because)
    if post.needs_check and Skill.CHILDREN not in now.papers:
        raise OutOfTurn(lazy("For this post an officer has to see a paper for work with children first."))
    try:
        async with transaction():
            await persons.lock(person.id)
            held = await PostAssignment.create(
                post=post, person=person, from_on=day, assigned_by_id=by.person_id, assigned_at=clock.now()
            )
            await audit.record("PostAssignment.give", held, by=by, person=person.id, post=post.id)
    except IntegrityError as twice:
        raise Taken(lazy("They hold this post already.")) from twice
    return held


async def end(held: PostAssignment, *, by: Actor) -> None:
    """End the holding of a post from today on."""
    post = await StewardPost.get(id=held.post_id).select_related("place")
    rules.may_keep_posts.require(by, post.place)
    async with transaction():
        ended = await PostAssignment.filter(id=held.id, until_on=None).update(until_on=clock.today())
        if not ended:
            raise OutOfTurn(lazy("This has ended already."))
        await audit.record("PostAssignment.end", held, by=by)
