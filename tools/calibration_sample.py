"""A calibration meeting of simulated graders whose agreement is known, and its report.

    python -m tools.calibration_sample    # 40 calls, two graders: measured beside known, and scikit-learn's
    python -m tools.calibration_sample --calls 12 --graders 2 --output report.html

The calls are copies of one sample call in a store of its own, which is thrown away.
"""

from __future__ import annotations

import argparse
import tempfile
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zlib import crc32

import numpy as np
from sklearn.metrics import cohen_kappa_score

from roleplay.app import Roleplay
from roleplay.core.grades import Value
from roleplay.core.scorecards import Question, Scorecard
from roleplay.core.trust import Meeting
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.scoring import score
from roleplay.places import Places, places
from roleplay.review.agreement import Agreement
from roleplay.review.calibration import CalibrationReport
from roleplay.review.scorecards.answers import answered, noted
from tests.gui import sample
from tools.graders import Panel, blurred, guessing, known

CARD = "de-escalation"
PEOPLE = ("Anna Nowak", "Łucja Świątek", "Tom Baker", "Piotr Zając", "Mia Chen")
GRADERS = ("Barbara Lis", "Jan Żuk", "Priya Shah", "Karol Maj")
RIGHT = (0.95, 0.9, 0.85, 0.8)
"""How often each grader sees what is true."""
UNCLEAR = ("soft-matter", "warmth")
"""Questions that graders read differently: everybody sees half as often what is true."""
MILD = GRADERS[1]
NOTES = {
    "soft-matter": "She named the anger, but did she deal with it?",
    "warmth": "Warm words, flat voice.",
}


@dataclass(frozen=True)
class Held:
    """A meeting, and what is known of its graders."""

    meeting: Meeting
    panels: dict[str, Panel]
    """By id of the question."""


def save_calls(app: Roleplay, count: int, began: datetime, *, version: int = 3) -> list[str]:
    """Save copies of the sample call, of that version of its scenario; return their ids."""
    store, found = app._parts.store, []
    source = sample.SCENARIO.model_copy(update={"version": version}).model_dump_json()
    its = score(DialogueEngine(sample.SCENARIO, "en"), sample.EVENTS, seed=sample.record().start.seed)
    for number in range(count):
        start = replace(
            sample.record().start,
            id=str(uuid.UUID(int=0xCA11_0000 + 256 * version + number)),
            scenario_version=version,
            scenario_source=source,
            trainee=PEOPLE[number % len(PEOPLE)],
            started_at=began + timedelta(hours=7 * number),
        )
        writer = store.begin(start, lambda _: None, record_audio=False)
        for event in sample.EVENTS:
            writer.append(event)
        writer.finish()
        store.save_score(start.id, its)
        found.append(start.id)
    return found


def panel_of(question: Question, graders: Sequence[str]) -> Panel | None:
    """Return how simulated graders see a question; None for one that they leave alone."""
    rights = [RIGHT[place % len(RIGHT)] * (0.5 if question.id in UNCLEAR else 1.0) for place in range(len(graders))]
    match question.kind:
        case "yes_no":
            return Panel("nominal", (0.65, 0.35), [guessing(2, right) for right in rights])
        case "choice":
            size = len(question.choices)
            return Panel("nominal", [1 / size] * size, [guessing(size, right) for right in rights])
        case "scale":
            size = question.high - question.low + 1
            shares = np.array([1 + min(step, size - 1 - step) for step in range(size)], float)
            leans = [1.0 if name == MILD else 0.0 for name in graders]
            matrices = [blurred(size, right, lean) for right, lean in zip(rights, leans, strict=True)]
            return Panel("scale", list(shares / shares.sum()), matrices)
        case _:
            return None


def value_of(question: Question, code: int) -> Value:
    """Return the answer of that number."""
    match question.kind:
        case "yes_no":
            return code == 0
        case "choice":
            return question.choices[code].id
        case _:
            return float(question.low + code)


def hold(
    app: Roleplay, sessions: Sequence[str], graders: Sequence[str], *, title: str, card: str = CARD, seed: int = 0
) -> Held:
    """Have simulated graders grade sessions for a meeting, each for themselves."""
    meeting = app.trust.meetings.create(title, card, sessions, graders)
    its = app.grading.cards.find(meeting.scorecard_id, meeting.scorecard_version)
    panels = {one.id: panel for one in its.questions if (panel := panel_of(one, graders)) is not None}
    drawn = {name: panel.answers(len(sessions), crc32(name.encode()) + seed) for name, panel in panels.items()}
    for place, session in enumerate(sessions):
        for number, grader in enumerate(graders):
            given = {name: int(codes[number, place]) for name, codes in drawn.items()}
            _grade(app, meeting, its, session, grader, given)
    return Held(meeting, panels)


def _grade(
    app: Roleplay, meeting: Meeting, card: Scorecard, session: str, grader: str, given: dict[str, int]
) -> None:
    graded = app.grading.begin(
        session,
        card.id,
        card.version,
        grader=grader,
        kind="calibration",
        purpose=meeting.id,
        blind=True,
    )
    grade = graded.grade
    for question in card.questions:
        if question.id in given:
            grade = answered(grade, card, question.id, value_of(question, given[question.id]))
            if question.id in NOTES and grader == GRADERS[0] and session == meeting.sessions[0]:
                grade = noted(grade, card, question.id, NOTES[question.id])
        elif question.kind == "number":
            grade = answered(grade, card, question.id, question.full_at)
    app.grading.finish(replace(graded, grade=grade))


def scikit(report: CalibrationReport, question: str) -> float | None:
    """Return scikit-learn's kappa of the two graders of a report; None with more of them."""
    if len(report.graders) != 2:
        return None
    item = next(one for one in report.questions if one.question.id == question)
    rows = [
        [item.answers[call.session_id, grader.grader].value for call in report.calls] for grader in report.graders
    ]
    steps = item.question.kind == "scale"
    labels = [float(one) for one in range(item.question.low, item.question.high + 1)] if steps else None
    return float(cohen_kappa_score(*rows, labels=labels, weights="quadratic" if steps else None))


def lines(report: CalibrationReport, held: Held) -> Iterable[str]:
    """Return the measured and the known agreement of each question."""
    yield f"{'question':22}{'measure':14}{'known':>8}{'measured':>10}{'scikit-learn':>14}   95 % interval"
    for item in report.questions:
        its = item.agreement
        if its is None or item.question.id not in held.panels:
            continue
        wanted, found = known(held.panels[item.question.id]), its.headline
        other = scikit(report, item.question.id)
        value = "n/a" if found.value is None else f"{found.value:.3f}"
        span = "" if found.low is None or found.high is None else f"{found.low:.3f} to {found.high:.3f}"
        theirs = "" if other is None else f"{other:.3f}"
        yield f"{item.question.id:22}{_measure(its):14}{wanted:8.3f}{value:>10}{theirs:>14}   {span}"


def _measure(agreement: Agreement) -> str:
    if agreement.headline is agreement.alpha:
        return "alpha"
    return "weighted kappa" if agreement.level == "scale" else "kappa"


def main() -> None:
    """Hold a meeting and print its report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--calls", type=int, default=40)
    parser.add_argument("--graders", type=int, default=2, choices=range(2, len(GRADERS) + 1))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--output", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="roleplay-calibration-") as folder:
        home = Path(folder)
        app = Roleplay(Places(home / "data", home / "config", places().cache, home / "log"))
        try:
            sessions = save_calls(app, asked.calls, datetime(2026, 11, 2, 8, tzinfo=UTC))
            held = hold(app, sessions, GRADERS[: asked.graders], title="November", seed=asked.seed)
            report = app.trust.meetings.report(held.meeting.id)
            print("\n".join(lines(report, held)))
            for grader in report.graders:
                its = grader.severity
                print(f"{grader.grader:14} {its.difference:+.1f} ({its.low:+.1f} to {its.high:+.1f})")
            if asked.output:
                from roleplay.export.calibration import export_calibration

                export_calibration(report, asked.output)
        finally:
            app.close()


if __name__ == "__main__":
    main()
