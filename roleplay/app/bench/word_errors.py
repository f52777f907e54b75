"""Word and character error rates of a set of transcripts; the counting is jiwer's (https://github.com/jitsi/jiwer)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roleplay.speech.recognition.words import spoken_words


@dataclass(frozen=True, slots=True)
class ErrorRates:
    """Errors of all transcripts together: the sum of errors over the sum of reference words."""

    words: int
    """In the references."""
    word_error_rate: float
    """Substitutions, deletions and insertions over `words`; may be above 1."""
    character_error_rate: float
    """The same of characters, spaces included: fairer where words are long or their spacing is free, as in Korean."""
    substitutions: int
    deletions: int
    insertions: int


def error_rates(references: Sequence[str], transcripts: Sequence[str]) -> ErrorRates:
    """Compare transcripts with what was said, letters in lower case and without punctuation.

    Raises `ValueError` when a reference holds no word, or when there is none.
    """
    import jiwer

    said = [" ".join(spoken_words(text)) for text in references]
    heard = [" ".join(spoken_words(text)) for text in transcripts]
    if not said or not all(said):
        raise ValueError("there is nothing to compare with")
    by_word = jiwer.process_words(said, heard)
    words = sum(len(text.split()) for text in said)
    return ErrorRates(
        words,
        float(by_word.wer),
        float(jiwer.process_characters(said, heard).cer),
        by_word.substitutions,
        by_word.deletions,
        by_word.insertions,
    )
