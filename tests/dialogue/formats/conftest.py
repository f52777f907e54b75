"""A small scenario without any problem, to be broken in many ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from roleplay.dialogue.formats.diagnostics import Known


@pytest.fixture(scope="session")
def small() -> str:
    """Return the YAML of a scenario without problems."""
    return Path(__file__).with_name("small.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def known() -> Known:
    """Return what the small scenario refers to."""
    return Known(
        techniques=frozenset({"empathy", "apology", "solution"}),
        voices=frozenset({"tired-woman", "calm-man"}),
        measured=frozenset({"interrupting"}),
    )
