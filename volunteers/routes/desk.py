"""Addresses of the desks that confirm hours."""

from ground.actors import Role
from ground.doors import act, page, staff
from volunteers.endpoints import desk as on
from volunteers.schemas import questions
from volunteers.schemas.desk import AnswerDraft, ConfirmDeskPage, ReceiptPage, VerdictDraft
from volunteers.schemas.own_hours import DisputePage

OFFICERS = (Role.STREET_OFFICER, Role.COUNTY_OFFICER, Role.SUPERVISOR)
DESK = staff(Role.COMMUNITY_WORKER, Role.ORG_MANAGER, *OFFICERS)
STREET = staff(*OFFICERS)
ANSWERERS = staff(Role.COMMUNITY_WORKER, Role.STREET_OFFICER, Role.COUNTY_OFFICER)

routes = [
    page(
        "/cw/confirm",
        on.show_desk,
        name="volunteers:confirm_desk",
        asks=questions.ConfirmQuestion,
        door=DESK,
        shows=ConfirmDeskPage,
    ),
    act(
        "/cw/confirm/{shift:pid}",
        on.decide,
        name="volunteers:confirm_shift",
        door=DESK,
        takes=VerdictDraft,
        shows=ReceiptPage,
    ),
    page("/cw/confirm/{shift:pid}", on.show_receipt, name="volunteers:receipt", door=DESK, shows=ReceiptPage),
    page(
        "/street/hours",
        on.show_second_words,
        name="volunteers:second_word_desk",
        asks=questions.ConfirmQuestion,
        door=STREET,
        shows=ConfirmDeskPage,
    ),
    act(
        "/street/hours/{shift:pid}",
        on.decide_second,
        name="volunteers:second_word",
        door=STREET,
        takes=VerdictDraft,
        shows=ReceiptPage,
    ),
    page(
        "/street/hours/{shift:pid}",
        on.show_second_receipt,
        name="volunteers:second_receipt",
        door=STREET,
        shows=ReceiptPage,
    ),
    page(
        "/cw/disputes/{dispute:pid}",
        on.show_dispute,
        name="volunteers:desk_dispute",
        door=ANSWERERS,
        shows=DisputePage,
    ),
    act(
        "/cw/disputes/{dispute:pid}/answer",
        on.answer_dispute,
        name="volunteers:answer_dispute",
        door=ANSWERERS,
        takes=AnswerDraft,
        shows=DisputePage,
    ),
]
