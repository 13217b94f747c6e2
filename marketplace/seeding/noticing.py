"""A public notice that hangs at the end of the year: who is to get a star (7.9), and one neighbour who objects."""

from collections.abc import Sequence

from tortoise.functions import Sum

from ground import notices
from ground.identity import Person
from ground.names import masked_name
from ground.notices import Ground
from marketplace.seeding.stage import Stage
from volunteers.models import HourCategory, HourEntry

KIND = "volunteers.stars"
MOST = 5
BODY = {
    "text": "按一年来的服务时间，拟评定下列人员为星级志愿者，现予公示。",
    "category": "志愿者星级评定",
    "basis": "星级评定办法：名单先公示，再授星。",
}
DOUBT = "我和他是一个小组的，春天有两次活动他没有来。"


async def hang_stars(stage: Stage) -> None:
    """Let a county's officer hang out who served most there; one who was not named objects under their name."""
    desk = stage.desks[0]
    officer = desk.county_officers[-1]
    best = await _who_served_most(desk.county.path)
    names = [(f"Person:{each.id}", masked_name(each.name)) for each in best]
    notice = await notices.open_notice(
        KIND,
        f"Place:{desk.county.id}",
        title=f"{desk.county.name}星级志愿者拟评定名单公示",
        body=BODY,
        names=names,
        deciders=[officer.id],
        by=await stage.acting(officer),
        place=desk.county,
    )
    others = [
        each.person for each in stage.helpers if not each.handed and each.person.id not in {one.id for one in best}
    ]
    if names and others:
        doubter = stage.myself(stage.chance("doubter").choice(others))
        await notices.object_to(notice, names[-1][0], Ground.FACTS, DOUBT, by=doubter)


async def _who_served_most(path: str) -> Sequence[Person]:
    served = HourEntry.filter(category=HourCategory.SERVICE, person__home__path__startswith=path)
    sums = served.annotate(total=Sum("minutes")).group_by("person_id").order_by("-total", "person_id").limit(MOST)
    ids = [each["person_id"] for each in await sums.values("person_id", "total")]
    return await Person.filter(id__in=ids).order_by("id")
