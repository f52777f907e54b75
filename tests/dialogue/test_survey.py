"""How satisfied a simulated customer says they are."""

from __future__ import annotations

from typing import Any

import pytest

from roleplay.core.events import Answered, ButtonPressed, CallEnded, EngineInput, Outcome
from roleplay.core.records import Survey
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.scoring import score
from roleplay.dialogue.scoring.survey import WORDS
from tests.dialogue.scenarios import said, small

KIND = said("empathy", "apology", "listening", "taking_notes", replies=("kind",), at=1)
SOLVE = said("solution", replies=("solve",), at=2)
OWN = [{"en": f"en {rating}", "pl": f"pl {rating}"} for rating in range(1, 6)]


def _asked(*events: EngineInput, outcome: Outcome = "solved", language: str = "en", **changes: Any) -> Survey:
    engine = DialogueEngine(small(**changes), language)
    found = score(engine, (Answered(0.0), *events, CallEnded(9.0, outcome)), seed=0).survey
    assert found is not None
    return found


def _reasons(survey: Survey) -> dict[str, float]:
    return {reason.reason: reason.points for reason in survey.reasons}


def test_heard_helped_and_calm_is_the_best() -> None:
    found = _asked(KIND, SOLVE)
    assert found.rating == 5
    assert _reasons(found) == {"outcome_solved": 3, "feeling_met": 1, "matter_settled": 1, "calm_end": 0.5}
    felt = next(reason for reason in found.reasons if reason.reason == "feeling_met")
    assert (felt.at, felt.evidence) == (1, "x")


def test_helped_but_not_heard_is_in_the_middle() -> None:
    nodes = small().model_dump()["nodes"]
    nodes["start"]["replies"][2].update(next="done", effects={"set": ["settled"]})
    found = _asked(said("solution", replies=("solve-cold",)), nodes=nodes)
    assert _reasons(found)["feeling_ignored"] == -1
    assert found.rating == 3


def test_who_was_made_angry_and_stayed_so_says_so() -> None:
    rude = said("minimising", "calm_down", at=0.5)
    found = _asked(rude, said("empathy", replies=("kind",)), SOLVE)
    assert {"hot_end", "made_angrier"} <= set(_reasons(found))
    assert found.rating == 3


def test_a_cold_handover_is_told_apart_from_a_briefed_one() -> None:
    ratings = [
        _asked(KIND, said("transfer", *more, at=2), outcome="handed_over").rating for more in (("handover",), ())
    ]
    assert ratings[0] > ratings[1]


@pytest.mark.parametrize("outcome", ["customer_left", "unjustified_hangup", "justified_hangup", "aborted"])
def test_without_a_happy_end_nobody_is_satisfied(outcome: Outcome) -> None:
    assert _asked(KIND, outcome=outcome).rating <= 2
    assert _asked(ButtonPressed(1, "hang_up"), outcome=outcome).rating == 1


def test_the_customer_speaks_in_own_words_and_in_the_language_of_the_call() -> None:
    assert _asked(KIND, SOLVE, survey=OWN).words == "en 5"
    both: dict[str, Any] = {"languages": ["en", "pl"], "survey": OWN}
    assert _asked(KIND, SOLVE, language="pl", **both).words == "pl 5"
    assert _asked(outcome="customer_left", language="pl", **both).words == "pl 1"


def test_without_own_words_there_are_general_ones_in_every_language_of_the_program() -> None:
    assert {language: len(words) for language, words in WORDS.items()} == {"en": 5, "pl": 5}
    assert _asked(KIND, SOLVE).words == WORDS["en"][4]
    assert _asked(KIND, SOLVE, language="pl", languages=["en", "pl"]).words == WORDS["pl"][4]
    assert _asked(KIND, SOLVE, languages=["ko"], language="ko").words == WORDS["en"][4]
    assert _asked(KIND, SOLVE, survey=[{"en": "only one"}]).words == WORDS["en"][4]


def test_the_reasons_add_up_to_the_rating() -> None:
    for events, outcome in (((KIND, SOLVE), "solved"), ((KIND,), "handed_over"), ((), "customer_left")):
        found = _asked(*events, outcome=outcome)  # type: ignore[arg-type]
        assert abs(sum(_reasons(found).values()) - found.rating) <= 1
