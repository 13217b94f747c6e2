"""A street's list that hangs out, who decided it, and the officers above and beside."""

import datetime as dt
from dataclasses import dataclass

import httpx

from ground import clock, notices
from ground.actors import Actor, Role
from ground.identity import Person
from ground.notices import Ground, Objection, PublicNotice
from tests import people
from tests.outside.walking import carry

LIST, ONE, TWO = "List:1", "Volunteer:1", "Volunteer:2"
OVER = dt.timedelta(milliseconds=1)


@dataclass(frozen=True)
class Hanging:
    """A notice of 振兴街道, its people, and an officer of another county."""

    city: people.City
    notice: PublicNotice
    decider: Actor
    judge: Actor
    """Of the same street, who took no part."""
    county: Actor
    supervisor: Actor
    stranger: Actor
    """A street officer across the county line."""

    @property
    def here(self) -> str:
        """The address of the notice."""
        return f"/notices/{self.notice.public_id}"

    async def objected(self, *, by: Actor, named: bool = True, evidence: str = "签到表") -> Objection:
        """Return an objection to the first name."""
        return await notices.object_to(
            self.notice, ONE, Ground.FACTS, "他三月没有来。", by=by, named=named, evidence=evidence
        )


async def a_hanging_notice() -> Hanging:
    """Hang out who is to get a star in 振兴街道."""
    city = await people.a_city()
    decider = await people.an_officer("李强", Role.STREET_OFFICER, place=city.zhenxing)
    notice = await notices.open_notice(
        "volunteers.stars", LIST, title="星级志愿者拟评定名单公示",
        body={"text": "下列人员服务时间够了，拟评为一星志愿者。", "hours": "100 小时以上"},
        names=[(ONE, "王*兰"), (TWO, "李*国")], deciders=[decider.person_id or 0], by=decider, place=city.zhenxing,
    )  # fmt: skip
    return Hanging(
        city,
        await PublicNotice.get(id=notice.id).select_related("place"),
        decider,
        judge=await people.an_officer("周敏", Role.STREET_OFFICER, place=city.zhenxing),
        county=await people.an_officer("赵刚", Role.COUNTY_OFFICER, place=city.xinglongtai),
        supervisor=await people.an_officer("郭颖", Role.SUPERVISOR, place=city.city),
        stranger=await people.an_officer("何伟", Role.STREET_OFFICER, place=city.tianjia),
    )


async def comes(client: httpx.AsyncClient, actor: Actor, *, staff: bool = True) -> None:
    """Give the browser to someone."""
    client.cookies.clear()
    carry(client, await people.signed_in(await Person.get(id=actor.person_id), staff=staff))


def after(notice: PublicNotice, days: int = 0) -> dt.datetime:
    """Return the first moment after a notice's last day, or some days later."""
    return notice.closes_at + OVER + dt.timedelta(days=days)


__all__ = ["LIST", "ONE", "TWO", "Hanging", "a_hanging_notice", "after", "clock", "comes"]
