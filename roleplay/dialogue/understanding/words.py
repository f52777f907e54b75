"""Words of an utterance: normalised, with the place where each was said, and their stems."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)
_SPLIT = re.compile(
    r"\b(?:(?P<negated>ca|wo|do|does|did|is|are|was|were|ha[sd]|have|would|could|should|must)(?:n| n) t|"
    r"(?P<subject>i|you|he|she|it|we|they|that|what|there|who|where|how|here) "
    r"(?P<verb>m|s|re|ve|ll|d))\b",
    re.IGNORECASE,
)
"""Contractions as some recognisers write them: `do n t`, `can t`, `i ll`."""
_STEMMERS = {"en": "english", "pl": "polish"}
_UNDECOMPOSED = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "đ": "d", "ß": "ss"})

# How people, and recognisers that write no apostrophes, contract.
_CONTRACTIONS = {
    "i'm": "i am", "im": "i am", "i've": "i have", "ive": "i have", "i'll": "i will", "i'd": "i would",
    "you're": "you are", "youre": "you are", "you've": "you have", "youve": "you have", "you'll": "you will",
    "youll": "you will", "you'd": "you would", "youd": "you would", "we're": "we are", "we've": "we have",
    "weve": "we have", "we'll": "we will", "we'd": "we would", "they're": "they are", "theyre": "they are",
    "they've": "they have", "theyve": "they have", "they'll": "they will", "it's": "it is", "that's": "that is",
    "thats": "that is", "what's": "what is", "whats": "what is", "there's": "there is", "theres": "there is",
    "who's": "who is", "he's": "he is", "she's": "she is", "let's": "let us", "lets": "let us",
    "how's": "how is", "where's": "where is", "wheres": "where is", "when's": "when is", "here's": "here is",
    "can't": "can not", "cant": "can not", "cannot": "can not", "won't": "will not", "wont": "will not",
    "don't": "do not", "dont": "do not", "doesn't": "does not", "doesnt": "does not", "didn't": "did not",
    "didnt": "did not", "isn't": "is not", "isnt": "is not", "aren't": "are not", "arent": "are not",
    "wasn't": "was not", "wasnt": "was not", "weren't": "were not", "werent": "were not", "haven't": "have not",
    "havent": "have not", "hasn't": "has not", "hasnt": "has not", "hadn't": "had not", "wouldn't": "would not",
    "wouldnt": "would not", "couldn't": "could not", "couldnt": "could not", "shouldn't": "should not",
    "shouldnt": "should not", "ain't": "is not", "gonna": "going to", "wanna": "want to", "gotta": "got to",
    "gimme": "give me", "lemme": "let me", "dunno": "do not know", "mister": "mr", "missus": "mrs", "miss": "ms",
    "apologize": "apologise", "apologizing": "apologising", "realize": "realise", "recognize": "recognise",
    "ok": "okay",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """One normalised word and where it stands in the utterance."""

    word: str
    start: int
    end: int


def word_set(listed: str) -> frozenset[str]:
    """Return the words of a list that is written as one text."""
    return frozenset(listed.split())


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Return the text without diacritics, in lower case."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_UNDECOMPOSED).lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char)).translate(_UNDECOMPOSED)


def tokenize(text: str, language: str) -> list[Token]:
    """Return the words of a text; English contractions become several words that share one place."""
    tokens: list[Token] = []
    for match in _WORD.finditer(text):
        raw = match.group().lower().replace("’", "'")
        if language == "en":
            raw = _CONTRACTIONS.get(raw, raw)
        for word in raw.split():
            plain = word[:-2] if word.endswith("'s") else word.replace("'", "")
            tokens.append(Token(plain, match.start(), match.end()))
    return tokens


def rejoined(text: str, language: str) -> str:
    """Return the text with contractions written in one that were split."""
    if language != "en":
        return text
    return _SPLIT.sub(
        lambda found: f"{found['negated']}n't" if found["negated"] else f"{found['subject']}'{found['verb']}", text
    )


def words(text: str, language: str) -> list[str]:
    """Return the normalised words of a text."""
    return [token.word for token in tokenize(text, language)]


@lru_cache(maxsize=20_000)
def stem(word: str, language: str) -> str:
    """Return the stem of a normalised word, without diacritics; the word itself where no stemmer is known."""
    folded = fold(word)
    algorithm = _STEMMERS.get(language)
    if algorithm is None or len(folded) < 4:
        return folded
    # A stemmer keeps the word that it works on, so threads must not share one; making one costs next to nothing.
    return str(snowballstemmer.stemmer(algorithm).stemWord(folded))
