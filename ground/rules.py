"""Rules: one question about an actor and a thing, and the sentence that explains a no."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from ground.actors import Actor
from ground.errors import MayNot

Thing_contra = TypeVar("Thing_contra", contravariant=True)


@dataclass(frozen=True)
class Rule(Generic[Thing_contra]):
    """A named question. Ask it with `allows` for a button, with `require` before the act."""

    question: Callable[[Actor, Thing_contra], bool]
    refusal: object
    """The sentence of a no: a `lazy` msgid."""

    @property
    def name(self) -> str:
        """The rule's name in code and in docs/rules.md."""
        return self.question.__name__

    def allows(self, actor: Actor, thing: Thing_contra) -> bool:
        """Answer the question; never raises for a no."""
        return self.question(actor, thing)

    def require(self, actor: Actor, thing: Thing_contra) -> None:
        """Refuse with MayNot (403) and the sentence where the answer is no."""
        if not self.question(actor, thing):
            raise MayNot(self.refusal)


def rule(refusal: object) -> Callable[[Callable[[Actor, Thing_contra], bool]], Rule[Thing_contra]]:
    """Make a question into a rule that refuses with this sentence."""
    return lambda question: Rule(question, refusal)
