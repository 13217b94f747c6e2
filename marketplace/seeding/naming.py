"""Naming: the several ways in which an elder is named, their yes, their letters; and the season that runs today."""

from collections.abc import Sequence
from functools import partial

from ground import mandates
from ground.actors import Actor, Channel
from ground.identity import Person
from ground.mandates import Method, Scope
from ground.places import Place, PlaceKind
from marketplace.seeding import cast
from marketplace.seeding.stage import Helper, Stage
from marketplace.seeding.stewards import HANDY, SINGER, WANG, Steward
from silver_steward import consenting, nominating, seasons, supporting
from silver_steward.models import Nomination, Season, Source
from silver_steward.nominating import Word
from silver_steward.seasons import Plan
from silver_steward.submitting import NEEDED

DRAFTED, ANNOUNCED, OPENED = -30, -28, -12
NAMED = (-25, 9)
"""The first and the last day for naming people, from today."""
WINDOW = (-149, -16)
LETTER = "我跟他住一个院，天天看见他忙活，从不嫌麻烦。"


async def by_oneself(stage: Stage, season: Season, each: Steward, words: str, *, letters: Sequence[Person]) -> int:
    """Let somebody name themselves, and others write for them."""
    person = stage.cast[each.name]
    word = Word(source=Source.SELF, words=words)
    made = await nominating.nominate(season, person, word, by=stage.myself(person), agrees=True)
    return await _with_letters(stage, made, letters)


async def by_neighbour(
    stage: Stage, season: Season, each: Steward, words: str, *, neighbour: Person, letters: Sequence[Person]
) -> int:
    """Let a neighbour name somebody, who says yes."""
    word = Word(source=Source.RESIDENT, words=words)
    made = await nominating.nominate(season, stage.cast[each.name], word, by=stage.myself(neighbour))
    await consenting.consent(made, NEEDED, by=stage.myself(stage.cast[each.name]))
    return await _with_letters(stage, made, letters)


async def by_org(stage: Stage, season: Season, each: Steward, words: str, *, letters: Sequence[Person]) -> int:
    """Let the prepared organisation name somebody, who says yes."""
    made = await _named_by_org(stage, season, each, words)
    await consenting.consent(made, NEEDED, by=stage.myself(stage.cast[each.name]))
    return await _with_letters(stage, made, letters)


async def by_community(stage: Stage, season: Season, each: Steward, words: str) -> int:
    """Let the community name somebody whose yes the desk writes down: she has no telephone."""
    worker = await stage.acting(stage.desks[each.desk].workers[0], Channel.DESK)
    word = Word(source=Source.COMMUNITY, words=words, interest="没有利害关系。")
    person = stage.cast[each.name]
    made = await nominating.nominate(season, person, word, by=worker)
    await mandates.grant(
        person,
        {Scope.CONSENT_PUBLICATION},
        method=Method.PRESENT,
        by=worker,
        agent_place=stage.desks[each.desk].place,
        wording=str(consenting.WORDING),
    )
    await consenting.consent(made, NEEDED, by=await mandates.helping(worker, person.id, Scope.CONSENT_PUBLICATION))
    return made.id


async def consenting_hand(stage: Stage, helper: Helper) -> Actor:
    """Return who says yes for an elder: themselves, or the desk under the permission that they gave."""
    if not helper.handed:
        return stage.myself(helper.person)
    worker = await stage.acting(helper.desk.workers[0], Channel.DESK)
    return await mandates.helping(worker, helper.person.id, Scope.CONSENT_PUBLICATION)


async def _named_by_org(stage: Stage, season: Season, each: Steward, words: str) -> Nomination:
    body = next(each for each in stage.bodies if each.org.name == cast.ORG)
    word = Word(source=Source.ORGANISATION, words=words, organisation=body.org)
    return await nominating.nominate(season, stage.cast[each.name], word, by=await stage.acting(body.manager))


async def _with_letters(stage: Stage, made: Nomination, letters: Sequence[Person]) -> int:
    for person in letters:
        await supporting.support(made, LETTER, by=stage.myself(person))
    return made.id


class Running:
    """The season in which people are being named today."""

    def __init__(self, stage: Stage, wanted: Plan) -> None:
        """Begin with what it is to be."""
        self.stage, self.wanted, self.season_id = stage, wanted, 0

    def begin(self) -> None:
        """Put it on the agenda, with those who have been named by today."""
        stage = self.stage
        stage.agenda.at(stage.office(DRAFTED, 9), self._draft)
        stage.agenda.at(stage.office(ANNOUNCED, 9, 30), self._announce)
        stage.agenda.at(stage.office(OPENED, 9), self._open)
        for days, act in ((-8, self._name_wang), (-5, self._name_singer), (-3, self._name_handy)):
            stage.agenda.at(stage.office(days, 10, 20), act)
        stage.agenda.at(stage.office(-2, 11), partial(self._name_unclear, "老周"))

    async def _season(self) -> Season:
        return await Season.get(id=self.season_id)

    async def _by(self, employed: cast.Employed) -> Actor:
        return await self.stage.acting(self.stage.cast[employed.name])

    async def _draft(self) -> None:
        made = await seasons.draft(
            self.wanted, await Place.get(kind=PlaceKind.CITY), by=await self._by(cast.SUPERVISOR)
        )
        self.season_id = made.id

    async def _announce(self) -> None:
        await seasons.announce(await self._season(), by=await self._by(cast.SECOND_SUPERVISOR))

    async def _open(self) -> None:
        await seasons.open_nominations(await self._season(), by=await self._by(cast.SUPERVISOR))

    async def _name_wang(self) -> None:
        """Let a neighbour name Wang Guilan, and her community too: she says yes, and stands before its desk."""
        stage, season, wang = self.stage, await self._season(), self.stage.cast[WANG.name]
        li = stage.cast[cast.LI_GUOQIANG.name]
        named = Word(source=Source.RESIDENT, words="她送饭、打电话、看楼道，哪一样都有她。")
        made = await nominating.nominate(season, wang, named, by=stage.myself(li))
        seen = Word(source=Source.COMMUNITY, words="值日从没落过，居民都认得她。", interest="没有利害关系。")
        await nominating.nominate(season, wang, seen, by=await self._by(cast.WORKER))
        await consenting.consent(made, NEEDED, by=stage.myself(wang))

    async def _name_singer(self) -> None:
        """Let one name herself: her letter is still to come."""
        await by_oneself(self.stage, await self._season(), SINGER, "我带大家唱歌，也看着小院。", letters=[])

    async def _name_handy(self) -> None:
        """Let the organisation name one who has not answered yet."""
        await _named_by_org(self.stage, await self._season(), HANDY, "楼里的大小事都有他一句公道话。")

    async def _name_unclear(self, called: str) -> None:
        """Let a neighbour write a name of which the desk is to find out whose it is."""
        son = self.stage.cast[cast.HER_SON.name]
        place = self.stage.desks[0].place
        by = self.stage.myself(son)
        await nominating.nominate_by_name(await self._season(), called, place, "天天帮人看孩子、拎菜，不要谢。", by=by)
