"""A call in the terminal: who says what, how hot it is, what was found in it."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING

from roleplay.cli.delivery import hint_words
from roleplay.cli.words import counted, heat_reason, plain
from roleplay.core.events import (
    Answered,
    AnyEvent,
    ButtonPressed,
    CallEnded,
    CustomerBackchannel,
    CustomerSpeaking,
    DeliveryHint,
    EngineInput,
    FactTold,
    HeatChanged,
    Hints,
    LinePaused,
    LineResumed,
    LineWaits,
    NoteTaken,
    PartialTranscript,
    ReplyTaken,
    Ringing,
    TraineeInterrupted,
    TraineeLongWinded,
    TraineeSaid,
    TraineeSilent,
    Trouble,
    WentElsewhere,
)
from roleplay.core.records import Score, ScoreItem, SessionRecord, SessionSummary, Survey

if TYPE_CHECKING:
    from rich.console import Console

    from roleplay.review.story import Comment, Story

_NOBODYS = "its answers came from a list, so that it is nobody's practice, and HR alone finds its result."
_BAR = 10
"""Characters of the heat bar."""
_BLOCKS = "█", "░"
_SIGNS = "#", "."
_STARS = "★", "☆"
_BEST = 5
_NAME = 18
"""Columns for the name of who speaks."""
_HOT = 70
_WARM = 40


class Captions:
    """Prints the events of a call as they come; may be called from any thread."""

    def __init__(
        self,
        console: Console,
        names: Mapping[str, str],
        *,
        times: bool = False,
        hints: bool = False,
        story: Story | None = None,
    ) -> None:
        """`names` gives the name of each speaker, `customer` among them; `times` puts the time before each line.

        With a `story` every move is explained, and a better one is shown; it needs all events of the call, in order.
        """
        self._console = console
        self._names = names
        self._times = times
        self._hints = hints
        self._story = story
        self._explained = True
        self._position = -1
        self._comment: Comment | None = None
        self._lock = threading.Lock()
        self._partial = False
        self._outgoing = False
        self._broken = False

    def __call__(self, event: AnyEvent) -> None:
        with self._lock:
            if self._broken:
                return
            try:
                self._show(event)
            except (OSError, SystemExit):  # rich ends the program, in whatever thread, when a pipe breaks
                self._broken = True  # nobody takes the captions any more; the call itself goes on

    def _show(self, event: AnyEvent) -> None:
        self._position += 1
        if isinstance(event, EngineInput):
            self._explained = False
            self._comment = self._story.comment_at(self._position) if self._story else None
        match event:
            case CustomerSpeaking():
                name = event.name or self._names.get(event.speaker, event.speaker)
                self._line(event.at, name, f"{self._bar(event.heat)}  {event.text}", _colour(event.heat))
            case TraineeSaid():
                self._show_words(event)
                found = ", ".join(f"{match.technique} {match.score:.2f}" for match in event.understood.techniques)
                if found:
                    self._aside(f"found: {found}")
            case HeatChanged():
                self._aside(f"heat {event.before:.0f} -> {event.after:.0f}: {heat_reason(event.reason)}")
            case ReplyTaken():
                self._explain(event)
            case WentElsewhere():
                self._aside(told_elsewhere(event))
            case PartialTranscript():
                self._show_partial(event.text)
            case Hints() if self._hints and event.replies:
                self._aside(f"hint: {event.replies[0][1]}")
            case _:
                self._show_deed(event)

    def _show_words(self, event: TraineeSaid) -> None:
        said = event.transcript
        self._line(event.at, "You", said.text, "cyan")
        if said.heard is not None:
            self._aside(f"corrected; heard: “{said.heard}”")
        if event.understood.alternative is not None:
            self._aside(f"decided by another way to hear it: “{event.understood.alternative.text}”")
        for match in event.understood.unclear:
            self._aside(f"not counted, since it was not heard clearly: {match.technique}")

    def _explain(self, event: ReplyTaken) -> None:
        if self._story is None or self._explained:
            return
        self._explained = True  # where the dialogue then goes on by itself is no reaction
        if why := self._story.why(event.node, event.reply, event.next_node):
            self._aside(f"why: {why}")
        better = self._comment.better if self._comment else None
        if better is not None:
            self._aside(f"better: {better.words}" + (f" ({better.why})" if better.why else ""))

    def _show_deed(self, event: AnyEvent) -> None:
        """Show what is not said in words."""
        match event:
            case CustomerBackchannel():
                self._line(event.at, self._names.get("customer", "customer"), f"({event.text})", "dim")
            case TraineeLongWinded():
                self._line(event.at, "You", f"(talk for {event.seconds:.0f} s without a break)", "cyan")
            case TraineeSilent():
                self._line(event.at, "You", f"(silent for {event.seconds:.0f} s)", "cyan")
            case TraineeInterrupted():
                self._line(event.at, "You", "(talk over the customer)", "cyan")
            case ButtonPressed():
                self._line(event.at, "You", f"[{event.button.replace('_', ' ')}]", "cyan")
            case NoteTaken():
                self._line(event.at, "Note", event.text, "cyan")
            case Trouble():
                self._line(event.at, "!", event.message, "yellow")
            case DeliveryHint() if self._hints:
                self._aside(hint_words(event))
            case _:
                self._show_telephone(event)

    def _show_telephone(self, event: AnyEvent) -> None:
        match event:
            case Ringing():
                self._outgoing = event.outgoing
                rings = "You call; it rings at their end ..." if event.outgoing else "The phone rings ..."
                self._line(event.at, "", rings, "dim")
            case Answered():
                self._line(event.at, "", "They pick up." if self._outgoing else "You pick up.", "dim")
            case FactTold():
                self._aside(f"told: {event.label}")
            case LinePaused():
                self._line(event.at, "!", f"The call stands still. {event.message}", "yellow")
            case LineWaits():
                self._show_choices(event)
            case LineResumed():
                devices = ", ".join(name for name in (event.microphone, event.loudspeaker) if name)
                with_them = f" with {devices}" if devices else ""
                self._line(event.at, "!", f"The call goes on{with_them} after {event.seconds:.0f} s.", "yellow")
            case CallEnded():
                self._line(event.at, "", "The call is over.", "dim")

    def _show_choices(self, event: LineWaits) -> None:
        for kind, names in (("microphone", event.microphones), ("loudspeaker", event.loudspeakers)):
            if names:
                self._aside(f"choose with [{kind} NAME]: {', '.join(names)}")

    def _bar(self, heat: float) -> str:
        full = round(heat / 100 * _BAR)
        on, off = _BLOCKS if self._console.encoding.lower().startswith("utf") else _SIGNS
        return f"{on * full}{off * (_BAR - full)} {heat:3.0f}"

    def _aside(self, text: str) -> None:
        self._line(None, "", text, "dim")

    def _line(self, at: float | None, name: str, text: str, style: str) -> None:
        from rich.text import Text

        self._clear_partial()
        stamp = ("       " if at is None else f"{int(at) // 60:3d}:{int(at) % 60:02d} ") if self._times else ""
        self._console.print(Text.assemble(stamp, (f"{name:<{_NAME}.{_NAME}} ", "bold"), (text, style)))

    def _show_partial(self, text: str) -> None:
        """Show what was recognised so far in a line that is written over; only a terminal can do that."""
        if not self._console.is_terminal:
            return
        from rich.control import Control
        from rich.segment import ControlType
        from rich.text import Text

        room = max(self._console.width - _NAME - 2, 10)
        self._clear_partial()
        self._console.control(Control(ControlType.CARRIAGE_RETURN))
        self._console.print(Text(f"{'You':<{_NAME}} {text[-room:]}", style="dim"), end="")
        self._partial = True

    def _clear_partial(self) -> None:
        if self._partial:
            from rich.control import Control
            from rich.segment import ControlType

            self._console.control(Control(ControlType.CARRIAGE_RETURN, (ControlType.ERASE_IN_LINE, 2)))
            self._partial = False


def told_elsewhere(event: WentElsewhere) -> str:
    """Return where corrected words would have led."""
    where = f"{event.node} (“{event.says}”)" if event.says else event.node
    rest = "the call really ended here" if event.outcome else "the rest of the call was spoken on the other way"
    return f"with these words it would have gone to {where}; {rest}"


def print_summary(console: Console, record: SessionRecord, *, again: bool = True) -> None:
    """Print how a call ended and what it was worth; `again` tells whether the person may look at it later."""
    summary = record.summary
    console.print()
    if summary.state == "running":
        _print_unfinished(console, summary, again=again)
        return
    if record.score is not None and record.score.survey is not None:
        _print_survey(console, record.score.survey, record.start.customer)
    console.print(f"Outcome: {plain(summary.outcome or 'unknown')}", style="bold")
    source = record.start.recogniser
    console.print("Answers were typed" if source == "typed" else f"Heard by {source}")
    if record.score is not None:
        _print_score(console, record.score)
    if record.score_as_heard is not None:
        count = len(record.corrections)
        console.print(
            f"{counted(count, 'answer')} corrected; as recognised, the score was {record.score_as_heard.total:.0f}"
        )
    look = f"look at it again with `roleplay sessions show {summary.id[:8]}`."
    console.print(f"Saved as {summary.id}; {look if again else _NOBODYS}")


def _print_survey(console: Console, survey: Survey, customer: str) -> None:
    """Print what the customer answered to the survey, and why."""
    full, empty = _STARS if console.encoding.lower().startswith("utf") else _SIGNS
    stars = full * survey.rating + empty * (_BEST - survey.rating)
    console.print(f"{customer}: {stars} {survey.rating} of {_BEST}  “{survey.words}”", style="bold")
    for reason in survey.reasons:
        _print_item(console, reason)


def _print_score(console: Console, score: Score) -> None:
    """Print the points, each with what it rests on."""
    held = f" (held at {score.cap.at_most:.0f}: {plain(score.cap.reason)})" if score.cap else ""
    console.print(f"Score:   {score.total:.0f} of 100{held}")
    if score.cap is not None and score.cap.evidence:
        console.print(f"         “{score.cap.evidence}”", style="dim")
    for section in score.sections:
        if not section.out_of and not section.items:
            console.print(f"  {section.section:<11} not called for")
            continue
        console.print(f"  {section.section:<11} {section.points:5.1f} of {section.out_of:.1f}")
        for item in section.items:
            _print_item(console, item)


def _print_item(console: Console, item: ScoreItem) -> None:
    number = f"{item.points:+6.1f}" if item.points else f"{0:6.1f}"
    out_of = f" of {item.out_of:.1f}" if item.out_of and item.out_of > item.points else ""
    evidence = f"  “{item.evidence}”" if item.evidence else ""
    console.print(f"    {number}{out_of}  {plain(item.reason)}{evidence}", style="dim")


def _print_unfinished(console: Console, summary: SessionSummary, *, again: bool) -> None:
    console.print("Outcome: not saved", style="bold")
    kept = f"`roleplay sessions show {summary.id[:8]}` shows what was kept. " if again else ""
    console.print(
        f"The call still runs, or its end could not be saved. {kept}"
        "If the disk is full, free some space: the next start completes the call."
    )


def _colour(heat: float) -> str:
    if heat >= _HOT:
        return "red"
    return "yellow" if heat >= _WARM else "green"
