"""Puts a check before every public method of a class: the rule that stands for it in the table.

What a method calls itself is not asked about again: `export_session` may read the session that it exports. So only
who comes from outside, the window or a command, is checked, and each way in is one line of the table. What a method
hands out to be run later (a job, a generator) is outside again, and is to call no methods that its caller may not.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from contextvars import ContextVar
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from roleplay.app.access.rules import Asked, Rule
from roleplay.core.errors import AccessDeniedError
from roleplay.core.rights import Action

if TYPE_CHECKING:
    from roleplay.app.parts import Parts


class _HasParts(Protocol):
    _parts: Parts


Guarded = TypeVar("Guarded", bound=type)
_inside: ContextVar[bool] = ContextVar("inside", default=False)


def guarded(cls: Guarded) -> Guarded:
    """Have every public method of a class, its own and inherited ones, checked; its instances need `_parts`.

    A method without a rule is refused to everybody as soon as people sign in; a test finds it before.
    """
    for name in public_methods(cls):
        found = inspect.getattr_static(cls, name)
        if isinstance(found, staticmethod) or hasattr(found, "is_guarded"):
            continue
        setattr(cls, name, _checked(cls.__name__, name, found))
    return cls


def need_for(way: Callable[..., object], about: str | None = None) -> None:
    """Refuse who may not call a method of a desk, before they are asked for anything that it takes.

    Whom a call concerns is looked at when it is made, unless `about` says it now. Raises `AccessDeniedError`,
    `SignInNeededError`.
    """
    from roleplay.app.access.concerns import Everybody

    desk: _HasParts = way.__self__  # type: ignore[attr-defined]
    rule = _rule(*way.rule_of)  # type: ignore[attr-defined]
    if rule is None or rule.action is None or desk._parts.access.single:
        return
    desk._parts.access.need(rule.action, about)
    if any(isinstance(concern, Everybody) for concern in rule.concerns):
        Asked(desk._parts, rule.action, {}).need_everybody()


def public_methods(cls: type) -> tuple[str, ...]:
    """Return the names of the methods of a class that can be called from outside."""
    found = []
    for name in dir(cls):
        value = inspect.getattr_static(cls, name)
        if not name.startswith("_") and not isinstance(value, property | cached_property) and callable(value):
            found.append(name)
    return tuple(found)


def _checked(owner: str, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
    signature: list[inspect.Signature] = []

    @wraps(method)
    def checked(self: _HasParts, /, *arguments: Any, **named: Any) -> Any:
        if _inside.get():
            return method(self, *arguments, **named)
        rule = _rule(owner, name)
        if (rule is not None and rule.open) or self._parts.access.single:
            return method(self, *arguments, **named)
        if rule is None:
            raise AccessDeniedError
        if not signature:
            signature.append(inspect.signature(method))
        bound = signature[0].bind(self, *arguments, **named)
        bound.apply_defaults()
        if rule.action is not None:
            self._parts.access.need(rule.action)
        asked = Asked(self._parts, rule.action or Action.PRACTISE, bound.arguments)
        for concern in rule.concerns:
            concern.before(asked)
        result = _unchecked(method, bound)
        for concern in rule.concerns:
            result = concern.after(asked, result)
        return result

    checked.is_guarded = True  # type: ignore[attr-defined]
    checked.rule_of = (owner, name)  # type: ignore[attr-defined]
    return checked


def _unchecked(method: Callable[..., Any], bound: inspect.BoundArguments) -> Any:
    token = _inside.set(True)
    try:
        return method(*bound.args, **bound.kwargs)
    finally:
        _inside.reset(token)


def _rule(owner: str, name: str) -> Rule | None:
    from roleplay.app.access.table import RULES

    return RULES.get((owner, name))
