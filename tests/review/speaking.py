"""Calls of people who speak as the test asks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from roleplay.core.delivery import CallDelivery, TurnDelivery, Wording
from roleplay.core.understanding import Transcript, Word

BEGAN = datetime(2026, 1, 1, tzinfo=UTC)


def transcript(
    text: str, *, at: float = 10.0, every: float = 0.4, long: float = 0.3, source: str = "vosk"
) -> Transcript:
    """Return words that begin `every` so many seconds; "/" is a word's time without a word."""
    words = tuple(
        Word(word, at + n * every, at + n * every + long) for n, word in enumerate(text.split()) if word != "/"
    )
    plain = " ".join(word.text for word in words)
    return Transcript(plain, words[0].start if words else at, words[-1].end if words else at, source, words)


def turn(
    pace: float | None = 150.0,
    loudness: float | None = -25.0,
    pitch_range: float | None = 6.0,
    paused: float | None = 1.0,
    *,
    at: float = 10.0,
    earlier: bool = False,
) -> TurnDelivery:
    """Return a turn of ten seconds."""
    wording = Wording(25, 10.0, pace, pace, 2, paused, paused and paused / 2, 0)
    return TurnDelivery(3, at, wording, loudness, pitch_range, earlier)


def spoken_call(day: int, *turns: TurnDelivery, **changes: object) -> CallDelivery:
    """Return a call of one day."""
    values: dict[str, object] = {
        "session_id": f"call-{day}",
        "started_at": BEGAN + timedelta(days=day),
        "trainee": "Anna",
        "language": "en",
        "microphone": "Headset",
        "turns": turns,
        "trainee_seconds": 10.0 * len(turns),
        "customer_seconds": 30.0,
    }
    return CallDelivery(**{**values, **changes})  # type: ignore[arg-type]
