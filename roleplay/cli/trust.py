"""`roleplay sessions rerun`, `corrections` and `accuracy`: whether what the machine says of a call may be trusted."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, console, print_json, print_table
from roleplay.cli.sessions import load_session
from roleplay.cli.words import counted
from roleplay.core.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

    from roleplay.app.desk.card_reruns import CardRerun
    from roleplay.app.desk.reruns import Reran, WhichScenario
    from roleplay.core.records import Score
    from roleplay.review.accuracy import Accuracy
    from roleplay.review.rerun import MoveChange

_SHORT = 8


def rerun(
    context: typer.Context,
    sessions: Annotated[list[str], typer.Argument(metavar="ID...", help="Sessions, by their ids, or `last`.")],
    *,
    scenario_version: Annotated[
        str, typer.Option(metavar="N", help="A version that was played, `newest`, or `played`: as it was.")
    ] = "newest",
    recogniser: Annotated[
        str,
        typer.Option(
            metavar="NAME", help="Hear the recording anew: moonshine, pocketsphinx, vosk, or a model's name."
        ),
    ] = "",
    scorecard: Annotated[str, typer.Option(metavar="ID[@V]", help="Also what this scorecard makes of both.")] = "",
    json: AsJson = False,
) -> None:
    """Step saved calls again, and show what would be different; the saved calls stay as they are.

    Example: roleplay sessions rerun last --recogniser vosk
    """
    from roleplay.app.desk.reruns import RerunOptions

    app = facade(context)
    options = RerunOptions(_which(scenario_version), recogniser)
    ids = [load_session(app, session).start.id for session in sessions]
    found: list[tuple[Reran, CardRerun | None]] = []
    for session_id in ids:
        again = app.trust.rerun(session_id, options)
        found.append((again, app.trust.judge_again(again, scorecard) if scorecard else None))
    if json:
        print_json([_as_plain(*one) for one in found])
        return
    shown = console()
    for again, card in found:
        _print_rerun(shown, again, card)
    if len(found) > 1:
        _print_summary(shown, [again for again, _ in found])


def _which(version: str) -> WhichScenario:
    if version == "newest":
        return "newest"
    if version == "played":
        return "played"
    if not version.isdecimal():
        raise InputError(f"{version!r} is no version.", hint="Give a number, `newest` or `played`.")
    return int(version)


def _as_plain(again: Reran, card: CardRerun | None) -> dict[str, object]:
    its = again.rerun
    return {
        "session": its.session_id,
        "scenario": its.scenario_id,
        "version": {"before": its.before.scenario_version, "after": its.after.scenario_version},
        "recogniser": {"before": its.before.recogniser, "after": its.after.recogniser},
        "outcome": {"before": its.before.outcome, "after": its.after.outcome},
        "score": {"before": _total(its.before.score), "after": _total(its.after.score), "change": its.score_change},
        "sections": [{"section": name, "before": before, "after": after} for name, before, after in its.sections],
        "way_changed": its.way_changed,
        "moves": [
            {
                "answer": move.number,
                "at": move.at,
                "kind": move.kind,
                "before": move.before,
                "after": move.after,
                "lost": move.lost,
                "gained": move.gained,
                "differs": move.differs,
            }
            for move in its.moves
        ],
        "strayed": its.strayed,
        "corrected_answers": again.heard,
        "scorecard": card
        if card is None
        else {
            "id": card.card.id,
            "version": card.card.version,
            "machine_before": card.machine_before,
            "machine_after": card.machine_after,
            "changed": card.changed,
            "grades": card.grades,
        },
    }


def _total(score: Score | None) -> float | None:
    return None if score is None else score.total


def _points(score: Score | None) -> str:
    return "no score" if score is None else f"{score.total:g}"


def _print_rerun(shown: Console, again: Reran, card: CardRerun | None) -> None:
    its = again.rerun
    before, after = its.before, its.after
    shown.print(f"{its.session_id[:_SHORT]}  {its.scenario_id}", style="bold")
    for name, old, new in (
        ("version", str(before.scenario_version), str(after.scenario_version)),
        ("heard by", before.recogniser, after.recogniser),
        ("outcome", str(before.outcome or "none"), str(after.outcome or "still on the line")),
        ("score", _points(before.score), _points(after.score)),
        *((section, f"{old:.1f}", f"{new:.1f}") for section, old, new in its.sections if old != new),
    ):
        shown.print(f"  {name:<12} {old if old == new else f'{old} -> {new}'}")
    for move in its.changed:
        _print_move(shown, move)
    if not its.changed:
        shown.print("  every answer is understood as it was, and takes the same way")
    if its.strayed:
        gone = counted(len(its.strayed), "moment")
        shown.print(f"  {gone} not in this version: from there on it goes on by itself")
    if again.heard is not None:
        heard = again.heard
        shown.print(
            f"  corrected answers: {heard.before} of {heard.words} words misheard before, {heard.after} now"
            f" ({counted(heard.answers, 'answer')})"
        )
    if card is not None:
        _print_card(shown, card)
    shown.print()


def _print_move(shown: Console, move: MoveChange) -> None:
    what = f"answer {move.number}" if move.number else move.kind
    shown.print(f"  {move.at:7.1f} s  {what}")
    if move.after is None:
        shown.print("             the call would be over")
        return
    if move.words_differ:
        shown.print(f"             was  “{move.before.text}”")
        shown.print(f"             now  “{move.after.text}”")
    elif move.before.text:
        shown.print(f"             “{move.before.text}”")
    for sign, found in (("-", move.lost), ("+", move.gained)):
        if found:
            shown.print(f"             {sign} {', '.join(found)}")
    if move.way_differs:
        old, new = ((one.reply or "nothing", one.next_node or "the end") for one in (move.before, move.after))
        shown.print(f"             {old[0]}, to {old[1]}  ->  {new[0]}, to {new[1]}")


def _print_card(shown: Console, card: CardRerun) -> None:
    def points(value: float | None) -> str:
        return "open" if value is None else f"{value:.1f}"

    shown.print(f"  {card.card.id} version {card.card.version}")
    shown.print(f"    machine    {points(card.machine_before.score)} -> {points(card.machine_after.score)}")
    if card.changed:
        shown.print(f"    answers differently: {', '.join(card.changed)}")
    for grade in card.grades:
        shown.print(
            f"    {grade.grader or 'nobody'}, version {grade.version}: {points(grade.before.score)} -> "
            f"{points(grade.after.score)}"
        )
        for text, ids in (("no place for", grade.lost), ("was not asked", grade.new)):
            if ids:
                shown.print(f"      {text}: {', '.join(ids)}")


def _print_summary(shown: Console, found: list[Reran]) -> None:
    from roleplay.review.severity import severity

    changes = [change for again in found if (change := again.rerun.score_change) is not None]
    ways = sum(again.rerun.way_changed for again in found)
    shown.print(f"{counted(len(found), 'call')}: {ways} {'takes' if ways == 1 else 'take'} another way", style="bold")
    its = severity(changes)
    if its.difference is not None:
        span = "" if its.low is None else f" (95 % interval {its.low:+.1f} to {its.high:+.1f})"
        shown.print(f"score moves by {its.difference:+.1f} in the mean{span}")


def corrections(
    context: typer.Context,
    session: Annotated[str, typer.Argument(metavar="[ID]", help="Only of this session, or `last`.")] = "",
    *,
    json: AsJson = False,
) -> None:
    """Show who put which words right, and when; also what was taken back again.

    Example: roleplay sessions corrections last
    """
    app = facade(context)
    log = app.trust.correction_log(load_session(app, session).start.id if session else "")
    if json:
        print_json(log)
        return
    if not log:
        print("No words were put right yet.", file=sys.stderr)
        return
    rows = [
        (
            one.session_id[:_SHORT],
            one.at.astimezone().strftime("%Y-%m-%d %H:%M"),
            one.by,
            one.action.replace("_", " "),
            one.before,
            one.after,
        )
        for one in log
    ]
    print_table(("session", "when", "who", "what", "before", "after"), rows)


def accuracy(context: typer.Context, *, json: AsJson = False) -> None:
    """Show how many words of each person are misheard, from answers that somebody has put right.

    At least so many: an answer that was left as it is counts as heard right. So nobody is graded down for an accent.
    """
    found = facade(context).trust.accuracies()
    if json:
        print_json(found)
        return
    if not found:
        print("No words were put right yet: it cannot be told how well anybody is heard.", file=sys.stderr)
        return
    columns = ("person", "misheard", "of corrected answers", "answers", "corrected", "words", "calls")
    print_table(columns, [_accuracy_row(name, one) for name, one in found.items()], right=columns[3:])


def _accuracy_row(name: str, its: Accuracy) -> tuple[object, ...]:
    rate, corrected = "too little to tell", ""
    if its.rate is not None and its.low is not None and its.high is not None:
        rate = f"{its.rate:.1%} ({its.low:.1%} to {its.high:.1%})"
    if its.corrected_rate is not None:
        corrected = f"{its.corrected_rate:.1%}"
    return (name, rate, corrected, its.answers, its.corrected, its.words, its.calls)
