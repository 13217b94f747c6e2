"""What the ground's policy values are called, for those who read and change them."""

from collections.abc import Mapping
from dataclasses import dataclass

from ground.language import _, lazy


@dataclass(frozen=True)
class Named:
    """A value that stands once for each kind of something: what it is, and of which kind."""

    what: object
    kind: object

    def __str__(self) -> str:
        """Say both in the reader's language."""
        return _("%(what)s, %(kind)s", what=self.what, kind=self.kind)


POLICY_WORDS: Mapping[str, object] = {
    "forms.human_seconds": lazy("Least time between a stranger's form and its answer"),
    "lists.rows_on_ones_own": lazy("Longest list that one takes without a second yes"),
    "lists.rows_for_alarm": lazy("From how many rows a day on supervision is told"),
    "lists.hours_to_take": lazy("How long a yes to a list holds"),
    "calendar.least_days_off": lazy("Least days off in the official list of a year"),
    "letters.quiet_hours": lazy("Night, when nothing is sent that can wait"),
    "letters.price_fen": lazy("What one message costs"),
    "letters.most_fen_a_day": lazy("Most that messages may cost a day"),
    "attachments.most_files_a_day": lazy("Most papers that one person sends a day"),
    "attachments.most_megabytes_a_day": lazy("Most that one person sends a day"),
    "mandates.longest_days": lazy("Longest permission to act for someone"),
    "mandates.most_principals": lazy("Most people for whom one person acts"),
    "mandates.most_family_agents": lazy("Most relatives who act for one elder"),
    "mandates.invitation_hours": lazy("How long an invitation of the family lasts"),
    "mandates.acts_a_worker_day": lazy("Most acts for others that one worker does a day"),
    "program_keys.longest_days": lazy("Longest life of a key for programs"),
    "program_keys.most": lazy("Most keys for programs that one person has"),
    "notices.working_days": lazy("How long a notice hangs at least"),
    "notices.kept_days": lazy("How long a notice stays readable after its end"),
    "objections.working_days": lazy("By when an objection is answered"),
}
