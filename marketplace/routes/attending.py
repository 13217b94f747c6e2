"""The addresses of the people of a shift, and of its roll. Whoever leads may be of the organisation or not."""

from ground.actors import Role
from ground.doors import KNOWN, act, page, staff
from ground.forms import Shape
from ground.lists.offering import TYPES, TakeDraft, TakingPage
from marketplace.endpoints import attending as on
from marketplace.endpoints import people_taking as taking
from marketplace.endpoints import rolls
from marketplace.schemas import attending as drafts
from marketplace.schemas import attending_pages as pages
from marketplace.schemas import questions

TEAM = staff(Role.ORG_MANAGER, Role.ORG_STAFF, Role.SOCIAL_WORKER)
ONE = "/org/s/{shift:pid}"
DONE, ROLL = pages.ReceiptPage, pages.RollPage
PERSON = f"{ONE}/people/{{commitment:pid}}"

routes = [
    page(
        f"{ONE}/people",
        on.show_people,
        name="attending:people",
        asks=questions.PeopleQuestion,
        shows=pages.PeoplePage,
        door=KNOWN,
    ),
    page(
        f"{ONE}/taking",
        taking.show_taking,
        name="attending:taking",
        asks=questions.PeopleQuestion,
        shows=TakingPage,
        door=TEAM,
    ),
    act(
        f"{ONE}/taking",
        taking.take_away,
        name="attending:take",
        asks=questions.PeopleQuestion,
        takes=TakeDraft,
        gives=TYPES,
        shows=TakingPage,
        door=TEAM,
    ),
    page(
        f"{ONE}/phones",
        on.show_phones,
        name="attending:phones",
        asks=questions.ChosenQuestion,
        shows=pages.PhonesPage,
        door=KNOWN,
    ),
    act(
        f"{ONE}/phones",
        on.reveal_phones,
        name="attending:reveal",
        takes=drafts.PhonesDraft,
        shows=pages.PhonesPage,
        door=KNOWN,
    ),
    page(
        f"{ONE}/removal",
        on.show_removal,
        name="attending:removal",
        asks=questions.ChosenQuestion,
        shows=pages.RemovalPage,
        door=TEAM,
    ),
    act(f"{ONE}/removal", on.remove, name="attending:remove", takes=drafts.RemovalDraft, door=TEAM),
    page(f"{ONE}/add", on.show_add, name="attending:add", shows=pages.AddPage, door=TEAM),
    act(f"{ONE}/add", on.add, name="attending:do_add", takes=drafts.AddDraft, door=TEAM),
    act(f"{PERSON}/word", on.vouch, name="attending:vouch", takes=Shape, door=TEAM),
    page(f"{PERSON}/right", rolls.show_right, name="attending:right", shows=pages.RightPage, door=KNOWN),
    act(f"{PERSON}/right", rolls.put_right, name="attending:put_right", takes=drafts.RightDraft, door=KNOWN),
    act(f"{PERSON}/mark", rolls.leave_mark, name="attending:leave_mark", takes=drafts.MarkDraft, door=KNOWN),
    page(f"{ONE}/roll", rolls.show_roll, name="attending:roll", shows=pages.RollPage, door=KNOWN),
    act(f"{ONE}/roll", rolls.hand_in, name="attending:hand_in", takes=drafts.RollDraft, shows=DONE, door=KNOWN),
    act(f"{ONE}/newcomers", rolls.write_in, name="attending:write_in", takes=drafts.RollDraft, shows=ROLL, door=KNOWN),
    act(f"{PERSON}/off", rolls.strike_out, name="attending:strike_out", takes=drafts.RollDraft, shows=ROLL, door=KNOWN),
    page(f"{ONE}/receipt", rolls.show_receipt, name="attending:receipt", shows=pages.ReceiptPage, door=KNOWN),
    page(
        f"{ONE}/sheet",
        rolls.show_sheet,
        name="attending:sheet",
        asks=questions.SheetQuestion,
        shows=pages.SheetPage,
        door=KNOWN,
    ),
    act(f"{ONE}/sheet", rolls.print_sheet, name="attending:print_sheet", takes=Shape, door=KNOWN),
    page(
        f"{ONE}/paper",
        rolls.show_paper,
        name="attending:paper",
        asks=questions.SheetQuestion,
        shows=pages.PaperPage,
        door=KNOWN,
    ),
    act(
        f"{ONE}/paper",
        rolls.enter_paper,
        name="attending:enter_paper",
        asks=questions.SheetQuestion,
        takes=drafts.PaperDraft,
        shows=DONE,
        door=KNOWN,
    ),
]
