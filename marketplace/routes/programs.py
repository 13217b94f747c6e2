"""Addresses for programs, for whoever checks us, and for trying out."""

from ground.doors import OPEN, page
from marketplace.endpoints import demo, files, programs
from marketplace.schemas.audit import AuditHeadsPage
from marketplace.schemas.demo import PhonePage

routes = [
    page("/demo/phone", demo.phone, name="demo:phone", shows=PhonePage, door=OPEN),
    page("/files/{file:pid}", files.file, name="files:file"),
    page("/open/audit", programs.audit_heads, name="open:audit", shows=AuditHeadsPage, door=OPEN),
    page("/openapi.json", programs.document, name="openapi", door=OPEN),
]
