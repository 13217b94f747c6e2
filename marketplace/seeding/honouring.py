"""Honouring: the season that is over, from its announcement to the hall: named, looked at four times, honoured."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from ground import clock, notices
from ground.actors import Actor
from ground.identity import Person
from ground.places import Place, PlaceKind
from marketplace.seeding import cast, naming
from marketplace.seeding.agenda import Act
from marketplace.seeding.stage import Stage
from marketplace.seeding.stewards import CULTURED, GARDENER, PEACEMAKER, VISITOR, Steward, helper_of
from silver_steward import awarding, certificate_paper, hall, noticing, reviewing, seasons, sitting
from silver_steward import models as steward
from silver_steward.models import Band, Basis, Honour, Nomination, Season, Verdict
from silver_steward.reviewing import Said
from silver_steward.seasons import Plan

ISSUER = "盘锦市志愿服务联合会"
SEATS, MOST = 3, 10
DRAFTED, ANNOUNCED, OPENED, CLOSED = -158, -156, -145, -112
NAMED_FROM, NAMED_UNTIL = -154, -122
WINDOW = (-338, -160)
"""The first and the last day whose service counts."""
NOTES = {steward.Stage.CITY: "今年名额用完了，明年再请您来。"}
STORIES = {
    CULTURED: "退休那年我闲得慌，就在楼下教老姐妹唱评剧。唱着唱着，谁家灯不亮、谁家老人没下楼，我都知道了。",
    VISITOR: "我没有手机，腿脚还行。每天串五个门，问一声吃了没有。他们等我，我也等他们。",
}
"""What two of the three told for the hall; the third would rather not hang there."""
GOES_WITHOUT = GARDENER
"""Who passes three stages, and finds no seat at the fourth."""


@dataclass
class Past:
    """The season on its way."""

    stage: Stage
    season_id: int = 0
    named: dict[Steward, int] = field(default_factory=dict)
    now: datetime = field(default_factory=clock.now)

    def then(self, days: int, hour: int, act: Act) -> None:
        """Put the next step on the agenda."""
        self.now = self.stage.after(clock.now(), days, hour, 12)
        self.stage.agenda.at(self.now, act)

    async def season(self) -> Season:
        """Return the season as it is now."""
        return await Season.get(id=self.season_id)

    async def by(self, employed: cast.Employed = cast.SUPERVISOR) -> Actor:
        """Return one of the supervisors."""
        return await self.stage.acting(self.stage.cast[employed.name])


def honour(stage: Stage) -> None:
    """Put the season on the agenda, to the end of its nominations; what follows is put there by its acts."""
    past = Past(stage)
    stage.agenda.at(stage.office(DRAFTED, 9), partial(_draft, past))
    stage.agenda.at(stage.office(ANNOUNCED, 9, 30), partial(_announce, past))
    stage.agenda.at(stage.office(OPENED, 9), partial(_open, past))
    stage.agenda.at(stage.office(OPENED + 3, 10), partial(_name, past))
    stage.agenda.at(stage.office(CLOSED, 10), partial(_close, past))
    naming.Running(stage, plan(stage, year_of(stage) + 1, naming.WINDOW, naming.NAMED)).begin()


def plan(stage: Stage, year: int, window: tuple[int, int], named: tuple[int, int]) -> Plan:
    """Return what a season is to be; the choice of the communities, which confers no title."""
    return Plan(
        year=year,
        title=f"{year} 年盘锦银龄管家推选",
        basis=Basis.COMMUNITY_SELECTION,
        document_number="",
        issuer=ISSUER,
        seats=SEATS,
        most_individuals=MOST,
        cutoff_on=stage.day(window[1]),
        window_from=stage.day(window[0]),
        window_until=stage.day(window[1]),
        nominate_from=stage.day(named[0]),
        nominate_until=stage.day(named[1]),
    )


def year_of(stage: Stage) -> int:
    """Return the year by which the season that is over is called: that in which its service began."""
    return stage.day(WINDOW[0]).year


async def _draft(past: Past) -> None:
    wanted = plan(past.stage, year_of(past.stage), WINDOW, (NAMED_FROM, NAMED_UNTIL))
    past.season_id = (await seasons.draft(wanted, await Place.get(kind=PlaceKind.CITY), by=await past.by())).id


async def _announce(past: Past) -> None:
    await seasons.announce(await past.season(), by=await past.by(cast.SECOND_SUPERVISOR))


async def _open(past: Past) -> None:
    await seasons.open_nominations(await past.season(), by=await past.by())


async def _name(past: Past) -> None:
    """Let each be named another way: by herself, by a neighbour, by the community, by an organisation."""
    stage, season = past.stage, await past.season()
    li, wang, son = (stage.cast[each.name] for each in (cast.LI_GUOQIANG, cast.WANG_GUILAN, cast.HER_SON))
    past.named = {
        CULTURED: await naming.by_oneself(stage, season, CULTURED, "我在楼下教唱评剧，也看着楼道。", letters=[li]),
        PEACEMAKER: await naming.by_neighbour(
            stage, season, PEACEMAKER, "楼上楼下拌嘴都找他。", neighbour=li, letters=[wang, son]
        ),
        VISITOR: await naming.by_community(stage, season, VISITOR, "每天串五个门，风雨不停。"),
        GARDENER: await naming.by_org(stage, season, GARDENER, "小院的花都是他种的，还教大家。", letters=[wang, son]),
    }


async def _close(past: Past) -> None:
    await seasons.close_nominations(await past.season(), by=await past.by())
    past.then(1, 10, partial(_look, past, 0))


async def _look(past: Past, number: int) -> None:
    """Let one stage decide on all who stand before it, and each of its places release them together."""
    stage = steward.STAGES[number]
    places: dict[int, tuple[Place, Actor]] = {}
    for each, nomination_id in past.named.items():
        nomination = await Nomination.get(id=nomination_id)
        if nomination.state != steward.STANDS_BEFORE[stage]:
            continue
        before = await sitting.sitting_of(nomination)
        by = await past.stage.acting(_officer(past, each, stage))
        no_seat = stage in NOTES and each is GOES_WITHOUT
        said = Said(Verdict.REJECT, Band.FAIR, NOTES[stage]) if no_seat else Said(Verdict.PASS, Band.STRONG)
        await reviewing.decide(nomination, said, by=by)
        places[before.place.id] = (before.place, by)
    for place, by in places.values():
        await reviewing.release(await past.season(), stage, place, by=by)
    last = number == len(steward.STAGES) - 1
    past.then(2, 10, partial(_hang, past) if last else partial(_look, past, number + 1))


def _officer(past: Past, each: Steward, stage: steward.Stage) -> Person:
    """Return who decides at a stage, never the one who named somebody."""
    desk = past.stage.desks[each.desk]
    return {
        steward.Stage.COMMUNITY: desk.workers[1],
        steward.Stage.STREET: desk.officers[0],
        steward.Stage.COUNTY: desk.county_officers[0],
        steward.Stage.CITY: past.stage.cast[cast.SECOND_SUPERVISOR.name],
    }[stage]


async def _hang(past: Past) -> None:
    hung: notices.PublicNotice = await noticing.hang(await past.season(), by=await past.by())
    past.stage.agenda.at(past.stage.working(hung.closes_at, 1), partial(_award, past))


async def _award(past: Past) -> None:
    """Note that the notice ended without an objection, honour those it named, and print what they are given."""
    season = await past.season()
    await notices.settle(await notices.notice_read(season.notice_ref), by=await past.by())
    for given in await awarding.award(season, by=await past.by()):
        await certificate_paper.note_print(given, by=await past.by())
    past.then(3, 15, partial(_tell, past))


async def _tell(past: Past) -> None:
    """Let those who wish to tell their story for the hall, whoever has no telephone at the desk."""
    for each, story in STORIES.items():
        given = await Honour.get(nomination_id=past.named[each])
        helper = helper_of(past.stage, each)
        by = await naming.consenting_hand(past.stage, helper)
        await hall.tell(given, story, by=by)
    past.then(5, 10, partial(_lay_to_rest, past))


async def _lay_to_rest(past: Past) -> None:
    await seasons.close(await past.season(), by=await past.by())
