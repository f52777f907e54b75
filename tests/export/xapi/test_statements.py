"""What statements say, and that they say it as the specification asks."""

from __future__ import annotations

import io
import json
import math
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.errors import ExportError
from roleplay.core.events import OUTCOMES
from roleplay.core.grades import CardResult
from roleplay.core.lrs import Practised
from roleplay.export.xapi import words
from roleplay.export.xapi.pseudonymous import pseudonymous
from roleplay.export.xapi.statements import (
    Statement,
    Wording,
    duration,
    of_call,
    of_practised,
    of_voiding,
    statements,
)
from roleplay.export.xapi.writing import export_statements, write_statements
from tests.export.lrs.server import wrong

from .samples import call, grade

ANY_TEXT = st.text(st.characters(), max_size=30) | st.sampled_from(
    ["", " ", "\ud800", "../..", "a b/ü?#", "\x00", "\u202ex"]
)


class Codes:
    """Pseudonyms that a test can foresee."""

    def person(self, name: str) -> str:
        return f"P-{len(name)}" if name else ""

    def call(self, session_id: str) -> str:
        return f"C-{session_id[:4]}" if session_id else ""

    def grade(self, grade_id: str) -> str:
        return f"G-{grade_id[:4]}" if grade_id else ""


def test_a_call() -> None:
    said = of_call(call(), Wording())
    assert said["actor"] == {
        "objectType": "Agent",
        "name": "Łucja Świątek",
        "account": {"homePage": "https://roleplay.invalid/people", "name": "Łucja Świątek"},
    }
    assert said["verb"]["id"] == "http://adlnet.gov/expapi/verbs/completed"
    assert said["object"]["id"] == "https://roleplay.invalid/scenarios/laptop-overdue/versions/3"
    assert said["object"]["definition"]["name"] == {"en": "Three weeks without a laptop"}
    assert said["result"]["score"] == {"scaled": 0.7125, "raw": 71.25, "min": 0, "max": 100}
    assert (said["result"]["success"], said["result"]["completion"]) == (True, True)
    assert said["result"]["duration"] == "PT1M23.46S"
    assert said["timestamp"] == "2026-03-04T05:07:31.346Z"
    assert (said["context"]["registration"], said["context"]["language"]) == (call().id, "en")


@pytest.mark.parametrize(
    ("outcome", "verb", "success"),
    [
        ("solved", words.COMPLETED, True),
        ("handed_over", words.COMPLETED, True),
        ("justified_hangup", words.COMPLETED, True),
        ("unjustified_hangup", words.COMPLETED, False),
        ("customer_left", words.COMPLETED, False),
        ("aborted", words.ABANDONED, None),
        (None, words.ABANDONED, None),
    ],
)
def test_how_a_call_ended(outcome: str | None, verb: words.Verb, success: bool | None) -> None:
    said = of_call(call(outcome=outcome), Wording())
    assert said["verb"]["id"] == verb.iri
    assert said["result"].get("success") == success
    assert said["result"]["completion"] is (success is not None)


def test_every_outcome_is_tried_above() -> None:
    assert len(OUTCOMES) == 6


def test_a_grade_names_the_trainer_and_the_call() -> None:
    first, second = statements([Practised(call(), (grade(call()),))], Wording())
    assert second["verb"]["id"] == words.PASSED.iri
    assert second["actor"] == first["actor"]
    assert second["context"]["instructor"]["account"]["name"] == "Tamara Trainer"
    assert second["context"]["statement"] == {"objectType": "StatementRef", "id": first["id"]}
    assert second["context"]["registration"] == first["context"]["registration"]


@pytest.mark.parametrize(("passed", "verb"), [(True, words.PASSED), (False, words.FAILED), (None, words.SCORED)])
def test_a_grade_passes_fails_or_only_counts(passed: bool | None, verb: words.Verb) -> None:
    graded = grade(call(), result=CardResult(50.0, None, passed))
    *_, said = statements([Practised(call(), (graded,))], Wording())
    assert said["verb"]["id"] == verb.iri
    assert said["result"].get("success") == passed


def test_drafts_second_grades_and_running_calls_are_nobodys_business() -> None:
    drafts = (grade(call(), finished_at=None), grade(call(), kind="second"), grade(call(), kind="calibration"))
    assert len(list(statements([Practised(call(), drafts), Practised(call(2, state="running"))], Wording()))) == 1


def test_the_same_call_has_the_same_id_and_a_changed_one_another() -> None:
    whole = of_call(call(), Wording())
    assert of_call(call(), Wording())["id"] == whole["id"]
    assert of_call(call(customer="somebody else", scenario_title="x"), Wording())["id"] == whole["id"]
    changed = (
        of_call(call(score=70.0), Wording()),
        of_call(call(2), Wording()),
        of_call(call(trainee="Anna"), Wording()),
        of_call(call(outcome="customer_left"), Wording()),
        of_call(call(), Wording(home_page="https://people.example.com")),
        of_call(call(), Wording(base="https://example.com")),
    )
    assert len({whole["id"], *(one["id"] for one in changed)}) == 1 + len(changed)


def test_what_is_true_again_has_another_id_than_what_was_voided() -> None:
    one = Practised(call(), (grade(call()),))
    first = list(of_practised(one, Wording()))
    again = list(of_practised(one, Wording(), {first[0]["id"]}))
    assert again[0]["id"] != first[0]["id"]
    assert again[1]["context"]["statement"]["id"] == again[0]["id"]
    thrice = list(of_practised(one, Wording(), {first[0]["id"], again[0]["id"]}))
    assert len({first[0]["id"], again[0]["id"], thrice[0]["id"]}) == 3
    assert list(of_practised(one, Wording(), {first[0]["id"]})) == again


def test_pseudonyms_leave_no_name() -> None:
    codes = Codes()
    said = list(statements(pseudonymous([Practised(call(), (grade(call()),))], codes), Wording(named=False)))
    text = json.dumps(said, ensure_ascii=False)
    assert "Łucja" not in text
    assert "Tamara" not in text
    assert call().id not in text
    assert grade(call()).id not in text
    assert "T05:0" not in text  # a moment would tell who it was, beside another list
    assert [one["actor"]["account"]["name"] for one in said] == ["P-13", "P-13"]
    assert said[1]["context"]["instructor"]["account"]["name"] == "P-14"
    assert [one["timestamp"] for one in said] == ["2026-03-04T00:01:23.456Z", "2026-03-04T00:00:00.000Z"]


def test_nobody_is_an_account_of_its_own() -> None:
    said = of_call(call(trainee="  "), Wording())
    assert said["actor"]["account"]["name"] == words.NOBODY
    assert "name" not in said["actor"]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "PT0S"),
        (0.004, "PT0S"),
        (59.999, "PT1M0S"),
        (83.456, "PT1M23.46S"),
        (83.5, "PT1M23.5S"),
        (3600, "PT1H0S"),
        (7325.1, "PT2H2M5.1S"),
        (-5, "PT0S"),
        (math.inf, "PT0S"),
        (math.nan, "PT0S"),
    ],
)
def test_durations(seconds: float, text: str) -> None:
    assert duration(seconds) == text


@given(st.floats(min_value=0, max_value=359_999, allow_nan=False))
def test_a_duration_tells_the_seconds(seconds: float) -> None:
    found = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?(\d+(?:\.\d{1,2})?)S", duration(seconds))
    assert found is not None
    hours, minutes, rest = (float(part or 0) for part in found.groups())
    assert (hours * 60 + minutes) * 60 + rest == pytest.approx(seconds, abs=0.0051)


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_any_text_makes_a_right_statement(person: str, title: str, scenario: str, language: str, base: str) -> None:
    hostile = call(trainee=person, scenario_title=title, scenario_id=scenario, language=language, recogniser=person)
    made = list(statements([Practised(hostile, (grade(hostile, grader=title),))], Wording(base=f"https://{base}")))
    assert [wrong(one) for one in made] == ["", ""]
    stream = io.StringIO()
    write_statements(made, stream)
    assert json.loads(stream.getvalue().encode()) == made
    assert all(re.fullmatch(r"[!-~]+", one["object"]["id"]) for one in made)  # no space, no letter that is not ASCII


@given(st.floats(), st.floats(), st.integers(1, 9))
def test_any_number_makes_a_right_statement(score: float, seconds: float, turns: int) -> None:
    said = of_call(call(score=score, seconds=seconds, turns=turns), Wording())
    assert wrong(json.loads(json.dumps(said, allow_nan=False))) == ""


def test_a_file_of_json_and_one_of_lines(tmp_path: Path) -> None:
    made = list(statements((Practised(call(number)) for number in range(5)), Wording()))
    counted: list[int] = []
    assert export_statements(made, tmp_path / "a.json", count=counted.append) == 5
    assert export_statements(made, tmp_path / "a.jsonl", "jsonl") == 5
    assert json.loads((tmp_path / "a.json").read_text("utf-8")) == made
    assert [json.loads(line) for line in (tmp_path / "a.jsonl").read_text("utf-8").splitlines()] == made
    assert counted == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(("form", "text"), [("json", "[\n\n]\n"), ("jsonl", "")])
def test_no_calls_make_an_empty_file(form: Any, text: str) -> None:
    stream = io.StringIO()
    assert write_statements([], stream, form) == 0
    assert stream.getvalue() == text


def test_an_export_that_is_stopped_leaves_what_was_there(tmp_path: Path) -> None:
    class EnoughError(Exception):
        pass

    def stop(number: int) -> None:
        if number == 3:
            raise EnoughError

    path = tmp_path / "a.json"
    path.write_text("as before")
    with pytest.raises(EnoughError):
        export_statements((of_call(call(number), Wording()) for number in range(9)), path, count=stop)
    assert path.read_text() == "as before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="does not exist"):
        export_statements([], tmp_path / "none" / "a.json")


# --- what others say ---


def judged(made: Iterable[Statement]) -> list[list[str]]:
    """Return what Learning Locker's validator says against each statement."""
    folder = Path(sys.prefix) / "xapi-validator"
    lines = "\n".join(json.dumps(one, ensure_ascii=False) for one in made)
    told = subprocess.run(
        ["node", folder / "validate.js"], input=lines.encode(), capture_output=True, check=True, cwd=folder
    )
    return [json.loads(line) for line in told.stdout.splitlines()]


@pytest.mark.slow
def test_an_independent_validator_finds_nothing() -> None:
    calls = [
        call(number, outcome=outcome, mode=mode, score=score, trainee=trainee, language=language, retry_of=retry_of)
        for number, (outcome, mode, score, trainee, language, retry_of) in enumerate(
            (outcome, mode, score, trainee, language, retry_of)
            for outcome in (*OUTCOMES, None)
            for mode in ("practice", "test")
            for score in (None, 0.0, 33.333333, 100.0)
            for trainee in ("Łucja Świątek", "", "=1+1", "a" * 2000)
            for language in ("en", "pl", "not a language")
            for retry_of in ("", call().id)
        )
    ]
    graded = [
        Practised(one, (grade(one, result=CardResult(50.0, compliance, passed)),))
        for one, compliance, passed in zip(calls, [None, 10.0] * 999, [True, False, None] * 999, strict=False)
    ]
    made = list(statements(graded, Wording()))
    made += list(statements(pseudonymous(graded, Codes()), Wording(named=False)))
    made += [of_voiding(one["id"], Wording()) for one in made[:20]]
    assert len(made) > 2500
    assert [told for told in judged(made) if told] == []


@pytest.mark.slow
def test_the_validator_would_find_something() -> None:
    broken: list[Statement] = []
    for path, value in [
        (("timestamp",), "yesterday"),
        (("result", "duration"), "83 s"),
        (("result", "score", "scaled"), 71),
        (("actor", "mbox"), "x"),
        (("verb", "id"), "completed"),
        (("context", "registration"), "7"),
        (("more",), True),
    ]:
        said = json.loads(json.dumps(of_call(call(), Wording())))
        place = said
        for name in path[:-1]:
            place = place[name]
        place[path[-1]] = value
        broken.append(said)
    assert all(judged(broken))


# --- the table that people read ---


def test_the_documentation_names_every_word() -> None:
    text = (Path(__file__).parents[3] / "docs" / "xapi.md").read_text("utf-8")
    names = [words.extension(name) for name in (*words.RESULT_EXTENSIONS, *words.CONTEXT_EXTENSIONS)]
    iris = [verb.iri for verb in words.VERBS] + [words.SIMULATION, words.PROFILE, *names]
    assert [one for one in iris if f"`{one}`" not in text] == []
    told = of_call(call(retry_of=call(2).id, state="recovered"), Wording())
    graded = list(statements([Practised(call(), (grade(call()),))], Wording()))[1]
    used = {name for one in (told, graded) for part in ("result", "context") for name in one[part]["extensions"]}
    assert used == set(names)
    fields = {path for one in (told, graded) for path in paths(one)}
    assert [path for path in sorted(fields) if f"`{path}`" not in text] == []


def paths(value: dict[str, Any], before: str = "") -> set[str]:
    found = set()
    for name, inner in value.items():
        if name in ("extensions", "display", "name") or not isinstance(inner, dict):
            found.add(before + name)
        else:
            found |= paths(inner, f"{before}{name}.")
    return found
