"""Writes out what engines read in different ways, or wrongly: numbers, money, dates, times, codes, titles and names.

All engines then say the same. Names come from a lexicon, which a voice and a scenario may bring along.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType

from roleplay.speech.voices import number_words as words

_Rule = tuple[re.Pattern[str], Callable[["Pronunciation", re.Match[str]], str]]

_TITLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "en": MappingProxyType({"Mrs": "Missis", "Mr": "Mister", "Ms": "Miz", "Dr": "Doctor", "Prof": "Professor"}),
        "pl": MappingProxyType({"dr": "doktor", "prof": "profesor", "inż": "inżynier", "mgr": "magister"}),
    }
)
_SHORT: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "en": MappingProxyType(
            {
                "e.g.": "for example",
                "i.e.": "that is",
                "etc.": "et cetera",
                "No.": "number",
                "&": "and",
                "vs.": "versus",
            }
        ),
        "pl": MappingProxyType(
            {
                "np.": "na przykład",
                "tzn.": "to znaczy",
                "itd.": "i tak dalej",
                "nr": "numer",
                "ul.": "ulica",
                "&": "i",
            }
        ),
    }
)
_COUNTED = (
    "number",
    "order",
    "code",
    "pin",
    "invoice",
    "case",
    "ticket",
    "numer",
    "zamówienie",
    "kod",
    "faktura",
    "nr",
)
"""Words behind which digits are a name and no quantity."""
_AT_HOUR = re.compile(r"\b(?:o|po|od|do|około)\s+$", re.IGNORECASE)
_SIGN_BEFORE = r"€|\$|£|EUR|USD|GBP|PLN"
_SIGN_BEHIND = rf"{_SIGN_BEFORE}|zł"
_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d])|\d{1,3}(?:,\d{3})+(?!\d)|\d+"


class Pronunciation:
    """How sentences in one language are spoken. `say` maps words to the spelling that is read aright."""

    def __init__(self, language: str, say: Mapping[str, str] = MappingProxyType({})) -> None:
        self.language = language
        self._say = dict(say)
        wanted = sorted(self._say, key=len, reverse=True)
        self._lexicon = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, wanted))})(?!\w)") if wanted else None

    def of(self, sentence: str) -> str:
        """Return a sentence as the engines shall read it; braces around swear words stay."""
        if self._lexicon is not None:
            sentence = self._lexicon.sub(lambda match: self._say[match[0]], sentence)
        if self.language not in words.MONTHS:
            return sentence
        for short, long in _SHORT[self.language].items():
            sentence = re.sub(rf"(?<![\w]){re.escape(short)}(?=\s)", long, sentence)
        titles = "|".join(_TITLES[self.language])
        sentence = re.sub(rf"\b({titles})\.?(?=\s+[^\W\d_])", lambda m: _TITLES[self.language][m[1]], sentence)
        if not any(character.isdigit() for character in sentence):
            return sentence
        for pattern, rule in _RULES[self.language]:
            sentence = pattern.sub(lambda match, rule=rule: rule(self, match), sentence)  # type: ignore[misc]
        return sentence

    def amount(self, written: str) -> Decimal:
        """Return a number as written in this language, with its separators of thousands and of decimals."""
        plain = re.sub(r"[ \u00a0\u202f]", "", written)
        if self.language == "pl":
            return Decimal(plain.replace(",", "."))
        return Decimal(plain.replace(",", ""))


def _money(self: Pronunciation, match: re.Match[str]) -> str:
    return words.money(self.amount(match["amount"]), words.CURRENCIES[match["sign"]], self.language)


def _percent(self: Pronunciation, match: re.Match[str]) -> str:
    return f"{words.cardinal(self.amount(match['amount']), self.language)} {words.PERCENT[self.language]}"


def _clock(self: Pronunciation, match: re.Match[str]) -> str:
    at = bool(_AT_HOUR.search(match.string[: match.start()]))
    return words.clock(int(match["hour"]), int(match["minute"]), self.language, at=at)


def _day_of_month(self: Pronunciation, match: re.Match[str]) -> str:
    names = [name.lower() for name in words.MONTHS[self.language]]
    month = names.index(match["month"].lower()) + 1
    said = words.day(int(match["day"]), month, self.language, month_first=match.start("month") < match.start("day"))
    behind = match.string[: match.start()].rstrip().lower()
    if behind.endswith((" the", "the")) and said.startswith("the "):
        said = said[4:]
    return said + _with_year(self, match["year"])


def _numeric_date(self: Pronunciation, match: re.Match[str]) -> str:
    day, month = int(match["day"]), int(match["month"])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return match[0]
    return words.day(day, month, self.language) + _with_year(self, match["year"])


def _with_year(self: Pronunciation, written: str | None) -> str:
    if not written:
        return ""
    said = words.year(int(written), self.language)
    return f" {said} roku" if self.language == "pl" else f", {said}"


def _polish_year(_self: Pronunciation, match: re.Match[str]) -> str:
    return f"{words.year(int(match['year']), 'pl')} roku"


def _code(self: Pronunciation, match: re.Match[str]) -> str:
    """Letters one by one, short numbers as numbers, others digit by digit."""
    said = []
    for part in re.findall(r"[^\W\d_]+|\d+", match[0]):
        if not part.isdigit():
            said.append(" ".join(part) if part.isupper() else part)
        elif part.startswith("0") or len(part) > 2:
            said.append(words.digits(part, self.language))
        else:
            said.append(words.cardinal(int(part), self.language))
    return " ".join(said)


def _phone(self: Pronunciation, match: re.Match[str]) -> str:
    return ", ".join(words.digits(group, self.language) for group in match[0].strip("+").split())


def _ordinal(self: Pronunciation, match: re.Match[str]) -> str:
    return words.ordinal(int(match["number"]), self.language)


def _number(self: Pronunciation, match: re.Match[str]) -> str:
    written = match[0]
    if not written.isdigit():
        return words.cardinal(self.amount(written), self.language)
    behind = match.string[: match.start()]
    named = behind.lower().rstrip(" #:").rsplit(maxsplit=1)[-1:]
    if (
        written.startswith("0")
        or (named and named[0].strip(",.:") in _COUNTED and len(written) > 2)
        or len(written) > 6
    ):
        return words.digits(written, self.language)
    number = int(written)
    if len(written) == 4 and 1900 <= number < 2100 and self.language == "en":
        return words.year(number, "en")
    if len(written) >= 4 and number % 100:
        return words.digits(written, self.language)
    return words.cardinal(number, self.language)


def _range(self: Pronunciation, match: re.Match[str]) -> str:
    between = {"en": "to", "pl": "do"}[self.language]
    return f"{match['first']} {between} {match['last']}"


def _rules(language: str) -> tuple[_Rule, ...]:
    decimal = "," if language == "pl" else "."
    number = rf"(?:{_NUMBER})(?:{re.escape(decimal)}\d+)?"
    month = "|".join(words.MONTHS[language])
    year = r"(?:,?\s+(?P<year>(?:19|20)\d\d)(?:\s+r(?:oku|\.))?\b)?"
    shared: list[tuple[str, Callable[[Pronunciation, re.Match[str]], str]]] = [
        (r"(?<!\w)(?:\+\d{1,3}|0\d{1,4})(?: \d{2,4}){2,4}(?!\w)", _phone),
        (rf"(?<!\w)(?P<sign>{_SIGN_BEFORE})\s?(?P<amount>{number})(?!\w)", _money),
        (rf"(?<![\w.,])(?P<amount>{number})\s?(?P<sign>{_SIGN_BEHIND})(?!\w)", _money),
        (rf"(?<![\w.,])(?P<amount>{number})\s?%", _percent),
        (r"(?<![\w:])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\w:])", _clock),
        (r"(?<!\w)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\w)", _numeric_date),
        (r"(?<!\w)(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>(?:19|20)\d\d)(?!\w)", _numeric_date),
        (rf"(?<![\w.,])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month>{month})\b{year}", _day_of_month),
    ]
    if language == "en":
        shared += [
            (rf"\b(?P<month>{month})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b{year}", _day_of_month),
            (r"(?<!\w)(?P<number>\d+)(?:st|nd|rd|th)\b", _ordinal),
        ]
    else:
        shared.append((r"(?<![\w.,])(?P<year>(?:19|20)\d\d)\s+r(?:oku\b|\.)", _polish_year))
    shared += [
        (r"(?<!\w)(?=[\w-]*[^\W\d_])(?=[\w-]*\d)[A-Z0-9]+(?:-[A-Z0-9]+)*(?!\w)", _code),
        (r"(?<!\w)(?P<first>\d{1,3})\s?[-–]\s?(?P<last>\d{1,3})(?!\w)", _range),
        (rf"(?<!\w){number}(?!\w)", _number),
    ]
    flags: dict[object, re.RegexFlag] = {_day_of_month: re.IGNORECASE}
    return tuple((re.compile(pattern, flags.get(rule, re.NOFLAG)), rule) for pattern, rule in shared)


_RULES: Mapping[str, tuple[_Rule, ...]] = MappingProxyType({language: _rules(language) for language in ("en", "pl")})
