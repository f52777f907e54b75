"""Other ways to hear an utterance, and words that were not heard clearly."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.understanding import (
    Alternative,
    Evidence,
    ReplyMatch,
    TechniqueMatch,
    Transcript,
    Understood,
    Word,
)
from roleplay.dialogue.understanding.readings import BELIEVED, UNCLEAR, best_reading, without_doubtful

OPEN = {"good", "fine", "poor"}
HARMLESS = {"good", "fine"}
MISTAKES = {"blame_customer", "calm_down"}


def understood(*techniques: str, clause: str = "", **scores: float) -> Understood:
    evidence = Evidence(clause)
    return Understood(
        tuple(TechniqueMatch(name, 0.8, evidence) for name in techniques),
        tuple(ReplyMatch(name, score, evidence) for name, score in sorted(scores.items(), key=lambda pair: -pair[1])),
    )


READINGS = {
    "clearly good": understood("empathy", good=0.9, poor=0.1),
    "fairly good": understood(good=0.55),
    "good with a mistake": understood("blame_customer", "empathy", good=0.8),
    "poor": understood("calm_down", poor=0.95, good=0.7),
    "closed": understood(closed=0.99, good=0.2),
}


def choose(found: Understood, *alternatives: Alternative) -> Understood:
    return best_reading(
        found,
        alternatives,
        READINGS.__getitem__,
        takeable=OPEN,
        harmless=HARMLESS,
        mistakes=MISTAKES,
        accept=0.5,
    )


def other(text: str, confidence: float | None = None, source: str = "n-best") -> Alternative:
    return Alternative(text, source, confidence)  # type: ignore[arg-type]


def test_another_way_to_hear_it_decides_where_the_best_fits_nothing() -> None:
    found = understood("greeting", good=0.3)
    chosen = choose(found, other("fairly good"), other("clearly good"))
    assert chosen.alternative == other("clearly good")
    assert chosen.replies == READINGS["clearly good"].replies
    assert [match.technique for match in chosen.techniques] == ["empathy", "greeting"]


def test_what_fits_a_reply_is_not_heard_otherwise() -> None:
    found = understood(fine=0.5)
    assert choose(found, other("clearly good")) == found


def test_a_little_better_is_not_enough() -> None:
    for score, other_score in ((0.49, "fairly good"), (0.3, "fairly good")):
        found = understood(good=score)
        assert choose(found, other(other_score)) == found


def test_no_other_way_to_hear_it_brings_a_mistake_or_a_poor_reply() -> None:
    found = understood(good=0.1)
    assert choose(found, other("poor")) == found
    chosen = choose(found, other("good with a mistake"))
    assert chosen.alternative is not None
    assert [match.technique for match in chosen.techniques] == ["empathy"]
    made = understood("blame_customer", good=0.1)
    assert "blame_customer" in [match.technique for match in choose(made, other("clearly good")).techniques]


def test_a_reply_that_is_closed_now_counts_for_nothing() -> None:
    found = understood(good=0.1, closed=0.9)
    assert choose(found, other("closed")) == found
    assert choose(found, other("clearly good")).alternative is not None


def test_unlikely_ways_are_not_looked_at() -> None:
    found = understood(good=0.1)
    for unlikely in (other("clearly good", 0.01), other("clearly good", BELIEVED - 0.01, "phrases")):
        assert choose(found, unlikely) == found
    for likely in (other("clearly good", 0.02), other("clearly good", BELIEVED, "phrases")):
        assert choose(found, likely).alternative == likely
    assert choose(found, other("clearly good", None, "phrases")) == found


@given(
    st.dictionaries(st.sampled_from(sorted(OPEN | {"closed"})), st.floats(0, 1)),
    st.lists(st.sampled_from(sorted(READINGS)).map(other)),
)
def test_the_choice_never_goes_against_the_trainee(scores: dict[str, float], others: list[Alternative]) -> None:
    found = understood(**scores)
    chosen = choose(found, *others)
    if chosen.alternative is None:
        assert chosen == found
    else:
        assert chosen.alternative in others
        assert not MISTAKES.intersection(match.technique for match in chosen.techniques)
        best = max((match for match in chosen.replies if match.reply in OPEN), key=lambda match: match.score)
        assert best.reply in HARMLESS


# --- words that were not heard clearly ---


def transcript(text: str, *confidences: float | None) -> Transcript:
    words = tuple(
        Word(word, place, place + 1.0, confidence)
        for place, (word, confidence) in enumerate(zip(text.split(), confidences, strict=True))
    )
    return Transcript(text, 0.0, 9.0, "vosk", words)


BLAME = understood("blame_customer", "empathy", clause="it is your fault", poor=0.9, good=0.6)


def clear(found: Understood, said: Transcript) -> Understood:
    return without_doubtful(found, said, mistakes=MISTAKES, poor={"poor"})


def test_a_mistake_in_words_that_were_not_heard_clearly_does_not_count() -> None:
    said = transcript("well it is your fault", 0.99, 0.4, 0.4, 0.3, 0.2)
    found = clear(BLAME, said)
    assert [match.technique for match in found.techniques] == ["empathy"]
    assert [match.technique for match in found.unclear] == ["blame_customer"]
    assert [match.reply for match in found.replies] == ["good", "poor"]
    assert found.replies[1].score < 0.5


def test_a_mistake_that_was_heard_clearly_counts() -> None:
    assert clear(BLAME, transcript("well it is your fault", 0.1, 0.9, 0.9, 0.9, 0.9)) == BLAME


def test_the_words_of_a_cue_carry_more_than_those_around_them() -> None:
    said = transcript("it is your fault", 1.0, 1.0, 1.0, 0.1)
    assert clear(BLAME, said) == BLAME
    cued = replace(BLAME.techniques[0], evidence=Evidence("it is your fault", cues=("fault",)))
    found = clear(replace(BLAME, techniques=(cued,)), said)
    assert found.unclear == (cued,)


def test_nothing_is_doubted_where_no_confidence_is_known() -> None:
    assert clear(BLAME, transcript("it is your fault", None, None, None, None)) == BLAME
    assert clear(BLAME, Transcript("it is your fault", 0.0, 1.0, "typed")) == BLAME


def test_words_that_are_not_there_word_for_word_are_not_doubted() -> None:
    assert clear(BLAME, transcript("it's your fault", 0.1, 0.1, 0.1)) == BLAME


@given(st.lists(st.floats(0, 1), min_size=4, max_size=4))
def test_doubt_follows_the_mean(confidences: list[float]) -> None:
    found = clear(BLAME, transcript("it is your fault", *confidences))
    assert bool(found.unclear) == (sum(confidences) / 4 < UNCLEAR)
    assert {match.technique for match in (*found.techniques, *found.unclear)} == {"blame_customer", "empathy"}
