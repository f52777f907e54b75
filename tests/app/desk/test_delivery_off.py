"""Delivery switched off for everybody: it is in nothing that leaves the program, and in nothing that is kept."""

from __future__ import annotations

import csv
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import openpyxl
import pypdf
import pytest

from roleplay.app import Roleplay
from roleplay.core.delivery import DELIVERY_EVIDENCE
from roleplay.core.exports import FORMS, ExportWish, Form
from roleplay.core.handover import BundleOptions
from roleplay.core.lrs import STATEMENT_FORMS
from roleplay.core.scorecards import Question
from roleplay.export.practice_log import DELIVERY_COLUMNS
from roleplay.places import Places
from roleplay.review.scorecards.prefill.facts import _FIGURES
from tests.app.test_delivery import microphone, save
from tests.store.grading import CARD

MEASURED = Question("pace", "yes_no", {"en": "An even pace?"}, 30.0, prefill="pace between 100 and 180")
START = replace(CARD.sections[0], questions=(CARD.sections[0].questions[0], MEASURED))
PACED = replace(CARD, sections=(START, CARD.sections[1]))
LOUDNESS, PACE = "-27", "152"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Roleplay]:
    made = Roleplay(Places(tmp_path / "data", tmp_path / "config", tmp_path / "cache", tmp_path / "log"))
    made.save_settings(replace(made.settings, trainee="Anna"))
    yield made
    made.close()


@pytest.fixture
def session(app: Roleplay) -> str:
    call = save(app._parts.store, 1, microphone(level=-27))
    app.grading.cards.keep(PACED)
    app.grading.save(app.grading.begin(call, PACED.id, grader="Jan Żuk"))
    return call


def exported(app: Roleplay, session: str, folder: Path) -> dict[str, str]:
    """Return what every export holds of delivery, as text."""
    folder.mkdir()
    found: dict[str, str] = {}
    for form in FORMS:
        wish = ExportWish(form=form, columns=("all",), everything=True)
        path = app.exports.job(wish, folder / f"log.{form}").run().path
        found[f"log.{form}"] = delivered(path, form)
        grades = ExportWish("grades", form, ("all",), everything=True)
        path = app.exports.job(grades, folder / f"grades.{form}").run().path
        found[f"grades.{form}"] = "" if form != "jsonl" else machine_evidence(path.read_text("utf-8"))
    for form in STATEMENT_FORMS:
        path = app.statements.job(ExportWish(everything=True), form, folder / f"statements.{form}").run().path
        statements = path.read_text("utf-8")
        found[f"statements.{form}"] = statements if f":{LOUDNESS}" in statements else ""  # as a value, not in an id
    app.export_session(session, folder / "call.json")
    found["call.json"] = told(json.loads((folder / "call.json").read_text("utf-8")))
    app.privacy.package("Anna", folder / "anna.zip")
    with zipfile.ZipFile(folder / "anna.zip") as package:
        data = json.loads(package.read("data.json"))
        calls = [json.loads(package.read(name)) for name in package.namelist() if name.endswith("/call.json")]
        found["package"] = "".join(map(told, (data, *calls)))
    app.bundles.export(BundleOptions((session,), said="all"), folder / "calls.roleplay")
    with zipfile.ZipFile(folder / "calls.roleplay") as bundle:
        names = [name for name in bundle.namelist() if name.endswith(".json")]
        found["bundle"] = "".join(told(json.loads(bundle.read(name))) for name in names)
    return found


def delivered(path: Path, form: Form) -> str:
    """Return the values of the columns of delivery."""
    match form:
        case "csv":
            rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
            return "".join(row[column] for row in rows for column in DELIVERY_COLUMNS)
        case "jsonl":
            objects = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
            return "".join(
                str(one[name]) for one in objects for name in DELIVERY_COLUMNS if one.get(name) is not None
            )
        case "xlsx":
            values = [cell for sheet in openpyxl.load_workbook(path) for row in sheet.values for cell in row]
            return "".join(str(value) for value in values if value in (-27, -27.0, 152, 152.0))
        case _:
            text = "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
            return "".join(part for part in (f"{PACE}.0", f"{LOUDNESS}.0", "−27.0") if part in text)


def told(value: object) -> str:
    """Return what some JSON tells of delivery: figures, turns, and evidence that rests on them."""
    match value:
        case dict():
            mine = [str(each) for name, each in value.items() if name in DELIVERY_COLUMNS and each is not None]
            reason = value.get("reason")
            mine += [str(value)] if reason in DELIVERY_EVIDENCE else []
            return "".join(mine) + "".join(map(told, value.values()))
        case list():
            return "".join(map(told, value))
        case str() if value.startswith("{") and "reason" in value:
            return told(json.loads(value))
        case _:
            return ""


def machine_evidence(lines: str) -> str:
    return "".join(told(json.loads(line)) for line in lines.splitlines())


def kept(app: Roleplay) -> str:
    """Return what is kept of delivery in the store and beside it."""
    with closing(sqlite3.connect(app.places.database)) as database:
        figures = database.execute("SELECT * FROM delivery_figures").fetchall()
        answers = database.execute("SELECT machine FROM grade_answers WHERE machine LIKE '%\"pace\"%'").fetchall()
    cache = app.places.cache / "delivery.json"
    return "".join(map(str, (*figures, *answers))) + (cache.read_text() if cache.exists() else "")


def test_what_is_measured_is_in_the_exports_until_it_is_switched_off_for_all(
    app: Roleplay, session: str, tmp_path: Path
) -> None:
    assert app.delivery(session) is not None
    before = exported(app, session, tmp_path / "before")
    for name in ("log.csv", "log.jsonl", "log.xlsx", "call.json", "package"):
        assert before[name], f"{name} holds what was measured"
    assert kept(app)
    (graded,) = app.grading.of_session(session)
    assert {answer.question for answer in graded.grade.answers if answer.machine} >= {"pace"}

    app.privacy.set_delivery_measures(False)
    assert kept(app) == ""
    assert {name: text for name, text in exported(app, session, tmp_path / "after").items() if text} == {}
    assert kept(app) == "", "no export measures again"
    assert app.delivery(session) is None
    (graded,) = app.grading.of_session(session)
    assert {answer.question for answer in graded.grade.answers if answer.machine} == {"greeted"}
    again = app.grading.begin(session, PACED.id, grader="Maria")
    machine = {answer.question: answer.machine for answer in again.grade.answers}["pace"]
    assert machine is None or not machine.given

    app.privacy.set_delivery_measures(True)
    assert app.delivery(session) is not None, "it can be measured anew"


def test_every_measure_that_a_scorecard_may_ask_for_counts_as_delivery() -> None:
    assert frozenset(_FIGURES) == DELIVERY_EVIDENCE
