"""People from a table: what is understood, what is refused, and that it is all lines or none."""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roleplay.app.access.people_file import MOST_BYTES, PersonLine, read_people
from roleplay.core.errors import InputError
from roleplay.core.people import Standing
from roleplay.core.rights import Role

from .office import ADA, ANNA, BEN, GITA, LATE, Office

STAFF = """\
name,role,groups,trains
Nina Nowa,,Late shift|Berlin,
Otto Otis,trainer,,Berlin
Anna Ahr,trainer,,Late shift
Ben Bodd,trainee,,
"""


@pytest.fixture
def staff(tmp_path: Path) -> Path:
    path = tmp_path / "staff.csv"
    path.write_text(STAFF, "utf-8")
    return path


def test_a_dry_run_says_line_by_line_what_would_be_done_and_does_nothing(office: Office, staff: Path) -> None:
    with office.app(ADA) as app:
        before = app.people.list()
        plan = app.people.plan_import(staff)
        assert [(line.line, line.verdict, line.message) for line in plan.lines] == [
            (2, "add", ""),
            (3, "add", ""),
            (4, "change", "trainee becomes trainer; trains Late shift"),
            (5, "same", ""),
        ]
        assert plan.new_groups == ("Berlin",)
        assert plan.ok
        assert app.people.list() == before


def test_all_lines_are_taken_in_with_codes_or_none(office: Office, staff: Path, tmp_path: Path) -> None:
    with office.app(ADA) as app:
        taken = app.people.take_in(app.people.plan_import(staff))
        assert [(one.account.name, one.account.role) for one in taken.issued] == [
            ("Nina Nowa", Role.TRAINEE),
            ("Otto Otis", Role.TRAINER),
        ]
        assert (taken.changed, taken.same) == (1, 1)
        people = {account.name: account for account in app.people.list()}
        assert people["Nina Nowa"].groups == ("Berlin", LATE)
        assert people["Otto Otis"].trains == ("Berlin",)
        assert (people[ANNA].role, people[ANNA].trains) == (Role.TRAINER, (LATE,))
        assert people[GITA].trains == (LATE,)  # nobody loses what the table does not name
        codes = tmp_path / "codes.csv"
        assert app.people.export_codes(taken.issued, codes) == 2
        rows = list(csv.reader(io.StringIO(codes.read_text("utf-8-sig"))))
        assert rows[1:] == [[one.account.name, one.code] for one in taken.issued]
        assert codes.stat().st_mode & 0o077 == 0
        let_in = app.access.use_code("Nina Nowa", taken.issued[0].code, "walrus tram cabinet ninety")
        assert let_in.account.name == "Nina Nowa"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("nina NOWA,,,", "Line 2 names the same person"),
        ("hanna haar,,,", "spelt otherwise"),
        ("X,boss,,", "no role 'boss'"),
        (",,,", ""),
        ('"",trainer,,', "needs a name"),
        ("X,,,Late shift", "Only a trainer can train"),
        ("X,,,,,too,many", "more cells"),
        (f"{'x' * 81},,,", "at most 80"),
        ("a\u202eb,,,", "cannot be seen"),
        ("(script),,,", "cannot be a person's name"),
        ("=1+1,,,", "cannot be a person's name"),
        ("X,," + "|".join(map(str, range(60))) + ",", "more than 50 groups"),
        ("X,,a\x07b,", "cannot be seen"),
    ],
)
def test_one_wrong_line_and_nobody_is_taken_in(office: Office, staff: Path, line: str, said: str) -> None:
    staff.write_text(STAFF + line + "\n", "utf-8")
    with office.app(ADA) as app:
        plan = app.people.plan_import(staff)
        problems = [one.message for one in plan.lines if one.verdict == "problem"]
        if line.strip(",") == "":
            assert problems == []
            return
        assert len(problems) == 1
        assert said in problems[0]
        with pytest.raises(InputError) as caught:
            app.people.take_in(plan)
        assert caught.value.code == "people_plan"
        assert "Nina Nowa" not in {account.name for account in app.people.list()}


def test_a_plan_that_was_overtaken_is_not_done(office: Office, staff: Path) -> None:
    with office.app(ADA) as app:
        plan = app.people.plan_import(staff)
        app.people.add("Nina Nowa")
        with pytest.raises(InputError):
            app.people.take_in(plan)
        plan = app.people.plan_import(staff)
        staff.write_text(STAFF.replace("Otto", "Ottilie"), "utf-8")
        with pytest.raises(InputError):
            app.people.take_in(plan)


def test_a_table_may_hand_the_administration_over(office: Office, staff: Path) -> None:
    staff.write_text(f"name,role\n{ADA},trainee\n{ANNA},administrator\n", "utf-8")
    with office.app(ADA) as app:
        plan = app.people.plan_import(staff)
        assert plan.ok is (app.people.get(ANNA).standing is Standing.ACTIVE)
        issued = app.people.give_code(app.people.get(ANNA).id)
        app.access.use_code(ANNA, issued.code, "walrus tram cabinet ninety")
    with office.app(ADA) as app:
        plan = app.people.plan_import(staff)
        assert plan.ok
        app.people.take_in(plan)


def test_who_is_no_trainer_any_more_by_a_table_trains_no_group(office: Office, staff: Path) -> None:
    staff.write_text(f"name,role\n{GITA},trainee\n", "utf-8")
    with office.app(ADA) as app:
        assert app.people.get(GITA).trains == (LATE,)
        app.people.take_in(app.people.plan_import(staff))
        assert app.people.get(GITA).trains == ()


def test_a_table_cannot_take_the_last_administrator_away(office: Office, staff: Path) -> None:
    staff.write_text(f"name,role\n{ADA},trainee\nNew One,\n", "utf-8")
    with office.app(ADA) as app:
        plan = app.people.plan_import(staff)
        assert [(one.verdict, one.message) for one in plan.lines] == [
            ("problem", "Nobody would be left who can manage people."),
            ("add", ""),
        ]
        with pytest.raises(InputError) as caught:
            app.people.take_in(plan)
        assert caught.value.code == "people_plan"
        assert {account.name: account.role for account in app.people.list()}[ADA] is Role.ADMINISTRATOR
        assert "New One" not in {account.name for account in app.people.list()}


@pytest.mark.parametrize(
    "content",
    [
        STAFF.encode("utf-8-sig"),
        STAFF.encode("utf-16"),
        STAFF.replace(",", ";").encode(),
        STAFF.replace(",", "\t").encode(),
        STAFF.replace("\n", "\r\n").encode(),
        STAFF.replace("name,role,groups,trains", " Imię i nazwisko , ROLA,Grupy,szkoli").encode(),
        STAFF.replace("trainer", "Trener").encode(),
        ("\n\n" + STAFF).lstrip("\n").replace("Nina Nowa", '"Nina Nowa"').encode(),
    ],
)
def test_tables_of_all_spreadsheets_are_understood(staff: Path, content: bytes) -> None:
    staff.write_bytes(content)
    lines = read_people(staff)
    assert [line.problem for line in lines] == [""] * 4
    assert [line.wanted.name for line in lines] == ["Nina Nowa", "Otto Otis", ANNA, BEN]
    assert lines[0].wanted.groups == (LATE, "Berlin")
    assert lines[1].wanted.role is Role.TRAINER


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"name\n",
        b"role\ntrainee\n",
        b"name,name\nA,B\n",
        b"name,salary\nA,1\n",
        b"name\n\xff\xfe\xfa\n",
        "name\nZażółć\n".encode("cp1250"),
        b"name\nA\0B\n",
        b'name\n"open',
        b"name\n" + b"x" * 200_000,
        b"a" * (MOST_BYTES + 1),
        b"name\n" + b"x\n" * 10_001,
        b"PK\x03\x04 a workbook",
    ],
)
def test_a_file_that_is_no_table_of_people_is_refused_in_one_message(staff: Path, content: bytes) -> None:
    staff.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_people(staff)
    assert caught.value.code == "people_file"
    assert str(staff) in caught.value.message
    assert caught.value.hint


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.csv", tmp_path):
        with pytest.raises(InputError) as caught:
            read_people(path)
        assert str(path) in caught.value.message


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(staff: Path, content: bytes) -> None:
    staff.write_bytes(b"name;groups\n" + content)
    lines: tuple[PersonLine, ...] = ()
    with suppress(InputError):
        lines = read_people(staff)
    assert all(line.problem or line.wanted.name for line in lines)


def test_a_file_that_is_not_there_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file") as told:
        read_people(tmp_path / "people.csv")
    assert told.value.hint == "Check the name."
