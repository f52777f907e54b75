"""A scenario that is being written, and real calls of it in a store."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

from roleplay.app import Roleplay
from roleplay.core.events import Answered, CallEnded, CallEvent, TraineeSaid
from roleplay.core.records import SessionStart
from roleplay.core.understanding import Transcript
from roleplay.dialogue.authoring.document import Document
from roleplay.dialogue.formats.library import to_json
from roleplay.dialogue.model import Scenario

BASE = Path(__file__).parents[3] / "docs" / "diagnostics" / "base.yaml"
FIRST_DAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
SORRY = "I am really sorry, Mrs Hale, I hear how worried you are."
SEND = "I will send an engineer to you this morning."
ODD = "The chap with the toolbox is practically on your doorstep."


def document(app: Roleplay) -> Document:
    """Return the scenario of the tutorial, to be edited."""
    return Document.from_text(BASE.read_text("utf-8"), app._parts.known)


def scenario(app: Roleplay) -> Scenario:
    """Return it as it is played."""
    found = document(app).scenario
    assert found is not None
    return found


def hold(app: Roleplay, *answers: str, trainee: str = "Ola", day: int = 0, heard: bool = False) -> str:
    """Save a call in which somebody gave these answers, in the language of the scenario; return its id.

    With `heard` the words were recognised, and can be put right; else they were typed.
    """
    played = scenario(app)
    trial = app.trying.trial(played, "en")
    for answer in answers:
        if not trial.over:
            trial.say(answer)
    events: list[CallEvent] = []
    for turn in trial.turns:
        event = turn.made.event
        if heard and isinstance(event, TraineeSaid):
            transcript = Transcript(event.transcript.text, event.at - 1, event.at, "pocketsphinx en-us")
            event = TraineeSaid(event.at, transcript, event.understood, event.interrupting)
        events += [event, *turn.made.step.happened]
    assert isinstance(events[0], Answered)
    if trial.state.outcome is not None:
        events.append(CallEnded(events[-1].at, trial.state.outcome))
    start = SessionStart(
        id=str(uuid.uuid4()),
        started_at=FIRST_DAY + timedelta(days=day),
        scenario_id=played.id,
        scenario_version=played.version,
        scenario_source=to_json(played),
        scenario_title="The cold flat",
        customer=played.customer.name,
        language="en",
        mode="practice",
        seed=0,
        recogniser="pocketsphinx en-us" if heard else "typed",
        trainee=trainee,
    )
    writer = app._parts.store.begin(start, lambda _: None, record_audio=False)
    for event in events:
        writer.append(event)
    writer.finish()
    return start.id
