"""What the things of the purchase of services are called on pages."""

from collections.abc import Mapping

from ground.language import lazy
from procurement.models import EnvelopeState, Method, SeatState

METHODS: Mapping[Method, object] = {
    Method.OPEN_TENDER: lazy("open tender"),
    Method.CONSULTATION: lazy("competitive consultation"),
}
ENVELOPES: Mapping[EnvelopeState, object] = {
    EnvelopeState.SEALED: lazy("sealed"),
    EnvelopeState.SUPERSEDED: lazy("replaced by a later one"),
    EnvelopeState.WITHDRAWN: lazy("taken back"),
    EnvelopeState.OPENED: lazy("opened"),
    EnvelopeState.UNREADABLE: lazy("could not be opened"),
    EnvelopeState.VALID: lazy("fulfils the conditions"),
    EnvelopeState.DISQUALIFIED: lazy("refused"),
}
ENVELOPE_TAGS: Mapping[EnvelopeState, str] = {
    EnvelopeState.SEALED: "good",
    EnvelopeState.SUPERSEDED: "plain",
    EnvelopeState.WITHDRAWN: "plain",
    EnvelopeState.OPENED: "news",
    EnvelopeState.UNREADABLE: "bad",
    EnvelopeState.VALID: "good",
    EnvelopeState.DISQUALIFIED: "bad",
}
SEATS: Mapping[SeatState, object] = {
    SeatState.DRAWN: lazy("drawn, has to declare"),
    SeatState.SITTING: lazy("sits"),
    SeatState.RECUSED: lazy("stepped back"),
}
SEAT_TAGS: Mapping[SeatState, str] = {SeatState.DRAWN: "few", SeatState.SITTING: "good", SeatState.RECUSED: "plain"}
DECLARATIONS: Mapping[str, object] = {
    "law": lazy("We meet the conditions of Article 22 of the Government Procurement Law"),
    "record": lazy("No grave violation of law in our business in the last three years"),
    "alone": lazy("We have not agreed on prices with anybody, and are not controlled by another bidder"),
}
"""What a supplier declares with its bid; each is needed (法 22, 条例 17 and 18)."""
ENDINGS: Mapping[str, object] = {
    "few": lazy("Fewer bids than the law asks for"),
    "few_valid": lazy("Fewer bids fulfil the conditions than the law asks for"),
    "over_budget": lazy("Every price is above the budget"),
}
"""Why a tender failed, where the platform itself found it (法 36)."""
