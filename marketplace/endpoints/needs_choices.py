"""Which organisation: the page of choices, each with the facts for and against it in words."""

from ground.language import _, ngettext
from marketplace.models import Need
from marketplace.need_terms import Step, term
from marketplace.queries.needs_choice import Choice, choices_for
from marketplace.schemas.need_pages import ChoiceShown, DispatchPage


async def dispatch_page(need: Need) -> DispatchPage:
    """Return the organisations that work where the need is."""
    answer = await term(Step.ANSWER, need.urgency, need.desk_id)
    return DispatchPage(
        title=_("Send it to whom?"),
        id=need.public_id,
        choices=[
            ChoiceShown(id=each.org.public_id, name=each.org.name, facts=facts(each, need), warning=warning(each))
            for each in await choices_for(need)
        ],
        answer_by=answer.due_at,
    )


def facts(choice: Choice, need: Need) -> list[str]:
    """Say what speaks for an organisation, and how much it has to do."""
    said = [_("Works in %(place)s", place=need.desk.name)]
    if choice.project is not None:
        said.append(_("Has a project here: %(title)s", title=choice.project.title))
    else:
        said.append(_("Has no running project here yet"))
    if choice.done_alike:
        said.append(
            ngettext("Served %(count)d need of this kind", "Served %(count)d needs of this kind", choice.done_alike)
        )
    said.append(
        ngettext("Has %(count)d need now", "Has %(count)d needs now", choice.busy)
        if choice.busy
        else _("Has no need now")
    )
    if choice.asked:
        said.append(_("Answered in time %(times)d of %(count)d times", times=choice.in_time, count=choice.asked))
    else:
        said.append(_("Was never asked before"))
    if choice.marks.good is not None:
        said.append(
            _("%(good)d of %(count)d who were helped said good", good=choice.marks.good, count=choice.marks.count)
        )
    return said


def warning(choice: Choice) -> str | None:
    """Say that it was asked for this need already, and what it said."""
    if choice.said_no is None:
        return None
    if not choice.said_no:
        return _("Was asked for this already, and did not answer in time")
    return _("Was asked for this already, and said: %(reason)s", reason=choice.said_no)
