"""The example plug-in, installed by pip and used: its voice, recogniser, understanding and export."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.app import CallOptions, Roleplay
from roleplay.app.desk.spoken import transcribe
from roleplay.call.trainee import parse_answers
from roleplay.core.events import TraineeSaid
from roleplay.core.sound import CALL_RATE, Pcm
from roleplay.places import Places
from tests.app.plugins.conftest import EXAMPLE, with_example

pytestmark = pytest.mark.usefixtures("_restored_path")

OPERATOR = (
    'name = "Operator"\n[heat.calm]\npace = 1.0\n[heat.furious]\npace = 1.0\n[[languages.en]]\nengine = "morse"\n'
)


def test_nothing_of_it_runs_before_it_is_allowed(app: Roleplay, places: Places, installed: Path) -> None:
    with_example(places, installed)
    (found,) = app.plugins.installed()
    assert (found.name, found.version, found.state, found.licence) == (
        "roleplay-morse",
        "1.0",
        "off",
        "GPL-3.0-or-later",
    )
    assert sorted(found.offers) == [
        ("exports", "diary"),
        ("recognisers", "morse"),
        ("understanding", "shorthand"),
        ("voices", "morse"),
    ]
    assert app.plugins.exports() == ()
    assert "morse" not in {engine.name for engine in app._parts.bank.engines}
    assert str(places.plugins) not in sys.path
    assert not [name for name in sys.modules if name.startswith("roleplay_morse")]


def test_what_its_voice_says_its_recogniser_hears(app: Roleplay, places: Places, installed: Path) -> None:
    with_example(places, installed)
    places.voices.mkdir(parents=True)
    (places.voices / "operator.toml").write_text(OPERATOR, encoding="utf-8")
    app.plugins.allow("roleplay-morse")
    spoken = app._parts.bank.synthesize("operator", "Sorry, old man. Please hold.", 0, "en", "spoken")
    assert spoken.voice == "morse key-en"
    assert app.recogniser_for("en") == "morse en"
    words, name = transcribe(app._parts, app.settings, spoken.pcm, "en")
    assert (words.replace(",", "").replace(".", ""), name) == ("sorry old man please hold", "morse en")
    (state,) = [one.served_by for one in app.voices() if one.id == "operator"]
    assert state == "morse key-en"


@pytest.mark.slow
def test_a_call_is_understood_with_it(app: Roleplay, places: Places, installed: Path, tmp_path: Path) -> None:
    """The same words lead on with the plug-in and nowhere without it; the saved call keeps what was understood."""
    moves = parse_answers(["SRI OM", "[hang up]"], "answers")
    taken = []
    for allowed in (False, True):
        if allowed:
            with_example(places, installed)
            app.plugins.allow("roleplay-morse")
        record = app.play_call(CallOptions("laptop-overdue", language="en"), moves, lambda event: None)
        (said,) = [event for event in record.events if isinstance(event, TraineeSaid)]
        taken.append("apology" in {match.technique for match in said.understood.techniques})
    assert taken == [False, True]
    out = tmp_path / "diary.md"
    assert app.plugins.export("diary", (record.start.id,), out) == 1
    assert "- **I**: SRI OM" in out.read_text("utf-8")
    assert "exported" in {entry.kind for entry in app.audit.entries()}


@given(st.lists(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=2, max_size=6), min_size=2, max_size=4))
def test_its_code_is_read_back_whatever_is_keyed(words: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(EXAMPLE / "src"))
        from roleplay_morse.code import read, tones  # type: ignore[import-not-found]

        text = " ".join(["PARIS", *words])
        for pace in (0.9, 1.0, 1.3):
            assert read(tones(text, pace)) == text
        assert read(np.zeros(16_000, dtype=np.int16)) == ""


def test_silence_is_nothing(app: Roleplay, places: Places, installed: Path) -> None:
    with_example(places, installed)
    app.plugins.allow("roleplay-morse")
    assert transcribe(app._parts, app.settings, Pcm(bytes(2 * CALL_RATE), CALL_RATE), "en")[0] == ""
