"""The box that says what comes next, and the picture of skills."""

from __future__ import annotations

from typing import get_args

import pytest
from pytestqt.qtbot import QtBot

from roleplay.app import CallOptions
from roleplay.core.records import ScenarioSummary
from roleplay.dialogue.model import Feeling, Trait
from roleplay.gui import words
from roleplay.gui.advice_words import estimate_sentence, reason_sentence, skill_name
from roleplay.gui.theme import ThemeSwitch
from roleplay.gui.widgets.recommendation import RecommendationCard, worth_showing
from roleplay.gui.window import MainWindow
from roleplay.review.recommendation import Advice, Reason, Recommendation
from roleplay.review.schedule import Due
from roleplay.review.skills import Estimate, Skill
from tests.gui import sample
from tests.gui.fakes import FakeRoleplay

FEAR = Skill("feeling", "fear")
NEXT = Recommendation("scam", "easy", Reason("weak", FEAR, 3, 4, 2, ("a", "b", "c")))
OTHER = Recommendation("bill", "normal", Reason("untried"))
HELENA = sample.card(id="scam", customer="Helena Król", title="The text message")
EWA = sample.card(id="bill", customer="Ewa Lis")


def estimate(skill: Skill, calls: int = 4, low: float = 0.1, high: float = 0.5) -> Estimate:
    return Estimate(skill, (low + high) / 2, low, high, calls, ("a",))


def advice(**changes: object) -> Advice:
    values: dict[str, object] = {
        "calls": 5,
        "next": NEXT,
        "alternatives": (OTHER,),
        "strengths": (),
        "weaknesses": (),
        "unknown": (),
        "due": (),
        "levels": {},
    }
    return Advice(**{**values, **changes})  # type: ignore[arg-type]


@pytest.fixture
def card(window: MainWindow, qtbot: QtBot) -> RecommendationCard:
    made = RecommendationCard(window.context)
    qtbot.addWidget(made)
    return made


@pytest.fixture(autouse=True)
def english(theme: ThemeSwitch, window: MainWindow) -> None:
    """Sentences come in the language of the window."""


def test_it_names_the_customer_and_the_reason_and_rings(card: RecommendationCard, qtbot: QtBot) -> None:
    card.show_advice(advice(), (HELENA, EWA))
    assert not card.isHidden()
    assert card.reason == "You let the customer's fear pass in 3 of 4 calls."
    with qtbot.waitSignal(card.start_wanted) as rung:
        card.start_button.click()
    assert rung.args == [CallOptions("scam", "en", "practice", "easy"), HELENA]


def test_an_alternative_rings_at_once_where_nothing_else_is_chosen(card: RecommendationCard, qtbot: QtBot) -> None:
    card.show_advice(advice(), (HELENA, EWA))
    assert [button.text() for button in card.other_buttons] == ["Ewa Lis"]
    with qtbot.waitSignal(card.start_wanted) as rung:
        card.other_buttons[0].click()
    assert rung.args == [CallOptions("bill", "en", "practice", "normal"), EWA]


@pytest.mark.parametrize("scenarios", [(), (EWA,), (sample.card(id="scam", problem="broken"),)])
def test_it_hides_when_the_customer_is_gone(card: RecommendationCard, scenarios: tuple[ScenarioSummary, ...]) -> None:
    card.show_advice(advice(), (HELENA, EWA))
    card.show_advice(advice(), scenarios)
    assert card.isHidden()


def test_it_reads_the_advice_itself_for_the_debrief(
    card: RecommendationCard, fake: FakeRoleplay, qtbot: QtBot
) -> None:
    fake.cards, fake.given = (HELENA, EWA), advice()
    card.load()
    qtbot.waitUntil(lambda: not card.isHidden())
    assert card.reason.startswith("You let")


def test_a_new_trainee_is_told_what_will_be_there(card: RecommendationCard) -> None:
    card.show_advice(advice(next=Recommendation("scam", "easy", Reason("start"))), (HELENA,))
    assert card._no_ranges.isVisibleTo(card)
    assert not card.ranges.isVisibleTo(card)
    assert not card._due.isVisibleTo(card)


def test_what_is_due_is_named(card: RecommendationCard) -> None:
    skills = [Skill("technique", name) for name in ("empathy", "paraphrase", "closing", "greeting", "hold")]
    due = tuple(Due(skill, sample.STARTED, sample.STARTED, 0.8) for skill in skills)
    card.show_advice(advice(due=due), (HELENA,))
    assert card._due.full_text() == "Due today: Empathy, Paraphrase, Closes well, …"


def test_weak_points_come_first_and_the_picture_tells_itself_in_words(card: RecommendationCard) -> None:
    weak = tuple(estimate(Skill("technique", name)) for name in ("empathy", "paraphrase", "closing", "greeting"))
    strong = (estimate(Skill("trait", "elderly"), low=0.6, high=0.9),)
    unknown = (estimate(FEAR, calls=2), estimate(Skill("mistake", "rushing"), calls=1))
    found = advice(weaknesses=weak, strengths=strong, unknown=unknown)
    assert worth_showing(found) == (*weak[:3], *strong, unknown[0])
    card.show_advice(found, (HELENA,))
    told = card.ranges.accessibleName()
    assert "Empathy: goes well in 10 to 50 of 100 calls; from 4 calls" in told
    assert "Meeting fear: not known yet, 2 calls" in told


ALL = [
    *(Skill("technique", name) for name in ("empathy", "closing")),
    Skill("mistake", "minimising"),
    *(Skill("manner", name) for name in ("interrupting", "dead_air", "tactical_silence")),
    *(Skill("feeling", name) for name in ("grief", "anger", "disappointment", "fear")),
    Skill("trait", "sarcastic"),
]


@pytest.mark.parametrize("skill", ALL, ids=str)
@pytest.mark.parametrize("kind", ["weak", "due"])
def test_every_skill_has_its_sentences(skill: Skill, kind: str) -> None:
    told = reason_sentence(Reason(kind, skill, 3, 4, 12), "Helena Król")  # type: ignore[arg-type]
    assert told.endswith(".")
    assert "%" not in told
    assert ("3 of 4" if kind == "weak" else "12 days ago") in told
    assert "_" not in skill_name(skill)
    assert "%" not in estimate_sentence(estimate(skill))


@pytest.mark.parametrize(("badly", "calls", "counted"), [(1, 1, "1 of 1 call"), (1, 2, "1 of 2 calls")])
def test_one_bad_call_is_no_habit_yet(badly: int, calls: int, counted: str) -> None:
    told = reason_sentence(Reason("due", Skill("technique", "empathy"), badly, calls, 1), "Helena Król")
    assert told == f"“Empathy” did not go well in {counted} so far: try it again."


def test_everything_that_may_be_recommended_has_a_name() -> None:
    for trait in get_args(Trait):
        assert words.trait_name(trait) != trait
        assert skill_name(Skill("trait", trait)).endswith(words.trait_name(trait).lower())
    for feeling in get_args(Feeling):
        assert skill_name(Skill("feeling", feeling)) != feeling


@pytest.mark.parametrize("kind", ["start", "untried", "lost", "raise", "due"])
def test_every_other_reason_has_a_sentence(kind: str) -> None:
    reason = Reason(kind, Skill("scenario", "scam") if kind == "due" else None, days=1)  # type: ignore[arg-type]
    told = reason_sentence(reason, "Helena Król")
    assert told.endswith(".")
    assert "%" not in told
