"""Verifying the audit: every byte of every line, every published head, and the heads that someone else kept."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

import httpx

from ground import audit, database, heads, keys, settings
from ground.audit import Verdict
from ground.heads import Head
from ground.language import _, ngettext
from ground.settings import Settings

HOLDS, BROKEN, CANNOT_TELL = 0, 1, 2
"""Exit codes: all is as it was written; something was changed; the anchor or the keys could not be read."""


@dataclass(frozen=True)
class Finding:
    """What a check found: the verdict on the lines, and each head that does not fit or is not signed by us."""

    verdict: Verdict
    unfit: tuple[Head, ...]
    unsigned: tuple[Head, ...]
    anchors: int
    """How many heads from outside were compared."""

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return self.verdict.broken_at is None and not self.unfit and not self.unsigned


async def report(installation: Settings, anchor: str | None = None) -> tuple[str, int]:
    """Return what to print and the exit code. `anchor` is a file or an address with heads that were copied elsewhere.

    Without one, whoever holds the database can cut off its end and the heads with it, and nothing here shows it.
    """
    try:
        outside = await kept_elsewhere(installation, anchor)
    except CannotTell as wrong:
        return str(wrong), CANNOT_TELL
    with settings.using(installation):
        async with database.opened(installation):
            finding = await check(outside)
    return _in_words(finding), HOLDS if finding.holds else BROKEN


class CannotTell(Exception):  # noqa: N818 - nothing was found, neither good nor bad
    """The keys or the copy could not be read; it says which."""


async def kept_elsewhere(installation: Settings, anchor: str | None) -> list[Head]:
    """Return the heads in a copy that someone kept, none where none is named; CannotTell without it or the keys."""
    outside: list[Head] = []
    if anchor is not None:
        try:
            outside = heads.read_anchor(await _fetched(anchor))
        except (OSError, ValueError, httpx.HTTPError, httpx.InvalidURL) as wrong:
            sentence = _("The copy could not be read: %(where)s. Is its file or address right?", where=anchor)
            raise CannotTell(sentence) from wrong
        if not outside:
            raise CannotTell(_("There is no published head in this copy."))
    if missing := keys.missing(installation):
        raise CannotTell(_("The keys are not in their folder: %(names)s.", names=", ".join(missing)))
    return outside


async def check(outside: list[Head]) -> Finding:
    """Check the lines, our own heads, and those from outside."""
    verdict = await audit.verify()
    told = list(dict.fromkeys([*outside, *await heads.published(None)]))
    return Finding(
        verdict,
        unfit=tuple([each for each in told if await heads.does_not_fit(each)]),
        unsigned=tuple(each for each in told if not heads.is_signed(each)),
        anchors=len(outside),
    )


def _in_words(finding: Finding) -> str:
    verdict, lines = finding.verdict, []
    if verdict.broken_at is not None:
        lines.append(_("Line %(number)d was changed or taken away.", number=verdict.broken_at))
    lines += [
        _("The head of %(day)s told of %(count)d lines, and they are not these.", day=head.day, count=head.seq)
        for head in finding.unfit
    ]
    lines += [_("The head of %(day)s is not signed by this installation.", day=head.day) for head in finding.unsigned]
    if finding.holds:
        lines.append(
            ngettext(
                "The audit holds: %(count)d line, each byte as it was written.",
                "The audit holds: %(count)d lines, each byte as it was written.",
                verdict.lines,
            )
        )
        if not finding.anchors:
            lines.append(_("That nothing was cut off at its end, only a copy of the heads kept elsewhere can show."))
    lines.append(_("Its last hash is %(hash)s.", hash=verdict.head))
    return "\n".join(lines)


async def _fetched(anchor: str) -> str:
    if not anchor.startswith(("http://", "https://")):
        return await asyncio.to_thread(Path(anchor).read_text, "utf-8")
    async with httpx.AsyncClient(timeout=10, headers={"accept": "application/json"}) as client:
        answer = await client.get(anchor)
        return answer.raise_for_status().text
