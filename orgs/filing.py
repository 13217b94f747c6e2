"""Filing: a group, or someone on its word, writes its file in parts, hands it in, takes it back, or tries again."""

from tortoise.expressions import F

from ground import audit, clock, letters, persons, policy, privacy
from ground.actors import Actor
from ground.codes import free_number
from ground.database import transaction
from ground.errors import Mistake, OutOfTurn, Unreadable
from ground.identity import Person
from ground.language import _, lazy
from ground.mandates import Mandate
from ground.places import Place
from orgs import areas, clocks, completeness, hosting, uscc, verifying
from orgs.models import (
    CODE_BEGINS,
    CODED,
    CONTACT_PHONE,
    HOSTED,
    WITH_APPLICANT,
    Filing,
    FilingArea,
    FilingHand,
    FilingState,
    Touch,
)
from orgs.rules import may_write
from orgs.schemas.filing_drafts import BeginDraft, GroupDraft, PeopleDraft, PlaceDraft


async def begin(draft: BeginDraft, applicant: Person, home: Place, *, by: Actor) -> Filing:
    """Open a file with its first answers, at a street or community; refuse more drafts at once than policy lets."""
    most = await policy.value("orgs.drafts_at_once", place=home)
    async with transaction():
        await persons.lock(applicant.id)
        if await Filing.filter(applicant_id=applicant.id, state=FilingState.DRAFT).count() >= most:
            raise OutOfTurn(
                lazy("You have %(most)s files open already. Please finish one, or take it back.", most=most)
            )
        filing = await Filing.create(
            number=await free_number(Filing),
            kind=draft.kind,
            name=draft.name,
            place=home,
            applicant=applicant,
            mandate_id=by.mandate_id,
            made_at=clock.now(),
        )
        await touch(filing, Touch.WROTE, by=by)
        await audit.record("Filing.begin", filing, by=by, kind=str(draft.kind))
    return filing


async def keep_group(filing: Filing, draft: GroupDraft, *, by: Actor) -> None:
    """Keep part one. A code of another kind of body is told beside its field (INV-1)."""
    if draft.uscc and not draft.uscc.startswith(CODE_BEGINS.get(filing.kind, "")):
        kind = uscc.KINDS.get(draft.uscc[:2], lazy("another kind of body"))
        sentence = _("This is the code of a different body: %(kind)s.", kind=kind)
        raise Unreadable(lazy("Please look at these again."), [Mistake("uscc", sentence)])
    await _write(
        filing,
        "group",
        by=by,
        name=draft.name,
        category=draft.category,
        summary=draft.summary,
        uscc=draft.uscc if filing.kind in CODED else None,
        founded_on=draft.founded_on,
        contact_phone_sealed=privacy.seal(CONTACT_PHONE, draft.contact_phone) if draft.contact_phone else None,
    )


async def keep_people(filing: Filing, draft: PeopleDraft, *, by: Actor) -> None:
    """Keep part two; the leader's telephone is sealed, for the street alone.

    A desk that helps does not read a telephone again: what it leaves empty stays with the name it was written for.
    """
    kept = filing.leader_phone_sealed if by.for_whom and draft.leader_name == filing.leader_name else None
    await _write(
        filing,
        "people",
        by=by,
        leader_name=draft.leader_name or "",
        leader_phone_sealed=privacy.seal("leader_phone", draft.leader_phone) if draft.leader_phone else kept,
        members=draft.members,
        member_units=draft.member_units,
        staff=draft.staff,
        funds_fen=draft.funds,
    )


async def keep_place(filing: Filing, draft: PlaceDraft, *, by: Actor) -> None:
    """Keep part three: home, rooms, areas among those offered, and a host that may be one (INV-2)."""
    may_write.require(by, filing)
    home = await areas.home_of(filing, draft.community, desk=await _desk_of(by))
    chosen = await areas.chosen(await areas.offered(home, filing.kind), draft.areas)
    host = await hosting.named(filing.kind, draft.host, home) if draft.host and filing.kind in HOSTED else None
    async with transaction():
        await _write(
            filing,
            "place",
            by=by,
            place_id=home.id,
            address=draft.address,
            premises=draft.premises,
            host_id=host.id if host else None,
        )
        await FilingArea.filter(filing_id=filing.id).delete()
        await FilingArea.bulk_create(FilingArea(filing_id=filing.id, place_id=place.id) for place in chosen)


async def submit(filing: Filing, *, by: Actor) -> None:
    """Hand the file in: the street's clock runs from here, or goes on where it stopped (INV-9)."""
    may_write.require(by, filing)
    open_parts = await completeness.missing(filing)
    if open_parts and filing.may_move("submit"):
        raise OutOfTurn(lazy("Some answers are still missing. They are listed below."))
    home = await Place.get(id=filing.place_id)
    term = clocks.read(filing.term) if filing.term else await clocks.term_of(str(filing.kind), home)
    now = clock.now()
    due_at = await term.ends_at(now, filing.term_left)
    applicant = await Person.get(id=filing.applicant_id)
    async with transaction():
        await filing.move(
            "submit",
            by=by,
            submitted_at=now,
            submitted_by_id=by.person_id,
            term=term.told(),
            term_left=None,
            due_at=due_at,
        )
        await touch(filing, Touch.SUBMITTED, by=by)
        if filing.uscc:
            await verifying.note_form(filing)
        await letters.write(
            applicant, "filing_received", about=filing, by=by, number=filing.number, day=clock.city_day(due_at)
        )


async def withdraw(filing: Filing, *, by: Actor) -> None:
    """Take the file back, while nothing is decided."""
    may_write.require(by, filing)
    async with transaction():
        await filing.move("withdraw", by=by, due_at=None)


async def try_again(filing: Filing, *, by: Actor) -> None:
    """Open a file that was not accepted as a new version, with all that was written; its clock will start anew."""
    may_write.require(by, filing)
    async with transaction():
        await filing.move(
            "try_again",
            by=by,
            version=filing.version + 1,
            asked=filing.decision,
            asked_at=filing.decided_at,
            decision="",
            decided_by_id=None,
            decided_at=None,
            reviewed_by_id=None,
            reviewed_at=None,
            advice=None,
            opinion="",
            term="",
            term_left=None,
            due_at=None,
        )


async def _desk_of(by: Actor) -> Place | None:
    """Return the place whose desk writes on somebody's word; None of the applicant's own hand."""
    word = await Mandate.get_or_none(id=by.mandate_id) if by.mandate_id else None
    return await Place.get_or_none(id=word.agent_place_id) if word else None


async def touch(filing: Filing, how: Touch, *, by: Actor) -> None:
    """Note in the open act whose hand was on this version (INV-8); a program has no hand."""
    if by.person_id is None:
        return
    await FilingHand.bulk_create(
        [FilingHand(filing_id=filing.id, version=filing.version, person_id=by.person_id, touch=how)],
        ignore_conflicts=True,
    )


async def write_in(filing: Filing, part: str, *, by: Actor) -> None:
    """Hold the file for writing in the open act, as its first write: refuse with OutOfTurn once it is handed in."""
    await _write(filing, part, by=by)


async def _write(filing: Filing, part: str, *, by: Actor, **columns: object) -> None:
    """Set columns if the file is still being written, guarded in one statement."""
    may_write.require(by, filing)
    async with transaction():
        values = columns or {"version": F("version")}
        if not await Filing.filter(id=filing.id, state__in=WITH_APPLICANT).update(**values):
            raise OutOfTurn(lazy("This file was handed in already. To change it, take it back first."))
        await touch(filing, Touch.WROTE, by=by)
        await audit.record("Filing.write", filing, by=by, part=part)
    for column, value in columns.items():
        setattr(filing, column, value)
