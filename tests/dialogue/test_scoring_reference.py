"""`docs/scoring.md` says what the program does."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from roleplay.dialogue.scoring import caps, chances, costs, points, reading, survey

PAGE = Path(__file__).parents[2] / "docs" / "scoring.md"


@cache
def _rows(heading: str) -> dict[str, list[str]]:
    """Return the cells of the table below a heading, by the first of them."""
    text = PAGE.read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in text.splitlines() if line.startswith("|")][2:]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0]: row[1:] for row in cells}


def test_the_weights() -> None:
    assert {name: float(row[0]) for name, row in _rows("The sections").items()} == dict(points.WEIGHTS)


def test_every_mistake_has_its_price_and_section() -> None:
    told = {
        mistake: (float(row[0].split(",")[0]), row[1])
        for what, row in _rows("What costs points").items()
        for mistake in re.findall(r"`(\w+)`", what)
        if mistake in reading.MISTAKES
    }
    assert told == {
        mistake: (
            costs.GRAVE_MISTAKE if mistake in costs.GRAVE_MISTAKES else costs.MISTAKE,
            costs.SECTIONS.get(mistake, "composure"),
        )
        for mistake in reading.MISTAKES
    }


@pytest.mark.parametrize(
    ("what", "price"),
    [
        ("`interrupting`, in a tirade", (costs.INTERRUPTION, costs.TIRADE_INTERRUPTION)),
        ("`dead_air`", (costs.DEAD_AIR,)),
        ("`hold_unannounced`, `long_hold`", (costs.UNANNOUNCED_HOLD, costs.LONG_HOLD)),
        ("`long_winded`: the customer had to cut in", (costs.LONG_WINDED,)),
    ],
)
def test_what_is_measured_has_its_price(what: str, price: tuple[float, ...]) -> None:
    assert tuple(map(float, _rows("What costs points")[what][0].split(","))) == price


def test_the_caps() -> None:
    told = [row[0] for row in _rows("What holds a whole score down").values()]
    assert told == [f"{caps.UNHAPPY:.0f}", f"{caps.ONE_MATTER:.0f}", "what it says"]


def test_the_survey() -> None:
    rows = _rows("The survey")
    assert float(rows["solved, handed over"][0]) == survey.BASE["solved"] == survey.BASE["handed_over"]
    assert float(rows["broken off"][0]) == survey.BASE["aborted"]
    assert f"heat below {survey.CALM:.0f} at the end" in rows
    assert f"heat of {survey.HOT:.0f} or more at the end" in rows
    assert f"heat rose {survey.RISEN:.0f} or more above where it began" in rows


def test_the_thresholds() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert f"full below heat {chances.CALM:.0f} at the end, or {chances.CALMED:.0f} below the start" in text
    assert f"as near as {reading.CERTAIN}" in text
    assert f"{costs.REPETITION} times as many" in text
