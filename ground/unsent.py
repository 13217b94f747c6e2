"""Unsent: a form that came when its session had ended, kept for an hour for who wrote it, in the same browser."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeGuard

from tortoise import fields
from tortoise.models import Model

from ground import clock
from ground.actors import Actor
from ground.codes import secret
from ground.database import IntegrityError, transaction
from ground.identity import Session
from ground.privacy import seal, unseal

KEPT: Final = dt.timedelta(hours=1)
LONGEST: Final = 512 * 1024
COOKIE: Final = "unsent"

Typed = Mapping[str, str | list[str]]


class Unsent(Model):
    """What was typed, sealed: one form of a session, so that nobody fills the table with a cookie of old."""

    id = fields.IntField(primary_key=True)
    session_id = fields.IntField(unique=True)
    person_id = fields.IntField()
    browser_hash = fields.CharField(64, unique=True)
    form_sealed = fields.TextField()
    made_at: dt.datetime = fields.DatetimeField(db_index=True)

    class Meta:
        """The table."""

        table = "ground_unsent"


@dataclass(frozen=True)
class Form:
    """A form as it was sent: where to, from which page, and what was typed into it."""

    path: str
    query: str
    came_from: str
    typed: Typed


def typed_in(values: Mapping[str, object]) -> Typed:
    """Return what was typed of all that was sent: no file, and not the key of a press that did nothing."""
    return {name: value for name, value in values.items() if name != "key" and _is_typed(value)}


async def keep(form: Form, session: Session) -> str | None:
    """Keep the form that came last under an ended session; return the secret by which this browser finds it.

    None where there is more than is kept, or where two came at once and the other was first.
    """
    text = json.dumps([form.path, form.query, form.came_from, form.typed])
    if len(text) > LONGEST:
        return None
    browser = secret()
    try:
        async with transaction():
            await Unsent.filter(session_id=session.id).delete()
            await Unsent.create(
                session_id=session.id,
                person_id=session.person_id,
                browser_hash=_hash(browser),
                form_sealed=seal("unsent", text),
                made_at=clock.now(),
            )
    except IntegrityError:
        return None
    return browser


async def kept_for(actor: Actor, browser: str) -> Form | None:
    """Return the form that the actor wrote in this browser less than an hour ago; nobody else's."""
    found = await Unsent.get_or_none(
        browser_hash=_hash(browser), person_id=actor.person_id, made_at__gt=clock.now() - KEPT
    )
    return Form(*json.loads(unseal("unsent", found.form_sealed))) if found else None


async def overdue() -> Sequence[dt.datetime]:
    """Return the moment before which forms are kept no longer, if there are such forms, for `forget`."""
    before = clock.now() - KEPT
    return [before] if await Unsent.filter(made_at__lt=before).exists() else []


async def forget(before: dt.datetime) -> None:
    """Drop the forms that came before a moment."""
    await Unsent.filter(made_at__lt=before).delete()


def _is_typed(value: object) -> TypeGuard[str | list[str]]:
    """Whether a value is text, or several."""
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(each, str) for each in value))


def _hash(browser: str) -> str:
    return hashlib.sha256(browser.encode()).hexdigest()
