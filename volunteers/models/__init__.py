"""What volunteers and their hours are made of, one file a thing."""

from volunteers.models.certificate import Certificate, CertificateState
from volunteers.models.hours import (
    ClaimState,
    Grade,
    HourCategory,
    HourClaim,
    HourEntry,
    Source,
)
from volunteers.models.papers import Qualification, QualificationState, SocialWorker, WorkerLevel
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
    "CertificateState",
    "ClaimState",
    "DayPart",
    "Grade",
    "HourCategory",
    "HourClaim",
    "HourEntry",
    "Limit",
    "Qualification",
    "QualificationState",
    "Skill",
    "SocialWorker",
    "Source",
    "Suspension",
    "Volunteer",
    "VolunteerSkill",
    "VolunteerState",
    "WorkerLevel",
]
