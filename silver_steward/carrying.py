"""What the silver stewards carry over when two records become one."""

from ground.carrying import Carried
from ground.language import lazy
from silver_steward.models import Nomination, PostAssignment, Suggestion

CARRIED = (
    Carried(Nomination, unless=("season_id",), words=lazy("Nominations as a silver steward")),
    Carried(PostAssignment, unless=("post_id", "until_on"), words=lazy("Steward's posts")),
    Carried(Suggestion, "author_id"),
)
STAYS = {
    "silver_steward_nomination_word.author_id": "written once; whose word it was on its day",
    "silver_steward_support_letter.person_id": "written once; whose word it was on its day",
    "silver_steward_opinion.person_id": "written once; whose word it was on its day",
    "silver_steward_honour.person_id": "written once; read over all records of a person",
}
