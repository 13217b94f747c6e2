"""Specimens: the papers that invented bodies hand in, each a PDF that says what it would be."""

from functools import cache
from io import BytesIO
from pathlib import Path

from starlette.datastructures import Headers, UploadFile

from ground.typeset import MEDIA_TYPE, typeset
from orgs.models import PaperKind
from orgs.words import PAPERS

FOLDER = Path(__file__).parent / "texts"


def upload(kind: PaperKind) -> UploadFile:
    """Return a paper of a kind as somebody sends it."""
    paper = content(kind)
    headers = Headers({"content-type": MEDIA_TYPE})
    return UploadFile(BytesIO(paper), size=len(paper), filename=f"{PAPERS[kind]}.pdf", headers=headers)


@cache
def content(kind: PaperKind) -> bytes:
    """Return a paper of a kind as its bytes."""
    return typeset("specimen.typ", {"paper": str(PAPERS[kind])}, folder=FOLDER)
