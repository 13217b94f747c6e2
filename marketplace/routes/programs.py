"""Addresses for programs, for whoever checks us or takes open data away, and for trying out."""

from ground import atom, metrics
from ground.doors import OPEN, page
from ground.exports import CSV_TYPE
from marketplace.endpoints import demo, files, health, open_data, programs
from marketplace.schemas.audit import AuditHeadsPage
from marketplace.schemas.demo import PhonePage
from marketplace.schemas.open_data import OpenSetPage, OpenSetQuestion
from marketplace.schemas.programs import ApiPage, WordsPage

SET = "/open/data/{open_set}"

routes = [
    page("/demo/phone", demo.phone, name="demo:phone", shows=PhonePage, door=OPEN),
    page("/files/{file:pid}", files.file, name="files:file"),
    page("/open/audit", programs.audit_heads, name="open:audit", shows=AuditHeadsPage, door=OPEN),
    page("/open/api", programs.api, name="open:api", shows=ApiPage, door=OPEN),
    page("/open/words", programs.words, name="open:words", shows=WordsPage, door=OPEN),
    page(SET, open_data.open_set, name="open:set", shows=OpenSetPage, asks=OpenSetQuestion, door=OPEN),
    page(f"{SET}/csv", open_data.open_csv, name="open:csv", asks=OpenSetQuestion, door=OPEN, gives=[CSV_TYPE]),
    page(f"{SET}/atom", open_data.open_feed, name="open:feed", door=OPEN, gives=[atom.MEDIA_TYPE]),
    page(
        "/open/calendar/{code}",
        open_data.community_calendar,
        name="open:calendar",
        door=OPEN,
        gives=["text/calendar"],
    ),
    page("/healthz", health.healthz, name="healthz", door=OPEN, gives=["application/json"]),
    page("/metrics", health.measured, name="metrics", door=OPEN, gives=[metrics.MEDIA_TYPE]),
    page("/openapi.json", programs.document, name="openapi", door=OPEN, gives=["application/json"]),
]
