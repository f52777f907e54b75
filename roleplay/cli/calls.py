"""`roleplay demo` and `roleplay call`: a call in the terminal."""

from __future__ import annotations

import sys
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from roleplay.cli.captions import Captions, print_summary
from roleplay.cli.facade import facade
from roleplay.cli.guard import drop_refused_output
from roleplay.cli.interrupt import Interruption, interruptible
from roleplay.cli.live import LiveCall
from roleplay.cli.output import STDOUT, check_target, console, write_to
from roleplay.cli.sessions import load_session, tell_recovered
from roleplay.cli.words import plain
from roleplay.core.errors import DeviceError, InputError
from roleplay.core.records import SCRIPTED_TRAINEE, Level, Mode, SessionRecord
from roleplay.core.rights import Action

if TYPE_CHECKING:
    from rich.console import Console

    from roleplay.app import CallOptions, Retry, Roleplay
    from roleplay.call.trainee import Move

_LARGEST_SEED = 2**31 - 1


def _check_seed(seed: int | None) -> int | None:
    if seed is not None and not 0 <= seed <= _LARGEST_SEED:
        raise typer.BadParameter(f"{seed} is not in the range from 0 to {_LARGEST_SEED}.")
    return seed


JsonTarget = Annotated[
    str | None,
    typer.Option("--json", metavar="OUT", help="Write the session as JSON into this file; `-` for standard output."),
]


def demo(
    context: typer.Context,
    *,
    json: JsonTarget = None,
    silent: Annotated[
        bool,
        typer.Option("--silent", help="Without sound, as fast as the machine can; so it is without a loudspeaker."),
    ] = False,
) -> None:
    """Let a whole call play itself: a synthesized trainee talks to the customer through the real recogniser.

    Example: roleplay demo --json call.json
    """
    from roleplay.app import CallOptions
    from roleplay.app.facade import DEMO_SCENARIO

    _check_json(json)
    app = facade(context)
    _need_export(app, json)
    tell_recovered(app)
    shown = _console(json)
    options = CallOptions(DEMO_SCENARIO, answer_at_once=True)
    captions = _captions(app, shown, DEMO_SCENARIO)
    audible = not silent and _has_loudspeaker(app)
    answers = app.demo_answers()
    record, interruption = interruptible(
        lambda: app.play_call(options, answers, captions, spoken=True, audible=audible), stop=app.leave_calls
    )
    _finish(app, shown, record, json, interruption)


def call(
    context: typer.Context,
    scenario: Annotated[str, typer.Argument(metavar="ID", help="The scenario; `roleplay scenarios list` shows all.")],
    *,
    answers: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Answer from this file, one utterance a line; a line may also be \\[silence], \\[hold], \\[resume], "
            "\\[transfer] or \\[hang up]. `-` for standard input.",
        ),
    ] = None,
    spoken: Annotated[
        bool,
        typer.Option("--spoken", help="Have the answers spoken by a voice into the recogniser, not taken as text."),
    ] = False,
    typed: Annotated[bool, typer.Option("--typed", help="Answer by typing here; no microphone.")] = False,
    silent: Annotated[bool, typer.Option("--silent", help="No loudspeaker; read the customer in captions.")] = False,
    json: JsonTarget = None,
    language: Annotated[
        str,
        typer.Option("--lang", metavar="CODE", help="Language of the call, such as `en`; else that of the settings."),
    ] = "",
    mode: Annotated[Mode, typer.Option(help="`practice` shows hints, `test` does not.")] = "practice",
    level: Annotated[Level, typer.Option(help="How patient and how angry the customer is.")] = "normal",
    seed: Annotated[
        int | None,
        typer.Option(
            callback=_check_seed,
            help=f"Varies which of several lines the customer says, 0 to {_LARGEST_SEED}; by chance if not given.",
        ),
    ] = None,
    grammar: Annotated[
        bool, typer.Option("--grammar", help="Let Vosk hear only sentences that are expected: for weak models.")
    ] = False,
    microphone: Annotated[
        str | None, typer.Option(metavar="NAME", help="Microphone; `roleplay doctor` names them.")
    ] = None,
    loudspeaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="Loudspeaker; `roleplay doctor` names them.")
    ] = None,
    through: Annotated[
        Literal["headset", "loudspeakers"] | None,
        typer.Option(
            help="How you hear the customer; with `loudspeakers` their voice is taken out of the microphone. "
            "Else as in the settings."
        ),
    ] = None,
    retry: Annotated[
        str | None,
        typer.Option(
            metavar="ID:N",
            help="Go back into a saved call of this scenario (its id, or `last`) and give the Nth answer anew.",
        ),
    ] = None,
    assignment: Annotated[
        str,
        typer.Option(
            metavar="ID",
            help="Hold the call for this assignment, in its mode and at its level.",
        ),
    ] = "",
) -> None:
    """Ring, and talk to the customer: with microphone and loudspeaker, by typing, or from a file.

    Ctrl-C leaves the call; it is saved as aborted.

    Examples: roleplay call laptop-overdue --typed

    roleplay call laptop-overdue --answers good.txt --spoken --json session.json
    """
    if spoken and answers is None:
        raise typer.BadParameter("--spoken needs --answers FILE.")
    if typed and answers is not None:
        raise typer.BadParameter("Give either --typed or --answers FILE.")
    if microphone is not None and (typed or answers is not None):
        raise typer.BadParameter(f"Give either --microphone or {'--typed' if typed else '--answers FILE'}.")
    if retry is not None and (level != "normal" or language or seed is not None or mode == "test"):
        raise typer.BadParameter("A retry keeps language, level and seed of that call, and is no test.")
    if assignment and (retry is not None or answers is not None or level != "normal" or mode == "test"):
        raise typer.BadParameter(
            "An assignment decides mode and level, and a person answers, from the first turn on."
        )
    from roleplay.app import CallOptions

    _check_json(json)
    app = facade(context)
    tell_recovered(app)
    if assignment:
        _check_assignment(app, scenario, assignment)
    if answers is not None or (typed and not sys.stdin.isatty()):
        _need_export(app, json)
    moves = _moves(app, STDOUT if typed and not sys.stdin.isatty() else answers)
    options = CallOptions(
        scenario_id=scenario,
        language=language,
        mode=mode,
        level=level,
        seed=seed,
        typed=typed,
        silent=silent or (typed and moves is None and not _has_loudspeaker(app)),
        grammar=grammar,
        answer_at_once=True,
        microphone=microphone,
        loudspeaker=loudspeaker,
        listens_through=through,
        retry=_retry(app, scenario, retry),
        assignment=assignment,
    )
    shown = _console(json)
    captions = _captions(app, shown, scenario, hints=mode == "practice" and moves is None)
    if moves is not None:
        record, interruption = interruptible(
            lambda: app.play_call(options, moves, captions, spoken=spoken), stop=app.leave_calls
        )
    else:
        record, interruption = _live(app, options, LiveCall(shown, captions))
    _finish(app, shown, record, json, interruption)
    if assignment:
        _tell_standing(app, shown, assignment)


def _check_assignment(app: Roleplay, scenario: str, assignment: str) -> None:
    asked = app.assignments.get(assignment).assignment.terms.scenario_id
    if asked != scenario:
        raise InputError(f"That assignment is not {scenario}.", hint=f"It is {asked}.")


def _tell_standing(app: Roleplay, shown: Console, assignment: str) -> None:
    """Say what came of the assignment for which the call was held."""
    identifier = app.assignments.get(assignment).assignment.id
    standing = next(one.standing for one in app.assignments.mine() if one.assignment.id == identifier)
    left = "" if standing.left is None else f"; attempts left: {standing.left}"
    shown.print(f"Assignment {identifier[:8]}: {plain(standing.state)}{left}.")


def _retry(app: Roleplay, scenario: str, wanted: str | None) -> Retry | None:
    if wanted is None:
        return None
    from roleplay.app.retry import retry_at

    session, colon, number = wanted.rpartition(":")
    if not (colon and number.isdecimal()):
        raise InputError(
            f"{wanted} does not name an answer of a saved call.", hint="Give its id and a number, such as `last:3`."
        )
    record = load_session(app, session)
    if record.start.scenario_id != scenario:
        raise InputError(f"That call was not {scenario}.", hint=f"It was {record.start.scenario_id}.")
    return retry_at(record, int(number))


def _live(app: Roleplay, options: CallOptions, call: LiveCall) -> tuple[SessionRecord, Interruption]:
    try:
        return call.hold(app, options)
    except DeviceError as error:
        other_way = f"Or answer by typing: `roleplay call {options.scenario_id} --typed`."
        raise DeviceError(error.message, hint=f"{error.hint} {other_way}", code=error.code) from error


def _moves(app: Roleplay, source: str | None) -> tuple[Move, ...] | None:
    """Read the answers of a scripted call; None when a person answers."""
    if source is None:
        return None
    if source == STDOUT:
        from roleplay.call.trainee import parse_answers

        text = sys.stdin.buffer.read().decode("utf-8-sig", "replace")
        moves = parse_answers(text.splitlines(), "standard input")
    else:
        moves = app.read_answers(Path(source))
    if not moves:
        raise InputError("There are no answers to give.", hint="Write one utterance a line.")
    return moves


def _has_loudspeaker(app: Roleplay) -> bool:
    try:
        return bool(app.loudspeakers())
    except DeviceError:
        return False


def _need_export(app: Roleplay, json: str | None) -> None:
    """Refuse now, and not after the call, whoever may not write a call with scripted answers to a file."""
    if json is not None:
        app.access.need_for(app.export_session, SCRIPTED_TRAINEE)


def _check_json(json: str | None) -> None:
    """Refuse a bad place before the call rather than after it."""
    if json is not None:
        check_target(json)


def _console(json: str | None) -> Console:
    """Return where captions go: away from standard output when the session is written there."""
    return console(stderr=json == STDOUT)


def _captions(app: Roleplay, shown: Console, scenario: str, *, hints: bool = False) -> Captions:
    names = {card.id: card.customer for card in app.scenarios()}
    return Captions(shown, {"customer": names.get(scenario) or "Customer"}, hints=hints)


def _finish(
    app: Roleplay, shown: Console, record: SessionRecord, json: str | None, interruption: Interruption
) -> None:
    """Tell how the call ended and write it where it is wanted; exits as the signal asks that ended the call."""
    if json is not None and json != STDOUT:
        app.export_session(record.start.id, Path(json))  # first: the terminal may be gone
    with suppress(OSError, SystemExit) if interruption else nullcontext():
        print_summary(shown, record, again=app.access.may(Action.READ_CALL, record.start.trainee))
        if json == STDOUT:
            write_to(json, lambda path: app.export_session(record.start.id, path))
    if interruption:
        drop_refused_output()
        raise typer.Exit(interruption.exit_code)
