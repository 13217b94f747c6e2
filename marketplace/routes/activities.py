"""The addresses of an organisation's activities."""

from ground.actors import Role
from ground.doors import act, page, staff
from ground.forms import Shape
from marketplace.endpoints import activities as on
from marketplace.endpoints import activity_parts as parts
from marketplace.endpoints import shift_forms as forms
from marketplace.schemas import activities as drafts
from marketplace.schemas import activity_pages as pages
from marketplace.schemas import questions

TEAM = staff(Role.ORG_MANAGER, Role.ORG_STAFF, Role.SOCIAL_WORKER)
ALL, ONE, SHIFT = "/org/{org:pid}/a", "/org/a/{activity:pid}", "/org/s/{shift:pid}"
FORM = pages.ShiftFormPage

routes = [
    page(
        ALL,
        on.list_activities,
        name="activities:own",
        asks=questions.OwnActivitiesQuestion,
        shows=pages.ActivitiesOwnPage,
        door=TEAM,
    ),
    page(
        f"{ALL}/new",
        on.show_new,
        name="activities:new",
        asks=questions.NewActivityQuestion,
        shows=pages.NewActivityPage,
        door=TEAM,
    ),
    act(
        f"{ALL}/new",
        on.plan,
        name="activities:plan",
        asks=questions.NewActivityQuestion,
        takes=drafts.NewDraft,
        shows=pages.ActivityOwnPage,
        door=TEAM,
    ),
    page(ONE, on.show_activity, name="activities:manage", shows=pages.ActivityOwnPage, door=TEAM),
    page(f"{ONE}/again", on.show_again, name="activities:again", shows=pages.AgainPage, door=TEAM),
    act(f"{ONE}/again", on.repeat, name="activities:repeat", takes=drafts.AgainDraft, door=TEAM),
    *[
        page(
            f"{ONE}/{part}",
            parts.shower(part),
            name=f"activities:{part}",
            asks=questions.PartQuestion,
            shows=pages.PartPage,
            door=TEAM,
        )
        for part in parts.SAVES
    ],
    *[
        act(
            f"{ONE}/{part}",
            parts.saver(part),
            name=f"activities:save_{part}",
            asks=questions.PartQuestion,
            takes=saved.shape,
            door=TEAM,
        )
        for part, saved in parts.SAVES.items()
    ],
    page(f"{ONE}/check", on.show_check, name="activities:check", shows=pages.CheckActivityPage, door=TEAM),
    act(f"{ONE}/publication", on.publish, name="activities:publish", takes=Shape, door=TEAM),
    act(f"{ONE}/closing", on.close, name="activities:close", takes=Shape, door=TEAM),
    page(
        f"{ONE}/poster",
        on.show_poster,
        name="activities:poster",
        asks=questions.PosterQuestion,
        shows=pages.PosterPage,
        door=TEAM,
    ),
    page(f"{ONE}/cancellation", forms.show_cancel, name="activities:cancel", shows=FORM, door=TEAM),
    act(f"{ONE}/cancellation", forms.cancel, name="activities:do_cancel", takes=drafts.BecauseDraft, door=TEAM),
    page(f"{ONE}/spot", forms.show_spot, name="activities:spot", shows=FORM, door=TEAM),
    act(f"{ONE}/spot", forms.move_spot, name="activities:do_spot", takes=drafts.SpotDraft, door=TEAM),
    page(f"{ONE}/more", forms.show_more, name="activities:more", shows=FORM, door=TEAM),
    act(f"{ONE}/more", forms.add_more, name="activities:do_more", takes=drafts.ShiftsDraft, door=TEAM),
    page(f"{SHIFT}/places", forms.show_places, name="attending:places", shows=FORM, door=TEAM),
    act(f"{SHIFT}/places", forms.set_places, name="attending:do_places", takes=drafts.CapacityDraft, door=TEAM),
    page(f"{SHIFT}/time", forms.show_move, name="attending:move", shows=FORM, door=TEAM),
    act(f"{SHIFT}/time", forms.move, name="attending:do_move", takes=drafts.Span, door=TEAM),
    page(f"{SHIFT}/cancellation", forms.show_cancel_shift, name="attending:cancel_shift", shows=FORM, door=TEAM),
    act(
        f"{SHIFT}/cancellation",
        forms.cancel_shift,
        name="attending:do_cancel_shift",
        takes=drafts.BecauseDraft,
        door=TEAM,
    ),
]
