"""What an organisation sees of the people it named."""

from ground.actors import Actor, Role
from ground.errors import NotFound
from ground.language import _, lazy
from orgs.models import Organisation
from silver_steward.freezing import rules_of
from silver_steward.models import BEFORE_REVIEW, NominationWord, Suggestion
from silver_steward.schemas.orgs import OrgAsked, OrgNamed, OrgStewardsPage
from silver_steward.showing.community import season_now
from silver_steward.showing.own import communities_offered
from silver_steward.words import STATES

TEAM = (Role.ORG_MANAGER, Role.ORG_STAFF)


async def page(org: Organisation) -> OrgStewardsPage:
    """Return whom an organisation named, and the question for another."""
    season = await season_now()
    frozen = await rules_of(season.id) if season else {}
    words = NominationWord.filter(organisation_id=org.id, withdrawn_at=None).order_by("-id")
    asked = Suggestion.filter(organisation_id=org.id, settled_at=None).order_by("-id").select_related("place")
    return OrgStewardsPage(
        title=_("Silver stewards whom we name"),
        org=org.public_id,
        org_name=org.name,
        season_title=season.title if season else "",
        open=season is not None,
        communities=await communities_offered(),
        letters=int(frozen.get("letters_others", 0)),
        named=[_named(each) for each in await words.prefetch_related(
            "nomination__person", "nomination__place", "nomination__season")],
        asked=[OrgAsked(name=each.name, community=each.place.name) for each in await asked],
    )  # fmt: skip


def _named(word: NominationWord) -> OrgNamed:
    nomination = word.nomination
    return OrgNamed(
        name=nomination.person.name,
        community=nomination.place.name,
        season_title=nomination.season.title,
        state=nomination.state,
        state_words=str(STATES[nomination.state]),
        support_key=nomination.support_key if nomination.state in BEFORE_REVIEW else "",
    )


async def org_of(actor: Actor, public_id: str) -> Organisation:
    """Return an organisation of the actor's by its public id (others: 404)."""
    found = await Organisation.get_or_none(public_id=public_id)
    if found is None or not actor.holds_over_org(found.id, *TEAM):
        raise NotFound(lazy("We could not find this page."))
    return found
