"""Sending: the relay's hand on what waits, outside any transaction; what fails goes another way, at last to paper."""

import asyncio
import datetime as dt
from collections.abc import Sequence
from typing import Final

from ground import breakers, clock, leases, limits, policy, privacy
from ground.actors import SYSTEM
from ground.breakers import Standing
from ground.database import stamp, transaction
from ground.errors import OutOfTurn, TooMany
from ground.identity import PersonState
from ground.language import lazy
from ground.leases import Row
from ground.letters import gateways, quiet
from ground.letters.gateways import Answer, Fate
from ground.letters.models import Letter, LetterState, Way
from ground.letters.troubles import GONE, TOO_LATE, WAY_DOWN, joined
from ground.letters.wording import urgent
from ground.letters.writing import PAPER_TAKES, usable
from ground.limits import Limit
from ground.places import Place

TABLE: Final = "ground_letter"
BATCH: Final = 20
MOST_TRIES: Final = 8
MOST_TRIES_OF_URGENT: Final = 3
"""Within 20 seconds: who waits for six digits soon hears them in a call."""
NEXT: Final = {Way.WECHAT: Way.SMS, Way.SMS: Way.VOICE, Way.VOICE: Way.PAPER}


async def send_waiting() -> int:
    """Send a batch on each way that is open; return how many letters were tried. Without a gateway they wait."""
    if not gateways.is_there() or not await Letter.filter(state=LetterState.WAITING, run_at__lte=clock.now()).exists():
        return 0
    return sum([await _send_by(way) for way in NEXT])


async def too_late() -> Sequence[Letter]:
    """Return letters that waited until they said nothing of use."""
    return await Letter.filter(state=LetterState.WAITING, ends_at__lte=clock.now()).order_by("id").limit(50)


async def give_up_late(letter: Letter) -> None:
    """Lay such a letter with the dead ones: the desk may still want to call."""
    async with transaction():
        await letter.move("give_up", by=SYSTEM, because=TOO_LATE, trouble=_troubles(letter, TOO_LATE))


async def _send_by(way: Way) -> int:
    standing = await breakers.standing(_breaker(way))
    if standing is Standing.OPEN:
        return await _call_instead(way)
    batch = 1 if standing is Standing.TRYING else await _affordable(way)
    letters = await _leased(way, batch) if batch else []
    gone = [letter for letter in letters if letter.person and letter.person.state != PersonState.ACTIVE]
    answers = [(letter, Answer(Fate.REFUSED, GONE)) for letter in gone]
    tried = [letter for letter in letters if letter not in gone]
    if tried:
        async with gateways.client() as client:
            found = await asyncio.gather(*(gateways.post(client, letter) for letter in tried))
        answers += zip(tried, found, strict=True)
        await _note_health(way, found)
        await _note_cost(way, found)
    await _write_down(answers)
    return len(letters)


async def _leased(way: Way, batch: int, *, only_urgent: bool = False) -> list[Letter]:
    """Take letters that are due, the urgent first; what meets its community's quiet hours waits for the morning."""
    now = clock.now()
    first = ", ".join("?" for _ in urgent())
    rows = await leases.take(
        TABLE,
        where=f"state = 'waiting' AND way = ? AND ends_at > ? {f'AND purpose IN ({first})' if only_urgent else ''}",
        values=[str(way), stamp(now), *(urgent() if only_urgent else ()), *urgent()],
        order=f"CASE WHEN purpose IN ({first}) THEN 0 WHEN any_hour THEN 1 ELSE 2 END, attempts, id",
        columns="any_hour, place_id",
        batch=batch,
    )
    with policy.remembering():
        awake = [row for row in rows if row["any_hour"] or not await _put_off(row, now)]
    begun = [row["id"] for row in awake if await leases.begin(TABLE, row)]
    return await Letter.filter(id__in=begun).select_related("person").order_by("id")


async def _put_off(row: Row, now: dt.datetime) -> bool:
    """Let a letter that met quiet hours on its way wait for the morning of its community; it is no try."""
    place = await Place.get_or_none(id=row["place_id"]) if row["place_id"] else None
    morning = await quiet.not_before(now, place)
    if morning > now:
        await Letter.filter(id=row["id"], state=LetterState.WAITING, attempts=row["attempts"]).update(run_at=morning)
    return morning > now


async def _write_down(answers: Sequence[tuple[Letter, Answer]]) -> None:
    """Note in one act what became of a batch; a letter that another relay was faster with is left to it."""
    if not answers:
        return
    async with transaction():
        for letter, answer in answers:
            try:
                await _settle(letter, answer)
            except OutOfTurn:
                continue


async def _settle(letter: Letter, answer: Answer) -> None:
    most = MOST_TRIES_OF_URGENT if letter.purpose in urgent() else MOST_TRIES
    if answer.fate is Fate.TAKEN:
        await letter.move("send", by=SYSTEM, sent_at=clock.now())
    elif answer.trouble == GONE:
        await letter.move("give_up", by=SYSTEM, because=GONE, trouble=GONE)
    elif answer.fate is Fate.REFUSED or letter.attempts >= most:
        await _go_another_way(letter, answer.trouble)
    else:
        await Letter.filter(id=letter.id, state=LetterState.WAITING, attempts=letter.attempts).update(
            run_at=leases.next_try(letter.attempts), trouble=_troubles(letter, answer.trouble)
        )


async def _go_another_way(letter: Letter, trouble: str) -> None:
    """SMS, then a call, then paper from the community's desk; after the last way the letter is dead."""
    said = _troubles(letter, trouble)
    way = _next_way(letter)
    if way is None:
        await letter.move("give_up", by=SYSTEM, because=trouble, trouble=said)
    else:
        move = "fall_back_to_paper" if way == Way.PAPER else "fall_back"
        await letter.move(move, by=SYSTEM, because=trouble, way=way, attempts=0, run_at=clock.now(), trouble=said)


def _next_way(letter: Letter) -> Way | None:
    phone = privacy.unseal("letter-to", letter.to_sealed) if letter.to_sealed else None
    way = NEXT.get(letter.way)
    while way is not None:
        if way == Way.PAPER:
            in_time = letter.ends_at >= clock.now() + PAPER_TAKES
            return way if letter.place_id is not None and in_time else None
        if usable(way, phone, None):
            return way
        way = NEXT.get(way)
    return None


async def _call_instead(way: Way) -> int:
    """Send urgent letters of a way that is down another way at once: six digits cannot wait until it is mended."""
    other = NEXT[way]
    if other == Way.PAPER or await breakers.standing(_breaker(other)) is Standing.OPEN:
        return 0
    letters = await _leased(way, BATCH, only_urgent=True)
    await _write_down([(letter, Answer(Fate.REFUSED, WAY_DOWN)) for letter in letters])
    return len(letters)


async def _note_health(way: Way, answers: Sequence[Answer]) -> None:
    down = [answer for answer in answers if answer.fate is Fate.DOWN]
    if len(down) < len(answers):
        await breakers.note_success(_breaker(way))
    else:
        await breakers.note_trouble(_breaker(way), down[-1].trouble, times=len(down))


async def _affordable(way: Way) -> int:
    """Return how many letters the day's money still pays for; where it is spent, the way rests until some is free."""
    price, limit = await _price(way), await _money()
    if not price:
        return BATCH
    batch = min(BATCH, await limits.left(limit, "all") // price)
    if batch <= 0:
        free = clock.now() + dt.timedelta(seconds=await limits.peek(limit, "all", cost=price))
        await breakers.trip(_breaker(way), free, "the day's money for letters is spent")
    return max(batch, 0)


async def _note_cost(way: Way, answers: Sequence[Answer]) -> None:
    cost = await _price(way) * sum(answer.fate is Fate.TAKEN for answer in answers)
    if cost:
        try:
            await limits.hit(await _money(), "all", cost=cost)
        except TooMany:  # two relays at once spent the last of it
            await breakers.trip(
                _breaker(way), clock.now() + dt.timedelta(hours=1), "the day's money for letters is spent"
            )


async def _price(way: Way) -> int:
    prices: dict[str, int] = await policy.value("letters.price_fen")
    return prices.get(way, 0)


async def _money() -> Limit:
    cap: int = await policy.value("letters.most_fen_a_day")
    return Limit("letters_money", f"{cap}/day", lazy("The day's money for letters is spent."))


def _breaker(way: Way) -> str:
    return f"letters:{way}"


def _troubles(letter: Letter, trouble: str) -> str:
    return joined(letter.trouble, letter.way, trouble)
