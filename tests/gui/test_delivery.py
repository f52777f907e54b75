"""How the trainee spoke: pictures in the debrief, and the quiet line in a call."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from roleplay.core.delivery import DELIVERY_MEASURES, CallDelivery, DeliveryReport, Usual
from roleplay.core.events import CustomerSpeaking, DeliveryHint, Hints
from roleplay.gui.delivery_words import hint_sentence, turn_sentence
from roleplay.gui.pages.debrief import DebriefPage
from roleplay.gui.widgets.delivery_plot import span
from roleplay.gui.window import MainWindow
from roleplay.review.delivery import call_delivery
from tests.gui import sample
from tests.gui.fakes import FakeRoleplay
from tests.gui.test_call import answer
from tests.review.speaking import spoken_call, turn

USUAL = {"pace": Usual(150, 142, 158, 40), "pauses": Usual(8, 4, 12, 40)}


def measured_call(**changes: object) -> CallDelivery:
    """Return the sample call, as if its sound had been measured."""
    call = call_delivery(sample.record())
    heard = tuple(
        replace(spoken, loudness=-24.0 - place, pitch_range=5.0 + place) for place, spoken in enumerate(call.turns)
    )
    return replace(call, turns=heard, typing_seconds=3.4, interruptions=1, **changes)


def open_debrief(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, report: DeliveryReport | None) -> DebriefPage:
    fake.measured = report
    fake.keep(sample.record())
    window.show_debrief(sample.record().summary.id)
    page = window.page("debrief")
    assert isinstance(page, DebriefPage)
    qtbot.waitUntil(lambda: bool(page.cards))
    return page


def texts(widget: object) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]  # type: ignore[attr-defined]


def test_each_measure_is_a_picture_with_what_is_usual(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_debrief(window, fake, qtbot, DeliveryReport(measured_call(), USUAL))
    qtbot.waitUntil(lambda: bool(page.delivery.plots))
    assert tuple(page.delivery.plots) == DELIVERY_MEASURES
    pace = page.delivery.plots["pace"]
    assert [(place, round(value)) for place, value, _ in pace.points] == [(1, 155), (2, 152), (3, 152), (4, 151)]
    assert pace.accessibleName().startswith("Turn 1: 155 words a minute\n155 without the pauses; Turn 2")
    shown = texts(page.delivery)
    assert {"Pace", "152", "words a minute", "usually 142 to 158", "−26", "6.5", "3 s", "You 49 %"} <= set(shown)
    assert "interruption" in shown
    assert "not how you felt" in page.delivery.told.text()
    assert "The band is" in page.delivery.told.text()


def test_a_dot_leads_to_its_turn(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_debrief(window, fake, qtbot, DeliveryReport(measured_call(), {}))
    qtbot.waitUntil(lambda: bool(page.delivery.plots))
    second = page.delivery.plots["loudness"].points[1][2]
    page.delivery.plots["loudness"].turn_clicked.emit(second.position)
    assert page.cards[1].marked
    assert not page.cards[0].marked


def test_with_few_calls_it_says_so(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_debrief(window, fake, qtbot, DeliveryReport(measured_call(), {}))
    qtbot.waitUntil(lambda: bool(page.delivery.plots))
    assert "not enough calls yet" in page.delivery.told.text()
    assert not any(text.startswith("usually") for text in texts(page.delivery))


def test_without_a_recording_only_the_words_are_shown(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page = open_debrief(window, fake, qtbot, DeliveryReport(call_delivery(sample.record()), {}))
    qtbot.waitUntil(lambda: bool(page.delivery.plots))
    assert set(page.delivery.plots) == {"pace", "pauses"}
    assert not any("typing" in text for text in texts(page.delivery))


@pytest.mark.parametrize("report", [None, DeliveryReport(spoken_call(1), {})])
def test_where_nothing_was_measured_there_is_no_card(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, report: DeliveryReport | None
) -> None:
    page = open_debrief(window, fake, qtbot, report)
    qtbot.waitUntil(lambda: page.delivery.loaded)
    assert page.delivery.isHidden()


def test_switched_off_nothing_is_asked_for(
    window: MainWindow, fake: FakeRoleplay, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(fake, "delivery", asked.append)
    fake.kept = replace(fake.kept, delivery_measures=False)
    page = open_debrief(window, fake, qtbot, None)
    assert page.delivery.isHidden()
    assert asked == []


def test_small_differences_look_small() -> None:
    assert span("pace", [150, 152], None) == pytest.approx((121, 181))
    assert span("pauses", [0, 3], None) == (0, 20)
    low, high = span("pace", [100, 200], Usual(150, 90, 160, 20))
    assert low < 90
    assert high > 200


def test_a_turn_in_words() -> None:
    assert turn_sentence(3, "pauses", turn(paused=1.5)) == (
        "Turn 3: 15 % of the turn\nPauses: 2, together 1.5 s, the longest 0.8 s"
    )
    assert turn_sentence(1, "loudness", turn()) == "Turn 1: −25 dBFS"
    assert turn_sentence(1, "pace", turn(pace=None)) == ""


@pytest.mark.parametrize(
    ("hint", "sentence"),
    [
        (DeliveryHint(1, "pace", 210.4, 150), "Fast: 210 words a minute, you usually speak 150."),
        (DeliveryHint(1, "pace", 95, 150), "Slow: 95 words a minute, you usually speak 150."),
        (DeliveryHint(1, "loudness", -34, -25), "Soft: 9 dB less than you usually speak."),
        (DeliveryHint(1, "loudness", -18, -25), "Loud: 7 dB more than you usually speak."),
    ],
)
def test_a_hint_in_words(hint: DeliveryHint, sentence: str) -> None:
    assert hint_sentence(hint) == sentence


def test_a_hint_stands_until_the_customer_speaks(window: MainWindow, fake: FakeRoleplay, qtbot: QtBot) -> None:
    page, _ = answer(window, fake, qtbot)
    line = page.talk.hints.delivery
    assert not line.isVisible()
    page._happened(Hints(5.0, (("a", "I am sorry."),)))
    page._happened(DeliveryHint(5.0, "pace", 210, 150))
    assert line.isVisible()
    assert line.text() == "Fast: 210 words a minute, you usually speak 150."
    page._happened(CustomerSpeaking(6.0, "x", "Well?", 50, 1.0))
    assert not line.isVisible()
