"""Addresses of the desks of the stages and of the communities."""

from ground.actors import Role
from ground.doors import act, page, staff
from ground.forms import Shape
from silver_steward.endpoints import community
from silver_steward.endpoints import desk as on
from silver_steward.questions import ResidentQuestion
from silver_steward.rules import DESKS
from silver_steward.schemas.by_hand import TakenWordDraft
from silver_steward.schemas.desk import (
    AsideDraft,
    CommunityWordDraft,
    DecisionDraft,
    DeskNominationPage,
    FactDraft,
    FindStewardPage,
    GivePostDraft,
    InsuranceDraft,
    PostDraft,
    PostsPage,
    ResidentPage,
    SettleDraft,
    StewardDeskPage,
)

DESK = staff(*DESKS)
COMMUNITY = staff(Role.COMMUNITY_WORKER)
ONE = "/desk/stewards/{nomination:pid}"
RESIDENT = "/cw/stewards/{person:pid}"
POSTS = "/desk/steward-posts"

routes = [
    page("/desk/stewards", on.show_desk, name="steward:desk", door=DESK, shows=StewardDeskPage),
    page(ONE, on.show_nomination, name="steward:desk_nomination", door=DESK, shows=DeskNominationPage),
    act(ONE, on.decide, name="steward:decide", door=DESK, takes=DecisionDraft, shows=StewardDeskPage),
    act(f"{ONE}/facts", on.say_fact, name="steward:say_fact", door=DESK, takes=FactDraft, shows=DeskNominationPage),
    act(f"{ONE}/aside", on.step_aside, name="steward:step_aside", door=DESK, takes=AsideDraft, shows=StewardDeskPage),
    act(f"{ONE}/seen", on.see_recheck, name="steward:see_recheck", door=DESK, takes=Shape, shows=DeskNominationPage),
    act(
        "/desk/stewards/of/{season:pid}/{stage}/{place:num}/release",
        on.release,
        name="steward:release",
        door=DESK,
        takes=Shape,
        shows=StewardDeskPage,
    ),
    act(
        "/cw/suggestions/{suggestion:pid}",
        on.settle,
        name="steward:settle",
        door=COMMUNITY,
        takes=SettleDraft,
        shows=StewardDeskPage,
    ),
    page(
        "/cw/stewards",
        community.find,
        name="steward:find",
        door=COMMUNITY,
        asks=ResidentQuestion,
        shows=FindStewardPage,
    ),
    page(RESIDENT, community.show_resident, name="steward:resident", door=COMMUNITY, shows=ResidentPage),
    act(
        RESIDENT, community.name, name="steward:name_resident", door=COMMUNITY, takes=CommunityWordDraft,
        shows=ResidentPage,
    ),
    act(
        f"{RESIDENT}/word", community.take_word, name="steward:take_word", door=COMMUNITY, takes=TakenWordDraft,
        shows=ResidentPage,
    ),
    act(
        f"{RESIDENT}/post", community.give_post, name="steward:give_post", door=COMMUNITY, takes=GivePostDraft,
        shows=ResidentPage,
    ),
    page(POSTS, community.show_posts, name="steward:posts", door=DESK, shows=PostsPage),
    act(POSTS, community.set_up_post, name="steward:set_up_post", door=DESK, takes=PostDraft, shows=PostsPage),
    act(
        f"{POSTS}/{{post:pid}}/insurance", community.insure, name="steward:insure", door=DESK, takes=InsuranceDraft,
        shows=PostsPage,
    ),
    act(
        f"{POSTS}/held/{{held:pid}}/end", community.end_post, name="steward:end_post", door=DESK, takes=Shape,
        shows=PostsPage,
    ),
]  # fmt: skip
