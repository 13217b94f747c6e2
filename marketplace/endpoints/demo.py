"""The demonstration's telephone: what letters came, and what the authenticators of its staff show now."""

from collections import defaultdict
from collections.abc import Iterable

import pyotp
from starlette.requests import Request
from starlette.responses import Response

from ground import clock, phones, privacy
from ground.answers import show
from ground.errors import NotFound
from ground.identity import Account
from ground.language import _, lazy
from ground.letters import Way
from ground.letters.demonstration import Message, telephones
from ground.settings import current
from marketplace.schemas.demo import MessageShown, PhonePage, StaffCode, Thread

MOST_CODES = 40
STEP_SECONDS = 30


async def phone(request: Request) -> Response:
    """Show what the invented telephones got; anywhere but in the demonstration there is no such page."""
    if not current().demo:
        raise NotFound(lazy("We could not find this page."))
    now = clock.now()
    accounts = await Account.filter(locked_at=None).select_related("person").order_by("id").limit(MOST_CODES)
    page = PhonePage(
        title=_("The telephones of this demonstration"),
        threads=_threads(telephones().catch_up()),
        codes=[
            StaffCode(
                name=account.person.name,
                username=account.username,
                code=pyotp.TOTP(privacy.unseal("totp", account.totp_sealed), interval=STEP_SECONDS).at(now),
            )
            for account in accounts
        ],
        seconds_left=STEP_SECONDS - int(now.timestamp()) % STEP_SECONDS,
    )
    return await show(request, page)


def _threads(latest: Iterable[Message]) -> list[Thread]:
    """Put messages, the newest first, under their telephones: who got the newest stands first."""
    found: dict[str, list[MessageShown]] = defaultdict(list)
    for message in latest:
        found[message.to].append(MessageShown(at=message.moment, called=message.way == Way.VOICE, words=message.words))
    return [Thread(number=phones.shown(number), messages=messages) for number, messages in found.items()]
