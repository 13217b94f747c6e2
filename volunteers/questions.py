"""The questions of a profile: each part with its words, its choices, what stands in it, and the act that keeps it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ground.actors import Actor
from ground.forms import Shape
from ground.identity import Person
from ground.language import _, lazy, ngettext, walk_words
from ground.letters import Way
from volunteers import profiling, queries
from volunteers.models import Availability, DayPart, Volunteer, VolunteerSkill
from volunteers.schemas.own_profile import (
    LimitsDraft,
    MostDraft,
    Option,
    Question,
    ReachDraft,
    SkillsDraft,
    SuggestionsDraft,
    TimesDraft,
    WayDraft,
)
from volunteers.words import LIMITS, PARTS, SKILLS, WEEKDAYS

Keep = Callable[[Volunteer, Person, Any, Actor], Awaitable[None]]
WALKS = (10, 15, 20, 30, 45, 60)
HOURS_A_DAY = (1, 2, 3, 4, 6)
HOURS_A_WEEK = (2, 4, 6, 8, 12, 20)
WAYS: Mapping[Way, object] = {
    Way.SMS: lazy("by text message"),
    Way.VOICE: lazy("by a call that reads it to me"),
    Way.WECHAT: lazy("by WeChat"),
    Way.PAPER: lazy("on paper, the community brings it"),
}


@dataclass(frozen=True)
class Part:
    """One part of a profile."""

    name: str
    title: object
    """In the list of parts."""
    asks: object
    """The heading of its page."""
    hint: object
    shape: type[Shape]
    questions: Callable[[Volunteer, Person], Awaitable[list[Question]]]
    keep: Keep
    consent: object = ""


def _options(words: Mapping[Any, object]) -> list[Option]:
    return [Option(value=str(value), words=str(said)) for value, said in words.items()]


async def _skills(volunteer: Volunteer, _person: Person) -> list[Question]:
    chosen = [str(each.skill) for each in await VolunteerSkill.filter(volunteer_id=volunteer.id)]
    return [
        Question(
            name="skills", label=_("Choose all that fit"), kind="checkboxes", options=_options(SKILLS), chosen=chosen
        )
    ]


async def _limits(volunteer: Volunteer, _person: Person) -> list[Question]:
    chosen = sorted(str(each) for each in queries.limits_of(volunteer))
    return [
        Question(
            name="limits", label=_("Choose all that fit"), kind="checkboxes", options=_options(LIMITS), chosen=chosen
        )
    ]


async def _times(volunteer: Volunteer, _person: Person) -> list[Question]:
    free: dict[int, list[str]] = {}
    for each in await Availability.filter(volunteer_id=volunteer.id):
        free.setdefault(each.weekday, []).append(str(each.part))
    return [
        Question(
            name=f"day{weekday}",
            label=str(words),
            kind="checkboxes",
            options=_options(PARTS),
            chosen=free.get(weekday, []),
            row=True,
        )
        for weekday, words in enumerate(WEEKDAYS)
    ]


async def _reach(volunteer: Volunteer, _person: Person) -> list[Question]:
    options = [Option(value=str(minutes), words=walk_words(minutes)) for minutes in WALKS]
    chosen = [str(min(WALKS, key=lambda minutes: abs(minutes - volunteer.walks_minutes)))]
    return [Question(name="minutes", label=_("I would walk at most"), kind="radios", options=options, chosen=chosen)]


def _hours(figures: tuple[int, ...]) -> list[Option]:
    none = Option(value="0", words=_("As it comes, no limit"))
    said = [Option(value=str(each), words=ngettext("%(count)d hour", "%(count)d hours", each)) for each in figures]
    return [none, *said]


async def _most(volunteer: Volunteer, _person: Person) -> list[Question]:
    a_day, a_week = volunteer.most_minutes_a_day, volunteer.most_minutes_a_week
    return [
        Question(
            name="a_day",
            label=_("In one day at most"),
            kind="radios",
            options=_hours(HOURS_A_DAY),
            chosen=[str((a_day or 0) // 60)],
        ),
        Question(
            name="a_week",
            label=_("In one week at most"),
            kind="radios",
            options=_hours(HOURS_A_WEEK),
            chosen=[str((a_week or 0) // 60)],
        ),
    ]


async def _suggestions(volunteer: Volunteer, _person: Person) -> list[Question]:
    options = [
        Option(value="yes", words=_("Yes, what suits me first"), hint=_("By what I can do, how far it is and when.")),
        Option(value="no", words=_("No, the same list for everyone"), hint=_("By time and distance alone.")),
    ]
    chosen = ["yes" if volunteer.suggestions else "no"]
    return [
        Question(name="suggestions", label=_("Order the list for me?"), kind="radios", options=options, chosen=chosen)
    ]


async def _way(_volunteer: Volunteer, person: Person) -> list[Question]:
    offered = WAYS if person.phone_hash else {Way.PAPER: WAYS[Way.PAPER]}
    chosen = [person.channels.split(",")[0]]
    return [Question(name="way", label=_("Reach me first"), kind="radios", options=_options(offered), chosen=chosen)]


async def _keep_times(volunteer: Volunteer, _person: Person, draft: TimesDraft, by: Actor) -> None:
    times: dict[int, list[DayPart]] = {number: getattr(draft, f"day{number}") for number in range(7)}
    await profiling.set_times(volunteer, times, by=by)


async def _keep_most(volunteer: Volunteer, _person: Person, draft: MostDraft, by: Actor) -> None:
    await profiling.set_most(volunteer, a_day=draft.a_day * 60 or None, a_week=draft.a_week * 60 or None, by=by)


PROFILE: Mapping[str, Part] = {
    part.name: part
    for part in (
        Part(
            "skills",
            lazy("What I can do"),
            lazy("What can you do?"),
            lazy("It helps us to suggest what suits you. Nothing is asked of you because of it."),
            SkillsDraft,
            _skills,
            lambda volunteer, _person, draft, by: profiling.set_skills(volunteer, draft.skills, by=by),
        ),
        Part(
            "limits",
            lazy("What I cannot do"),
            lazy("What should nobody ask of you?"),
            lazy("Then we do not suggest it. You alone can change this."),
            LimitsDraft,
            _limits,
            lambda volunteer, _person, draft, by: profiling.set_limits(volunteer, draft.limits, by=by),
            consent=profiling.LIMITS_WORDING,
        ),
        Part(
            "times",
            lazy("When I have time"),
            lazy("When do you have time?"),
            lazy("Nothing chosen means: ask me."),
            TimesDraft,
            _times,
            _keep_times,
        ),
        Part(
            "distance",
            lazy("How far I go"),
            lazy("How far would you go?"),
            lazy("On foot, one way."),
            ReachDraft,
            _reach,
            lambda volunteer, _person, draft, by: profiling.set_reach(volunteer, draft.minutes, by=by),
        ),
        Part(
            "most",
            lazy("How much at most"),
            lazy("How much is enough for you?"),
            lazy("We stop you before it gets too much. You alone can raise it."),
            MostDraft,
            _most,
            _keep_most,
        ),
        Part(
            "suggestions",
            lazy("Suggestions"),
            lazy("Shall we suggest things to you?"),
            lazy("You can join everything either way."),
            SuggestionsDraft,
            _suggestions,
            lambda volunteer, _person, draft, by: profiling.set_suggestions(
                volunteer, wanted=draft.suggestions == "yes", by=by
            ),
        ),
        Part(
            "way",
            lazy("How to reach me"),
            lazy("How shall we reach you?"),
            lazy("Only for what you joined or asked."),
            WayDraft,
            _way,
            lambda _volunteer, person, draft, by: profiling.set_way(person, draft.way, by=by),
        ),
    )
}


async def words_of(part: Part, volunteer: Volunteer, person: Person) -> str:
    """Return in few words what stands in a part of a profile."""
    said = []
    for question in await part.questions(volunteer, person):
        chosen = [option.words for option in question.options if option.value in question.chosen]
        if chosen:
            said.append(
                _join(chosen) if len(part.shape.model_fields) == 1 else _labelled(question.label, _join(chosen))
            )
    return _("; ").join(said) or _("nothing yet")


def _labelled(label: str, words: str) -> str:
    return _("%(label)s: %(sentence)s", label=label, sentence=words)


def _join(words: list[str]) -> str:
    return _(", ").join(words)
