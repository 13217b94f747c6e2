"""What volunteers and their hours are made of, one file a thing."""

from volunteers.models.certificate import (
    Certificate,
    CertificateLine,
    CertificateRequest,
    CertificateState,
    RequestState,
)
from volunteers.models.chain_check import ChainCheck
from volunteers.models.claim import HourClaim
from volunteers.models.dispute import DisputeLevel, DisputeState, HourDispute, HourDisputeWord
from volunteers.models.entry import HourEntry
from volunteers.models.guardian import Guardianship
from volunteers.models.hour_head import HourHead
from volunteers.models.hour_kinds import ClaimState, Flag, Grade, HourCategory, Side, Source
from volunteers.models.looking_after import HourSample, LateWindow, SampleState
from volunteers.models.merger import Merger, MergerState
from volunteers.models.papers import (
    PaperStanding,
    Qualification,
    QualificationState,
    SocialWorker,
    WorkerLevel,
)
from volunteers.models.people import (
    Availability,
    DayPart,
    Limit,
    Skill,
    Volunteer,
    VolunteerSkill,
    VolunteerState,
)
from volunteers.models.suspension import Suspension

__all__ = [
    "Availability",
    "Certificate",
    "CertificateLine",
    "CertificateRequest",
    "CertificateState",
    "ChainCheck",
    "ClaimState",
    "DayPart",
    "DisputeLevel",
    "DisputeState",
    "Flag",
    "Grade",
    "Guardianship",
    "HourCategory",
    "HourClaim",
    "HourDispute",
    "HourDisputeWord",
    "HourEntry",
    "HourHead",
    "HourSample",
    "LateWindow",
    "Limit",
    "Merger",
    "MergerState",
    "PaperStanding",
    "Qualification",
    "QualificationState",
    "RequestState",
    "SampleState",
    "Side",
    "Skill",
    "SocialWorker",
    "Source",
    "Suspension",
    "Volunteer",
    "VolunteerSkill",
    "VolunteerState",
    "WorkerLevel",
]
