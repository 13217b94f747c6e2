"""The hours of one organisation as its team reads them: months, people, lines, and a table to take away."""

from collections.abc import Sequence
from decimal import Decimal

from tortoise.expressions import Q

from ground import clock
from ground.actors import Actor, Role
from ground.exports import Cell
from ground.language import _, hours_figure, hours_text
from ground.lists import Listing
from ground.persons import name_shown
from ground.places import Place
from orgs.models import Organisation
from volunteers import ledger
from volunteers.models import ChainCheck, ClaimState, HourClaim, HourEntry
from volunteers.schemas.org_hours import LineRow, MonthLink, OrgHoursPage, PersonRow
from volunteers.showing_refused import refused_shown
from volunteers.words import GRADES, month_words

OPEN = (ClaimState.PROPOSED, ClaimState.HELD)


async def org_hours_page(org: Organisation, *, month: str, lines: bool, by: Actor) -> OrgHoursPage:
    """Return one month of an organisation: by person, or line by line."""
    months = await ledger.by_month(org_id=org.id)
    known = [each.month for each in months]
    chosen = month if month in known else (known[0] if known else f"{clock.today():%Y-%m}")
    people = [] if lines else await ledger.people_of_month(org.id, chosen)
    rows = await ledger.lines_of_org(org.id, chosen) if lines else []
    total = next((each.minutes for each in months if each.month == chosen), 0)
    check = await ChainCheck.get_or_none(organisation_id=org.id)
    return OrgHoursPage(
        title=_("Hours"),
        org=org.public_id,
        name=org.name,
        months=[
            MonthLink(
                month=each.month,
                words=month_words(each.month),
                hours=hours_text(each.minutes),
                current=each.month == chosen,
            )
            for each in months
        ],
        month=chosen,
        month_words=month_words(chosen),
        view="lines" if lines else "people",
        people=[_person(each) for each in people],
        lines=lines_shown(rows),
        total=hours_text(total),
        total_minutes=total,
        waiting=await HourClaim.filter(organisation_id=org.id, state__in=OPEN).count(),
        chain_holds=check is None or check.holds,
        chain_lines=await ledger.lines_on_chain(org.id),
        chain_checked_at=check.checked_at if check else None,
        may_correct=by.holds_over_org(org.id, Role.ORG_MANAGER),
        refused=await refused_shown(Q(organisation_id=org.id)),
    )


def _person(each: ledger.PersonSum) -> PersonRow:
    return PersonRow(
        name=each.name or _("no name told"),
        times=each.times,
        minutes=each.minutes,
        hours=hours_figure(each.minutes),
        other_minutes=each.other_minutes,
        other=hours_figure(each.other_minutes) if each.other_minutes else "",
    )


def lines_shown(lines: Sequence[HourEntry]) -> list[LineRow]:
    """Return lines with their people, reversals beside what they took back."""
    gone = {line.reverses_id for line in lines}
    return [line_shown(line, taken_back=line.id in gone) for line in lines]


def line_shown(line: HourEntry, *, taken_back: bool) -> LineRow:
    """Return one line; it comes with its person and project."""
    return LineRow(
        id=line.public_id,
        name=name_shown(line.person),
        on=line.service_on,
        about=line.about,
        project=line.project.title,
        starts_at=line.starts_at,
        ends_at=line.ends_at,
        minutes=line.minutes,
        hours=hours_figure(line.minutes),
        grade=str(line.grade),
        late=line.late,
        reversal=line.reverses_id is not None,
        taken_back=taken_back,
        note=line.reason,
    )


def listing_of(page: OrgHoursPage, *, at: str, place: Place) -> Listing:
    """Return what the page shows as a list to take away: by person, or line by line."""
    title = f"{page.name} {page.month_words}"
    if page.view == "people":
        columns, rows = [_("Name"), _("Times"), _("Hours of service"), _("Other hours")], _by_person(page)
    else:
        columns = [
            _("Name"), _("Day"), _("Service"), _("Project"), _("Came"), _("Left"), _("Hours"), _("Evidence"),
            _("To note"),
        ]  # fmt: skip
        rows = _by_line(page)
    return Listing(name=f"hours-{page.month}", title=title, at=at, place=place, columns=columns, rows=rows)


def _by_person(page: OrgHoursPage) -> list[Sequence[Cell]]:
    return [(each.name, each.times, exact(each.minutes), exact(each.other_minutes)) for each in page.people]


def _by_line(page: OrgHoursPage) -> list[Sequence[Cell]]:
    return [
        (
            each.name,
            each.on,
            each.about,
            each.project,
            each.starts_at,
            each.ends_at,
            exact(each.minutes),
            str(next(words for grade, words in GRADES.items() if grade == each.grade)),
            each.note,
        )
        for each in page.lines
    ]


def exact(minutes: int) -> Decimal:
    """Return hours for a spreadsheet, cut to two decimals, so that minutes can still be told apart."""
    return (Decimal(minutes) / 60).quantize(Decimal("0.01"), rounding="ROUND_DOWN")
