"""Addresses of the supervisor's seasons."""

from ground.actors import Role
from ground.doors import act, page, staff
from silver_steward.endpoints import seasons as on
from silver_steward.schemas.seasons import (
    BecauseDraft,
    ReplyDraft,
    RunSeasonPage,
    RunSeasonsPage,
    SeasonDraft,
    StepDraft,
)

RUNS = staff(Role.SUPERVISOR)
SEASON = "/sup/seasons/{season:pid}"
ONE = "/sup/stewards/{nomination:pid}"

routes = [
    page("/sup/seasons", on.show_seasons, name="steward:run_seasons", door=RUNS, shows=RunSeasonsPage),
    act("/sup/seasons", on.draft, name="steward:draft", door=RUNS, takes=SeasonDraft, shows=RunSeasonPage),
    page(SEASON, on.show_season, name="steward:run_season", door=RUNS, shows=RunSeasonPage),
    act(SEASON, on.step, name="steward:step", door=RUNS, takes=StepDraft, shows=RunSeasonPage),
    act(f"{ONE}/call-up", on.call_up, name="steward:call_up", door=RUNS, takes=BecauseDraft, shows=RunSeasonPage),
    act(f"{ONE}/aside", on.set_aside, name="steward:set_aside", door=RUNS, takes=BecauseDraft, shows=RunSeasonPage),
    act(f"{ONE}/look", on.answer_look, name="steward:answer_look", door=RUNS, takes=ReplyDraft, shows=RunSeasonPage),
    act(f"{ONE}/story", on.take_down, name="steward:take_down", door=RUNS, takes=BecauseDraft, shows=RunSeasonPage),
]
