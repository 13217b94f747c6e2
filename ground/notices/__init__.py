"""Public notices (公示) and objections to them (shared-primitives, PublicNotice and Objection)."""

from ground.notices.models import NoticeName, NoticeState, Outage, PublicNotice
from ground.notices.objections import Ground, Objection, ObjectionState

__all__ = ["Ground", "NoticeName", "NoticeState", "Objection", "ObjectionState", "Outage", "PublicNotice"]
