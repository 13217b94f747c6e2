"""Addresses that everyone may read."""

from ground.doors import OPEN, page
from silver_steward.endpoints import public as on
from silver_steward.schemas.public import CertificateCheckPage, HonoursPage, SeasonPage, SeasonsPage

routes = [
    page("/steward", on.show_seasons, name="steward:seasons", door=OPEN, shows=SeasonsPage),
    page("/steward/{season:pid}", on.show_season, name="steward:season", door=OPEN, shows=SeasonPage),
    page("/honours", on.show_honours, name="steward:honours", door=OPEN, shows=HonoursPage),
    page("/honours/{year:num}", on.show_honours, name="steward:honours_of", door=OPEN, shows=HonoursPage),
    page("/certificate/{number}", on.check, name="steward:check", door=OPEN, shows=CertificateCheckPage),
]
