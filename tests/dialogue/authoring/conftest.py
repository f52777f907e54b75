"""A document to edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from roleplay.dialogue.authoring.document import Document
from roleplay.dialogue.formats.diagnostics import Known
from roleplay.dialogue.techniques import TECHNIQUES

TUTORIAL = (Path(__file__).parent.parent / "formats" / "tutorial.yaml").read_text(encoding="utf-8")


@pytest.fixture
def known() -> Known:
    return Known(frozenset(technique.id for technique in TECHNIQUES), frozenset({"dana"}))


@pytest.fixture
def document(known: Known) -> Document:
    return Document.from_text(TUTORIAL, known)
