"""Public notices (公示) and objections to them (shared-primitives, PublicNotice and Objection)."""

from ground.notices.forbidden import require_clean
from ground.notices.hanging import (
    correct,
    note_outage,
    open_notice,
    post_paper,
    provisional_notices,
    reckon_again,
    reckon_all_again,
    settle,
    withdraw,
)
from ground.notices.models import Ground, NoticeName, NoticeState, Objection, ObjectionState, Outage, PublicNotice
from ground.notices.objecting import answer, assign, object_to, objector_of, take_back, to_be_told, words_of
from ground.notices.reading import (
    Standing,
    names_on,
    notice_read,
    notices_hanging,
    objection_seen_by,
    objections_waiting,
    standing,
    standing_of,
)

__all__ = [
    "Ground",
    "NoticeName",
    "NoticeState",
    "Objection",
    "ObjectionState",
    "Outage",
    "PublicNotice",
    "Standing",
    "answer",
    "assign",
    "correct",
    "names_on",
    "note_outage",
    "notice_read",
    "notices_hanging",
    "object_to",
    "objection_seen_by",
    "objections_waiting",
    "objector_of",
    "open_notice",
    "post_paper",
    "provisional_notices",
    "reckon_again",
    "reckon_all_again",
    "require_clean",
    "settle",
    "standing",
    "standing_of",
    "take_back",
    "to_be_told",
    "withdraw",
    "words_of",
]
