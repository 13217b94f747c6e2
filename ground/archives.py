"""Zip files from strangers (docx, xlsx): unpacked only within limits, and only when they hold nothing active."""

import io
import zipfile
from typing import Final

from ground.language import _

MOST_ENTRIES: Final = 1000
MOST_UNPACKED: Final = 50 * 1024 * 1024
MOST_RATIO: Final = 100

_CHUNK: Final = 64 * 1024
_ENCRYPTED: Final = 0x1


class ArchiveRefused(ValueError):  # noqa: N818 - a refusal is an answer, not an error
    """The file is damaged, hides something or would unpack to too much; the sentence says which."""


def checked_zip(content: bytes) -> dict[str, bytes]:
    """Unpack a zip file within security.md row 17: 1000 entries, 50 MB, ratio 100; XML parts without a DOCTYPE.

    The sizes that the file declares are not believed: what comes out is counted.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _unpacked(archive, min(MOST_UNPACKED, len(content) * MOST_RATIO))
    except ArchiveRefused:
        raise
    except Exception as damaged:  # zipfile raises a dozen kinds on hostile bytes
        raise ArchiveRefused(_("The file is damaged. Please save it again and send it once more.")) from damaged


def _unpacked(archive: zipfile.ZipFile, left: int) -> dict[str, bytes]:
    if len(archive.infolist()) > MOST_ENTRIES:
        raise ArchiveRefused(_too_large())
    parts: dict[str, bytes] = {}
    for entry in archive.infolist():
        if entry.flag_bits & _ENCRYPTED:
            raise ArchiveRefused(_("The file has a password. Please save it without one."))
        if _leads_outside(entry.filename) or entry.filename in parts:
            raise ArchiveRefused(_("The file is damaged. Please save it again and send it once more."))
        if entry.is_dir():
            continue
        part = _read_within(archive, entry, left)
        left -= len(part)
        if entry.filename.lower().endswith((".xml", ".rels", ".vml")) and _has_doctype(part):
            raise ArchiveRefused(_("The file holds something that can run. Please send a plain file."))
        parts[entry.filename] = part
    return parts


def _read_within(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes:
    read = bytearray()
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            read += chunk
            if len(read) > left:
                raise ArchiveRefused(_too_large())
    return bytes(read)


def _leads_outside(name: str) -> bool:
    return name.startswith(("/", "\\")) or "\\" in name or ":" in name or ".." in name.split("/")


def _has_doctype(part: bytes) -> bool:
    """Find a DOCTYPE, which Office never writes and entity bombs need, in any encoding that XML allows."""
    return b"<!DOCTYPE" in part.replace(b"\0", b"").upper()


def _too_large() -> str:
    return _("Unpacked the file is too large. Please send a smaller one.")
