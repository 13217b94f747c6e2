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
from volunteers.models.people import (
    Availability,
    DayPart,
    Limit,
    Qualification,
    QualificationState,
    Skill,
    SocialWorker,
    Volunteer,
    VolunteerSkill,
    VolunteerState,
    WorkerLevel,
)

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
    "Volunteer",
    "VolunteerSkill",
    "VolunteerState",
    "WorkerLevel",
]
