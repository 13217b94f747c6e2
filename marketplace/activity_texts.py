"""What the words of an activity may not tell, since all read them: numbers of people, cards and homes (EDGE-39)."""

from collections.abc import Mapping

from ground import patterns, phones
from ground.errors import Mistake, Unreadable
from ground.language import lazy
from marketplace import need_texts
from marketplace.models import Need

PUBLIC = ("title", "what", "spot", "way_there", "bring", "risk_text", "role")
"""The fields that everybody reads; the contact's own telephone may stand in them."""


async def require_public(facts: Mapping[str, object], *, contact_phone: str, need: Need | None = None) -> None:
    """Refuse words that tell too much with Unreadable (422): a sentence for each find, beside its field.

    Of an activity that answers a need, nothing may tell whose need it is either.
    """
    texts = {name: str(facts[name]) for name in PUBLIC if facts.get(name)}
    own = phones.normalise(contact_phone)
    mistakes = [
        Mistake(name, patterns.explained(find))
        for name, text in texts.items()
        for find in patterns.found(text)
        if not (find.kind == patterns.Kind.TELEPHONE and phones.normalise(find.text) == own)
    ]
    if mistakes:
        raise Unreadable(lazy("These words tell too much. Everybody can read them."), mistakes)
    if need is not None:
        need_texts.require_discreet(texts, await need_texts.secrets_of(need))
