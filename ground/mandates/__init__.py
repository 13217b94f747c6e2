"""Mandates: an elder lets someone act for them, in a scope, for a term, revocable at once (shared-primitives)."""

from ground.mandates.family import EVERYDAY, Invitation, accept, invite, open_invitation, still_opens, withdraw
from ground.mandates.giving import grant, revoke
from ground.mandates.models import BY_HAND, AgentKind, Mandate, Method, Scope
from ground.mandates.using import given_by, helping, live_for, principals_of, require

__all__ = [
    "BY_HAND",
    "EVERYDAY",
    "AgentKind",
    "Invitation",
    "Mandate",
    "Method",
    "Scope",
    "accept",
    "given_by",
    "grant",
    "helping",
    "invite",
    "live_for",
    "open_invitation",
    "principals_of",
    "require",
    "revoke",
    "still_opens",
    "withdraw",
]
