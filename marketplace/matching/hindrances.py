"""Hard filters: what stands between a person and a shift, each with its sentence. Never age alone (INV-37)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from ground.clock import city_day
from ground.idnumbers import age_on
from ground.language import _
from marketplace.matching.snapshots import Figures, Helper, Offer, Promise
from marketplace.matching.words import LIMITS
from volunteers import minors
from volunteers.words import SKILLS

DAY = dt.timedelta(hours=24)


@dataclass(frozen=True)
class Hindrance:
    """One reason against, as a code for programs and a sentence for the person."""

    code: str
    sentence: str


def hindrances(helper: Helper, offer: Offer, figures: Figures) -> list[Hindrance]:
    """Return every reason why this person cannot take this shift; none means: may sign up."""
    if helper.why_not:
        return [Hindrance("standing", helper.why_not)]
    return [
        *_limits(helper, offer),
        *(_age(helper, offer) or _minor(helper, offer, figures)),
        *_papers(helper, offer),
        *_clashes(helper, offer, figures),
        *_segments(helper, offer, figures),
        *_rest(helper, offer, figures),
        *_week(helper, offer),
    ]


def _limits(helper: Helper, offer: Offer) -> list[Hindrance]:
    return [
        Hindrance(
            f"limit.{limit}",
            _(
                "You told us that %(limit)s is not for you, and this needs it. "
                "Only you can change that, under “About me”.",
                limit=LIMITS[limit],
            ),
        )
        for limit in sorted(helper.limits & offer.demands)
    ]


def _age(helper: Helper, offer: Offer) -> list[Hindrance]:
    """Children are asked for their age on the shift's day (INV-36); nobody is ever too old."""
    if offer.youngest is None or helper.born_on is None:
        return []
    if age_on(helper.born_on, city_day(offer.starts_at)) >= offer.youngest:
        return []
    return [Hindrance("age", _("This is for people from %(years)d years on.", years=offer.youngest))]


def _minor(helper: Helper, offer: Offer, figures: Figures) -> list[Hindrance]:
    """Ask of who is not of age on the shift's day: old enough, no danger, a guardian's word or presence (INV-36)."""
    day, ages = city_day(offer.starts_at), figures.ages
    if helper.born_on is None or not ages.is_minor(helper.born_on, day):
        return []
    age = age_on(helper.born_on, day)
    if age < ages.least:
        return [Hindrance("too_young", str(minors.too_young(ages.least)))]
    found: list[Hindrance] = []
    if offer.risk > ages.most_risk:
        sentence = _("This is too risky for anyone under %(years)d. Please look for another.", years=ages.adult)
        found.append(Hindrance("risk", sentence))
    if not helper.guardians:
        found.append(Hindrance("guardian", str(minors.word_needed(ages.adult))))
    elif age < ages.presence and offer.shift_id not in helper.guardian_shifts:
        sentence = _(
            "Under %(years)d the guardian has to come too. Please sign the guardian up first.", years=ages.presence
        )
        found.append(Hindrance("presence", sentence))
    return found


def _papers(helper: Helper, offer: Offer) -> list[Hindrance]:
    return [
        Hindrance("paper", _("This needs a checked paper for %(skill)s. Your community helps you to hand it in.",
                             skill=SKILLS[skill]))
        for skill in sorted(offer.papers - helper.papers)
    ]  # fmt: skip


def _clashes(helper: Helper, offer: Offer, figures: Figures) -> list[Hindrance]:
    """Half-open spans: what ends at ten and what begins at ten do not clash, unless there is a way between (EDGE-4)."""
    found: list[Hindrance] = []
    for promise in helper.taken:
        if promise.starts_at < offer.ends_at and offer.starts_at < promise.ends_at:
            sentence = _(
                "At that time you have promised “%(title)s”. Cancel that first if you would rather come here.",
                title=promise.title,
            )
            found.append(Hindrance("clash", sentence))
        elif _too_far_apart(promise, offer, figures):
            sentence = _(
                "“%(title)s” leaves you less than %(minutes)d minutes for the way from one place to the other.",
                title=promise.title, minutes=figures.minutes_between,
            )  # fmt: skip
            found.append(Hindrance("way", sentence))
    return found


def _too_far_apart(promise: Promise, offer: Offer, figures: Figures) -> bool:
    if (promise.place_path, promise.spot) == (offer.place_path, offer.spot):
        return False
    between = max(offer.starts_at - promise.ends_at, promise.starts_at - offer.ends_at)
    return between < dt.timedelta(minutes=figures.minutes_between)


def _segments(helper: Helper, offer: Offer, figures: Figures) -> list[Hindrance]:
    """Hold the shifts of one activity, person and day to the policy's number (INV-52)."""
    same = [
        each
        for each in helper.taken
        if each.activity_id == offer.activity_id and city_day(each.starts_at) == city_day(offer.starts_at)
    ]
    if len(same) < figures.most_segments:
        return []
    sentence = _("You have %(count)d shifts of this on that day already. Please leave some to others.", count=len(same))
    return [Hindrance("segments", sentence)]


def _rest(helper: Helper, offer: Offer, figures: Figures) -> list[Hindrance]:
    """Hold the minutes of any 24 hours to the person's own limit, or the policy's where that is less."""
    most = min(helper.most_minutes_a_day or figures.most_minutes_a_day, figures.most_minutes_a_day)
    if _most_in_a_day([*((each.starts_at, each.ends_at) for each in helper.taken)], offer) <= most:
        return []
    sentence = _(
        "That would be more than %(hours)s hours within one day. Please keep some rest.", hours=f"{most / 60:g}"
    )
    return [Hindrance("rest", sentence)]


def _most_in_a_day(promised: Iterable[tuple[dt.datetime, dt.datetime]], offer: Offer) -> int:
    """Return the most minutes that any 24 hours around the offer would hold, with it."""
    spans = [*promised, (offer.starts_at, offer.ends_at)]
    windows = {start for start, _end in spans} | {end - DAY for _start, end in spans}
    around = [at for at in windows if at < offer.ends_at and offer.starts_at < at + DAY]
    return max(sum(_overlap(start, end, at, at + DAY) for start, end in spans) for at in around)


def _overlap(start: dt.datetime, end: dt.datetime, first: dt.datetime, last: dt.datetime) -> int:
    return max(0, int((min(end, last) - max(start, first)).total_seconds()) // 60)


def _week(helper: Helper, offer: Offer) -> list[Hindrance]:
    """Hold the minutes of the offer's week, Monday to Sunday, to the limit that the person set."""
    if helper.most_minutes_a_week is None:
        return []
    year_and_week = city_day(offer.starts_at).isocalendar()[:2]
    promised = sum(
        each.minutes for each in helper.taken if city_day(each.starts_at).isocalendar()[:2] == year_and_week
    )  # fmt: skip
    if promised + offer.minutes <= helper.most_minutes_a_week:
        return []
    hours = f"{helper.most_minutes_a_week / 60:g}"
    return [
        Hindrance("week", _("That would be more than the %(hours)s hours a week that you set yourself.", hours=hours))
    ]
