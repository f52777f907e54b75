"""The words of scorecards and grades in the interface language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from roleplay.core.grades import Answer, AnswerEvidence, CardResult, MachineAnswer
from roleplay.core.scorecards import Fatal, Question, QuestionKind, Words, in_language
from roleplay.gui import score_words, words
from roleplay.gui.widgets.text import Tone

translate = QCoreApplication.translate


def shown(texts: Words) -> str:
    """Return a text of a scorecard in the interface language, where the card has it."""
    return in_language(texts, QLocale().name()[:2])


def kind_name(kind: QuestionKind) -> str:
    """Return what kind of answer a question wants."""
    return {
        "yes_no": translate("Grading", "Yes or no"),
        "scale": translate("Grading", "Scale"),
        "choice": translate("Grading", "Choice"),
        "number": translate("Grading", "Number"),
        "text": translate("Grading", "Text"),
    }[kind]


def fatal_name(fatal: Fatal) -> str:
    """Return what a fatal item costs."""
    return {
        "": translate("Grading", "Not fatal"),
        "section": translate("Grading", "Fatal for its section"),
        "card": translate("Grading", "Fatal for the card"),
    }[fatal]


def number(value: float) -> str:
    """Return a number as people write it, without needless decimals."""
    return QLocale().toString(float(value), "f", 1).removesuffix(QLocale().decimalPoint() + "0")


def score(points: float | None) -> str:
    """Return a score, or a dash for none."""
    return "–" if points is None else number(points)


def passed(result: CardResult) -> tuple[str, Tone]:
    """Return whether a call was passed, and the colour of that."""
    if result.passed is None:
        return translate("Grading", "open"), "muted"
    if result.passed:
        return translate("Grading", "passed"), "good"
    return translate("Grading", "not passed"), "bad"


def answer(question: Question, given: Answer | MachineAnswer) -> str:
    """Return an answer in words; a dash for none."""
    if given.not_applicable:
        return translate("Grading", "does not apply")
    value = given.value
    if value is None:
        return "–"
    if isinstance(value, bool):
        return translate("Grading", "Yes") if value else translate("Grading", "No")
    if not isinstance(value, str):
        return f"{number(value)} {question.unit}".strip()
    chosen = next((choice for choice in question.choices if choice.id == value), None)
    return value if chosen is None else shown(chosen.text)


def evidence(one: AnswerEvidence) -> str:
    """Return what an answer of the machine rests on."""
    kind, _, names = one.reason.partition(":")
    named = translate("Grading", " or ").join(_reason(name) for name in names.split("|") if name)
    if kind == "not_found":
        return translate("Grading", "Not found in %1 answers: %2").replace("%1", one.words).replace("%2", named)
    text = {
        "missed": translate("Grading", "Missed here: %1"),
        "offered": translate("Grading", "The call asked for it: %1"),
        "not_offered": translate("Grading", "The call did not ask for it: %1"),
        "measured": "%1",
    }.get(kind)
    if text is not None:
        return _quoted(text.replace("%1", named), one.words)
    if kind in _MEASURES or not one.words:
        return f"{_reason(kind)} {one.words}".strip()
    return _quoted(_reason(one.reason), one.words)


def _quoted(what: str, said: str) -> str:
    return f"{what}: “{said}”" if said else what


_MEASURES = frozenset(
    (
        *("pace", "loudness", "pitch_range", "pauses", "talking", "fillers", "typing", "turns", "seconds"),
        *("heat", "hold"),
    )
)


def _reason(reason: str) -> str:
    return {
        "pace": translate("Grading", "Words a minute:"),
        "loudness": translate("Grading", "Loudness in dB:"),
        "pitch_range": translate("Grading", "Pitch range in semitones:"),
        "pauses": translate("Grading", "Pauses in percent:"),
        "talking": translate("Grading", "Share of talking in percent:"),
        "fillers": translate("Grading", "Hesitations:"),
        "typing": translate("Grading", "Seconds of typing:"),
        "turns": translate("Grading", "Answers:"),
        "seconds": translate("Grading", "Length:"),
        "heat": translate("Grading", "Anger"),
        "hold": translate("Grading", "Hold"),
        "interruptions": translate("Grading", "Interruptions"),
        "silences": translate("Grading", "Silences"),
        "mistakes": translate("Grading", "Mistakes"),
        "holds": translate("Grading", "Times on hold"),
        "hold_seconds": translate("Grading", "Seconds on hold"),
    }.get(reason, "") or _outcome(reason)


def _outcome(reason: str) -> str:
    kind, _, outcome = reason.partition("outcome_")
    return words.outcome_name(outcome) if not kind and outcome else score_words.score_reason(reason)
