"""Sentences from below the window, said in its language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from roleplay.app.access.people_file import read_people
from roleplay.app.desk.statements import PSEUDONYMOUS
from roleplay.core.people import NewAccount
from roleplay.core.privacy import ErasurePlan
from roleplay.core.rights import Role
from roleplay.core.told import Told
from roleplay.gui.language import LanguageSwitch
from roleplay.gui.pages.exports.export_words import note_text
from roleplay.gui.pages.privacy.facts import plan_facts
from roleplay.gui.people_words import line_text
from roleplay.places import resources

WRONG = """name;role;groups;trains
Nina Nowa;szef;Berlin|Late shift;
;trainee;;
Otto Otis;trainee;;Berlin
Too Many;trainee;;;more
"""


@pytest.fixture
def polish(qapp: QApplication) -> Iterator[None]:
    language = LanguageSwitch(qapp, resources().assets / "translations")
    language.choose("pl")
    yield
    language.choose("en")


def test_wrong_lines_of_a_list_of_people_say_why_in_polish(tmp_path: Path, polish: None) -> None:
    path = tmp_path / "people.csv"
    path.write_text(WRONG, "utf-8")
    lines = read_people(path)
    assert [line_text(line.problem) for line in lines] == [
        "Nie ma roli „szef”.",
        "Osoba musi mieć imię lub nazwisko.",
        "Tylko trener może szkolić grupy.",
        "Ten wiersz ma więcej komórek niż pierwszy kolumn.",
    ]
    assert lines[0].problem == "There is no role 'szef'."


def test_a_line_with_a_wrong_role_shows_what_stands_in_it(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(WRONG, "utf-8")
    nina, _, otto, _ = read_people(path)
    assert nina.no_role == "szef"
    assert nina.wanted == NewAccount("Nina Nowa", Role.TRAINEE, ("Berlin", "Late shift"))
    assert (otto.no_role, otto.wanted.trains) == ("", ("Berlin",))


def test_what_a_line_changes_is_told_in_polish(polish: None) -> None:
    roles = (Role.TRAINEE, Role.TRAINER)
    told = Told("...", "changes", role=roles, joins=["{group}"], trains=["Noc"])
    assert line_text(told) == "Uczestnik → Trener; dołącza do: {group}; szkoli: Noc"
    assert line_text(Told("", "changes", role=(Role.HR, Role.HR), joins=[], trains=[])) == ""


def test_notes_of_an_export_are_told_in_polish(polish: None) -> None:
    assert note_text(PSEUDONYMOUS) == "Zamiast osób są pseudonimy, a zamiast godzin dni."
    columns = {"en": "Summary", "pl": "Podsumowanie"}
    left = note_text(Told("...", "texts_left_out", columns=columns))
    assert left == "Pominięto teksty napisane przez ludzi, bo mogą kogoś nazywać: Podsumowanie."
    assert "32767" in note_text(Told("...", "cells_cut", most=32767, count=2))
    assert note_text("of a plug-in") == "of a plug-in"


def test_what_is_counted_beside_calls_is_not_taken_for_all_that_there_is(qapp: QApplication) -> None:
    plan = ErasurePlan("Ola", ("Ola",), 47, None, None, 0, 0, {}, {}, 0, (), (), account=False)
    facts = plan_facts(plan)
    assert facts["calls"] == "47"
    assert facts["rows of data beside calls"] == "0"
