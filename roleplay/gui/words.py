"""The stable words of the program (outcomes, techniques, reasons ...) in the interface language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

translate = QCoreApplication.translate


def filled(text: str, values: Mapping[str, object]) -> str:
    """Return a sentence with what stands in it in place of `{name}`, once: a value may look like a place, too."""
    return re.sub(r"\{(\w+)\}", lambda place: str(values.get(place[1], place[0])), text)


def outcome_name(outcome: str | None) -> str:
    """Return an outcome in two words."""
    return {
        "solved": translate("Words", "Solved"),
        "handed_over": translate("Words", "Handed over"),
        "justified_hangup": translate("Words", "Justified hang-up"),
        "unjustified_hangup": translate("Words", "Hung up too early"),
        "customer_left": translate("Words", "Customer left"),
        "aborted": translate("Words", "Broken off"),
    }.get(outcome or "", translate("Words", "No outcome"))


def outcome_sentence(outcome: str | None, customer: str) -> str:
    """Return what an outcome means, in one sentence."""
    sentence = {
        "solved": translate("Words", "{customer} was heard, and the matter is settled."),
        "handed_over": translate("Words", "A colleague has taken over from you. Asking for help is no failure."),
        "justified_hangup": translate("Words", "You ended the call as the last resort, and said why."),
        "unjustified_hangup": translate("Words", "You hung up before the other steps had been tried."),
        "customer_left": translate("Words", "{customer} gave up on the call."),
        "aborted": translate("Words", "The call was broken off before it reached an end."),
    }.get(outcome or "", translate("Words", "The call was cut off. What was said is kept."))
    return sentence.replace("{customer}", customer)


OUTCOME_LOOK = {
    "solved": ("check-circle-outline", "good"),
    "handed_over": ("account-arrow-right-outline", "good"),
    "justified_hangup": ("phone-hangup-outline", "warn"),
    "unjustified_hangup": ("phone-hangup-outline", "bad"),
    "customer_left": ("account-remove-outline", "bad"),
    "aborted": ("phone-cancel-outline", "muted"),
}
"""Icon and colour of each outcome."""


def technique_name(technique: str) -> str:
    """Return a technique of the catalogue, or something measured over time, in few words."""
    return {
        "greeting": translate("Technique", "Greeting"),
        "personalise": translate("Technique", "Uses the name"),
        "empathy": translate("Technique", "Empathy"),
        "apology": translate("Technique", "Apology"),
        "listening": translate("Technique", "Listening"),
        "fact_finding": translate("Technique", "Asks for facts"),
        "paraphrase": translate("Technique", "Paraphrase"),
        "own_mistake": translate("Technique", "Admits the mistake"),
        "respectful_disagreement": translate("Technique", "Disagrees with respect"),
        "feel_felt_found": translate("Technique", "Feel, felt, found"),
        "boundary": translate("Technique", "Sets a limit"),
        "taking_notes": translate("Technique", "Takes notes"),
        "solution": translate("Technique", "Offers a solution"),
        "transfer": translate("Technique", "Hands over"),
        "handover": translate("Technique", "Briefs the colleague"),
        "hold": translate("Technique", "Announces a hold"),
        "closing": translate("Technique", "Closes well"),
        "ending_call": translate("Technique", "Announces the end"),
        "backchannel": translate("Technique", "Signs of listening"),
        "defensive": translate("Technique", "Defends"),
        "blame_third_party": translate("Technique", "Blames others"),
        "blame_customer": translate("Technique", "Blames the customer"),
        "contradiction": translate("Technique", "Contradicts"),
        "calm_down": translate("Technique", "“Calm down”"),
        "minimising": translate("Technique", "Plays it down"),
        "surrender": translate("Technique", "Gives in"),
        "policy_wall": translate("Technique", "Hides behind rules"),
        "deflect": translate("Technique", "Sends elsewhere"),
        "counter_attack": translate("Technique", "Strikes back"),
        "profanity": translate("Technique", "Swears"),
        "rushing": translate("Technique", "Rushes"),
        "interrupting": translate("Technique", "Interrupts"),
        "dead_air": translate("Technique", "Leaves dead air"),
        "long_winded": translate("Technique", "Talks for too long"),
        "long_hold": translate("Technique", "Leaves on hold for too long"),
        "hold_unannounced": translate("Technique", "Puts on hold without a word"),
        "hung_up": translate("Technique", "Hangs up for no reason"),
        "tactical_silence": translate("Technique", "Keeps silent on purpose"),
        "typing": translate("Technique", "Types audibly"),
        "ladder_order": translate("Technique", "Skips a step of the ladder"),
        "feeling_ignored": translate("Technique", "Ignores the feeling"),
        "matter_ignored": translate("Technique", "Ignores the matter"),
        "delivery": translate("Technique", "Way of speaking"),
    }.get(technique, technique.replace("_", " "))


MEASURED_MISTAKES = frozenset(
    ("interrupting", "dead_air", "typing", "ladder_order", "feeling_ignored", "matter_ignored")
)
"""What is measured over time rather than in words, and costs points."""


def reason_name(reason: str) -> str:
    """Return why the heat or a score moved."""
    if reason.startswith("outcome_"):
        return outcome_name(reason.removeprefix("outcome_"))
    kind, _, name = reason.partition(":")
    if kind == "reply" and name:
        return translate("Reason", "What you said")
    if kind == "button":
        return button_name(name)
    return {
        "silence": translate("Reason", "Silence"),
        "interrupted": translate("Reason", "Interruption"),
        "otherwise": translate("Reason", "Not what was hoped for"),
        "feeling_met": translate("Reason", "The feeling was met"),
        "matter_settled": translate("Reason", "The matter was settled"),
        "ladder": translate("Reason", "Steps of the ladder"),
    }.get(reason, "") or technique_name(reason)


def button_name(button: str) -> str:
    """Return a button of the phone."""
    return {
        "hold": translate("Reason", "Put on hold"),
        "resume": translate("Reason", "Taken off hold"),
        "transfer": translate("Reason", "Transfer"),
        "hang_up": translate("Reason", "Hang-up"),
    }.get(button, button)


def feeling_name(feeling: str) -> str:
    """Return the feeling behind a complaint."""
    return {
        "grief": translate("Words", "Grief"),
        "anger": translate("Words", "Anger"),
        "disappointment": translate("Words", "Disappointment"),
        "fear": translate("Words", "Fear"),
    }.get(feeling, feeling)


FEELING_ICONS = {
    "grief": "emoticon-sad-outline",
    "anger": "emoticon-angry-outline",
    "disappointment": "emoticon-confused-outline",
    "fear": "emoticon-frown-outline",
}


def microphone_verdict(verdict: str) -> str:
    """Return what a test of the microphone found, and what to do."""
    return {
        "good": translate("Words", "Your voice comes through clearly."),
        "dead": translate(
            "Words",
            "The microphone delivers nothing at all. Is it muted, or is the program not allowed to use it? "
            "Look at its switch and at the privacy settings of the system.",
        ),
        "silent": translate(
            "Words", "Nobody was heard. Speak a sentence during the test, and check that this is your microphone."
        ),
        "soft": translate(
            "Words", "You are hard to hear. Move the microphone nearer to your mouth, or turn it up in the system."
        ),
        "clipped": translate("Words", "You are too loud for it. Turn the microphone down, or move it away a little."),
        "noisy": translate("Words", "There is much noise. Find a quieter place, or use a headset."),
    }.get(verdict, verdict)


def heat_name(heat: float) -> str:
    """Return an anger of 0 to 100 in one word."""
    if heat < 25:
        return translate("Words", "Calm")
    if heat < 50:
        return translate("Words", "Tense")
    if heat < 75:
        return translate("Words", "Angry")
    return translate("Words", "Furious")


def section_name(section: str) -> str:
    """Return a part of the score."""
    return {
        "opening": translate("Words", "Opening"),
        "feeling": translate("Words", "Feeling"),
        "facts": translate("Words", "Facts"),
        "solution": translate("Words", "Solution"),
        "closing": translate("Words", "Closing"),
        "composure": translate("Words", "Composure"),
    }.get(section, section)


def mode_name(mode: str) -> str:
    """Return how the call is played."""
    return translate("Words", "Test") if mode == "test" else translate("Words", "Practice")


def mode_sentence(mode: str) -> str:
    """Return what a mode means, in one sentence."""
    if mode == "test":
        return translate("Words", "One go, as on a real phone: no hints, no view of the anger, no second try.")
    return translate("Words", "With hints and the customer's anger in view; afterwards you may retry from any turn.")


def level_name(level: str) -> str:
    """Return a level of difficulty."""
    return {
        "easy": translate("Words", "Easy"),
        "normal": translate("Words", "Normal"),
        "hard": translate("Words", "Hard"),
    }.get(level, level)


def level_sentence(level: str) -> str:
    """Return what a level does to the customer."""
    return {
        "easy": translate("Words", "The customer starts calmer, waits longer and forgives more."),
        "normal": translate("Words", "The customer as they are."),
        "hard": translate("Words", "The customer starts angrier, waits less and forgives little."),
    }.get(level, "")


def trait_name(trait: str) -> str:
    """Return what makes a customer difficult."""
    return {
        "aggressive": translate("Trait", "Aggressive"),
        "anxious": translate("Trait", "Anxious"),
        "beginner": translate("Trait", "Beginner"),
        "demanding": translate("Trait", "Demanding"),
        "elderly": translate("Trait", "Elderly"),
        "expert": translate("Trait", "Expert"),
        "grieving": translate("Trait", "Grieving"),
        "persistent": translate("Trait", "Persistent"),
        "sarcastic": translate("Trait", "Sarcastic"),
        "stubborn": translate("Trait", "Stubborn"),
        "threatening": translate("Trait", "Threatening"),
        "young": translate("Trait", "Young"),
    }.get(trait, trait)


def difficulty_name(difficulty: int) -> str:
    """Return a difficulty of 1 to 5."""
    return {
        1: translate("Words", "Gentle"),
        2: translate("Words", "Moderate"),
        3: translate("Words", "Demanding"),
        4: translate("Words", "Hard"),
        5: translate("Words", "Brutal"),
    }.get(difficulty, "")


def recogniser_name(recogniser: str) -> str:
    """Return what listens, with its model."""
    engine, _, model = recogniser.partition(" ")
    shown = {
        "typed": translate("Words", "Typed answers"),
        "moonshine": "Moonshine",
        "pocketsphinx": "PocketSphinx",
        "vosk": "Vosk",
    }.get(engine, engine)
    return f"{shown} · {model}" if model else shown


def language_name(code: str) -> str:
    """Return a language in the interface language, or its code when it has no name."""
    return {
        "en": translate("Words", "English"),
        "pl": translate("Words", "Polish"),
        "ko": translate("Words", "Korean"),
        "lt": translate("Words", "Lithuanian"),
        "de": translate("Words", "German"),
    }.get(code, code)


def clock(seconds: float) -> str:
    """Return a moment or a length as minutes and seconds."""
    whole = max(int(seconds), 0)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def points_of(score: float) -> str:
    """Return a score of 0 to 100 with its unit."""
    return translate("Words", "%1 points").replace("%1", f"{score:.0f}")


def moment(at: datetime) -> str:
    """Return a date and time of day, local, as the interface language writes them."""
    local = QDateTime.fromSecsSinceEpoch(round(at.timestamp()))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)


def size(number: int) -> str:
    """Return a number of bytes for people."""
    return QLocale().formattedDataSize(number, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
