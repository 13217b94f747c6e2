"""Pages that ask why, before an act: what happens is said first, so that nobody presses in the dark."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request

from ground.language import Lazy, lazy
from ground.pages import url_maker
from marketplace.models import Need
from marketplace.schemas.need_pages import ReasonPage
from marketplace.schemas.need_words import METHODS
from marketplace.verifying import has_word


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked before an act, and what is said before that."""

    title: Lazy
    happens: tuple[Lazy, ...]
    label: Lazy
    button: Lazy
    hint: Lazy | None = None
    field: str = "because"
    danger: bool = False


ALL_READ = lazy("It stands in the record. No name, no telephone, no house number, please.")
QUESTIONS: Mapping[str, Question] = {
    "acknowledge": Question(
        title=lazy("Say that you have it in hand"),
        happens=(lazy("The person gets a message that the desk is looking after it."),),
        label=lazy("How did the person tell you that they want this?"),
        button=lazy("We have it in hand"),
        field="",
    ),
    "ask_facts": Question(
        title=lazy("Ask for facts"),
        happens=(lazy("Whoever wrote it down sees your question. The clock stands still until the answer comes."),),
        label=lazy("What do you have to know?"),
        button=lazy("Ask this"),
    ),
    "answer": Question(
        title=lazy("Bring the facts"),
        happens=(lazy("What you write is added. Only the desk and whoever serves read it."),),
        label=lazy("What is to be added?"),
        button=lazy("Add it"),
        field="words",
    ),
    "decline": Question(
        title=lazy("Not take it on"),
        happens=(lazy("The person gets a message, and whom to call."), lazy("This need ends here.")),
        label=lazy("Why can it not be taken on?"),
        hint=ALL_READ,
        button=lazy("Not take it on"),
        danger=True,
    ),
    "recall": Question(
        title=lazy("Take it back"),
        happens=(
            lazy("The organisation is told, and does not have it any more."),
            lazy("If somebody was to come, the person is told that the day is off."),
        ),
        label=lazy("Why do you take it back?"),
        hint=ALL_READ,
        button=lazy("Take it back"),
        danger=True,
    ),
    "not_done": Question(
        title=lazy("It was not done"),
        happens=(lazy("The organisation has it again, and finds another day."),),
        label=lazy("What was not done?"),
        hint=ALL_READ,
        button=lazy("It was not done"),
    ),
    "reopen": Question(
        title=lazy("Open it again"),
        happens=(lazy("The desk looks for an organisation anew."),),
        label=lazy("What is not well yet?"),
        hint=ALL_READ,
        button=lazy("Open it again"),
    ),
    "withdraw": Question(
        title=lazy("Withdraw it"),
        happens=(
            lazy("Nobody comes for this any more."),
            lazy("If somebody was to come, the organisation is told at once."),
        ),
        label=lazy("Why is it not needed any more?"),
        hint=ALL_READ,
        button=lazy("Withdraw it"),
        danger=True,
    ),
    "send_back": Question(
        title=lazy("Say no"),
        happens=(lazy("The desk has it again at once, and looks for somebody else."),),
        label=lazy("Why can you not do it?"),
        hint=ALL_READ,
        button=lazy("Send it back"),
    ),
    "unschedule": Question(
        title=lazy("Call the day off"),
        happens=(lazy("The person is told that nobody comes then. You find another day."),),
        label=lazy("Why does nobody come?"),
        hint=ALL_READ,
        button=lazy("Call it off"),
        danger=True,
    ),
}
ROUTES = {
    "desk": ("needs:desk_need", "needs:do_{}"),
    "org": ("needs:org_need", "needs:org_do_{}"),
    "own": ("needs:own_need", "needs:own_do_{}"),
}


def reason_page(name: str, need: Need, request: Request, side: str = "desk") -> ReasonPage:
    """Return the page that asks why, for the desk, the organisation or the person themselves."""
    asked, url_for = QUESTIONS[name], url_maker(request)
    back, action = ROUTES[side]
    takes_word = name == "acknowledge" and not has_word(need)
    return ReasonPage(
        title=str(asked.title),
        desk=side != "own",
        back=url_for(back, need=need.public_id),
        action=url_for(action.format(name), need=need.public_id),
        what_happens=[str(each) for each in asked.happens],
        field=asked.field,
        label=str(asked.label),
        hint=str(asked.hint or ""),
        button=str(asked.button),
        danger=asked.danger,
        referral=name == "decline",
        until=need.wanted_until if name == "reopen" and side == "desk" else None,
        methods=[(str(each), str(words)) for each, words in METHODS.items()] if takes_word else [],
    )
