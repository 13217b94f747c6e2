"""Asking a second officer for a long list: yes with a term, no with a sentence, or taken back by who asked."""

import datetime as dt
from collections.abc import Sequence
from functools import reduce
from operator import or_

from tortoise.expressions import Q

from ground import audit, clock, policy
from ground.actors import Actor, Role
from ground.database import IntegrityError, transaction
from ground.errors import NotFound, OutOfTurn
from ground.language import lazy
from ground.lists.models import ListRequest, ListRequestState
from ground.lists.taking import Listing
from ground.rules import rule

ANSWERERS = (Role.STREET_OFFICER, Role.COUNTY_OFFICER, Role.SUPERVISOR)
STEP = 100
"""A word is for the next full hundred of rows: a list that grows by one overnight is not asked for again."""


@rule(lazy("A second officer answers, who has the place in their care and did not ask."))
def may_answer_list(actor: Actor, request: ListRequest) -> bool:
    """Whether someone may say yes or no to a list (ASVS 2.3.5); the place comes with the request."""
    return actor.person_id not in (None, request.person_id) and actor.holds_over_place(request.place.path, *ANSWERERS)


async def ask(listing: Listing, *, purpose: str, by: Actor) -> ListRequest:
    """Ask for a list that is too long for one alone; OutOfTurn (409) where the same is asked for already."""
    try:
        async with transaction():
            made = await ListRequest.create(
                person_id=by.person_id,
                at=listing.at,
                title=listing.title[:200],
                purpose=purpose[:120],
                most_rows=-(len(listing.rows) // -STEP) * STEP,
                place=listing.place,
                asked_at=clock.now(),
            )
            await audit.record("ListRequest.ask", made, by=by, rows=made.most_rows, because=purpose)
    except IntegrityError as twice:
        raise OutOfTurn(lazy("You have asked for this list already. A second officer answers.")) from twice
    return made


async def approve(request: ListRequest, *, by: Actor) -> ListRequest:
    """Say yes: the one who asked may take the list once, within its term. Its place comes with the request."""
    may_answer_list.require(by, request)
    now = clock.now()
    term = dt.timedelta(hours=await policy.value("lists.hours_to_take"))
    async with transaction():
        return await request.move("approve", by=by, decided_by_id=by.person_id, decided_at=now, ends_at=now + term)


async def refuse(request: ListRequest, reply: str, *, by: Actor) -> ListRequest:
    """Say no, with a sentence for the one who asked."""
    may_answer_list.require(by, request)
    async with transaction():
        return await request.move(
            "refuse", by=by, because=reply, decided_by_id=by.person_id, decided_at=clock.now(), reply=reply[:200]
        )


async def take_back(request: ListRequest, *, by: Actor) -> ListRequest:
    """Take back what one asked for oneself; to others it is not there (404)."""
    if by.person_id is None or by.person_id != request.person_id:
        raise NotFound(lazy("We could not find this page."))
    async with transaction():
        return await request.move("withdraw", by=by)


async def request_read(actor: Actor, public_id: str) -> ListRequest:
    """Return a request to who asked, or to an officer of its place; to others it is not there (404)."""
    found = await ListRequest.get_or_none(public_id=public_id).select_related("place", "person")
    own = found is not None and actor.person_id == found.person_id
    if found is None or not (own or actor.holds_over_place(found.place.path, *ANSWERERS)):
        raise NotFound(lazy("We could not find this page."))
    return found


async def waiting_for(actor: Actor) -> Sequence[ListRequest]:
    """Return what waits for an officer's word, the longest waiting first; never what they asked for themselves."""
    paths = actor.paths(*ANSWERERS)
    if not paths:
        return []
    here = reduce(or_, (Q(place__path__startswith=path) for path in paths))
    found = ListRequest.filter(here, state=ListRequestState.ASKED).exclude(person_id=actor.person_id)
    return await found.select_related("place", "person").order_by("id")


async def answers_to(actor: Actor) -> Sequence[ListRequest]:
    """Return the lists that an actor may take now on a second officer's word."""
    now = clock.now()
    return await ListRequest.filter(
        person_id=actor.person_id, state=ListRequestState.APPROVED, ends_at__gt=now
    ).order_by("ends_at")  # fmt: skip
