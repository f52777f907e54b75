"""Holding a tried call out loud, on the page of calls; nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from roleplay.app import CallOptions, TrialCall
from roleplay.core.events import CallEvent
from roleplay.core.records import Level, ScenarioSummary
from roleplay.dialogue.formats.library import summary
from roleplay.dialogue.model import Scenario
from roleplay.dialogue.testplans.stepping import Beginning


@runtime_checkable
class Ringing(Protocol):
    """A window in which the phone can ring."""

    def start_call(self, options: CallOptions, scenario: ScenarioSummary) -> None:
        """Let the phone ring."""


def ring(
    panel: QWidget,
    scenario: Scenario,
    beginning: Beginning,
    language: str,
    level: Level,
    ended: Callable[[tuple[CallEvent, ...]], None],
) -> None:
    """Hold a call in the window of a panel; `ended` gets what happened, in the thread of the call."""
    window = panel.window()
    if isinstance(window, Ringing):
        options = CallOptions(
            scenario.id, language, level=level, answer_at_once=True, trial=TrialCall(scenario, beginning, ended)
        )
        window.start_call(options, summary(scenario, language))
