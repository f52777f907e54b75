"""Numbers, money, dates and times as words of English and Polish, by num2words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

CURRENCIES: Mapping[str, str] = MappingProxyType(
    {"€": "EUR", "$": "USD", "£": "GBP", "zł": "PLN", "EUR": "EUR", "USD": "USD", "GBP": "GBP", "PLN": "PLN"}
)
_ENGLISH_MONTHS = "January February March April May June July August September October November December"
_POLISH_MONTHS = "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"
MONTHS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"en": tuple(_ENGLISH_MONTHS.split()), "pl": tuple(_POLISH_MONTHS.split())}
)
PERCENT: Mapping[str, str] = MappingProxyType({"en": "percent", "pl": "procent"})
_ENGLISH_MONEY: Mapping[str, tuple[tuple[str, str], tuple[str, str]]] = MappingProxyType(
    {
        "EUR": (("euro", "euros"), ("cent", "cents")),
        "USD": (("dollar", "dollars"), ("cent", "cents")),
        "GBP": (("pound", "pounds"), ("penny", "pence")),
        "PLN": (("zloty", "zlotys"), ("grosz", "groszy")),
    }
)
_POLISH_CASES: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {  # how the ending of an ordinal's last words changes: masculine nominative as num2words gives it
        "genitive": (("y", "ego"), ("gi", "giego"), ("ci", "ciego")),
        "hour": (("y", "a"), ("gi", "ga"), ("ci", "cia")),
        "at hour": (("y", "ej"), ("gi", "giej"), ("ci", "ciej")),
    }
)


def cardinal(number: Decimal | int, language: str) -> str:
    """Return "four hundred and eighty-six", "trzy przecinek pięć"."""
    return _spelled(number, language, "cardinal")


def digits(written: str, language: str) -> str:
    """Return digits one by one, in groups of two or three between which a voice pauses a little."""
    size = 3 if len(written) % 3 == 0 and len(written) > 4 else 2
    groups = (
        [written[start : start + size] for start in range(0, len(written), size)] if len(written) > 4 else [written]
    )
    return ", ".join(" ".join(cardinal(int(digit), language) for digit in group) for group in groups)


def ordinal(number: int, language: str) -> str:
    """Return "twenty-first"; in Polish the masculine nominative."""
    return _spelled(number, language, "ordinal")


def year(number: int, language: str) -> str:
    """Return "nineteen seventy-four"; in Polish the genitive of the ordinal, as it stands before "roku"."""
    return _spelled(number, "en", "year") if language == "en" else _inflected(ordinal(number, "pl"), "genitive")


def money(amount: Decimal, currency: str, language: str) -> str:
    """Return an amount with its currency (ISO 4217) as words; a whole amount without cents."""
    if language == "pl":
        from num2words import num2words

        words = str(num2words(float(amount), lang="pl", to="currency", currency=currency))
        return words.split(",", maxsplit=1)[0] if amount == int(amount) else words
    whole, part = int(amount), int(amount * 100) % 100
    units, parts = _ENGLISH_MONEY[currency]
    said = f"{cardinal(whole, 'en')} {units[whole != 1]}"
    return f"{said} and {cardinal(part, 'en')} {parts[part != 1]}" if part else said


def day(number: int, month: int, language: str, *, month_first: bool = False) -> str:
    """Return "the second of November", "November second" or "drugiego listopada"."""
    name = MONTHS[language][month - 1]
    if language == "pl":
        return f"{_inflected(ordinal(number, 'pl'), 'genitive')} {name}"
    return f"{name} {ordinal(number, 'en')}" if month_first else f"the {ordinal(number, 'en')} of {name}"


def clock(hour: int, minute: int, language: str, *, at: bool = False) -> str:
    """Return a time of the day; `at` puts the Polish hour into the case that stands behind "o", "po" and "od"."""
    if language == "pl":
        said = _inflected(ordinal(hour, "pl") if hour else "zerowy", "at hour" if at else "hour")
        return said if not minute else f"{said} {'zero ' if minute < 10 else ''}{cardinal(minute, 'pl')}"
    said = cardinal(hour, "en")
    if not minute:
        return f"{said} o'clock" if 1 <= hour <= 12 else f"{said} hundred hours"
    return f"{said} {'oh ' if minute < 10 else ''}{cardinal(minute, 'en')}"


def _spelled(number: Decimal | int, language: str, form: str) -> str:
    from num2words import num2words

    return str(num2words(number, lang=language, to=form)).replace(",", "")


def _inflected(words: str, case: str) -> str:
    """Put the words of a Polish ordinal that are ordinals themselves (the tens and the ones) into a case."""
    found = words.split()
    for place in range(max(0, len(found) - 2), len(found)):
        for ending, other in _POLISH_CASES[case]:
            if found[place].endswith(ending):
                found[place] = found[place][: -len(ending)] + other
                break
    return " ".join(found)
