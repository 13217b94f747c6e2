"""Files that people send, before they are kept: five kinds, each proved by its own bytes, each cleaned (row 17)."""

import hashlib
import re
import unicodedata
from enum import StrEnum
from typing import Final, NamedTuple

from ground.archives import ArchiveRefused, checked_zip
from ground.language import _
from ground.pictures import PictureRefused, redrawn

MOST_BYTES: Final = 10 * 1024 * 1024

_LONGEST_NAME: Final = 100
_ENDINGS: Final = {"jpeg": "jpg"}
_OFFICE_TYPE: Final = b"application/vnd.openxmlformats-officedocument."
_PDF_ACTIVE: Final = re.compile(rb"/(?:JavaScript|Launch)\b")
_PDF_TAIL: Final = 2048
_EMBEDDED_CHARTS: Final = (".xlsx", ".docx")  # a report's charts carry their figures


class Kind(StrEnum):
    """What is accepted. The value is the ending of its name."""

    PDF = "pdf"
    JPG = "jpg"
    PNG = "png"
    DOCX = "docx"
    XLSX = "xlsx"


MEDIA_TYPES: Final = {
    Kind.PDF: "application/pdf",
    Kind.JPG: "image/jpeg",
    Kind.PNG: "image/png",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_BEGINNINGS: Final = {
    Kind.PDF: b"%PDF-",
    Kind.JPG: b"\xff\xd8\xff",
    Kind.PNG: b"\x89PNG\r\n\x1a\n",
    Kind.DOCX: b"PK\x03\x04",
    Kind.XLSX: b"PK\x03\x04",
}
_MAIN_PARTS: Final = {
    Kind.DOCX: _OFFICE_TYPE + b"wordprocessingml.document.main+xml",
    Kind.XLSX: _OFFICE_TYPE + b"spreadsheetml.sheet.main+xml",
}


class UploadRefused(ValueError):  # noqa: N818 - a refusal is an answer, not an error
    """The file is not accepted; the sentence says why and what to do."""


class UploadTooLarge(UploadRefused):
    """More than 10 MB were sent, or would have to be kept."""


class Upload(NamedTuple):
    """A file as it may be kept: the sender's name for it (shown, never a path), and cleaned bytes with their hash."""

    name: str
    kind: Kind
    content: bytes
    sha256: str

    @property
    def media_type(self) -> str:
        """The type to serve it with, always with nosniff and as an attachment."""
        return MEDIA_TYPES[self.kind]


def accepted(name: str, content: bytes) -> Upload:
    """Accept a file of at most 10 MB whose ending and bytes agree, cleaned; refuse others with UploadRefused."""
    if len(content) > MOST_BYTES:
        raise UploadTooLarge(_("The file is larger than 10 MB. Please send a smaller one."))
    stem, kind = _named(name)
    if not content.startswith(_BEGINNINGS[kind]):
        raise UploadRefused(_("The file is not what its name says (.%(ending)s). Please save it again.", ending=kind))
    clean = _cleaned(kind, content)
    if len(clean) > MOST_BYTES:
        raise UploadTooLarge(_("The file is larger than 10 MB. Please send a smaller one."))
    return Upload(f"{stem}.{kind}", kind, clean, hashlib.sha256(clean).hexdigest())


def _named(name: str) -> tuple[str, Kind]:
    """Take the bare name without folders, and without characters that hide or turn round what it ends with."""
    shown = "".join(letter for letter in unicodedata.normalize("NFKC", name) if letter.isprintable())
    stem, dot, ending = re.split(r"[/\\:]", shown)[-1].rpartition(".")
    ending = ending.strip().lower()
    ending = _ENDINGS.get(ending, ending)
    if not dot or ending not in set(Kind):
        raise UploadRefused(_("Please send a picture (jpg, png), a PDF, or a Word or Excel file (docx, xlsx)."))
    return stem.strip(" .")[:_LONGEST_NAME] or _("file"), Kind(ending)


def _cleaned(kind: Kind, content: bytes) -> bytes:
    try:
        if kind is Kind.JPG:
            return redrawn(content, "JPEG")
        if kind is Kind.PNG:
            return redrawn(content, "PNG")
        return _checked_pdf(content) if kind is Kind.PDF else _checked_office(kind, content)
    except (PictureRefused, ArchiveRefused) as refused:
        raise UploadRefused(str(refused)) from refused


def _checked_pdf(content: bytes) -> bytes:
    """Ask for a whole file without scripts. What is compressed is not seen, so a PDF is never shown in our own page."""
    if b"%%EOF" not in content[-_PDF_TAIL:]:
        raise UploadRefused(_("The file is damaged. Please save it again and send it once more."))
    if _PDF_ACTIVE.search(content):
        raise UploadRefused(_("The file holds something that can run. Please send a plain file."))
    return content


def _checked_office(kind: Kind, content: bytes) -> bytes:
    parts = checked_zip(content)
    types = parts.get("[Content_Types].xml", b"")
    if _MAIN_PARTS[kind] not in types:
        raise UploadRefused(_("The file is not what its name says (.%(ending)s). Please save it again.", ending=kind))
    if b"macroenabled" in types.lower() or any(_runs(name, part) for name, part in parts.items()):
        raise UploadRefused(_("The file holds something that can run. Please send a plain file."))
    return content


def _runs(name: str, part: bytes) -> bool:
    """Find macros, controls and embedded programs, and a template or object that would be fetched from elsewhere."""
    path = name.lower()
    if "vbaproject" in path or "/activex/" in path:
        return True
    if "/embeddings/" in path and not path.endswith(_EMBEDDED_CHARTS):
        return True
    fetched = re.search(rb"attachedTemplate|oleObject|/frame\b", part)
    return path.endswith(".rels") and b"External" in part and fetched is not None
