"""What the supplier reads when it chooses the evidence of a part, and the officers when they look at a delivery."""

import datetime as dt

from ground.actors import Actor
from ground.deferred import Deferred
from ground.language import _
from ground.names import masked_name
from ground.pages import Page
from ground.persons import name_shown
from procurement import evidence
from procurement.contract_words import OPINIONS, WAYS_TO_ASK
from procurement.evidence import Choices
from procurement.models import (
    Acceptance,
    AcceptanceSignature,
    Asked,
    Contract,
    Milestone,
    MilestoneState,
    Opinion,
    Outcome,
    RecipientOpinion,
    Signatory,
)
from procurement.rules.contracts import Bought, may_accept
from procurement.schemas.contract_pages import ContractCard, PartCard
from procurement.schemas.ways import Way, WayShown, ways_of


class HoursChoice(Deferred):
    """One line of accepted hours."""

    id: str
    on: dt.date
    who: str
    """In full to those who recorded them, masked to the buyer, as lists are (王*兰)."""
    about: str
    minutes: int


class NeedChoice(Deferred):
    """One need that was met, by its number."""

    number: str
    on: dt.datetime


class Records(Deferred):
    """Records of service, and how much they are together."""

    hours: list[HoursChoice]
    needs: list[NeedChoice]
    minutes: int

    @classmethod
    def of(cls, found: Choices, *, own: bool = False) -> "Records":
        """List them; own: to the organisation whose records they are, which reads its helpers' names anyway."""
        return cls(
            hours=[
                HoursChoice(
                    id=line.public_id, on=line.service_on, about=line.about, minutes=line.minutes,
                    who=name_shown(line.person) if own else masked_name(line.person.name),
                )
                for line in found.hours
            ],
            needs=[NeedChoice(number=met.number, on=met.confirmed_at) for met in found.needs],
            minutes=found.minutes,
        )  # fmt: skip


class DeliveryPage(Page):
    """On which the supplier chooses what a part stands on."""

    template = "procurement/delivery.html"
    org: str
    contract: ContractCard
    part: PartCard
    free: Records
    may_submit: bool

    @classmethod
    async def of(cls, contract: Contract, part: Milestone, *, org: str) -> "DeliveryPage":
        """Offer what stands and is used nowhere."""
        return cls(
            title=part.title,
            org=org,
            contract=ContractCard.of(contract),
            part=await PartCard.of(part, contract),
            free=Records.of(await evidence.free(contract, part), own=True),
            may_submit=part.may_move("submit"),
        )


class OpinionCard(Deferred):
    """What one of those served said."""

    id: str
    seq: int
    number: str
    opinion: Opinion | None
    opinion_words: str
    asked_how: Asked | None
    words: str
    asked: bool

    @classmethod
    def of(cls, opinion: RecipientOpinion) -> "OpinionCard":
        """Say it without a name."""
        return cls(
            id=opinion.public_id,
            seq=opinion.seq,
            number=opinion.number,
            opinion=opinion.opinion,
            asked_how=opinion.asked_how,
            opinion_words=str(OPINIONS[opinion.opinion]) if opinion.opinion else "",
            words=opinion.words,
            asked=opinion.asked_at is not None,
        )


class AcceptancePage(Page):
    """A delivery as the buyer's officers look at it."""

    template = "procurement/acceptance.html"
    contract: ContractCard
    part: PartCard
    records: Records
    opinions: list[OpinionCard]
    signatures: list[tuple[str, bool]]
    """Each name, and whether it is of someone served."""
    attempt: int
    outcome: Outcome | None
    """What came of the last look; None while it goes on, and before."""
    seed: str
    may_begin: bool
    may_decide: bool
    may_note: bool
    ways: list[WayShown]

    @classmethod
    async def of(cls, contract: Contract, part: Milestone, *, by: Actor) -> "AcceptancePage":
        """Say what was delivered, on what it stands, and who has said what."""
        looks = may_accept.allows(by, Bought(contract, contract.tender.buyer_id))
        last = await Acceptance.filter(milestone_id=part.id).order_by("-attempt").first()
        number = last.id if last else 0
        names = await AcceptanceSignature.filter(acceptance_id=number).order_by("id")
        return cls(
            title=part.title,
            contract=ContractCard.of(contract),
            part=await PartCard.of(part, contract),
            records=Records.of(await evidence.standing(contract, part)),
            opinions=[
                OpinionCard.of(each) for each in await RecipientOpinion.filter(acceptance_id=number).order_by("seq")
            ],
            signatures=[(each.name, each.kind == Signatory.RECIPIENT) for each in names],
            attempt=last.attempt if last else 0,
            outcome=last.outcome if last else None,
            seed=last.seed if last else "",
            may_begin=looks and part.may_move("begin_acceptance"),
            may_decide=looks and part.state == MilestoneState.IN_ACCEPTANCE,
            may_note=looks and part.shaken_at is not None,
            ways=await ways_of(contract.tender, by, here=Way.CONTRACT),
        )


class MinutesPage(AcceptancePage):
    """The same on paper, to be signed."""

    template = "procurement/minutes_print.html"


class OpinionsPage(Page):
    """Whom a community's desk is to ask."""

    template = "procurement/opinions.html"
    opinions: list[OpinionCard]


class OpinionPage(Page):
    """On which the word of someone served is written down."""

    template = "procurement/opinion.html"
    opinion: OpinionCard
    about: str
    """The part of the contract that it is about."""
    opinions: list[tuple[Opinion, str]]
    ways: list[tuple[Asked, str]]

    @classmethod
    def of(cls, opinion: RecipientOpinion) -> "OpinionPage":
        """Ask; the opinion comes with its acceptance and part."""
        return cls(
            title=_("Ask someone who was served"),
            opinion=OpinionCard.of(opinion),
            about=opinion.acceptance.milestone.title,
            opinions=[(value, str(words)) for value, words in OPINIONS.items()],
            ways=[(value, str(words)) for value, words in WAYS_TO_ASK.items()],
        )
