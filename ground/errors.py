"""Refusals: each class owns its status and code, each instance the sentence that a person reads."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class Mistake:
    """One thing to put right in what was sent: the field (dotted for nested ones) and a sentence.

    `against` tells a program what it went against: the "shape" that the description of the address draws, or a
    "meaning" that no such drawing tells, such as a day that is over.
    """

    field: str
    sentence: str
    against: Literal["shape", "meaning"] = "meaning"


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """An act is not done. Raise a subclass: this one has no status, so none can be forgotten."""

    status: ClassVar[int]
    code: ClassVar[str]

    def __init__(self, sentence: object, **more: object) -> None:
        """Keep the sentence, and facts a program may want (they go into the Problem Details)."""
        super().__init__(sentence)
        self.more = more

    @property
    def sentence(self) -> str:
        """What the person reads, in the language of this moment."""
        return str(self.args[0])


class WrongHost(Refusal):
    """The request was meant for another name than ours."""

    status, code = 400, "wrong-host"


class NotSignedIn(Refusal):
    """Nobody known asks."""

    status, code = 401, "not-signed-in"


class MayNot(Refusal):
    """Someone known asks, who sees the thing and may not do this to it."""

    status, code = 403, "may-not"


class FromElsewhere(Refusal):
    """Another site's page asks for a change."""

    status, code = 403, "from-elsewhere"


class NotFound(Refusal):
    """There is no such thing, or this reader may not know that there is."""

    status, code = 404, "not-found"


class WrongMethod(Refusal):
    """The address is there and does not do this."""

    status, code = 405, "wrong-method"


class Gone(Refusal):
    """It was here and has been taken down, as it had to be."""

    status, code = 410, "gone"


class OutOfTurn(Refusal):
    """The thing is not in a state, or the moment not in a time, for this act."""

    status, code = 409, "out-of-turn"


class Taken(Refusal):
    """The scarce thing went to another."""

    status, code = 409, "taken"


class TooLarge(Refusal):
    """More was sent than is accepted."""

    status, code = 413, "too-large"


class Unreadable(Refusal):
    """What was sent has mistakes; each is told beside its field."""

    status, code = 422, "unreadable"

    def __init__(self, sentence: object, mistakes: Sequence[Mistake]) -> None:
        """Keep the mistakes in the order of the fields."""
        super().__init__(sentence, mistakes=[asdict(each) for each in mistakes])
        self.mistakes = tuple(mistakes)


class TooMany(Refusal):
    """Asked too often; `retry_after` tells after how many seconds to ask again."""

    status, code = 429, "too-many"

    def __init__(self, sentence: object, *, retry_after: int) -> None:
        """Keep the number of seconds to wait."""
        super().__init__(sentence, retry_after=retry_after)
        self.retry_after = retry_after


class Unavailable(Refusal):
    """Not now: something this needs is down."""

    status, code = 503, "unavailable"
