"""A season: what its basis carries, the second person, and rules that stay as they were announced."""

import datetime as dt
import json

import pytest

from ground import clock, policy
from ground.actors import SYSTEM, Role
from ground.database import IntegrityError
from ground.errors import MayNot, OutOfTurn, Taken
from silver_steward import seasons
from silver_steward.freezing import rules_of
from silver_steward.models import Basis, Season, SeasonRules, SeasonState
from tests import people
from tests.silver_steward.stories import AFTER, a_plan, a_story

pytestmark = pytest.mark.anyio

COMMENDED = {"basis": Basis.APPROVED_COMMENDATION, "document_number": "辽评组发〔2026〕3 号"}


async def test_b1_a_commendation_needs_the_paper_that_approved_it(database: None) -> None:
    city = await people.a_city()
    supervisor = await people.an_officer("郭颖", Role.SUPERVISOR, place=city.city)

    with pytest.raises(OutOfTurn, match="number of the paper"):
        await seasons.draft(a_plan(**COMMENDED | {"document_number": " "}), city.city, by=supervisor)

    made = await seasons.draft(a_plan(**COMMENDED), city.city, by=supervisor)
    with pytest.raises(IntegrityError, match="a_commendation_has_its_paper"):
        await Season.filter(id=made.id).update(document_number="")


async def test_b3_no_column_takes_money_or_a_sponsor(database: None) -> None:
    from silver_steward import models  # noqa: PLC0415 - read as a whole

    columns = {
        name
        for each in models.__all__
        for name in getattr(getattr(models, each), "_meta", Season._meta).db_fields  # noqa: SLF001 - Tortoise tells it nowhere else
    }

    assert not [name for name in columns if any(word in name for word in ("fen", "fee", "price", "sponsor", "paid"))]


async def test_b4_seats_fit_the_basis_and_the_basis_fits_the_law(database: None) -> None:
    city = await people.a_city()
    supervisor = await people.an_officer("郭颖", Role.SUPERVISOR, place=city.city)

    with pytest.raises(OutOfTurn, match="More seats than the basis"):
        await seasons.draft(a_plan(seats=11, most_individuals=10), city.city, by=supervisor)
    with pytest.raises(OutOfTurn, match="150 people at most"):
        await seasons.draft(a_plan(**COMMENDED | {"most_individuals": 151}), city.city, by=supervisor)


async def test_b5_no_county_opens_a_season(database: None) -> None:
    city = await people.a_city()
    below = await people.an_officer("赵敏", Role.SUPERVISOR, place=city.dawa)

    with pytest.raises(MayNot, match="Only the city"):
        await seasons.draft(a_plan(), city.dawa, by=below)
    with pytest.raises(MayNot, match="Only the supervisor"):
        await seasons.draft(a_plan(), city.city, by=below)


async def test_who_drafts_does_not_announce_and_one_year_has_one_season(database: None) -> None:
    city = await people.a_city()
    supervisor = await people.an_officer("郭颖", Role.SUPERVISOR, place=city.city)
    season = await seasons.draft(a_plan(), city.city, by=supervisor)

    with pytest.raises(MayNot, match="second person"):
        await seasons.announce(season, by=supervisor)
    with pytest.raises(Taken):
        await seasons.draft(a_plan(), city.city, by=supervisor)


async def test_rules_are_frozen_when_it_is_announced(database: None) -> None:
    story = await a_story()
    frozen = await SeasonRules.get(season_id=story.season.id)

    await policy.put("steward.least_minutes", 6000, valid_from=clock.today(), citation="新规", by=SYSTEM)

    assert (await rules_of(story.season.id))["least_minutes"] == 3600
    assert json.loads(frozen.body)["weights"].keys() >= {str(story.city.huibin.id), str(story.city.dawa.id)}
    with pytest.raises(IntegrityError):
        await SeasonRules.filter(id=frozen.id).update(body="{}")


async def test_it_is_closed_after_its_last_day_and_called_off_with_a_reason(database: None) -> None:
    story = await a_story()
    with pytest.raises(OutOfTurn, match="not over"):
        await story.closed()
    with clock.stopped(AFTER):
        await story.closed()
    assert story.season.state == SeasonState.CITY_REVIEW  # nobody was named, so no stage has anything to decide

    with pytest.raises(OutOfTurn, match="write why"):
        await seasons.cancel(story.season, by=story.supervisor, because=" ")
    await seasons.cancel(story.season, by=story.supervisor, because="洪水")
    again = await seasons.draft(a_plan(title="重来"), story.city.city, by=story.supervisor)
    assert again.cutoff_on == dt.date(2026, 9, 30)
