"""Activities as anyone may read them."""

from starlette.requests import Request
from starlette.responses import Response

from ground import policy
from ground.answers import show
from ground.asked import asked
from ground.language import _, spoken_day, spoken_span
from ground.pages import url_maker
from marketplace.matching.hindrances import hindrances
from marketplace.matching.picturing import figures
from marketplace.matching.snapshots import Helper
from marketplace.matching.suggesting import suggest
from marketplace.matching.words import LIMITS
from marketplace.models import LIVE, Activity, ActivityState, Commitment
from marketplace.queries import activities
from marketplace.queries.activities import Seen
from marketplace.schemas.public import ActivitiesPage, ActivityPage, ReasonShown, ShiftChoice
from marketplace.schemas.questions import ActivitiesQuestion, ActivityQuestion
from volunteers.words import SKILLS


async def list_activities(request: Request) -> Response:
    """List what is open: for a known reader by what suits them, with the plain order one tap away."""
    helper = await activities.helper_behind(request.user)
    wanted = asked(request, ActivitiesQuestion)
    may_be_suggested = activities.may_be_suggested(helper)
    order = "suits" if may_be_suggested and wanted.order == "suits" else "time"
    leaf = await activities.leaf(helper, which=wanted.which, at=wanted.at, suits=order == "suits")
    page = ActivitiesPage(
        title=_("Find activities"),
        which=wanted.which,
        order=order,
        may_be_suggested=may_be_suggested,
        tells_nothing=helper is not None and helper.suggestions and not helper.told,
        home_known=helper is not None and bool(helper.home_path),
        cards=[each.card for each in leaf.seen],
        at=wanted.at,
        more=leaf.more,
    )
    return await show(request, page)


async def show_activity(request: Request) -> Response:
    """Show one activity, with the shift that was chosen from the list first."""
    activity = await activities.activity_seen_by(request.user, request.path_params["activity"])
    helper = await activities.helper_behind(request.user)
    seen = await activities.open_slots(helper, activity_id=activity.id)
    wanted = asked(request, ActivityQuestion).shift
    seen.sort(key=lambda each: (each.card.shift_id != wanted, each.card.starts_at))
    return await show(request, await _page(activity, seen, helper, request))


async def _page(activity: Activity, seen: list[Seen], helper: Helper | None, request: Request) -> ActivityPage:
    here = url_maker(request)("activities:activity", activity=activity.public_id)
    first = seen[0] if seen else None
    found = against = None
    mine = None
    if first is not None and helper is not None:
        found = suggest(helper, first.offer, await policy.value("suggesting.weights"))
        mine = await Commitment.filter(
            person_id=helper.person_id, shift__public_id=first.card.shift_id, state__in=LIVE
        ).first()  # fmt: skip
        against = [] if mine else hindrances(helper, first.offer, await figures())
    return ActivityPage(
        title=activity.title,
        id=activity.public_id,
        what=activity.what,
        organisation=activity.organisation.name,
        organisation_id=activity.organisation.public_id,
        community=activity.place.name,
        spot=activity.spot,
        way_there=activity.way_there,
        bring=activity.bring,
        contact_name=activity.contact_name,
        contact_phone=activity.contact_phone,
        risk_text=activity.risk_text,
        insured=bool(activity.insurance),
        seated=activity.seated,
        demands=[str(LIMITS[each]) for each in sorted(first.offer.demands)] if first else [],
        wanted=[str(SKILLS[each]) for each in sorted(first.offer.wanted)] if first else [],
        minutes=first.offer.minutes if first else 0,
        shifts=[
            ShiftChoice(
                id=each.card.shift_id,
                label=f"{spoken_day(each.card.on)} {spoken_span(each.card.starts_at, each.card.ends_at)}",
                href=f"{here}?shift={each.card.shift_id}",
                current=each is first,
                on=each.card.on,
                starts_at=each.card.starts_at,
                ends_at=each.card.ends_at,
                left=each.card.left,
                waiting=each.card.waiting,
            )
            for each in seen
        ],
        cancelled_because=activity.reason if activity.state == ActivityState.CANCELLED else None,
        may_join=first is not None and not against and mine is None,
        hindrances=[each.sentence for each in against or []],
        reasons=[ReasonShown(factor=each.factor, words=each.words) for each in found.reasons] if found else [],
        against=found.against if found else None,
        mine=mine.public_id if mine else None,
    )
