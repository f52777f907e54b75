"""The words of agreement, severity and doubt in the interface language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from roleplay.gui.widgets.text import Tone
from roleplay.review.accuracy import DOUBTFUL_UNCLEAR, Accuracy, Hearing
from roleplay.review.agreement import Agreement, Statistic
from roleplay.review.severity import Severity

translate = QCoreApplication.translate

RELIABLE, TENTATIVE = 0.8, 0.667
"""Krippendorff's (2004) customary marks: conclusions may be drawn from 0.8 on, tentative ones from 0.667 on."""


def measure_name(agreement: Agreement) -> str:
    """Return what the figure is called that stands first."""
    if agreement.headline is agreement.alpha:
        return translate("Trust", "Krippendorff's alpha")
    if agreement.level == "scale":
        return translate("Trust", "Weighted kappa")
    return translate("Trust", "Cohen's kappa")


def figure(statistic: Statistic) -> str:
    """Return a measure of agreement, `n/a` where it is undefined."""
    return translate("Trust", "n/a") if statistic.value is None else decimal(statistic.value, 2)


def interval(statistic: Statistic) -> str:
    """Return between what a measure lies; empty where that cannot be told."""
    if statistic.low is None or statistic.high is None:
        return ""
    return f"{decimal(statistic.low, 2)} – {decimal(statistic.high, 2)}"


def why_undefined(statistic: Statistic) -> str:
    """Return why there is no figure; empty where there is one."""
    return {
        "": "",
        "one_grader": translate("Trust", "Only one person has answered this."),
        "few_cases": translate("Trust", "Fewer than five calls were answered by two people."),
        "one_category": translate(
            "Trust", "Everybody gave the same answer in every call: there is nothing to tell apart."
        ),
        "not_for_numbers": translate("Trust", "Not for numbers."),
        "not_stable": translate("Trust", "The calls are too much alike."),
    }[statistic.reason]


def tone(statistic: Statistic) -> Tone:
    """Return the colour of a measure."""
    if statistic.value is None:
        return "muted"
    return "good" if statistic.value >= RELIABLE else "warn" if statistic.value >= TENTATIVE else "bad"


def same(agreement: Agreement) -> str:
    """Return how many pairs of answers are the same."""
    return "–" if agreement.same is None else percent(agreement.same)


def percent(share: float) -> str:
    """Return a share in percent."""
    return QLocale().toString(100 * share, "f", 0) + " %"


def decimal(value: float, places: int) -> str:
    """Return a number with so many places and a true minus sign."""
    text = QLocale().toString(abs(value), "f", places)
    return f"\N{MINUS SIGN}{text}" if value < 0 and float(f"{value:.{places}f}") else text


def difference(severity: Severity) -> str:
    """Return how many points a grader is from the others."""
    if severity.difference is None:
        return "–"
    return ("+" if severity.difference > 0 else "") + decimal(severity.difference, 1)


def severity_sentence(severity: Severity) -> str:
    """Return what a grader's points from the others mean."""
    if severity.difference is None:
        return translate("Trust", "Nobody else has graded the same calls.")
    if severity.low is None or severity.high is None:
        return translate("Trust", "Too few calls to tell whether that is more than chance.")
    span = f"{decimal(severity.low, 1)} – {decimal(severity.high, 1)}"
    if not severity.certain:
        return translate("Trust", "May be chance: between %1 points.").replace("%1", span)
    told = (
        translate("Trust", "Milder than the others: between %1 points.")
        if severity.difference > 0
        else translate("Trust", "Stricter than the others: between %1 points.")
    )
    return told.replace("%1", span)


def misheard(accuracy: Accuracy) -> str:
    """Return how many words of a person are misheard, in a word; a dash where that cannot be told."""
    if accuracy.rate is None:
        return "–"
    return translate("Trust", "≥ %1").replace("%1", percent(accuracy.rate))


def accuracy_sentence(accuracy: Accuracy) -> str:
    """Return how well a person is heard, and what that stands on."""
    return _Texts().accuracy(accuracy)


def doubt_sentence(hearing: Hearing) -> str:
    """Return why the machine's answers about a call are doubtful; empty when they are not."""
    parts = []
    if "errors" in hearing.doubts and hearing.accuracy.rate is not None:
        text = translate("Trust", "At least %1 of this person's words are misheard.")
        parts.append(text.replace("%1", percent(hearing.accuracy.rate)))
    if "unclear" in hearing.doubts and hearing.clarity.unclear is not None:
        text = translate("Trust", "%1 of the words of this call were not heard clearly.")
        parts.append(text.replace("%1", percent(hearing.clarity.unclear)))
    if not parts:
        return ""
    parts.append(translate("Trust", "Listen before you confirm what the machine answers."))
    return " ".join(parts)


def clarity_sentence(hearing: Hearing) -> str:
    """Return how sure the recogniser was of a call."""
    clarity = hearing.clarity
    if not clarity.answers:
        return translate("Trust", "The answers were typed: nothing could be misheard.")
    if clarity.confidence is None or clarity.unclear is None:
        return translate("Trust", "The recogniser does not tell how sure it was.")
    text = translate("Trust", "Mean confidence %1; %2 of the words were not heard clearly (doubtful from %3 on).")
    return (
        text.replace("%1", percent(clarity.confidence))
        .replace("%2", percent(clarity.unclear))
        .replace("%3", percent(DOUBTFUL_UNCLEAR))
    )


class _Texts(QObject):
    """Texts with a number: singular and plural are collected for translation from `tr` only."""

    def accuracy(self, its: Accuracy) -> str:
        stands_on = self.tr("%n answer(s)", "", its.answers) + ", " + self.tr("%n word(s)", "", its.words)
        if not its.answers:
            return self.tr("No words of this person were put right yet: how well they are heard cannot be told.")
        if its.rate is None or its.low is None or its.high is None:
            return self.tr("Too little to tell how well this person is heard: %1.").replace("%1", stands_on)
        text = self.tr(
            "At least %1 of this person's words are misheard (%2 to %3), as far as calls were corrected: %4."
        )
        return (
            text.replace("%1", percent(its.rate))
            .replace("%2", percent(its.low))
            .replace("%3", percent(its.high))
            .replace("%4", stands_on)
        )
