"""The words of the score, the survey and the debrief in the interface language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from roleplay.core.records import Cap, ScoreItem
from roleplay.dialogue.techniques import TECHNIQUES
from roleplay.gui import words
from roleplay.gui.widgets.text import Tone

translate = QCoreApplication.translate
_DESCRIPTIONS = {technique.id: technique.description for technique in TECHNIQUES}


def score_reason(reason: str) -> str:
    """Return why points were won or lost, or why a customer is satisfied or not."""
    kind, _, mistake = reason.partition(":")
    if kind == "repeated" and mistake:
        return translate("Score", "%1, again").replace("%1", words.technique_name(mistake))
    return {
        "composure": translate("Score", "Stays calm"),
        "nothing_said": translate("Score", "Nothing was said"),
        "hung_up": translate("Score", "Hangs up without need"),
        "long_winded": translate("Score", "Talks too long at a time"),
        "long_hold": translate("Score", "Lets wait on hold"),
        "hold_unannounced": translate("Score", "Puts on hold without a word"),
        "fact_named": translate("Score", "Names what matters"),
        "feeling_met": translate("Score", "The feeling was heard"),
        "feeling_ignored": translate("Score", "The feeling was not heard"),
        "matter_settled": translate("Score", "The matter was settled"),
        "matter_ignored": translate("Score", "The matter was not settled"),
        "calmed": translate("Score", "The customer calmed down"),
        "not_calmed": translate("Score", "The customer hardly calmed down"),
        "feeling_first": translate("Score", "Hears the feeling before offering a solution"),
        "solution_too_soon": translate("Score", "Offers a solution before the feeling was heard"),
        "in_time": translate("Score", "In good time"),
        "too_long": translate("Score", "Takes many turns"),
        "ladder": translate("Score", "A step of the ladder"),
        "calm_end": translate("Score", "Calm at the end"),
        "hot_end": translate("Score", "Still angry at the end"),
        "made_angrier": translate("Score", "Was made angrier on the way"),
        "not_briefed": translate("Score", "Had to tell it all again"),
        "outcome_none": translate("Score", "The call had no end"),
    }.get(reason, "") or words.reason_name(reason)


_TOLD_AS_DONE = frozenset(("solution_too_soon",))
"""What is missed by having done something."""
_MEASURED = frozenset(("calmed", "not_calmed", "in_time", "too_long"))


def score_evidence(item: ScoreItem) -> str:
    """Return what an item rests on: words in quotes, or what was measured."""
    if not item.evidence or item.reason in _MEASURED:
        return item.evidence
    quoted = f"“{item.evidence}”"
    if item.out_of and not item.points and item.reason not in _TOLD_AS_DONE:
        return translate("Score", "Said instead: %1").replace("%1", quoted)
    return quoted


def cap_sentence(cap: Cap, customer: str) -> str:
    """Return what holds a score down."""
    if cap.reason.startswith("outcome_"):
        text = translate("Score", "At most %1, because the call did not end well.")
    elif cap.reason == "feeling_ignored":
        text = translate("Score", "At most %1, because what %2 felt was never heard.")
    elif cap.reason == "matter_ignored":
        text = translate("Score", "At most %1, because what %2 came for was left open.")
    else:
        text = translate("Score", "At most %1 with this mistake: %3.")
    mistake = score_reason(cap.reason)
    if cap.evidence:
        mistake = f"{mistake} (“{cap.evidence}”)"
    # The words of people come last, so that nothing in them is taken for a place to fill.
    return text.replace("%1", f"{cap.at_most:.0f}").replace("%2", customer).replace("%3", mistake)


def points(number: float, *, signed: bool = False) -> str:
    """Return points as people write them: without a needless decimal, with a true minus sign."""
    text = f"{number:+.1f}" if signed and number else f"{number:.1f}"
    return text.removesuffix(".0").replace("-", "−").replace(".", QLocale().decimalPoint())


def technique_explained(technique: str) -> str:
    """Return what a technique of the catalogue is, in one sentence; empty for what is none."""
    description = _DESCRIPTIONS.get(technique)
    if description is None:
        return ""
    return description.get(QLocale().name()[:2]) or description["en"]


def verdict_title(verdict: str) -> str:
    """Return what a turn was, in few words; empty where there is nothing to judge."""
    return {
        "good": translate("Verdict", "Well done"),
        "as_good": translate("Verdict", "As good as it could be here"),
        "mixed": translate("Verdict", "Right, with a mistake in it"),
        "mistake": translate("Verdict", "A mistake"),
        "missed": translate("Verdict", "This led nowhere"),
        "so_so": translate("Verdict", "There was more in it"),
        "right_silence": translate("Verdict", "Silence was right"),
        "dead_air": translate("Verdict", "An answer was due"),
        "talked_in_tirade": translate("Verdict", "Silence would have been right"),
        "interrupted": translate("Verdict", "Let people finish"),
        "long_winded": translate("Verdict", "Too much at a time"),
        "unannounced": translate("Verdict", "A hold without a word"),
    }.get(verdict, "")


def verdict_advice(verdict: str) -> str:
    """Return what is to be learned where no words would have been better."""
    return {
        "right_silence": translate("Verdict", "An outburst runs dry by itself when nobody feeds it."),
        "talked_in_tirade": translate(
            "Verdict", "In an outburst nobody listens. Wait until you are asked whether you are still there."
        ),
        "interrupted": translate("Verdict", "Most callers calm down once they were allowed to finish."),
        "long_winded": translate("Verdict", "One thought at a time, then let the customer speak."),
    }.get(verdict, "")


VERDICT_LOOK: dict[str, tuple[str, Tone]] = {
    "good": ("check-circle-outline", "good"),
    "as_good": ("check-circle-outline", "good"),
    "right_silence": ("check-circle-outline", "good"),
    "so_so": ("circle-outline", "muted"),
    "mixed": ("alert-outline", "warn"),
    "missed": ("alert-outline", "warn"),
    "dead_air": ("alert-outline", "warn"),
    "unannounced": ("alert-outline", "warn"),
    "long_winded": ("alert-outline", "warn"),
    "interrupted": ("alert-outline", "warn"),
    "talked_in_tirade": ("alert-outline", "warn"),
    "mistake": ("close-circle-outline", "bad"),
}
"""Icon and colour of each verdict."""


def price(heat: float, evidence: str) -> str:
    """Return what some words cost, in points of anger."""
    text = translate("Verdict", "%1 points of anger for “%2”")
    return text.replace("%1", points(heat, signed=True)).replace("%2", evidence)
