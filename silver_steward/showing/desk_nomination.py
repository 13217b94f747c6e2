"""What an office sees of one nomination: frozen evidence, reasons, what stages below said, and its own decision."""

from collections.abc import Sequence

from ground.actors import Actor
from ground.attachments import Attachment
from ground.errors import NotFound
from ground.language import _, hours_text, lazy
from ground.persons import name_shown
from silver_steward import rules
from silver_steward.allotting import seats_shown
from silver_steward.eligibility import OPEN_TO_WORDS, Warn
from silver_steward.evidence import latest
from silver_steward.facts import judged
from silver_steward.models import (
    STANDS_BEFORE,
    Band,
    Mark,
    Nomination,
    PostKind,
    Recheck,
    Stage,
    StageDecision,
    SupportLetter,
)
from silver_steward.plain_words import masked
from silver_steward.schemas.desk import BelowShown, DeskNominationPage, EvidencePicture
from silver_steward.showing.desk import passed_on
from silver_steward.showing.own import reason_shown, words_of
from silver_steward.showing.standing import due_of
from silver_steward.sitting import sitting_of
from silver_steward.words import ASKS, BANDS, CATALOGUE, MARKS, STAGE_WORDS, VERDICTS, WARNINGS

NONE = {"marks": {str(mark): 0 for mark in Mark}}
"""Of evidence that was frozen before opinions were asked for."""


async def nomination_seen(actor: Actor, public_id: str) -> Nomination:
    """Return a nomination to the office of the stage it stands before (others: 404)."""
    found = await Nomination.get_or_none(public_id=public_id).select_related("person", "place", "season")
    if found is None or found.state not in STANDS_BEFORE.values():
        raise NotFound(lazy("We could not find this page."))
    if not rules.may_decide.allows(actor, await sitting_of(found)):
        raise NotFound(lazy("We could not find this page."))
    return found


async def nomination_page(nomination: Nomination, actor: Actor) -> DeskNominationPage:
    """Return the frozen evidence before a reviewer, and what was decided."""
    sitting, snapshot = await sitting_of(nomination), await latest(nomination)
    told, reasons = snapshot.told, await judged(nomination)
    decision = await StageDecision.get_or_none(nomination_id=nomination.id, stage=sitting.stage, round=nomination.round)
    again = await Recheck.filter(nomination_id=nomination.id, seen_at=None).order_by("-id").first()
    why_not = rules.why_not(actor, sitting)
    unknown = [each.ask for each in reasons if each.holds is None and each.ask in OPEN_TO_WORDS]
    return DeskNominationPage(
        title=name_shown(nomination.person),
        id=nomination.public_id,
        name=name_shown(nomination.person),
        community=nomination.place.name,
        season_title=nomination.season.title,
        stage=sitting.stage,
        stage_words=str(STAGE_WORDS[sitting.stage]),
        seats=await seats_shown(nomination.season_id, sitting.stage, sitting.place.id),
        passed=await passed_on(nomination.season_id, sitting.stage, sitting.place.id),
        due_on=await due_of(nomination, nomination.season, sitting.stage),
        hours=hours_text(snapshot.minutes),
        excess=hours_text(told["excess"]) if told["excess"] else "",
        disputed=hours_text(told["disputed"]) if told["disputed"] else "",
        months=[(month, hours_text(minutes)) for month, minutes in told["by_month"].items()],
        orgs=[(org, hours_text(minutes)) for org, minutes in told["by_org"].items()],
        activities=told["activities"],
        training=hours_text(told["training"]) if told["training"] else "",
        taken_at=snapshot.taken_at,
        sha256=snapshot.sha256,
        warnings=[str(WARNINGS[Warn(each)]) for each in told["warnings"]],
        reasons=[reason_shown(each) for each in reasons],
        unknown=[(each, str(ASKS[each])) for each in unknown],
        words=await words_of(nomination),
        letters=await _letters(nomination),
        posts=[(str(CATALOGUE[PostKind(kind)].words), days) for kind, days in told.get("posts", [])],
        feedback=[(str(words), told.get("feedback", NONE)["marks"][str(mark)]) for mark, words in MARKS.items()],
        opinions=[(str(MARKS[Mark(mark)]), words) for mark, words in told.get("opinions", [])],
        pictures=await _pictures(told.get("pictures", [])),
        below=await _below(nomination, sitting.stage),
        recheck=_changed(again) if again else "",
        verdicts=[(each, str(words)) for each, words in VERDICTS.items()],
        bands=[(each, str(words)) for each, words in BANDS.items()],
        verdict=decision.verdict if decision else "",
        band=decision.band if decision else Band.GOOD,
        note=decision.note if decision else "",
        may_decide=not why_not,
        may_pass=all(each.holds for each in reasons),
        may_step_aside=not why_not,
        why_not=why_not,
    )


def _changed(again: Recheck) -> str:
    return _(
        "Hours changed since: %(before)s before, %(after)s now.",
        before=hours_text(again.before_minutes),
        after=hours_text(again.after_minutes),
    )


async def _letters(nomination: Nomination) -> list[str]:
    """Return the letters without the name of who wrote them and without what leads to a person."""
    live = SupportLetter.filter(nomination_id=nomination.id, withdrawn_at=None)
    return [masked(each.words, each.person) for each in await live.order_by("id").select_related("person")]


async def _pictures(frozen: Sequence[tuple[str, str, str]]) -> list[EvidencePicture]:
    """Return the pictures as they were frozen; whose bytes were taken out since has no file any more."""
    ids = [public_id for public_id, _sha256, _words in frozen]
    live = {each.public_id for each in await Attachment.filter(public_id__in=ids, removed_at=None)}
    return [
        EvidencePicture(file=public_id if public_id in live else "", sha256=sha256, words=words)
        for public_id, sha256, words in frozen
    ]


async def _below(nomination: Nomination, stage: Stage) -> list[BelowShown]:
    """Return what the other stages released in this round."""
    released = StageDecision.filter(nomination_id=nomination.id, released_at__not_isnull=True).exclude(stage=stage)
    return [
        BelowShown(
            stage=each.stage, stage_words=str(STAGE_WORDS[each.stage]), place=each.place.name, verdict=each.verdict,
            words=f"{VERDICTS[each.verdict]} · {BANDS[each.band]}", note=each.note,
        )
        for each in await released.order_by("id").select_related("place")
    ]  # fmt: skip
