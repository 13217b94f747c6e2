"""Verifying the hours: every byte of every line of each organisation, its published heads, and those kept elsewhere."""

from collections.abc import Sequence

from ground import database, heads, settings
from ground.heads import Head
from ground.language import _, ngettext
from ground.settings import Settings
from ground.verifying_audit import BROKEN, CANNOT_TELL, HOLDS, CannotTell, kept_elsewhere
from orgs.models import Organisation
from volunteers import hour_heads
from volunteers.chain import lines_on_chain, verify_chain


async def report(installation: Settings, anchor: str | None = None, of: str | None = None) -> tuple[str, int]:
    """Return what to print and the exit code, as `verify-audit` does. `of` is one organisation's public id."""
    try:
        outside = await kept_elsewhere(installation, anchor)
    except CannotTell as wrong:
        return str(wrong), CANNOT_TELL
    with settings.using(installation):
        async with database.opened(installation):
            orgs = [org for org in await hour_heads.chained() if of in (None, org.public_id)]
            if of is not None and not orgs:
                return _("No organisation %(id)s has hours here.", id=of), CANNOT_TELL
            wrong_lines = [line for org in orgs for line in await _wrong(org, outside)]
            wrong_lines += _strangers(orgs, outside) if of is None else []
            lines = sum([await lines_on_chain(org.id) for org in orgs])
    if wrong_lines:
        return "\n".join(wrong_lines), BROKEN
    return _all_holds(len(orgs), lines, anchored=bool(outside)), HOLDS


async def _wrong(org: Organisation, outside: Sequence[Head]) -> list[str]:
    """Return a sentence for each thing of an organisation that is not as it was written."""
    verdict = await verify_chain(org.id)
    found = []
    if verdict.broken_at is not None:
        found.append(_("Line %(number)d was changed or taken away.", number=verdict.broken_at))
    ours = [each for each in outside if each.of == org.public_id]
    told = list(dict.fromkeys([*ours, *await hour_heads.published(org)]))
    unfit = {*await hour_heads.unfit(org.id)} | {each for each in ours if await hour_heads.does_not_fit(each, org.id)}
    found += [
        _("The head of %(day)s told of %(count)d lines, and they are not these.", day=head.day, count=head.seq)
        for head in sorted(unfit, key=lambda each: each.day)
    ]
    found += [
        _("The head of %(day)s is not signed by this installation.", day=head.day)
        for head in told
        if not heads.is_signed(head)
    ]
    return [_("%(org)s (%(id)s): %(words)s", org=org.name, id=org.public_id, words=words) for words in found]


def _strangers(orgs: Sequence[Organisation], outside: Sequence[Head]) -> list[str]:
    """Tell of heads in the copy whose organisation has nothing here: all its hours are gone, or they are another's."""
    known = {org.public_id for org in orgs}
    return [
        _("The copy has a head of %(id)s, of which there are no hours here.", id=each)
        for each in sorted({head.of for head in outside if head.of} - known)
    ]


def _all_holds(orgs: int, lines: int, *, anchored: bool) -> str:
    said = [
        _(
            "The hours hold: %(lines)s of %(orgs)s, each byte as it was written.",
            lines=ngettext("%(count)d line", "%(count)d lines", lines),
            orgs=ngettext("%(count)d organisation", "%(count)d organisations", orgs),
        )
    ]
    if not anchored:
        said.append(_("That nothing was cut off at its end, only a copy of the heads kept elsewhere can show."))
    return "\n".join(said)
