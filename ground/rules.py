"""Rules: one question about an actor and a thing, and the sentence that explains a no."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from ground.actors import Actor
from ground.errors import MayNot

Thing = TypeVar("Thing", contravariant=True)


@dataclass(frozen=True)
class Rule(Generic[Thing]):
    """A named question. Ask it with `allows` for a button, with `require` before the act."""

    question: Callable[[Actor, Thing], bool]
    refusal: object
    """The sentence of a no: a `lazy` msgid."""

    @property
    def name(self) -> str:
        """The rule's name in code and in docs/rules.md."""
        return self.question.__name__

    def allows(self, actor: Actor, thing: Thing) -> bool:
        """Answer the question; never raises for a no."""
        return self.question(actor, thing)

    def require(self, actor: Actor, thing: Thing) -> None:
        """Refuse with MayNot (403) and the sentence where the answer is no."""
        if not self.question(actor, thing):
            raise MayNot(self.refusal)


def rule(refusal: object) -> Callable[[Callable[[Actor, Thing], bool]], Rule[Thing]]:
    """Make a question into a rule that refuses with this sentence."""
    return lambda question: Rule(question, refusal)
