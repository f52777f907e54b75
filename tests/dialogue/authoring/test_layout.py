"""Where the nodes of a graph are placed."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from roleplay.dialogue.authoring.layout import COLUMN_GAP, ROW_GAP, Wish, place

WIDTH = 200.0


def test_a_call_goes_from_left_to_right_and_back_links_change_nothing() -> None:
    wish = Wish(WIDTH, (80.0, 120.0, 60.0, 60.0), ((0, 1), (1, 2), (1, 3), (3, 0)))
    placed = place(wish)
    step = WIDTH + COLUMN_GAP
    assert placed.left == (0.0, step, 2 * step, 2 * step)
    assert placed == place(wish)
    assert placed.left == place(Wish(WIDTH, wish.heights, wish.links[:3])).left


def test_a_link_over_columns_keeps_clear_of_the_cards_between() -> None:
    placed = place(Wish(WIDTH, (80.0, 80.0, 80.0), ((0, 1), (1, 2), (0, 2))))
    (through,) = placed.ways[2]
    assert placed.left[1] < through[0] < placed.left[1] + WIDTH
    assert not placed.top[1] < through[1] < placed.top[1] + 80


def test_what_stands_aside_is_on_top_of_the_first_column() -> None:
    placed = place(Wish(WIDTH, (300.0, 80.0, 80.0), ((0, 1), (0, 2), (1, 2)), first=1, aside=frozenset({0})))
    assert placed.left[0] == placed.left[1] == 0
    assert placed.top[0] < placed.top[1]
    assert placed.left[2] > 0


def test_no_nodes_need_no_place() -> None:
    assert place(Wish(WIDTH, (), ())).left == ()


@st.composite
def wishes(draw: st.DrawFn) -> Wish:
    count = draw(st.integers(1, 25))
    node = st.integers(0, count - 1)
    heights = draw(st.lists(st.floats(20, 400), min_size=count, max_size=count))
    links = draw(st.lists(st.tuples(node, node).filter(lambda link: link[0] != link[1]), max_size=60, unique=True))
    return Wish(WIDTH, tuple(heights), tuple(links), draw(node), frozenset(draw(st.sets(node, max_size=1))))


@given(wishes())
def test_whatever_is_joined_no_two_nodes_overlap(wish: Wish) -> None:
    placed = place(wish)
    assert min(placed.left) == 0
    assert min(placed.top) == 0
    columns: dict[float, list[int]] = {}
    for node, left in enumerate(placed.left):
        columns.setdefault(left, []).append(node)
    for nodes in columns.values():
        nodes.sort(key=lambda node: placed.top[node])
        for upper, lower in pairwise(nodes):
            assert placed.top[lower] >= placed.top[upper] + wish.heights[upper] + ROW_GAP - 0.01


@given(wishes())
def test_ways_lead_through_the_columns_between(wish: Wish) -> None:
    placed = place(wish)
    for link, points in placed.ways.items():
        source, target = wish.links[link]
        between = [at - WIDTH / 2 for at, _ in points]
        step = WIDTH + COLUMN_GAP
        assert between == [placed.left[source] + step * (1 + number) for number in range(len(points))]
        assert placed.left[target] == between[-1] + step
