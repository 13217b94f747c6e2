"""A crowd that presses while servers die: each presses one button until an answer comes, and remembers it."""

import asyncio
import random
from dataclasses import dataclass, field

import httpx

FORM = {"accept": "application/json", "sec-fetch-site": "same-origin"}


@dataclass
class Presser:
    """One person with a session, and what they were told."""

    person_id: int
    cookies: dict[str, str]
    leaves: bool
    """Whether they give the place up again at once."""
    place: str | None = None
    """The public id of their place, as the answer told it."""
    told_left: bool = False
    refused: list[str] = field(default_factory=list)


@dataclass
class Town:
    """Where the server is just now; None while there is none."""

    url: str | None = None
    lost: int = 0
    """How many answers never came."""
    answered: int = 0


async def press(town: Town, who: Presser, path: str, key: str) -> httpx.Response:
    """Press a button with one key until an answer comes; a dead server is no answer."""
    while True:
        if town.url is None:
            await asyncio.sleep(0.05)
            continue
        try:
            async with httpx.AsyncClient(base_url=town.url, cookies=who.cookies, timeout=10) as client:
                answer = await client.post(path, headers={**FORM, "idempotency-key": key}, json={})
        except httpx.TransportError:
            town.lost += 1
            await asyncio.sleep(0.1)
            continue
        if answer.status_code == httpx.codes.SERVICE_UNAVAILABLE:
            await asyncio.sleep(0.1)
            continue
        town.answered += 1
        return answer


async def come(town: Town, who: Presser, shift: str) -> None:
    """Sign up, and, for some, give the place up again; note what the answers say."""
    answer = await press(town, who, f"/s/{shift}/check", f"come-{who.person_id}")
    if answer.status_code != httpx.codes.OK:
        who.refused.append(f"{answer.status_code} {answer.text[:300]}")
        return
    who.place = answer.json()["id"]
    if who.leaves:
        answer = await press(town, who, f"/place/{who.place}/cancel", f"leave-{who.person_id}")
        who.told_left = answer.status_code == httpx.codes.OK
        if not who.told_left:
            who.refused.append(f"{answer.status_code} {answer.text[:300]}")


async def crowd(town: Town, people: list[Presser], shift: str, *, at_once: int, chance: random.Random) -> None:
    """Let everybody press, so many at a time, in no order."""
    gate = asyncio.Semaphore(at_once)

    async def one(who: Presser) -> None:
        async with gate:
            await come(town, who, shift)

    chance.shuffle(people)
    await asyncio.gather(*(one(who) for who in people))
