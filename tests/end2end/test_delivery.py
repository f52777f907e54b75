"""Delivery in a whole spoken call: the real recogniser gives the words, the recording the sound."""

from __future__ import annotations

from dataclasses import replace

import pytest

from roleplay.app import CallOptions, Roleplay
from roleplay.app.calls import CallBuilder, Script
from roleplay.call.trainee import Press, Utter
from roleplay.core.delivery import DeliveryMeasure, Usual
from roleplay.core.events import AnyEvent, CustomerSilent, CustomerSpeaking, DeliveryHint, TraineeSaid
from roleplay.core.records import Mode
from tests.end2end.test_scripted_calls import GOOD

SLOWLY: dict[DeliveryMeasure, Usual] = {"pace": Usual(100, 96, 104, 40)}


def hold(app: Roleplay, answers: int, *, mode: Mode = "practice") -> tuple[str, list[AnyEvent]]:
    """Hold a spoken call in which the trainee is known to speak slowly; return it and all that was told."""
    told: list[AnyEvent] = []
    moves = [*map(Utter, GOOD[:answers]), Press("hang_up")]
    script = Script(moves, spoken=True, trainee="Anna")
    builder = CallBuilder(app._parts, app.settings, lambda *_: SLOWLY)
    call = builder.build(CallOptions("laptop-overdue", mode=mode), told.append, script)
    call.start()
    call.join()
    assert call.failure is None
    return call.session_id, told


@pytest.mark.slow
def test_a_hint_comes_while_the_customer_waits_and_the_call_is_measured_afterwards(app: Roleplay) -> None:
    session, told = hold(app, 3)
    hints = [event for event in told if isinstance(event, DeliveryHint)]
    assert hints
    assert {hint.measure for hint in hints} == {"pace"}
    for hint in hints:
        assert hint.value > hint.usual == 100
        assert hint.at in {event.at for event in told if isinstance(event, CustomerSilent)}
        lines = [event for event in told if isinstance(event, CustomerSpeaking)]
        assert not any(line.at < hint.at < line.at + min(line.seconds, 0.5) for line in lines)
    report = app.delivery(session)
    assert report is not None
    said = [event for event in app.session(session).events if isinstance(event, TraineeSaid)]
    assert len(report.call.turns) == len(said) == 3
    for turn in report.call.turns:
        assert turn.wording.pace == pytest.approx(210, abs=70)
        assert turn.loudness == pytest.approx(-22, abs=5)
        assert turn.pitch_range == pytest.approx(7, abs=4)
    assert report.call.typing_seconds == 0
    share = report.call.talking_share
    assert share is not None
    assert 0.1 < share < 0.7


@pytest.mark.parametrize(("mode", "measured"), [("test", True), ("practice", False)])
def test_in_a_test_and_when_it_is_switched_off_nobody_watches(app: Roleplay, mode: Mode, measured: bool) -> None:
    app.save_settings(replace(app.settings, delivery_measures=measured))
    asked: list[object] = []
    builder = CallBuilder(app._parts, app.settings, lambda *who: asked.append(who) or SLOWLY)  # type: ignore[func-returns-value]
    call = builder.build(CallOptions("laptop-overdue", mode=mode), lambda _: None, Script([], spoken=True))
    call.start()
    call.abort()
    call.join()
    assert asked == []
