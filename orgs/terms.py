"""The terms in working days that run with organisations (K1): the street's answers to files, changes and renewals."""

from tortoise.expressions import Q

from ground.language import lazy
from ground.places import Place
from ground.running import Running, person_in
from orgs import clocks
from orgs.models import Change, ChangeState, Due, DueState, Filing
from orgs.queries.team import managers_in


async def _filing_in_workdays(filing: Filing) -> bool:
    return bool(filing.term) and clocks.read(filing.term).unit == clocks.WORKDAYS


async def _change_in_workdays(change: Change) -> bool:
    return await _in_workdays("change", change.organisation_id)


async def _renewal_in_workdays(due: Due) -> bool:
    return await _in_workdays("renewal", due.organisation_id)


async def _in_workdays(what: str, org_id: int) -> bool:
    place = await Place.get(organisations__id=org_id)
    return (await clocks.term_of(what, place)).unit == clocks.WORKDAYS


TERMS = (
    Running(  # while the applicant has work it stands still, and has no end (INV-9)
        model=Filing, since="submitted_at", ends="due_at", runs=Q(due_at__not_isnull=True),
        words=lazy("the answer to your filing"), told=person_in("applicant_id"), applies=_filing_in_workdays,
    ),
    Running(
        model=Change, since="asked_at", ends="due_at", runs=Q(state=ChangeState.WAITING),
        words=lazy("the answer to your change"), told=managers_in("organisation_id"), applies=_change_in_workdays,
    ),
    Running(  # `due_on` is a calendar day of the rule itself, as 31 March is, and moves by no calendar of offices
        model=Due, since="brought_at", ends="answer_due_at", runs=Q(state=DueState.BROUGHT),
        words=lazy("the answer to your papers"), told=managers_in("organisation_id"), applies=_renewal_in_workdays,
    ),
)  # fmt: skip
