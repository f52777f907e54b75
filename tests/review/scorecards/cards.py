"""Strategies for scorecards, and for answers to them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st

from roleplay.core.grades import Answer, Value
from roleplay.core.scorecards import Choice, Fatal, Question, QuestionKind, Scorecard, Section

TEXT = st.sampled_from(
    ({"en": "Was it right?"}, {"pl": "Zażółć gęślą jaźń"}, {"en": "no", "pl": "tak: 'nie'"}, {"en": '- 1 # \n "x"'})
)
"""Among them what YAML would take for something else."""
FEW = settings(max_examples=40)


@st.composite
def questions(draw: st.DrawFn, identifier: str) -> Question:
    kind: QuestionKind = draw(st.sampled_from(("yes_no", "scale", "choice", "number", "text")))
    low = draw(st.integers(0, 3))
    counted = kind != "text"
    fatal: Fatal = draw(st.sampled_from(("", "", "", "section", "card"))) if counted else ""
    return Question(
        identifier,
        kind,
        draw(TEXT),
        weight=draw(st.integers(0, 20)) if counted else 0.0,
        compliance=counted and draw(st.booleans()),
        fatal=fatal,
        guidance=draw(st.just({}) | TEXT),
        low=low if kind == "scale" else 1,
        high=low + draw(st.integers(1, 6)) if kind == "scale" else 5,
        choices=(
            Choice("good", draw(TEXT), 100.0),
            Choice("half", {"en": "Half"}, float(draw(st.integers(0, 100)))),
            Choice("bad", {"en": "Bad"}, 0.0),
        )
        if kind == "choice"
        else (),
        none_at=draw(st.sampled_from((0.0, 10.0))) if kind == "number" else 0.0,
        full_at=draw(st.sampled_from((5.0, 20.5))) if kind == "number" else 1.0,
        unit="s" if kind == "number" else "",
    )


@st.composite
def cards(draw: st.DrawFn) -> Scorecard:
    """Return a card that can be used: both kinds of weights make 100, or there are none."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    sections = tuple(
        Section(
            f"part-{number}",
            draw(TEXT),
            tuple(draw(questions(f"q{number}-{place}")) for place in range(size)),
        )
        for number, size in enumerate(sizes)
    )
    first = replace(sections[0].questions[0], kind="yes_no", weight=10.0, compliance=False, choices=())
    sections = (replace(sections[0], questions=(first, *sections[0].questions[1:])), *sections[1:])
    card = Scorecard("card", draw(st.integers(1, 9)), draw(TEXT), sections, draw(st.just({}) | TEXT))
    return normalised(card)


def normalised(card: Scorecard) -> Scorecard:
    sums = {
        compliance: sum(question.weight for question in card.questions if question.compliance == compliance)
        for compliance in (False, True)
    }

    def scaled(question: Question) -> Question:
        total = sums[question.compliance]
        return replace(question, weight=100 * question.weight / total if total else 0.0)

    return replace(
        card,
        sections=tuple(
            replace(section, questions=tuple(map(scaled, section.questions))) for section in card.sections
        ),
    )


def values(question: Question) -> st.SearchStrategy[Value]:
    match question.kind:
        case "yes_no":
            return st.booleans()
        case "scale":
            return st.integers(question.low, question.high).map(float)
        case "choice":
            return st.sampled_from([choice.id for choice in question.choices])
        case "number":
            return st.floats(-50, 50)
    return st.text(max_size=10)


def best(question: Question) -> Value:
    return {
        "yes_no": True,
        "scale": float(question.high),
        "choice": "good",
        "number": question.full_at,
        "text": "fine",
    }[question.kind]


def worst(question: Question) -> Value:
    return {
        "yes_no": False,
        "scale": float(question.low),
        "choice": "bad",
        "number": question.none_at,
        "text": "bad",
    }[question.kind]


@st.composite
def answers(draw: st.DrawFn, card: Scorecard) -> dict[str, Answer]:
    given = {}
    for question in card.questions:
        match draw(st.sampled_from(("value", "value", "value", "not_applicable", "open"))):
            case "value":
                given[question.id] = Answer(question.id, draw(values(question)))
            case "not_applicable":
                given[question.id] = Answer(question.id, None, not_applicable=True)
    return given
