"""What waits of letters: for the desk that brings them, and for who looks after the machinery."""

import datetime as dt
from collections.abc import Callable

from ground import clock, outbox
from ground.actors import Actor, Role
from ground.language import ngettext
from ground.letters import Letter, delivering
from ground.tasks import Task
from marketplace import house

UrlFor = Callable[..., str]
LATE = dt.timedelta(days=2)
"""After which a letter on paper is late."""


async def tasks_for_letters(actor: Actor, url_for: UrlFor) -> list[Task]:
    """Return the letters to print and bring, those that reached nobody, and the facts that nobody took up."""
    tasks: list[Task] = []
    if actor.holds(Role.COMMUNITY_WORKER):
        paths, here = actor.paths(Role.COMMUNITY_WORKER), url_for("desk:letters")
        paper, dead = await delivering.to_print(paths), await delivering.dead(paths)
        said = ngettext("%(count)d letter to print and bring", "%(count)d letters to print and bring", len(paper))
        tasks.append(Task(said, len(paper), here, _late(paper)))
        said = ngettext(
            "%(count)d message that reached nobody: call", "%(count)d messages that reached nobody: call", len(dead)
        )
        tasks.append(Task(said, len(dead), here, _late(dead)))
    if actor.holds(Role.ADMINISTRATOR):
        facts, letters = len(await outbox.dead()), len(await delivering.dead())
        said = ngettext("%(count)d thing did not go out", "%(count)d things did not go out", facts + letters)
        tasks.append(Task(said, facts + letters, url_for("desk:undelivered")))
    return tasks


def tells(letter: Letter) -> str:
    """Return what a letter tells, in words of its kind: its own words are read by name only."""
    return str(house.audit_words().letters.get(letter.purpose, letter.purpose))


def _late(letters: list[Letter]) -> int:
    return sum(each.made_at < clock.now() - LATE for each in letters)
