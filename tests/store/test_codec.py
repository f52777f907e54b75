from __future__ import annotations

import json
import math
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.errors import DatabaseError
from roleplay.core.events import CallEvent, NoteTaken, Trouble
from roleplay.store.codec import decode, encode

from .samples import EVENT_KINDS, events, records


@pytest.mark.parametrize("kind", EVENT_KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_event_comes_back_the_same(kind: type[CallEvent]) -> None:
    @given(records(kind))
    def comes_back(event: CallEvent) -> None:
        assert decode(encode(event), where="s") == event

    comes_back()


def test_all_kinds_are_covered() -> None:
    assert len(EVENT_KINDS) == len(get_args(CallEvent)) >= 14


@given(events())
def test_an_event_is_one_json_object_with_its_kind(event: CallEvent) -> None:
    assert json.loads(encode(event))["kind"] == event.kind


@given(st.text(st.characters(codec=None), max_size=10))
def test_no_text_can_make_an_event_unsaveable(text: str) -> None:
    event = decode(encode(NoteTaken(1.0, text)), where="s")
    assert isinstance(event, NoteTaken)
    assert event.text == text.encode("utf-8", "replace").decode()


def test_numbers_without_a_json_form_come_back() -> None:
    event = decode(encode(Trouble(math.inf, "a", "b")), where="s")
    assert event.at == math.inf


def test_an_event_of_a_newer_version_is_named() -> None:
    with pytest.raises(DatabaseError, match=r"1234abcd.*'eye_contact'") as caught:
        decode('{"kind": "eye_contact", "at": 1}', where="1234abcd")
    assert caught.value.code == "database_newer"
    assert "update" in caught.value.hint


@pytest.mark.parametrize(
    "payload", ["", "{}", "[]", "null", '{"kind": "answered"}', '{"kind": "answered", "at": "x"}']
)
def test_a_damaged_event_is_told(payload: str) -> None:
    with pytest.raises(DatabaseError, match="1234abcd holds a damaged event") as caught:
        decode(payload, where="1234abcd")
    assert caught.value.code == "database_corrupt"


def test_fields_that_a_newer_version_added_are_skipped() -> None:
    assert decode('{"kind": "note_taken", "at": 1, "text": "x", "colour": "red"}', where="s") == NoteTaken(1.0, "x")
