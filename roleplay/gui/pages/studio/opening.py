"""What the studio reads behind the window before it shows a scenario, and what becomes of drafts meanwhile."""

from __future__ import annotations

from dataclasses import dataclass

from roleplay.app import Roleplay
from roleplay.app.desk.drafts import Draft, DraftDesk
from roleplay.app.desk.studio import Saved
from roleplay.core.records import ScenarioSummary
from roleplay.dialogue.authoring.document import Document


@dataclass(frozen=True, slots=True)
class Opened:
    """A scenario as it is shown first."""

    document: Document
    name: str
    """By which it is opened; empty for one that was never saved."""
    saved_text: str
    draft: Draft | None
    typed: str | None = None
    """A text that was typed and cannot be read yet."""


def opened(app: Roleplay, name: str) -> Opened:
    """Return one of the trainer's scenarios, with what was not saved the last time."""
    found, draft = app.studio.open(name), app.drafts.find(name)
    if draft is None:
        return Opened(checked(app.studio.document(found.text, name)), name, found.text, None)
    document = app.studio.document(draft.text, name)
    if document.is_readable:
        return Opened(checked(document), name, found.text, draft)
    return Opened(checked(app.studio.document(found.text, name)), name, found.text, draft, draft.text)


def resumed(app: Roleplay) -> Opened | None:
    """Return the new scenario that was never saved; None when there is none."""
    draft = app.drafts.find("")
    return None if draft is None else Opened(checked(app.studio.document(draft.text)), "", "", None)


def checked(document: Document) -> Document:
    """Return a document whose problems are known: finding them for the first time may take a second."""
    _ = document.diagnostics
    return document


def playable(app: Roleplay, scenario: str, language: str) -> ScenarioSummary | None:
    """Return the scenario that can be rung up in a language; None where texts of it are missing."""
    found = next((each for each in app.scenarios(language) if each.id == scenario), None)
    return found if found is not None and language in found.languages else None


def carry_over(drafts: DraftDesk, name: str, text: str, saved: Saved) -> None:
    """Drop the draft of a text that was saved; what was written after it is one of what lies there now."""
    draft = drafts.find(name)
    if draft is None:
        return
    if draft.text != text:
        drafts.keep(saved.name, draft.text, saved.text)
    if draft.text == text or name != saved.name:
        drafts.drop(name)
