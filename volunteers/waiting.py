"""What waits for someone in hours, papers and questions, as their desk tells it first thing."""

import datetime as dt
from collections.abc import Callable, Sequence

from ground import clock
from ground.actors import Actor, Role
from ground.language import ngettext
from ground.tasks import Task
from orgs.models import Organisation
from volunteers import chain_checks, mergers, seen, suspending
from volunteers.certificates_at_desk import left_to, waiting_of
from volunteers.looking_after import samples_of
from volunteers.models import CertificateRequest
from volunteers.paper_queries import waiting_papers
from volunteers.rules.certificates import ANSWERERS as ANSWER_LEFT
from volunteers.rules.disputes import ANSWERERS
from volunteers.rules.hours import AUTHORITY

UrlFor = Callable[..., str]
SLOW = dt.timedelta(days=3)
"""A desk's word that waits longer is told as late."""


async def tasks_for(actor: Actor, url_for: UrlFor) -> list[Task]:
    """Return what waits for this actor; what is none is left out."""
    found = [
        *await _first_words(actor, url_for),
        *await _second_words(actor, url_for),
        *await _disputes(actor, url_for),
        *await _certificates(actor, url_for),
        *await _for_officers(actor, url_for),
        *await _broken_chains(actor, url_for),
    ]
    return [task for task in found if task.count]


async def _first_words(actor: Actor, url_for: UrlFor) -> list[Task]:
    claims = await seen.claims_to_confirm(actor)
    shifts = {claim.shift_ref for claim in claims}
    slow = {claim.shift_ref for claim in claims if claim.made_at < clock.now() - SLOW}
    said = ngettext("Confirm the hours of %(count)d shift", "Confirm the hours of %(count)d shifts", len(shifts))
    return [Task(said, len(shifts), url_for("volunteers:confirm_desk"), overdue=len(slow))]


async def _second_words(actor: Actor, url_for: UrlFor) -> list[Task]:
    if not actor.holds(*seen.STREET):
        return []
    count = len(await seen.claims_for_second_word(actor))
    said = ngettext(
        "Give the second word on %(count)d long time", "Give the second word on %(count)d long times", count
    )
    return [Task(said, count, url_for("volunteers:second_word_desk"))]


async def _disputes(actor: Actor, url_for: UrlFor) -> list[Task]:
    if not actor.holds(*ANSWERERS.values()):
        return []
    open_ones = await seen.disputes_at_desk(actor)
    late = sum(each.due_at < clock.now() for each in open_ones)
    said = ngettext("Answer %(count)d question about hours", "Answer %(count)d questions about hours", len(open_ones))
    desk = "volunteers:confirm_desk" if actor.holds(Role.COMMUNITY_WORKER) else "volunteers:second_word_desk"
    return [Task(said, len(open_ones), url_for(desk), overdue=late)]


async def _certificates(actor: Actor, url_for: UrlFor) -> list[Task]:
    """At each body that one manages; at a street's or county's desk for dissolved ones that nobody took over."""
    found = []
    for org in await Organisation.filter(id__in=actor.orgs(Role.ORG_MANAGER)).order_by("id"):
        here = url_for("volunteers:org_certificates", org=org.public_id)
        found.append(_asked_for(await waiting_of([org.id]), here))
    if actor.holds(*ANSWER_LEFT):
        found.append(_asked_for(await left_to(actor), url_for("volunteers:certificates_desk")))
    return found


def _asked_for(waiting: Sequence[CertificateRequest], desk: str) -> Task:
    late = sum(each.due_at < clock.now() for each in waiting)
    said = ngettext("Answer for %(count)d certificate", "Answer for %(count)d certificates", len(waiting))
    return Task(said, len(waiting), desk, overdue=late)


async def _for_officers(actor: Actor, url_for: UrlFor) -> list[Task]:
    if not actor.holds(*seen.STREET):
        return []
    papers = len(await waiting_papers(actor))
    samples = len(await samples_of(actor)) if actor.holds(Role.STREET_OFFICER, Role.COUNTY_OFFICER) else 0
    appeals = await suspending.appeals(actor)
    twice = len(await mergers.waiting(actor))
    return [
        Task(
            ngettext("Decide on %(count)d second record", "Decide on %(count)d second records", twice),
            twice,
            url_for("volunteers:mergers"),
        ),
        Task(
            ngettext("Look at %(count)d paper", "Look at %(count)d papers", papers),
            papers,
            url_for("volunteers:papers_desk"),
        ),
        Task(
            ngettext("Look into %(count)d drawn time", "Look into %(count)d drawn times", samples),
            samples,
            url_for("volunteers:samples_desk"),
        ),
        Task(
            ngettext("Answer %(count)d objection to a stop", "Answer %(count)d objections to stops", len(appeals)),
            len(appeals),
            url_for("volunteers:elder", person=appeals[0]) if appeals else "",
        ),
    ]


async def _broken_chains(actor: Actor, url_for: UrlFor) -> list[Task]:
    if not actor.holds(*AUTHORITY):
        return []
    count = await chain_checks.unanswered(actor)
    said = ngettext(
        "Look into the hours of %(count)d organisation: their chain is broken",
        "Look into the hours of %(count)d organisations: their chain is broken",
        count,
    )
    return [Task(said, count, url_for("volunteers:broken_chains"), overdue=count)]
