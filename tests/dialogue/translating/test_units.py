"""Texts of scenarios as translators see them, and what sheets of them change."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.translating import SheetLine, TranslationSheet
from roleplay.dialogue.authoring.document import Document
from roleplay.dialogue.formats.diagnostics import Known, lint
from roleplay.dialogue.formats.yaml_source import read_scenario
from roleplay.dialogue.formats.yaml_tree import Plain, read_tree
from roleplay.dialogue.techniques import TECHNIQUE_IDS
from roleplay.dialogue.translating.ledger import language_states, observed, states_of, taken_from
from roleplay.dialogue.translating.sheet import sheet_rows, understood
from roleplay.dialogue.translating.units import languages_of, text_units
from roleplay.places import resources

SHIPPED = sorted((resources().assets / "scenarios").glob("*.yaml"))
TEXT = """\
roleplay: 1
id: cold-flat
version: 1
languages: [en]
title: {en: The cold flat} # a note
customer: {name: Ruth Hale, voice: dana, address: {en: [Ruth, Hale]}}
start: pick-up
speakers: {lead: {name: Ewa, voice: supervisor}}
include: {end: {part: closing, texts: {promise: {en: We come at $time.}}}}
nodes:
  pick-up:
    says:
      - {id: one, text: {en: "It is {bloody} cold."}, when: {heat_at_least: 70}}
    replies:
      - id: sympathy
        examples: {en: [I am sorry., Oh dear.]}
        cues: {en: {any: [sorry, dear]}}
        next: later
    otherwise:
      - says: [{id: what, text: {en: What?}, speaker: lead}]
        why: {en: Nobody answered.}
  later:
    says: [{id: two, text: {en: And now?}}]
"""
KNOWN = Known(TECHNIQUE_IDS, frozenset({"dana", "supervisor"}))


def value(text: str = TEXT) -> Plain:
    return read_tree(text, "cold-flat.yaml").value


def sheet(*lines: tuple[str, dict[str, str]], languages: tuple[str, ...] = ("en", "pl")) -> TranslationSheet:
    rows = tuple(SheetLine(number, name, texts) for number, (name, texts) in enumerate(lines, 2))
    return TranslationSheet("sheet.csv", "cold-flat", languages, rows)


def test_every_text_has_an_id_and_its_context() -> None:
    rows = {row.id: row for row in sheet_rows(value(), {}, ("pl",))}
    assert list(rows) == [
        "title",
        "customer/address",
        "include/end/texts/promise",
        "line:one",
        "nodes/pick-up/replies/sympathy/examples",
        "nodes/pick-up/replies/sympathy/cues/any",
        "line:what",
        "nodes/pick-up/otherwise/~what/why",
        "line:two",
    ]
    one, two, what = rows["line:one"], rows["line:two"], rows["line:what"]
    assert (one.speaker, one.where, one.after, one.heat) == ("Ruth Hale", "pick-up", "the beginning", "from 70")
    assert one.note == "swear words stand in {braces}"
    assert (two.after, what.speaker, what.after) == ("sympathy: “I am sorry.”", "Ewa", "an answer that fits nothing")
    assert rows["nodes/pick-up/replies/sympathy/examples"].speaker == "trainee"
    assert rows["nodes/pick-up/replies/sympathy/examples"].texts == {"en": "I am sorry.\nOh dear."}
    assert rows["include/end/texts/promise"].note == "keep $time"
    assert {row.states["pl"] for row in rows.values()} == {"missing"}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_is_found_is_what_lint_asks_for(path: Path) -> None:
    """All shipped scenarios are complete in both languages, and so says lint."""
    tree = read_tree(path.read_text("utf-8"), path.name)
    units = text_units(tree.value)
    assert len({unit.id for unit in units}) == len(units)
    assert [unit.id for unit in units if not unit.texts.keys() | unit.enough >= {"en", "pl"}] == []
    source, other = languages_of(tree.value)
    state = language_states(units, {}, (source, other))
    assert [(one.missing, one.stale) for one in state] == [(0, 0), (0, 0)]


def test_a_sheet_makes_a_new_language_that_can_be_played(tmp_path: Path) -> None:
    path = Path(__file__).parents[3] / "docs" / "diagnostics" / "base.yaml"
    text = path.read_text("utf-8")
    document = Document.from_text(text, KNOWN)
    filled = sheet(
        *((unit.id, {"en": unit.texts["en"], "pl": f"{unit.texts['en']} x"}) for unit in text_units(document.value))
    )
    found = understood(filled, document.value)
    assert (found.reading.problems, found.reading.new_languages) == ((), ("pl",))
    assert found.edit is not None
    document.apply(found.edit)
    assert document.scenario is not None
    assert document.scenario.languages == ("en", "pl")
    assert "# The scenario into which the examples of these pages are put." in document.text
    document.undo()
    assert document.text == text
    out = tmp_path / "cold-flat.yaml"
    document.redo()
    out.write_text(document.text, "utf-8")
    assert lint(read_scenario(out), KNOWN).incomplete == ()


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("line:one", "{Cholernie zimno.", "braces"),
        ("line:gone", "x", "no such text"),
        ("line:on", "x", "Did you mean `line:one`?"),
        ("include/end/texts/promise", "Przyjedziemy.", "$time is missing"),
        ("include/end/texts/promise", "O $time, $day.", "$day is not in the source"),
        ("line:two", "x" * 1001, "more than 1000"),
        ("line:two", "a\u202eb", "U+202E"),
    ],
)
def test_a_row_that_cannot_be_taken_in_says_why(name: str, text: str, told: str) -> None:
    found = understood(sheet((name, {"en": "?", "pl": text})), value())
    (problem,) = found.reading.problems
    assert told in problem.message
    assert (problem.row, problem.taken, found.reading.changes) == (2, False, ())


def test_a_cell_that_was_emptied_is_told_and_its_text_stays() -> None:
    document = Document.from_text(TEXT.replace("{en: And now?}", "{en: And now?, pl: I co teraz?}"), KNOWN)
    found = understood(
        sheet(("line:two", {"en": "And now?", "pl": " "}), ("title", {"en": "", "pl": ""})), document.value
    )
    assert (found.reading.emptied, found.reading.changes, found.edit) == (1, (), None)
    (problem,) = found.reading.problems
    assert (problem.row, problem.id, problem.language) == (2, "line:two", "pl")
    assert "stays" in problem.message
    without = understood(sheet(("line:two", {"en": "And now?"}), languages=("en",)), document.value)
    assert without.reading.emptied == 0  # a sheet without a column empties nothing


def test_a_mistyped_heading_is_no_new_language() -> None:
    found = understood(sheet(("line:two", {"en": "And now?", "xx": "I co?"}), languages=("en", "xx", "plx")), value())
    assert [problem.language for problem in found.reading.problems] == ["xx", "plx"]
    assert "the scenario has en" in found.reading.problems[0].message
    assert (found.reading.changes, found.reading.new_languages, found.edit) == ((), (), None)
    private = value(TEXT.replace("languages: [en]", "languages: [en, xx]"))
    taken = understood(sheet(("line:two", {"xx": "I co?"}), languages=("en", "xx")), private)
    assert [change.after for change in taken.reading.changes] == ["I co?"]


def test_of_two_rows_of_one_text_the_first_counts() -> None:
    found = understood(sheet(("line:two", {"pl": "A"}), ("line:two", {"pl": "B"})), value())
    assert [change.after for change in found.reading.changes] == ["A"]
    assert [problem.row for problem in found.reading.problems] == [3]


def test_a_source_that_has_changed_since_is_told_and_makes_it_stale() -> None:
    document = Document.from_text(TEXT, KNOWN)
    found = understood(sheet(("line:two", {"en": "And then?", "pl": "I co wtedy?"})), document.value)
    (problem,) = found.reading.problems
    assert (problem.taken, "has changed" in problem.message) == (True, True)
    assert found.edit is not None
    document.apply(found.edit)
    units = text_units(document.value)
    ledger = taken_from(observed({}, units, "en"), units, found.origins)
    two = next(unit for unit in units if unit.id == "line:two")
    assert states_of(two, ledger, "en", ("pl",)) == {"pl": "stale"}


@given(
    st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.sampled_from(["a", "b", "c"])), min_size=1, max_size=12)
)
def test_a_translation_is_stale_when_its_source_moved_and_it_did_not(history: list[tuple[str, str]]) -> None:
    """Whatever is edited in which order: the ledger tells the same as who remembers every look."""
    ledger: dict[str, dict[str, object]] = {}
    made_from = {}
    for source, text in history:
        units = text_units({"languages": ("en", "pl"), "title": {"en": source, "pl": text}})
        ledger = observed(ledger, units, "en")  # type: ignore[arg-type, assignment]
        if made_from.get("text") != text:
            made_from = {"text": text, "source": source}
        (unit,) = units
        stale = states_of(unit, ledger, "en", ("pl",)) == {"pl": "stale"}  # type: ignore[arg-type]
        assert stale == (made_from["source"] != source)
