"""What is kept of a helper in small rows, read in one look: every sign-up asks for it, under the person's lock."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from ground.database import ask
from ground.identity import PersonState
from volunteers.models import DayPart, QualificationState, Skill

ROWS = """
SELECT 'skill' AS kind, s.skill AS word, 0 AS number
  FROM volunteers_volunteer_skill s JOIN volunteers_volunteer v ON v.id = s.volunteer_id WHERE v.person_id = ?
UNION ALL
SELECT 'free', a.part, a.weekday
  FROM volunteers_availability a JOIN volunteers_volunteer v ON v.id = a.volunteer_id WHERE v.person_id = ?
UNION ALL
SELECT 'paper', q.skill, 0
  FROM volunteers_qualification q WHERE q.person_id = ? AND q.state = ? AND COALESCE(q.valid_until, ?) >= ?
UNION ALL
SELECT 'guardian', '', g.guardian_id
  FROM volunteers_guardianship g JOIN ground_person p ON p.id = g.guardian_id
  WHERE g.child_id = ? AND g.ended_at IS NULL AND p.state = ?
"""


@dataclass(frozen=True)
class Kept:
    """What a person can and when, and who answers for them."""

    skills: frozenset[Skill]
    papers: frozenset[Skill]
    """Skills for which an officer has seen a paper that is valid on the day."""
    free: frozenset[tuple[int, DayPart]]
    """(weekday, part); none at all means: ask me."""
    guardians: frozenset[int]
    """Whose word stands for them, where they are not of age (INV-36)."""


async def kept_of(person_id: int, day: dt.date) -> Kept:
    """Return what is kept of a person on a day, also of one who never enrolled."""
    state, living = QualificationState.VERIFIED.value, PersonState.ACTIVE.value
    rows = await ask(ROWS, person_id, person_id, person_id, state, day, day, person_id, living)
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in rows:
        found[row["kind"]].append((row["word"], row["number"]))
    return Kept(
        skills=frozenset(Skill(word) for word, _ in found["skill"]),
        papers=frozenset(Skill(word) for word, _ in found["paper"]),
        free=frozenset((number, DayPart(word)) for word, number in found["free"]),
        guardians=frozenset(number for _, number in found["guardian"]),
    )
