"""The whole demonstration year, as the command builds it, has the numbers promised."""

import datetime as dt
from pathlib import Path

import pytest

from ground import audit, clock, settings
from marketplace.models import Activity, Commitment, CommitmentState, Need, NeedState, Slot
from orgs.models import Filing, FilingState, Organisation, OrgKind, OrgState, Project, ProjectState
from procurement import booking
from procurement.models import ClaimState, Envelope, Milestone, PaymentClaim, Tender, TenderState
from silver_steward.models import HallEntry, Honour, Season, SeasonState
from tests.marketplace import years
from volunteers import chain
from volunteers.models import Certificate, HourDispute, HourEntry, SocialWorker, Volunteer

pytestmark = pytest.mark.slow

AGED = 60
STAGES = ("in_review", "published", "evaluating", "awarded", "contracted")


def test_the_whole_year_has_what_was_promised(seeded: Path) -> None:
    with settings.using(settings.Settings(data=seeded, demo=True)) as made:
        years.asked(made, _whole, now=clock.now())


async def _whole() -> None:
    await _organisations()
    await _people()
    await _work()
    await _bought()
    await _honoured()
    assert (await audit.verify()).broken_at is None
    for org in await Organisation.all():
        assert (await chain.verify_chain(org.id)).broken_at is None


async def _organisations() -> None:
    orgs = await Organisation.all()
    assert len(orgs) >= 30
    assert {each.kind for each in orgs} == set(OrgKind)
    assert {OrgState.ACTIVE, OrgState.RENEWAL_DUE, OrgState.SUSPENDED} <= {each.state for each in orgs}
    assert {each.state for each in await Filing.all()} == set(FilingState)
    assert {ProjectState.RUNNING, ProjectState.CLOSED} <= {each.state for each in await Project.all()}


async def _people() -> None:
    helpers = await Volunteer.all().select_related("person")
    aged = [
        each for each in helpers if each.person.born_on and (clock.today() - each.person.born_on).days >= AGED * 365.25
    ]
    assert len(helpers) >= 400
    assert len(aged) * 2 >= len(helpers)
    assert any(each.person.phone_hash is None for each in helpers)
    assert await SocialWorker.all().count() == 40


async def _work() -> None:
    activities = await Activity.all()
    assert len(activities) >= 120
    assert len({each.title for each in activities}) >= 25
    last = (
        await Slot.filter(shift__starts_at__gt=clock.now())
        .order_by("-shift__starts_at")
        .select_related("shift")
        .first()
    )
    assert last is not None
    assert last.shift.starts_at > clock.now() + dt.timedelta(days=18)
    assert {each.state for each in await Need.all()} == set(NeedState)
    states = {each.state for each in await Commitment.all()}
    assert {CommitmentState.WITHDRAWN, CommitmentState.OFFERED, CommitmentState.CANCELLED} <= states
    assert await HourEntry.exclude(reverses_id=None).count() > 3
    assert await Certificate.exists()
    assert await HourDispute.exists()


async def _bought() -> None:
    tenders = await Tender.all()
    assert [each.state for each in tenders].count(TenderState.PUBLISHED) == 2
    assert {each.state for each in tenders} == set(map(TenderState, STAGES))
    assert await Envelope.all().count() > 10
    assert await PaymentClaim.filter(state=ClaimState.SETTLED).count() == 2
    assert sum(each.payable_fen for each in await Milestone.all()) > 0
    assert await booking.found_wrong() == []


async def _honoured() -> None:
    seasons = await Season.all().order_by("year")
    assert [each.state for each in seasons] == [SeasonState.CLOSED, SeasonState.NOMINATING]
    assert await Honour.filter(season_id=seasons[0].id).count() == 3
    assert await HallEntry.filter(taken_down_at=None).count() == 2
