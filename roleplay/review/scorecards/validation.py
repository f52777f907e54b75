"""What keeps a scorecard from being used, in words that a trainer understands. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from roleplay.core.errors import InputError
from roleplay.core.legible import UNSHOWABLE
from roleplay.core.scorecards import Question, Scorecard, Words, in_language
from roleplay.review.scorecards.prefill.parser import parse_for

FULL = 100.0
TOLERANCE = 0.01
"""Thirds and sixths of a hundred cannot be written exactly."""
MOST_SECTIONS = 30
MOST_QUESTIONS = 150
MOST_STEPS = 11
MOST_CHOICES = 20
LONGEST_TEXT = 500
LONGEST_GUIDANCE = 1_000
_ID = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2}")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong."""

    message: str
    hint: str = ""
    section: str = ""
    """Id of the section that it concerns, empty for the whole card."""
    question: str = ""
    """Id of the question that it concerns, empty for more than one."""

    def __str__(self) -> str:
        where = f"{self.question or self.section}: " if self.question or self.section else ""
        return f"{where}{self.message} {self.hint}".strip()


def problems(card: Scorecard) -> tuple[Problem, ...]:
    """Return all that is wrong with a scorecard; nothing when it can be used."""
    return (*_of_card(card), *_of_ids(card), *_of_weights(card), *_of_sections(card))


def need_valid(card: Scorecard) -> None:
    """Raise `InputError` (code `scorecard`) with the first problem of a scorecard that has any."""
    found = problems(card)
    if found:
        more = f" And {len(found) - 1} more." if len(found) > 1 else ""
        raise InputError(f"The scorecard cannot be used: {found[0]}{more}", code="scorecard")


def weights(card: Scorecard) -> tuple[float, float]:
    """Return the sums of the weights: of the score, and of the compliance score."""
    sums = [
        round(sum((question.weight for question in card.questions if question.compliance == compliance), 0.0), 4)
        for compliance in (False, True)
    ]
    return sums[0], sums[1]


def _of_card(card: Scorecard) -> Iterator[Problem]:
    yield from _of_words("the title", card.title, LONGEST_TEXT)
    if card.summary:
        yield from _of_words("the summary", card.summary, LONGEST_GUIDANCE)
    if not _ID.fullmatch(card.id) or len(card.id) > 64:
        yield Problem(f"`{card.id}` is no id.", "Use small letters, digits and `-`, beginning with a letter.")
    if card.version < 1:
        yield Problem("Versions count from 1.")
    for name, mark in (("The pass mark", card.pass_mark), ("The compliance pass mark", card.compliance_pass_mark)):
        if not 0 <= mark <= FULL:
            yield Problem(f"{name} is {mark:g}.", "Give 0 to 100.")
    if len(card.sections) > MOST_SECTIONS:
        yield Problem(f"There are more than {MOST_SECTIONS} sections.", "Split the card.")
    if sum(1 for _ in card.questions) > MOST_QUESTIONS:
        yield Problem(f"There are more than {MOST_QUESTIONS} questions.", "Split the card.")


def _of_ids(card: Scorecard) -> Iterator[Problem]:
    sections = Counter(section.id for section in card.sections)
    questions = Counter(question.id for question in card.questions)
    for identifier, count in (*sections.items(), *questions.items()):
        if not _ID.fullmatch(identifier) or len(identifier) > 64:
            yield Problem(f"`{identifier}` is no id.", "Use small letters, digits and `-`, beginning with a letter.")
        if count > 1:
            yield Problem(f"The id `{identifier}` is given {count} times.", "Every id stands for one thing.")


def _of_weights(card: Scorecard) -> Iterator[Problem]:
    quality, compliance = weights(card)
    if not any(question.weight > 0 for question in card.questions):
        yield Problem("No question counts.", "Give weights that make 100.")
        return
    for name, total in (("the questions", quality), ("the compliance questions", compliance)):
        if total and abs(total - FULL) > TOLERANCE:
            yield Problem(f"The weights of {name} make {total:g}.", "They have to make 100.")


def _of_sections(card: Scorecard) -> Iterator[Problem]:
    for section in card.sections:
        for problem in _of_words("the heading", section.title, LONGEST_TEXT):
            yield Problem(problem.message, problem.hint, section.id)
        if not section.questions:
            yield Problem("This section has no question.", "Add one, or remove the section.", section.id)
        for question in section.questions:
            for problem in _of_question(question):
                yield Problem(problem.message, problem.hint, section.id, question.id)


def _of_question(question: Question) -> Iterator[Problem]:
    yield from _of_words("the question", question.text, LONGEST_TEXT)
    if question.guidance:
        yield from _of_words("the guidance", question.guidance, LONGEST_GUIDANCE)
    if len(question.unit) > 20 or UNSHOWABLE.search(question.unit):
        yield Problem("The unit is too long.", "Give something short such as `s`.")
    if not 0 <= question.weight <= FULL:
        yield Problem(f"The weight is {question.weight:g}.", "Give 0 to 100.")
    match question.kind:
        case "text" if question.weight or question.fatal:
            yield Problem("A text is not counted.", "Give it no weight, and do not make it fatal.")
        case "scale" if not 1 <= question.high - question.low < MOST_STEPS:
            steps = f"The scale runs from {question.low} to {question.high}."
            yield Problem(steps, f"It needs 2 to {MOST_STEPS} steps, the worst first.")
        case "number" if question.none_at == question.full_at:
            yield Problem("The number is worth nothing and all at once.", "Give two values for `none_at`, `full_at`.")
        case "choice":
            yield from _of_choices(question)
    try:
        parse_for(question)
    except InputError as error:
        yield Problem(f"How it is prefilled cannot be read: {error.message}", error.hint)


def _of_choices(question: Question) -> Iterator[Problem]:
    choices = question.choices
    if not 2 <= len(choices) <= MOST_CHOICES:
        yield Problem(f"There are {len(choices)} answers to choose from.", f"Give 2 to {MOST_CHOICES}.")
    for identifier, count in Counter(choice.id for choice in choices).items():
        if count > 1 or not _ID.fullmatch(identifier):
            yield Problem(f"`{identifier}` is no id of one answer.", "Every answer needs its own.")
    for choice in choices:
        yield from _of_words(f"the answer `{choice.id}`", choice.text, LONGEST_TEXT)
        if not 0 <= choice.worth <= FULL:
            yield Problem(f"The answer `{choice.id}` is worth {choice.worth:g}.", "Give 0 to 100 percent.")
    if question.weight and choices and not any(choice.worth == FULL for choice in choices):
        yield Problem("No answer is worth 100 percent.", "Else nobody could reach the full score.")
    if question.fatal and choices and not any(choice.worth == 0 for choice in choices):
        yield Problem("It is fatal, but no answer is worth 0.", "Fatal is an answer that is worth nothing.")


def _of_words(what: str, words: Words, longest: int) -> Iterator[Problem]:
    if not in_language(words, "en").strip() or any(not text.strip() for text in words.values()):
        yield Problem(f"{what.capitalize()} is empty.", "Write it, in one language at least.")
    for language, text in words.items():
        if not _LANGUAGE.fullmatch(language):
            yield Problem(f"`{language}` is no language.", "Give a code such as `en`.")
        if len(text) > longest:
            yield Problem(f"{what.capitalize()} has more than {longest} characters.", "Shorten it.")
        if hidden := UNSHOWABLE.search(text):
            code = f"U+{ord(hidden[0]):04X}"
            yield Problem(f"{what.capitalize()} holds the character {code}.", "It would change how text is shown.")


def missing_languages(card: Scorecard) -> tuple[str, ...]:
    """Return the languages that some texts of a card have and others lack: those are shown in another one."""
    texts: list[Words] = [card.title, *(section.title for section in card.sections)]
    for question in card.questions:
        texts += [question.text, *(choice.text for choice in question.choices)]
    every = {language for words in texts for language in words}
    return tuple(sorted(language for language in every if any(language not in words for words in texts)))
