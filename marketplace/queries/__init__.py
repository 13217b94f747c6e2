"""What each actor may see of what is at the front door; every read of another's row goes through here."""

from collections.abc import Mapping

from ground.attachments import Visible
from ground.notices import evidence_files, files_on_board
from marketplace.queries.attendance import sheet_files

FILES: Mapping[str, Visible] = {
    "RollSheet": sheet_files,
    "Objection": evidence_files,
    "PublicNotice": files_on_board,
}
"""For each kind of thing that has files: who may see one."""
