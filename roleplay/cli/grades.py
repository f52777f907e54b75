"""`roleplay grades`: what trainers answered, beside what the machine would."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import STDOUT, AsJson, check_target, console, print_json, print_table, write_to
from roleplay.cli.sessions import SessionId, load_session
from roleplay.cli.words import counted
from roleplay.core.errors import InputError
from roleplay.core.exports import ExportWish
from roleplay.core.grades import Answer, CardResult, Grade, MachineAnswer
from roleplay.core.scorecards import Question, in_language

if TYPE_CHECKING:
    from roleplay.app import Roleplay
    from roleplay.app.desk.grading import Graded

group = typer.Typer(help="Grades: list, read, export, give from a file.", no_args_is_help=True)

_SHORT = 8


@group.command("list")
def list_grades(
    context: typer.Context,
    *,
    session: Annotated[str, typer.Option(metavar="ID", help="Only of this session, or `last`.")] = "",
    json: AsJson = False,
) -> None:
    """List the grades, in the order in which they were begun; `machine` is what its own answers come to.

    Example: roleplay grades list
    """
    app = facade(context)
    every = app.grading.of_session(load_session(app, session).start.id) if session else app.grading.all()
    found = app.trust.visible(every)
    if json:
        print_json([graded.grade for graded in found])
        return
    if not every:
        print("Nothing was graded yet.", file=sys.stderr)
        return
    _tell_left_out(len(every) - len(found))
    columns = (
        *("id", "session", "scorecard", "grader", "kind", "score", "machine", "compliance", "passed", "finished"),
    )
    print_table(columns, map(_row, found), right=("score", "machine", "compliance"))


def _tell_left_out(count: int) -> None:
    if count:
        print(f"Left out: {counted(count, 'grade')} of calls that you grade blind.", file=sys.stderr)


def _row(graded: Graded) -> tuple[object, ...]:
    grade = graded.grade
    return (
        grade.id[:_SHORT],
        grade.session_id[:_SHORT],
        f"{grade.scorecard_id} {grade.scorecard_version}",
        grade.grader,
        grade.kind + (", blind" if grade.blind else ""),
        _points(grade.result.score),
        "" if _not_to_be_seen(grade) else _points(grade.machine.score),
        _points(grade.result.compliance),
        {True: "yes", False: "no", None: ""}[grade.result.passed],
        grade.finished_at.astimezone().strftime("%Y-%m-%d %H:%M") if grade.finished_at else "draft",
    )


def _not_to_be_seen(grade: Grade) -> bool:
    """Tell whether the grader of a blind grade has not finished, and so does not see what the machine answers."""
    return grade.blind and grade.finished_at is None


def _points(score: float | None) -> str:
    return "" if score is None else f"{score:g}"


@group.command("show")
def show(
    context: typer.Context,
    grade: Annotated[str, typer.Argument(metavar="ID", help="Id of the grade, or its beginning.")],
    *,
    language: Annotated[str, typer.Option(help="Language of the texts, where the card has it.")] = "en",
    json: AsJson = False,
) -> None:
    """Show a grade: every answer beside the machine's, with the machine's evidence.

    Example: roleplay grades show 3f2a
    """
    from roleplay.export.grades import ExportedGrade, grade_json

    app = facade(context)
    found = app.grading.grade(grade)
    if not app.trust.visible([found]):
        raise InputError(
            "You grade this session blind.",
            hint="What others said of it is shown when you have finished, and in a calibration when all have.",
            code="blind",
        )
    if json:
        print_json(grade_json(ExportedGrade(found.grade, found.card, app.session(found.grade.session_id).summary)))
        return
    shown = console()
    given = found.grade
    shown.print(f"{in_language(found.card.title, language)}, {given.grader or 'nobody'}, {given.kind}", style="bold")
    shown.print(f"Person:  {_result(given.result)}")
    hidden = _not_to_be_seen(given)
    if not hidden:
        shown.print(f"Machine: {_result(given.machine)}")
    answers = {answer.question: answer for answer in given.answers}
    for section in found.card.sections:
        shown.print()
        shown.print(in_language(section.title, language), style="bold")
        for question in section.questions:
            answer = answers.get(question.id) or Answer(question.id)
            shown.print(f"  {in_language(question.text, language)}")
            source = f" ({answer.source})" if answer.given and answer.machine is not None else ""
            shown.print(f"    {_said(question, answer, language)}{source}")
            if answer.machine is not None and not hidden:
                shown.print(f"    machine: {_said(question, answer.machine, language)}", style="dim")
                for one in answer.machine.evidence:
                    at = "" if one.at is None else f"{int(one.at) // 60}:{int(one.at) % 60:02d} "
                    shown.print(f"      {at}{one.reason} {one.words}".rstrip(), style="dim")
            if answer.note:
                shown.print(f"    {answer.note}")
    if given.summary:
        shown.print()
        shown.print(given.summary)


def _result(result: CardResult) -> str:
    passed = {True: "passed", False: "not passed", None: f"{len(result.open)} open"}[result.passed]
    parts = [_points(result.score) or "no score", passed]
    if result.compliance is not None:
        parts.insert(1, f"compliance {_points(result.compliance)}")
    return ", ".join(parts)


def _said(question: Question, answer: Answer | MachineAnswer, language: str) -> str:
    if answer.not_applicable:
        return "not applicable"
    value = answer.value
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str):
        return f"{value:g}"
    chosen = next((choice for choice in question.choices if choice.id == value), None)
    return value if chosen is None else in_language(chosen.text, language)


@group.command("export")
def export(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="Where to; `-` to print.")],
    *,
    form: Annotated[Literal["csv", "json"], typer.Option("--format", help="One row an answer, or objects.")] = "csv",
) -> None:
    """Write all grades, the person's answers beside the machine's.

    Example: roleplay grades export grades.csv
    """
    check_target(file)
    app = facade(context)
    every = app.grading.all()
    told = app.trust.visible(every)
    _tell_left_out(len(every) - len(told))
    if form == "json":
        count = write_to(file, lambda path: app.grading.export(path, told))
    else:
        columns = tuple(one.name for one in app.exports.columns("grades") if one.name != "summary")
        wish = ExportWish("grades", columns=columns, everything=True)
        write_to(file, lambda path: app.exports.job(wish, path).run())
        count = len(told)
    if file != STDOUT:
        print(f"{count} in {file}")


@group.command("give")
def give(
    context: typer.Context,
    session: SessionId,
    answers: Annotated[Path, typer.Argument(metavar="FILE", help="YAML: `question: answer`, or `n/a`.")],
    *,
    scorecard: Annotated[
        str, typer.Option(metavar="ID", help="Id of the scorecard; without it, de-escalation.")
    ] = "",
    by: Annotated[str | None, typer.Option(help="Who grades; else the name in the settings.")] = None,
    confirm: Annotated[
        bool, typer.Option("--confirm", help="Take the machine's answer where none is given.")
    ] = False,
) -> None:
    """Grade a session with answers from a file; unless some are missing, the grade is finished then.

    A call that was given to a second grader, or is part of a calibration, is graded for that: with its scorecard, and
    without a sight of the machine's answers.

    Example: roleplay grades give last answers.yaml --confirm
    """
    from roleplay.app.desk.answer_file import read_answers

    app = facade(context)
    graded = _begun(app, load_session(app, session).start.id, scorecard, by, confirm=confirm)
    given = read_answers(answers, graded, confirm=confirm)
    missing = given.grade.result.open
    kept = app.grading.save(given) if missing else app.grading.finish(given)
    machine = "" if kept.grade.blind else f"; machine {_result(kept.grade.machine)}"
    print(f"{kept.grade.id[:_SHORT]}: {_result(kept.grade.result)}{machine}")
    if missing:
        raise InputError(f"Kept as a draft: {', '.join(missing)} without an answer.", hint="Give them, too.")


def _begun(app: Roleplay, session_id: str, scorecard: str, by: str | None, *, confirm: bool) -> Graded:
    """Return the grade to answer: the one that was asked of this person, else one of their own."""
    task = app.trust.blind(session_id, by)
    if task is None:
        return app.grading.begin(session_id, scorecard or "de-escalation", grader=by)
    if scorecard not in ("", task.scorecard_id):
        raise InputError(f"This call is to be graded with {task.scorecard_id!r}.", hint="Leave --scorecard out.")
    if confirm:
        raise InputError(
            "This call is to be graded without a sight of the machine's answers.", hint="Leave --confirm out."
        )
    return app.grading.begin(
        session_id,
        task.scorecard_id,
        task.scorecard_version,
        grader=by,
        kind=task.kind,
        purpose=task.purpose,
        blind=True,
    )
