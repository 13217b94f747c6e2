"""Hard filters: what stands between a person and a shift, each with the sentence that says so. Never age alone (INV-37)."""

from dataclasses import dataclass

from ground.clock import city_day
from ground.idnumbers import age_on
from ground.language import _
from marketplace.matching.snapshots import Helper, Offer
from marketplace.matching.words import LIMITS, SKILLS


@dataclass(frozen=True)
class Hindrance:
    """One reason against, as a code for programs and a sentence for the person."""

    code: str
    sentence: str


def hindrances(helper: Helper, offer: Offer, *, most_minutes_a_day: int) -> list[Hindrance]:
    """Return every reason why this person cannot take this shift; none means: may sign up."""
    if helper.why_not:
        return [Hindrance("standing", helper.why_not)]
    return [*_limits(helper, offer), *_age(helper, offer), *_papers(helper, offer),
            *_clashes(helper, offer), *_rest(helper, offer, most_minutes_a_day)]  # fmt: skip


def _limits(helper: Helper, offer: Offer) -> list[Hindrance]:
    return [
        Hindrance(
            f"limit.{limit}",
            _("You told us that %(limit)s is not for you, and this needs it. Only you can change that, under “About me”.",
              limit=LIMITS[limit]),
        )
        for limit in sorted(helper.limits & offer.demands)
    ]  # fmt: skip


def _age(helper: Helper, offer: Offer) -> list[Hindrance]:
    """Children are asked for their age on the shift's day (INV-36); nobody is ever too old."""
    if offer.youngest is None or helper.born_on is None:
        return []
    if age_on(helper.born_on, city_day(offer.starts_at)) >= offer.youngest:
        return []
    return [Hindrance("age", _("This is for people from %(years)d years on.", years=offer.youngest))]


def _papers(helper: Helper, offer: Offer) -> list[Hindrance]:
    return [
        Hindrance("paper", _("This needs a checked paper for %(skill)s. Your community helps you to hand it in.",
                             skill=SKILLS[skill]))
        for skill in sorted(offer.papers - helper.papers)
    ]  # fmt: skip


def _clashes(helper: Helper, offer: Offer) -> list[Hindrance]:
    """Half-open spans: what ends at ten and what begins at ten do not clash (EDGE-4)."""
    return [
        Hindrance("clash", _("At that time you have promised “%(title)s”. Cancel that first if you would rather come here.",
                             title=title))
        for title, (starts_at, ends_at) in helper.taken
        if starts_at < offer.ends_at and offer.starts_at < ends_at
    ]  # fmt: skip


def _rest(helper: Helper, offer: Offer, most_minutes_a_day: int) -> list[Hindrance]:
    most = min(helper.most_minutes_a_day or most_minutes_a_day, most_minutes_a_day)
    day = city_day(offer.starts_at)
    promised = sum(
        int((ends_at - starts_at).total_seconds()) // 60
        for _title, (starts_at, ends_at) in helper.taken
        if city_day(starts_at) == day
    )
    if promised + offer.minutes <= most:
        return []
    return [
        Hindrance(
            "rest",
            _("That would be more than %(hours)s hours on one day. Please keep some rest.", hours=f"{most / 60:g}"),
        )
    ]
