"""Addresses of two records of one person."""

from ground.doors import act, page, staff
from ground.forms import Shape
from volunteers.endpoints import merging as on
from volunteers.rules.merging import DESK
from volunteers.rules.profile import OFFICERS
from volunteers.schemas import merging as shapes
from volunteers.schemas.merging import MergerDraft, WhyDraft

DESKS, ABOVE = staff(*DESK), staff(*OFFICERS)
ASK, ONE = "/cw/elders/{person:pid}/second-record", "/cw/second-records/{merger:pid}"
OWN = "/me/records"
PAGE = shapes.MergerPage

routes = [
    page("/cw/second-records", on.show_mergers, name="volunteers:mergers", door=DESKS, shows=shapes.MergersPage),
    page(ASK, on.ask_merger, name="volunteers:ask_merger", door=DESKS, shows=shapes.NewMergerPage),
    act(ASK, on.propose, name="volunteers:propose_merger", door=DESKS, takes=MergerDraft, shows=PAGE),
    page(ONE, on.show_merger, name="volunteers:merger", door=DESKS, shows=PAGE),
    act(f"{ONE}/joining", on.carry_out, name="volunteers:carry_out_merger", door=ABOVE, takes=Shape, shows=PAGE),
    act(f"{ONE}/dropping", on.drop, name="volunteers:drop_merger", door=DESKS, takes=WhyDraft, shows=PAGE),
    act(f"{ONE}/objection", on.contest, name="volunteers:contest_merger", door=DESKS, takes=WhyDraft, shows=PAGE),
    act(f"{ONE}/upholding", on.uphold, name="volunteers:uphold_merger", door=ABOVE, takes=WhyDraft, shows=PAGE),
    act(f"{ONE}/parting", on.separate, name="volunteers:separate_merger", door=ABOVE, takes=WhyDraft, shows=PAGE),
    page(OWN, on.show_own, name="volunteers:own_records", shows=shapes.OwnRecordsPage),
    act(
        f"{OWN}/{{merger:pid}}/objection",
        on.contest_own,
        name="volunteers:contest_own_merger",
        takes=WhyDraft,
        shows=shapes.OwnRecordsPage,
    ),
]
