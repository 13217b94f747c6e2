"""Words that have run out between sign-up and shift: the place stays, and the desk asks the person anew (EDGE-16)."""

from collections.abc import Callable

from tortoise.expressions import Q

from ground import clock
from ground.actors import Actor, Role
from ground.identity import Person, PersonState
from ground.language import _
from ground.mandates import Mandate, Scope
from ground.tasks import Task
from marketplace.models import LIVE, Commitment

UrlFor = Callable[..., str]


async def tasks_for_words(actor: Actor, url_for: UrlFor) -> list[Task]:
    """Return whom the desk has to ask anew, since nobody may act for them in what they promised."""
    people = await without_word(actor)
    if not people:
        return []
    first = url_for("signing:help_person", person=people[0].public_id)
    return [Task(_("Signed up, but the word to act for them has run out"), len(people), first)]


async def without_word(actor: Actor) -> list[Person]:
    """Return the people of the actor's communities with a place to come under a word that has ended, the next first.

    Whoever gave another word since is left out; so is who signed up by their own hand.
    """
    paths = actor.paths(Role.COMMUNITY_WORKER)
    if not paths:
        return []
    near = Q(*(Q(person__home__path__startswith=path) for path in paths), join_type=Q.OR)
    ahead = await Commitment.filter(
        near,
        state__in=LIVE,
        mandate_id__not_isnull=True,
        shift__ends_at__gt=clock.now(),
        person__state=PersonState.ACTIVE,
    ).select_related("person").order_by("shift__starts_at", "id")  # fmt: skip
    people = {each.person_id: each.person for each in ahead}
    live = await Mandate.filter(
        principal_id__in=list(people), revoked_at=None, ends_at__gt=clock.now(), scopes__contains=f",{Scope.CANCEL},"
    )
    may_still = {each.principal_id for each in live}
    return [person for person_id, person in people.items() if person_id not in may_still]
