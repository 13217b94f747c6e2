"""Addresses of what stands beside the hours, and of those who speak by a desk's hand or for an organisation."""

from ground.actors import Role
from ground.doors import act, page, staff
from silver_steward.endpoints import backing as on
from silver_steward.endpoints import by_hand as hand
from silver_steward.endpoints import orgs
from silver_steward.schemas.backing import (
    MendDraft,
    MinePage,
    OpinionDraft,
    PictureDraft,
    PicturesPage,
    StewardOpinionPage,
    TakeOutDraft,
)
from silver_steward.schemas.by_hand import (
    HandAnswerPage,
    HandLetterPage,
    HandNamePage,
    HandOpinionPage,
    SpokenAnswerDraft,
    SpokenLetterDraft,
    SpokenNameDraft,
    SpokenOpinionDraft,
)
from silver_steward.schemas.desk import ResidentPage
from silver_steward.schemas.orgs import OrgNameDraft, OrgStewardsPage
from silver_steward.schemas.own import LookDraft, OwnNominationPage, OwnStewardPage

COMMUNITY = staff(Role.COMMUNITY_WORKER)
TEAM = staff(Role.ORG_MANAGER, Role.ORG_STAFF)
LINK = "/steward/letters/{receipt:pid}"
OWN = "/me/steward/{nomination:pid}"
HAND = "/cw/stewards/{person:pid}"
ORG = "/org/{org:pid}/stewards"

routes = [
    page(f"{LINK}/opinion", on.ask_opinion, name="steward:ask_opinion", shows=StewardOpinionPage),
    act(f"{LINK}/opinion", on.opine, name="steward:opine", takes=OpinionDraft, shows=MinePage),
    page(f"{LINK}/mine", on.show_mine, name="steward:mine", shows=MinePage),
    act(f"{LINK}/mine", on.mend, name="steward:mend", takes=MendDraft, shows=OwnStewardPage),
    page(f"{OWN}/pictures", on.show_pictures, name="steward:pictures", shows=PicturesPage),
    act(f"{OWN}/pictures", on.add_picture, name="steward:add_picture", takes=PictureDraft, shows=PicturesPage),
    act(f"{OWN}/pictures/out", on.take_picture_out, name="steward:take_picture_out", takes=TakeOutDraft,
        shows=PicturesPage),
    act(f"{OWN}/look", on.ask_second_look, name="steward:ask_second_look", takes=LookDraft, shows=OwnNominationPage),
    page(f"{HAND}/names", hand.ask_name, name="steward:hand_ask_name", door=COMMUNITY, shows=HandNamePage),
    act(f"{HAND}/names", hand.name, name="steward:hand_name", door=COMMUNITY, takes=SpokenNameDraft,
        shows=ResidentPage),
    page(f"{HAND}/letter", hand.ask_letter, name="steward:hand_ask_letter", door=COMMUNITY, shows=HandLetterPage),
    act(f"{HAND}/letter", hand.write_letter, name="steward:hand_letter", door=COMMUNITY, takes=SpokenLetterDraft,
        shows=ResidentPage),
    page(f"{HAND}/opinion", hand.ask_opinion, name="steward:hand_ask_opinion", door=COMMUNITY, shows=HandOpinionPage),
    act(f"{HAND}/opinion", hand.opine, name="steward:hand_opinion", door=COMMUNITY, takes=SpokenOpinionDraft,
        shows=ResidentPage),
    page(f"{HAND}/answer", hand.ask_answer, name="steward:hand_ask_answer", door=COMMUNITY, shows=HandAnswerPage),
    act(f"{HAND}/answer", hand.answer, name="steward:hand_answer", door=COMMUNITY, takes=SpokenAnswerDraft,
        shows=ResidentPage),
    page(f"{HAND}/pictures", hand.show_pictures, name="steward:hand_pictures", door=COMMUNITY, shows=PicturesPage),
    act(f"{HAND}/pictures", hand.add_picture, name="steward:hand_add_picture", door=COMMUNITY, takes=PictureDraft,
        shows=PicturesPage),
    act(f"{HAND}/pictures/out", hand.take_picture_out, name="steward:hand_take_picture_out", door=COMMUNITY,
        takes=TakeOutDraft, shows=PicturesPage),
    page(ORG, orgs.show_named, name="steward:org_named", door=TEAM, shows=OrgStewardsPage),
    act(ORG, orgs.name, name="steward:org_name", door=TEAM, takes=OrgNameDraft, shows=OrgStewardsPage),
]  # fmt: skip
