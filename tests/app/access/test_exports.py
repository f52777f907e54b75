"""Exports through the facade: who may have whom exported, what is logged, and what is left when it fails."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from roleplay.app import Roleplay
from roleplay.core.audit import AuditKind
from roleplay.core.errors import AccessDeniedError, DatabaseError, ExportError, InputError, SignInNeededError
from roleplay.core.exports import (
    DATASETS,
    FORMS,
    ExportCancelled,
    ExportProgress,
    ExportWish,
)
from roleplay.core.records import SessionFilter
from tests.store.conftest import fill, small_disk  # noqa: F401 - a fixture

from .office import ADA, ANNA, BEN, GITA, HANNA, LATE, ROLES, TOM, Office

ALL = ExportWish(columns=("all",))


def rows(app: Roleplay, path: Path, wish: ExportWish = ALL) -> list[dict[str, str]]:
    app.exports.job(wish, path).run()
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def people(app: Roleplay, path: Path, **wanted: object) -> set[str]:
    wish = replace(ExportWish(), wanted=SessionFilter(**wanted))  # type: ignore[arg-type]
    return {row["trainee"] for row in rows(app, path, wish)}


# --- who may ---


@pytest.mark.parametrize(
    ("who", "whom"), [(HANNA, set(ROLES)), (TOM, set(ROLES)), (GITA, {GITA, ANNA}), (ANNA, {ANNA}), (ADA, {ADA})]
)
def test_everybody_exports_whom_they_may_see(office: Office, tmp_path: Path, who: str, whom: set[str]) -> None:
    with office.app(who) as app:
        assert people(app, tmp_path / "log.csv") == whom
        assert app.exports.count(ExportWish()) == len(whom)


def test_nobody_signed_in_exports_nothing(office: Office, tmp_path: Path) -> None:
    with office.app() as app, pytest.raises(SignInNeededError):
        app.exports.job(ExportWish(), tmp_path / "log.csv")


def test_a_refusal_does_not_tell_whether_there_is_such_a_person_or_group(office: Office, tmp_path: Path) -> None:
    told = set()
    with office.app(ANNA) as app:
        for wish in (
            replace(ALL, wanted=SessionFilter(people=(BEN,))),
            replace(ALL, wanted=SessionFilter(people=("Nobody at all",))),
            replace(ALL, groups=("No such group",)),
        ):
            with pytest.raises(AccessDeniedError) as refused:
                app.exports.job(wish, tmp_path / "log.csv")
            told.add(str(refused.value))
    assert len(told) == 1
    assert not (tmp_path / "log.csv").exists()


def test_grades_are_for_those_who_may_see_them(office: Office, tmp_path: Path) -> None:
    with office.app(HANNA) as app:
        graded = rows(app, tmp_path / "grades.csv", ExportWish("grades", columns=("trainee", "score")))
        assert {row["trainee"] for row in graded} == set(ROLES) - {BEN}  # whom she grades blind
    with office.app(ANNA) as app:
        with pytest.raises(AccessDeniedError):
            app.exports.job(ExportWish("grades"), tmp_path / "no.csv")
        (own,) = rows(app, tmp_path / "log.csv")
        assert not {"grade", "grader", "machine_grade"} & set(own)
        with pytest.raises(AccessDeniedError):
            app.exports.job(ExportWish(columns=("trainee", "grade")), tmp_path / "no.csv")


def test_what_others_said_of_a_call_that_is_graded_blind_is_left_out(office: Office, tmp_path: Path) -> None:
    with office.app(HANNA) as app:
        app.save_settings(replace(app.settings, trainee=HANNA))
        told = {row["trainee"]: row for row in rows(app, tmp_path / "log.csv")}
        narrowed = rows(app, tmp_path / "narrow.csv", replace(ALL, wanted=SessionFilter(score_from=0, score_to=100)))
        assert app.exports.count(replace(ALL, wanted=SessionFilter(score_from=0))) == len(narrowed)
    assert (told[BEN]["grader"], told[BEN]["grade"]) == ("", "")
    assert told[BEN]["score"] == ""
    assert told[ANNA]["grader"] == TOM
    assert told[ANNA]["score"]
    assert {row["trainee"] for row in narrowed} == set(told) - {BEN}, "a filter tells as much"


def test_words_are_looked_for_by_who_may_read_them(office: Office, tmp_path: Path) -> None:
    with office.app(HANNA) as app:
        assert people(app, tmp_path / "log.csv", text="saidbenq") == set()
    with office.app(TOM) as app:
        assert people(app, tmp_path / "log.csv", text="saidbenq") == {BEN}


def test_a_group_narrows_an_export_down(office: Office, tmp_path: Path) -> None:
    with office.app(TOM) as app:
        assert {row["trainee"] for row in rows(app, tmp_path / "log.csv", replace(ALL, groups=(LATE,)))} == {ANNA}
        with pytest.raises(InputError, match="no group"):
            app.exports.job(replace(ALL, groups=("None",)), tmp_path / "log.csv")


def test_recipes_that_name_others_are_not_seen(office: Office) -> None:
    with office.app(TOM) as app:
        app.exports.save_recipe("Ben", replace(ALL, wanted=SessionFilter(people=(BEN,))))
        app.exports.save_recipe("All", ALL)
        assert {"All", "Ben"} <= {one.name for one in app.exports.recipes()}
        assert app.exports.recipe("All").saved_by == TOM
    with office.app(GITA) as app:
        assert [one.name for one in app.exports.recipes()] == ["All"]  # the office has one about Ben, too
        for act in (app.exports.recipe, app.exports.drop_recipe, lambda name: app.exports.save_recipe(name, ALL)):
            with pytest.raises(AccessDeniedError):
                act("Ben")


def test_a_recipe_is_taken_away_by_who_saved_it_or_sees_everybody(office: Office) -> None:
    with office.app(HANNA) as app:
        app.exports.save_recipe("Works council", ALL)
    with office.app(ANNA) as app:
        assert "Works council" in {one.name for one in app.exports.recipes()}
        with pytest.raises(AccessDeniedError):
            app.exports.drop_recipe("Works council")
        with pytest.raises(AccessDeniedError):
            app.exports.save_recipe(" Works  council ", replace(ALL, form="pdf"))
        app.exports.save_recipe("Mine", ALL)
        app.exports.save_recipe("Mine", ALL)
        app.exports.drop_recipe("Mine")
    with office.app(HANNA) as app:
        assert app.exports.recipe("Works council").wish == ALL
        app.exports.drop_recipe("Works council")


# --- pseudonyms ---


def test_a_pseudonymous_export_names_nobody_and_is_stable(office: Office, tmp_path: Path) -> None:
    wish = replace(ALL, pseudonymous=True, columns=())
    with office.app(HANNA) as app:
        first = rows(app, tmp_path / "one.csv", wish)
        again = rows(app, tmp_path / "two.csv", replace(wish, wanted=SessionFilter(people=(ANNA,))))
        who = dict(app.exports.who_is_who().people)
        text = (tmp_path / "one.csv").read_text("utf-8-sig")
        grades = rows(app, tmp_path / "g.csv", ExportWish("grades", pseudonymous=True))
    assert not any(name in text for name in ROLES)
    assert not any(session in text for session in office.sessions.values())
    assert {row["started_utc"][10:] for row in first} == {"T00:00:00Z"}
    assert who[again[0]["trainee"]] == ANNA
    assert again[0] in first
    assert {who[row["trainee"]] for row in first} == set(ROLES)
    assert {who[row["grader"]] for row in grades} == {TOM}
    assert {row["session"] for row in grades} <= {row["id"] for row in first}
    assert not {"note", "machine_evidence", "summary"} & set(grades[0])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("dataset", DATASETS)
def test_no_form_of_a_pseudonymous_export_names_anybody(
    office: Office, tmp_path: Path, form: str, dataset: str
) -> None:
    import zipfile

    wish = ExportWish(dataset, form, pseudonymous=True, wanted=SessionFilter(people=(ANNA, TOM)))  # type: ignore[arg-type]
    path = tmp_path / f"export.{form}"
    with office.app(TOM) as app:
        result = app.exports.job(wish, path).run()
    assert "pseudonyms" in result.notes[0]
    content = path.read_bytes()
    if form == "xlsx":
        with zipfile.ZipFile(path) as archive:
            content = b"".join(map(archive.read, archive.namelist()))
    if form == "pdf":
        from pypdf import PdfReader

        content = "".join(page.extract_text() for page in PdfReader(path).pages).encode()
    assert not any(name.encode() in content for name in ROLES)


def test_who_is_who_is_for_who_answers_for_personal_data(office: Office) -> None:
    for name in (TOM, ADA, ANNA, GITA):
        with office.app(name) as app:
            for act in (app.exports.who_is_who, app.exports.rotate_key):
                with pytest.raises(AccessDeniedError):
                    act()
    with office.app(HANNA) as app:
        before = app.exports.who_is_who()
        assert app.exports.rotate_key() != before.fingerprint == before.fingerprint
        assert not set(app.exports.who_is_who().people) & set(before.people)
        kinds = [entry.kind for entry in app._parts.audit.table.entries()]
    assert kinds.count(AuditKind.PSEUDONYMS_RESOLVED) == 2
    assert kinds.count(AuditKind.KEY_CHANGED) == 1


# --- what is logged ---


def test_each_export_is_logged_with_its_filter_and_rows(office: Office, tmp_path: Path) -> None:
    with office.app(HANNA) as app:
        wish = replace(ALL, form="xlsx", period="last-year", wanted=SessionFilter(people=(ANNA,)))
        count = app.exports.job(wish, tmp_path / "log.xlsx").run().rows
        *_, entry = app._parts.audit.table.entries()
    assert (entry.kind, entry.by, entry.about) == (AuditKind.EXPORTED, HANNA, (ANNA,))
    assert entry.details["rows"] == count
    assert entry.details["format"] == "xlsx"
    assert entry.details["period"] == "last-year"
    assert ANNA not in json.dumps(dict(entry.details))


def test_what_cannot_be_logged_is_not_exported(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise DatabaseError("locked")

    with office.app(HANNA) as app:
        monkeypatch.setattr(app._parts.audit, "record", refuse)
        with pytest.raises(DatabaseError):
            app.exports.job(ALL, tmp_path / "log.csv").run()
    assert not (tmp_path / "log.csv").exists()


# --- progress, cancelling, full disks ---


@pytest.mark.parametrize("form", FORMS)
def test_a_cancelled_export_leaves_nothing(office: Office, tmp_path: Path, form: str) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "log").write_text("before")
    with office.app(HANNA) as app:
        job = app.exports.job(replace(ALL, form=form), folder / "log")  # type: ignore[arg-type]

        def cancel(progress: ExportProgress) -> None:
            if progress.phase == "writing":
                job.cancel()

        with pytest.raises(ExportCancelled):
            job.run(cancel)
    assert [(path.name, path.read_text()) for path in folder.iterdir()] == [("log", "before")]


def test_progress_goes_from_reading_to_the_last_row(office: Office, tmp_path: Path) -> None:
    told: list[ExportProgress] = []
    with office.app(HANNA) as app:
        app.exports.job(replace(ALL, form="pdf"), tmp_path / "log.pdf").run(told.append)
    assert told[0].phase in ("reading", "writing")
    assert [one.phase for one in told][-2:] == ["setting", "writing"]
    assert told[-1] == ExportProgress("writing", len(ROLES), len(ROLES))


@pytest.mark.parametrize("form", FORMS)
def test_a_full_disk_leaves_no_half_file(
    office: Office,
    small_disk: Path,  # noqa: F811 - the fixture
    form: str,
) -> None:
    target = small_disk / "log"
    target.write_text("before")
    ballast = fill(small_disk)
    with office.app(HANNA) as app, pytest.raises(ExportError, match="the disk is full"):
        app.exports.job(replace(ALL, form=form), target).run()  # type: ignore[arg-type]
    assert target.read_text() == "before"
    assert sorted(small_disk.iterdir()) == [ballast, target]


@pytest.mark.parametrize("form", FORMS)
def test_a_read_only_disk_leaves_what_was_there(
    office: Office,
    small_disk: Path,  # noqa: F811 - the fixture
    form: str,
) -> None:
    target = small_disk / "log"
    target.write_text("before")
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with office.app(HANNA) as app, pytest.raises(ExportError, match="the disk is read-only"):
        app.exports.job(replace(ALL, form=form), target).run()  # type: ignore[arg-type]
    assert [(path.name, path.read_text()) for path in small_disk.iterdir()] == [("log", "before")]


@pytest.mark.parametrize("act", [lambda folder: folder / "none" / "log.csv", lambda folder: folder])
def test_a_place_that_cannot_be_written_is_told(office: Office, tmp_path: Path, act: Callable[[Path], Path]) -> None:
    with office.app(HANNA) as app, pytest.raises(ExportError):
        app.exports.job(ALL, act(tmp_path)).run()
