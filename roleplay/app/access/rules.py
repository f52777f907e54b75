"""What a line of the table says: an action, and whom the arguments and the result of a method concern."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn, Protocol

from roleplay.core.rights import EVERYBODY, About, Action

if TYPE_CHECKING:
    from roleplay.app.parts import Parts
    from roleplay.core.rights import Access


@dataclass(frozen=True, slots=True)
class Asked:
    """One call of a method from outside, while people sign in."""

    parts: Parts
    action: Action
    arguments: dict[str, Any]
    """By name, `self` and the defaults among them; a concern may narrow them."""

    @property
    def access(self) -> Access:
        """Who asks."""
        return self.parts.access

    @property
    def desk(self) -> Any:
        """The object whose method was called."""
        return self.arguments["self"]

    def reach(self, *actions: Action) -> frozenset[str] | None:
        """Return whose data the action of the rule may touch, or any of these; None for everybody's."""
        every: frozenset[str] = frozenset()
        for action in actions or (self.action,):
            people = self.access.people(action)
            if people is None:
                return None
            every |= people
        return every

    def refuse(self, about: About = None) -> NoReturn:
        """Raise `AccessDeniedError`."""
        self.access.refuse(self.action, about)

    def need_everybody(self) -> None:
        """Raise `AccessDeniedError` unless everybody's data may be touched."""
        if self.reach() is not None:
            self.refuse(EVERYBODY)


class Concern(Protocol):
    """Whom a call concerns."""

    def before(self, asked: Asked) -> None:
        """Raise `AccessDeniedError`, or narrow the arguments to what they may touch."""

    def after(self, asked: Asked, result: Any) -> Any:
        """Return what they may see of the result."""


class Concerned:
    """A concern that asks for nothing, to be built on."""

    def before(self, asked: Asked) -> None:
        """See `Concern`."""

    def after(self, asked: Asked, result: Any) -> Any:  # noqa: ARG002
        """See `Concern`."""
        return result


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of the table."""

    action: Action | None
    """None: also for who is not signed in."""
    concerns: tuple[Concern, ...] = ()

    @property
    def open(self) -> bool:
        """Whether there is nothing to be asked."""
        return self.action is None and not self.concerns


def rule(action: Action, *concerns: Concern) -> Rule:
    """Return a line of the table: the role needs the action, and each concern must be met."""
    return Rule(action, concerns)


OPEN = Rule(None)
"""A method that touches nobody's data and nobody's computer."""


@dataclass(frozen=True, slots=True)
class Before(Concerned):
    """A concern that only looks at the arguments, or changes them."""

    look: Callable[[Asked], None]

    def before(self, asked: Asked) -> None:
        """See `Concern`."""
        self.look(asked)


@dataclass(frozen=True, slots=True)
class After(Concerned):
    """A concern that only takes away from the result what they may not see."""

    look: Callable[[Asked, Any], Any]

    def after(self, asked: Asked, result: Any) -> Any:
        """See `Concern`."""
        return self.look(asked, result)
