"""Community names as people write them: the one that is meant, or a sentence that asks which."""

from ground.errors import Mistake, Unreadable
from ground.language import _
from ground.places import Place, PlaceKind, line_of, live_places


async def community_named(typed: str, *, field: str) -> Place:
    """Return the community of a name; the street may be written before it, where two have the same name.

    Unreadable (422) for none, and for more than one.
    """
    words = "".join(typed.split())
    found = [each for each in await live_places(PlaceKind.COMMUNITY) if words.endswith(each.name)]
    meant = [each for each in found if (await _with_all_above(each)).endswith(words)]
    if len(meant) == 1:
        return meant[0]
    sentence = (
        _("Several communities are called so. Please write the street before it.")
        if meant
        else _("We know no community of this name. It stands on the sign of its desk.")
    )
    raise Unreadable(sentence, [Mistake(field, sentence)])


async def _with_all_above(place: Place) -> str:
    return "".join(each.name for each in await line_of(place))
