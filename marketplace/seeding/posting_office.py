"""The post of the year: past letters were sent then, paper was brought by the desk, the last days' go out now."""

import datetime as dt
from functools import partial

from ground import clock
from ground.actors import SYSTEM
from ground.database import transaction
from ground.letters import delivering
from ground.letters.models import Letter, LetterState
from ground.relay import Relay
from marketplace import house, indexing
from marketplace.seeding.stage import Stage
from volunteers import chain_checks

EVENING = 20, 40
"""When a past day's letters are on their way: before quiet hours begin."""
AFTERNOON = 16, 20
"""When what has come due is looked at, reminders among it."""
SHOWN_DAYS = 2
"""So many days' letters are read at /demo/phone; older ones would only bury them."""
ROUNDS = ((9, 20), (12, 20), AFTERNOON, EVENING)
TOLD_EVERY, DUE_EVERY, DAILY_FROM = 4, 12, -21
"""Every so many days facts are told, and what has come due is looked at; every day in the last three weeks."""
LEAVES_NO_TRACE = (indexing.to_look_through, chain_checks.to_check)
"""What comes due on each past day, and of which only what the last day found is left."""
LEFT_ON_PAPER = 2
"""Letters on paper of the last so many days still lie on the desks."""


def open_post(stage: Stage, first_day: int) -> None:
    """Put the post's and the relay's rounds on the agenda, from the first day of the year to yesterday."""
    told = Relay(house.reactions(), senders=[_hand_over])
    looked_at = Relay(due=[each for each in house.due() if each[0] not in LEAVES_NO_TRACE])
    for day in range(first_day, -SHOWN_DAYS):
        if day >= DAILY_FROM or day % DUE_EVERY == 0:
            stage.agenda.at(stage.office(day, 10, 5), partial(_bring_papers, stage))
            stage.agenda.at(stage.at(day, *AFTERNOON), looked_at.once)
        facts = day >= DAILY_FROM or day % TOLD_EVERY == 0
        stage.agenda.at(stage.at(day, *EVENING), told.settle if facts else _hand_over)
    present = Relay(house.reactions(), house.due(), house.senders())
    for day in range(-SHOWN_DAYS, 0):
        for hour, minute in ROUNDS:
            stage.agenda.at(stage.at(day, hour, minute), present.settle)


async def _hand_over() -> int:
    """Send what waits by the post of that day, which kept no copy for us."""
    now = clock.now()
    waiting = await Letter.filter(state=LetterState.WAITING, run_at__lte=now, ends_at__gt=now).order_by("id").limit(200)
    if waiting:
        async with transaction():
            for letter in waiting:
                await letter.move("send", by=SYSTEM, sent_at=now)
    return len(waiting)


async def _bring_papers(stage: Stage) -> None:
    """Let each desk bring what lay on paper for some days."""
    before = min(clock.now() - dt.timedelta(hours=1), stage.at(-LEFT_ON_PAPER))
    desks = {desk.place.id: desk for desk in stage.desks}
    lying = await Letter.filter(state=LetterState.TO_PRINT, made_at__lt=before, place_id__in=list(desks)).order_by("id")
    for letter in lying:
        worker = await stage.acting(desks[letter.place_id or 0].workers[0])
        await delivering.mark_delivered(letter, by=worker)
