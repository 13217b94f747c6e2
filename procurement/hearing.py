"""Hearing: the word of those whom the service was for, asked at the desk, at home or over the telephone."""

from ground import audit, clock
from ground.actors import Actor, Role
from ground.database import transaction
from ground.errors import MayNot, OutOfTurn
from ground.language import lazy
from procurement.models import Acceptance, Contract, Milestone, RecipientOpinion, Tender, TenderPlace
from procurement.rules.contracts import Bought, may_accept
from procurement.schemas.contract_drafts import OpinionDraft


async def hear(opinion: RecipientOpinion, draft: OpinionDraft, *, by: Actor) -> None:
    """Write down what someone served says; once, and by the buyer's officers or the community's desk."""
    acceptance = await Acceptance.get(id=opinion.acceptance_id)
    if not await may_hear(acceptance, by):
        raise MayNot(lazy("Only the buyer's officers and the desks of the communities served ask for this."))
    if acceptance.ended_at is not None:
        raise OutOfTurn(lazy("This acceptance has ended."))
    async with transaction():
        heard = await RecipientOpinion.filter(id=opinion.id, asked_at=None).update(
            opinion=draft.opinion, words=draft.words, asked_how=draft.asked_how, asked_by_id=by.person_id,
            asked_at=clock.now(),
        )  # fmt: skip
        if not heard:
            raise OutOfTurn(lazy("This was written down already."))
        await audit.record("RecipientOpinion.hear", opinion, by=by, opinion=str(draft.opinion))


async def may_hear(acceptance: Acceptance, by: Actor) -> bool:
    """Whether someone may ask the people served: who may accept, or the desk of a community that was served."""
    milestone = await Milestone.get(id=acceptance.milestone_id)
    contract = await Contract.get(id=milestone.contract_id)
    tender = await Tender.get(id=contract.tender_id)
    if may_accept.allows(by, Bought(contract, tender.buyer_id)):
        return True
    places = await TenderPlace.filter(tender_id=tender.id).select_related("place")
    return any(by.holds_over_place(each.place.path, Role.COMMUNITY_WORKER) for each in places) or any(
        path.startswith(each.place.path) for each in places for path in by.paths(Role.COMMUNITY_WORKER)
    )
