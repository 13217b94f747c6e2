"""Addresses of one's own hours."""

from ground.doors import act, page
from ground.forms import Shape
from volunteers.endpoints import own_hours as on
from volunteers.schemas import questions
from volunteers.schemas.own_hours import DisputeDraft, DisputeFormPage, DisputePage, MissingDraft, OwnHoursPage

routes = [
    page("/me/hours", on.show_hours, name="volunteers:own_hours", asks=questions.OwnHoursQuestion, shows=OwnHoursPage),
    page("/me/hours/missing", on.ask_what_is_missing, name="volunteers:ask_what_is_missing", shows=DisputeFormPage),
    act(
        "/me/hours/missing",
        on.report_missing,
        name="volunteers:report_missing",
        takes=MissingDraft,
        shows=DisputePage,
    ),
    page(
        "/me/hours/{claim:pid}/dispute",
        on.ask_what_is_wrong,
        name="volunteers:ask_what_is_wrong",
        shows=DisputeFormPage,
    ),
    act(
        "/me/hours/{claim:pid}/dispute",
        on.dispute,
        name="volunteers:dispute",
        takes=DisputeDraft,
        shows=DisputePage,
    ),
    page("/me/disputes/{dispute:pid}", on.show_dispute, name="volunteers:own_dispute", shows=DisputePage),
    act(
        "/me/disputes/{dispute:pid}/appeal",
        on.go_up,
        name="volunteers:dispute_up",
        takes=DisputeDraft,
        shows=DisputePage,
    ),
    act(
        "/me/disputes/{dispute:pid}/settlement",
        on.settle,
        name="volunteers:settle_dispute",
        takes=Shape,
        shows=OwnHoursPage,
    ),
]
