"""Addresses for programs and for trying out: files, the demonstration's telephone."""

from ground.doors import OPEN, page
from marketplace.endpoints import demo, files
from marketplace.schemas.demo import PhonePage

routes = [
    page("/demo/phone", demo.phone, name="demo:phone", shows=PhonePage, door=OPEN),
    page("/files/{file:pid}", files.file, name="files:file"),
]
