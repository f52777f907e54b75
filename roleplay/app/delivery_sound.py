"""What only the recording of a call tells of how the trainee spoke; measured in `delivery_child`."""

from __future__ import annotations

import logging
import subprocess
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from roleplay.app.delivery_wish import MEASURES, WISH, Measures, Span, Wish
from roleplay.core.delivery import CallDelivery, TurnDelivery
from roleplay.core.events import TraineeSaid
from roleplay.core.records import SessionRecord
from roleplay.review.turns import turns
from roleplay.speech.child import NO_WINDOW, module_command, module_environment
from roleplay.store.sealed_files import key_for_child

_log = logging.getLogger(__name__)

_TIMEOUT_SECONDS = 600.0
"""A call of an hour takes a minute."""


def heard(call: CallDelivery, record: SessionRecord, recording: Path) -> CallDelivery:
    """Return the call with what only its sound tells; as it was where the sound cannot be measured."""
    lines = [turn for turn in turns(record.events) if turn.kind == "line"]
    wish = Wish(
        str(recording),
        tuple(_span(turn, record) for turn in call.turns),
        tuple((line.at, line.at + line.seconds) for line in lines),
        key_for_child(recording),
    )
    try:
        measures = _measured(wish)
    except (OSError, subprocess.SubprocessError, ValidationError) as error:
        reason = getattr(error, "stderr", None) or str(error).encode()
        _log.warning("%s cannot be measured: %s", recording, reason.decode(errors="replace").strip())
        return call
    measured = zip(call.turns, measures.loudness, measures.pitch_range, strict=True)
    return replace(
        call,
        turns=tuple(replace(turn, loudness=loudness, pitch_range=pitch) for turn, loudness, pitch in measured),
        typing_seconds=measures.typing_seconds,
    )


def _span(turn: TurnDelivery, record: SessionRecord) -> Span:
    event = record.events[turn.position]
    assert isinstance(event, TraineeSaid)
    return event.transcript.started_at, event.transcript.ended_at


def _measured(wish: Wish) -> Measures:
    """Measure turns and lines one after the other, each in a process of its own: together they take 160 MB."""
    voice, typing = _child(replace(wish, lines=())), _child(replace(wish, turns=()))
    return replace(voice, typing_seconds=typing.typing_seconds)


def _child(wish: Wish) -> Measures:
    done = subprocess.run(  # noqa: S603 - our own module
        module_command("roleplay.app.delivery_child"),
        input=WISH.dump_json(wish),
        capture_output=True,
        timeout=_TIMEOUT_SECONDS,
        check=True,
        env=module_environment(),
        creationflags=NO_WINDOW,
    )
    return MEASURES.validate_json(done.stdout)
