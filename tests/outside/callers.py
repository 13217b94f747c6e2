"""People without a screen: they send at the same moment, as a browser of theirs would, and read the answer as JSON."""

import asyncio
from typing import Any

import httpx

from tests.outside.loops import beside
from tests.outside.running import HERE

HEADERS = {"accept": "application/json", "sec-fetch-site": "same-origin"}


def asked(url: str, cookies: dict[str, str] | None = None) -> dict[str, Any]:
    """Return what a page says."""
    answer = httpx.get(url, cookies=cookies, headers=HEADERS, timeout=60, verify=HERE)
    answer.raise_for_status()
    said: dict[str, Any] = answer.json()
    return said


def sent(url: str, cookies: dict[str, str], **form: str) -> httpx.Response:
    """Send a form and return the answer, whatever it is."""
    return httpx.post(url, cookies=cookies, data=form, headers=HEADERS, timeout=60, verify=HERE)


def sent_at_once(url: str, *cookies: dict[str, str]) -> list[httpx.Response]:
    """Press the same button as several people at the same moment."""

    async def all_of_them() -> list[httpx.Response]:
        async with httpx.AsyncClient(headers=HEADERS, timeout=60, verify=HERE) as line:
            presses = [
                line.post(url, headers={"cookie": "; ".join(f"{name}={value}" for name, value in each.items())})
                for each in cookies
            ]
            return await asyncio.gather(*presses)

    return beside(all_of_them())
