"""Changing a scorecard step by step. Pure: every change gives a new card; places count from 0."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from roleplay.core.scorecards import Choice, Question, QuestionKind, Scorecard, Section, Words, in_language

_LETTERS = str.maketrans({"ł": "l", "Ł": "l"})


@dataclass(frozen=True, slots=True)
class Place:
    """A section, or a question in it."""

    section: int
    question: int | None = None


def section_at(card: Scorecard, place: Place) -> Section:
    """Return the section of a place."""
    return card.sections[place.section]


def question_at(card: Scorecard, place: Place) -> Question | None:
    """Return the question of a place, None where a section is meant."""
    return None if place.question is None else card.sections[place.section].questions[place.question]


def with_section(card: Scorecard, number: int, section: Section) -> Scorecard:
    """Return the card with another section in a place."""
    return replace(card, sections=(*card.sections[:number], section, *card.sections[number + 1 :]))


def with_question(card: Scorecard, place: Place, question: Question) -> Scorecard:
    """Return the card with another question in a place."""
    section = section_at(card, place)
    at = place.question or 0
    questions = (*section.questions[:at], question, *section.questions[at + 1 :])
    return with_section(card, place.section, replace(section, questions=questions))


def added_section(card: Scorecard, title: Words) -> tuple[Scorecard, Place]:
    """Return the card with a new section at its end, without questions."""
    section = Section(free_id(title, (known.id for known in card.sections), "section"), title, ())
    return replace(card, sections=(*card.sections, section)), Place(len(card.sections))


def added_question(
    card: Scorecard, number: int, text: Words, kind: QuestionKind = "yes_no"
) -> tuple[Scorecard, Place]:
    """Return the card with a new question, which does not count yet, at the end of a section."""
    question = of_kind(Question(free_id(text, (known.id for known in card.questions), "question"), kind, text), kind)
    section = card.sections[number]
    grown = replace(section, questions=(*section.questions, question))
    return with_section(card, number, grown), Place(number, len(section.questions))


def copied_question(card: Scorecard, place: Place) -> tuple[Scorecard, Place]:
    """Return the card with a copy of a question behind it."""
    section, question = section_at(card, place), question_at(card, place)
    if question is None or place.question is None:
        return card, place
    copy = replace(question, id=free_id(question.text, (known.id for known in card.questions), question.id))
    at = place.question + 1
    questions = (*section.questions[:at], copy, *section.questions[at:])
    return with_section(card, place.section, replace(section, questions=questions)), Place(place.section, at)


def removed(card: Scorecard, place: Place) -> Scorecard:
    """Return the card without a question, or without a whole section."""
    if place.question is None:
        return replace(card, sections=(*card.sections[: place.section], *card.sections[place.section + 1 :]))
    section = section_at(card, place)
    questions = (*section.questions[: place.question], *section.questions[place.question + 1 :])
    return with_section(card, place.section, replace(section, questions=questions))


def moved(card: Scorecard, place: Place, by: int) -> tuple[Scorecard, Place]:
    """Return the card with a part moved one place up (-1) or down (1); questions go on into the next section."""
    if place.question is None:
        other = place.section + by
        if not 0 <= other < len(card.sections):
            return card, place
        sections = list(card.sections)
        sections[place.section], sections[other] = sections[other], sections[place.section]
        return replace(card, sections=tuple(sections)), Place(other)
    question = question_at(card, place)
    without = removed(card, place)
    number, at = place.section, place.question + by
    if not 0 <= at <= len(without.sections[number].questions):
        number += by
        if question is None or not 0 <= number < len(card.sections):
            return card, place
        at = 0 if by > 0 else len(without.sections[number].questions)
    section = without.sections[number]
    assert question is not None
    questions = (*section.questions[:at], question, *section.questions[at:])
    return with_section(without, number, replace(section, questions=questions)), Place(number, at)


def of_kind(question: Question, kind: QuestionKind) -> Question:
    """Return a question that wants another kind of answer, with what that kind needs."""
    if kind == "text":
        return replace(question, kind=kind, weight=0.0, fatal="", compliance=False, prefill="")
    choices = question.choices
    if kind == "choice" and not choices:
        choices = (
            Choice("yes", {"en": "Fully", "pl": "W pełni"}, 100.0),
            Choice("part", {"en": "In part", "pl": "Częściowo"}, 50.0),
            Choice("no", {"en": "Not at all", "pl": "Wcale"}, 0.0),
        )
    fits = kind == question.kind
    return replace(
        question,
        kind=kind,
        choices=choices if kind == "choice" else (),
        low=question.low if kind == "scale" else 1,
        high=question.high if kind == "scale" else 5,
        none_at=question.none_at if kind == "number" else 0.0,
        full_at=question.full_at if kind == "number" else 1.0,
        unit=question.unit if kind == "number" else "",
        prefill=question.prefill if fits else "",
    )


def balanced(card: Scorecard, *, compliance: bool = False) -> Scorecard:
    """Return the card with weights that make 100, in the proportion that they have; all alike where all are nothing.

    In whole numbers, by the largest remainders.
    """
    asked = [question for question in card.questions if question.compliance == compliance and question.kind != "text"]
    total = sum(question.weight for question in asked)
    shares = [question.weight / total if total else 1 / len(asked) for question in asked]
    exact = [100 * share for share in shares]
    whole = [int(part) for part in exact]
    by_remainder = sorted(range(len(asked)), key=lambda number: (whole[number] - exact[number], number))
    for number in by_remainder[: 100 - sum(whole)]:
        whole[number] += 1
    weights = {question.id: float(weight) for question, weight in zip(asked, whole, strict=True)}
    sections = tuple(
        replace(
            section,
            questions=tuple(
                replace(question, weight=weights.get(question.id, question.weight)) for question in section.questions
            ),
        )
        for section in card.sections
    )
    return replace(card, sections=sections)


def copied(card: Scorecard, title: Words, known: Iterable[str]) -> Scorecard:
    """Return a scorecard of its own with the same questions."""
    return replace(card, id=free_id(title, known, card.id), version=1, title=title)


def new_card(title: Words, section: Words, question: Words, known: Iterable[str]) -> Scorecard:
    """Return a scorecard to begin with: one question that has all the weight."""
    first = Question("question-1", "yes_no", question, 100.0)
    return Scorecard(free_id(title, known, "scorecard"), 1, title, (Section("section-1", section, (first,)),))


def free_id(words: Words, known: Iterable[str], otherwise: str) -> str:
    """Return an id made of a text that is not known yet."""
    plain = unicodedata.normalize("NFKD", in_language(words, "en").translate(_LETTERS).lower())
    letters = re.sub(r"[^a-z0-9]+", "-", "".join(letter for letter in plain if not unicodedata.combining(letter)))
    wanted = letters.strip("-")[:40].strip("-")
    wanted = wanted if re.match(r"[a-z]", wanted) else otherwise
    taken = set(known)
    if wanted not in taken:
        return wanted
    stem = re.sub(r"-\d+$", "", wanted)
    return next(name for number in range(2, 10_000) if (name := f"{stem}-{number}") not in taken)
