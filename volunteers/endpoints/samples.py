"""The monthly sample: times drawn by lot, and what came of asking."""

from starlette.requests import Request
from starlette.responses import Response

from ground import clock
from ground.answers import done, show
from ground.forms import submitted
from ground.language import _, length_text
from ground.pages import url_maker
from ground.persons import name_shown
from volunteers import looking_after
from volunteers.schemas.desk import SampleAtDesk, SamplesPage, SampleVerdict


async def show_samples(request: Request) -> Response:
    page = SamplesPage(
        title=_("Drawn by lot"),
        samples=[
            SampleAtDesk(
                id=each.public_id,
                person=name_shown(each.claim.person),
                about=each.claim.about,
                organisation=each.claim.organisation.name,
                on=clock.city_day(each.claim.starts_at),
                starts_at=each.claim.starts_at,
                ends_at=each.claim.ends_at,
                hours=length_text(each.claim.minutes),
                late=each.claim.late,
            )
            for each in await looking_after.samples_of(request.user)
        ],
    )
    return await show(request, page)


async def decide(request: Request) -> Response:
    sample = await looking_after.sample_at_desk(request.user, request.path_params["sample"])
    draft = await submitted(request, SampleVerdict, form=show_samples)
    if draft.verdict == "clear":
        await looking_after.clear(sample, found=draft.found, by=request.user)
    else:
        await looking_after.fail(sample, found=draft.found, by=request.user)
    said = _("Noted.") if draft.verdict == "clear" else _("Taken back. The person reads why.")
    return await done(request, url_maker(request)("volunteers:samples_desk"), said=said)
