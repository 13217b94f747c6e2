"""Addresses of one's profile as a helper."""

from ground.doors import act, page
from ground.forms import Shape
from volunteers.endpoints import own_profile as on
from volunteers.questions import PROFILE
from volunteers.schemas.own_profile import (
    AppealDraft,
    BreakDraft,
    BreakPage,
    LeavePage,
    OwnProfilePage,
    QuestionPage,
)

routes = [
    page("/me/profile", on.show_profile, name="volunteers:own_profile", shows=OwnProfilePage),
    act("/me/profile/joining", on.join, name="volunteers:join", takes=Shape, shows=OwnProfilePage),
    page("/me/profile/break", on.ask_break, name="volunteers:ask_break", shows=BreakPage),
    act("/me/profile/break", on.take_break, name="volunteers:take_break", takes=BreakDraft, shows=OwnProfilePage),
    act("/me/profile/return", on.end_break, name="volunteers:end_break", takes=Shape, shows=OwnProfilePage),
    page("/me/profile/leaving", on.ask_leave, name="volunteers:ask_leave", shows=LeavePage),
    act("/me/profile/leaving", on.leave, name="volunteers:leave", takes=Shape, shows=OwnProfilePage),
    act("/me/profile/appeal", on.appeal, name="volunteers:appeal", takes=AppealDraft, shows=OwnProfilePage),
    *(
        page(f"/me/profile/{name}", on.asking(part), name=f"volunteers:ask_{name}", shows=QuestionPage)
        for name, part in PROFILE.items()
    ),
    *(
        act(
            f"/me/profile/{name}",
            on.keeping(part),
            name=f"volunteers:keep_{name}",
            takes=part.shape,
            shows=OwnProfilePage,
        )
        for name, part in PROFILE.items()
    ),
]
