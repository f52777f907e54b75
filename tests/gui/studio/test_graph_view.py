"""The dialogue as a graph: drawn, moved, searched, walked and changed by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage, QImageReader, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roleplay.app.bench.large_scenario import large_scenario
from roleplay.core.errors import DiskError, InputError
from roleplay.dialogue.authoring.graph import SHARED, Graph, scenario_graph
from roleplay.gui.pages.studio.graph import GraphView
from roleplay.gui.pages.studio.graph.picture import save_picture
from roleplay.gui.pages.studio.graph.scene import Scene
from roleplay.gui.theme import tokens

Shown = Callable[..., GraphView]

SMALL = {
    "start": "pick-up",
    "shared_silence": [{"next": "gone"}],
    "nodes": {
        "pick-up": {
            "says": [{"id": "a", "text": {"en": "It is {bloody} freezing!", "pl": "Zimno, łobuzy!"}}],
            "replies": [
                {"id": "sorry", "quality": "good", "next": "what-now"},
                {"id": "calm-down", "quality": "poor"},
            ],
        },
        "what-now": {
            "says": [{"id": "b", "text": {"en": "And <b>now</b> & here?"}}],
            "replies": [{"id": "engineer", "next": "done"}],
        },
        "done": {"outcome": "solved"},
        "gone": {"outcome": "customer_left"},
    },
}


@pytest.fixture
def shown(qapp: QApplication, qtbot: QtBot) -> Shown:
    """Show a graph, and wait until it is laid out."""

    def show(value: object = SMALL, size: tuple[int, int] = (1000, 700)) -> GraphView:
        view = GraphView()
        qtbot.addWidget(view)
        view.resize(*size)
        view.show()
        show_again(qtbot, view, scenario_graph(value, "en"))
        return view

    return show


def show_again(qtbot: QtBot, view: GraphView, graph: Graph) -> None:
    with qtbot.waitSignal(view.laid_out, timeout=60_000):
        view.show_graph(graph)


def scene_of(view: GraphView) -> Scene:
    assert view.canvas.scene_shown is not None
    return view.canvas.scene_shown


def at(view: GraphView, node: str, row: int | None = None) -> QPoint:
    """Return where on the canvas a card is; with a row, where its port is."""
    scene = scene_of(view)
    number = scene.number[node]
    rect = scene.rect(number)
    point = rect.topLeft() + QPointF(40, 18)
    if row is not None:
        point = QPointF(rect.right(), rect.top() + scene.cards[number].row_middle(row))
    return view.canvas.to_widget(point).toPoint()


def picture_of(view: GraphView) -> QImage:
    return view.canvas.grab().toImage()


def colours_in(view: GraphView) -> set[str]:
    image = picture_of(view)
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}


def test_a_graph_is_laid_out_and_drawn_from_left_to_right(shown: Shown) -> None:
    view = shown()
    scene = scene_of(view)
    lefts = [scene.boxes[scene.number[node], 0] for node in ("pick-up", "what-now", "done")]
    assert lefts == sorted(lefts)
    assert len(set(lefts)) == 3
    colours = colours_in(view)
    assert QColor(tokens().good_soft).name() in colours
    assert QColor(tokens().bad_soft).name() in colours


def test_a_text_that_changes_is_drawn_at_once_and_nothing_moves(shown: Shown, qtbot: QtBot) -> None:
    view = shown()
    before = scene_of(view).boxes.tolist()
    changed = {
        **SMALL,
        "nodes": {
            **SMALL["nodes"],
            "what-now": {**SMALL["nodes"]["what-now"], "says": [{"id": "b", "text": {"en": "So what?"}}]},
        },
    }  # type: ignore[index, dict-item]
    told: list[bool] = []
    view.laid_out.connect(lambda: told.append(True))
    drawn = picture_of(view)
    view.show_graph(scenario_graph(changed, "en", view.graph))
    assert told  # within the call: no background was needed
    scene = scene_of(view)
    assert scene.boxes.tolist() == before
    assert scene.graph.nodes["what-now"].first_line == "So what?"
    assert picture_of(view) != drawn
    view.show_graph(scenario_graph(SMALL, "en", view.graph))
    assert picture_of(view) == drawn


def test_what_is_looked_at_stays_in_its_place_when_a_moment_is_added(shown: Shown, qtbot: QtBot) -> None:
    view = shown()
    view.select("what-now")
    before = at(view, "what-now")
    more = {**SMALL, "nodes": {"a-new-one": {"says": []}, **SMALL["nodes"]}}  # type: ignore[dict-item]
    show_again(qtbot, view, scenario_graph(more, "en"))
    assert "a-new-one" in scene_of(view).number
    assert (at(view, "what-now") - before).manhattanLength() <= 2
    assert view.canvas.selected == "what-now"


def test_what_was_just_made_is_brought_into_view_when_it_has_its_place(shown: Shown, qtbot: QtBot) -> None:
    view = shown()
    scene = scene_of(view)
    view.canvas.look_from(QPointF(scene.bounds.right() + 4000, 0), 1.0)
    more = {**SMALL, "nodes": {**SMALL["nodes"], "pasted": {"says": []}}}  # type: ignore[dict-item]
    view.select("pasted")
    with qtbot.waitSignal(view.laid_out, timeout=60_000):
        view.show_graph(scenario_graph(more, "en"))
        view.select("pasted")
    card = scene_of(view).rect(scene_of(view).number["pasted"])
    assert view.canvas.view.contains(card)
    view.canvas.look_from(QPointF(scene.bounds.right() + 4000, 0), 1.0)
    view.select("pasted")
    assert not view.canvas.view.contains(card)


def test_a_click_chooses_and_a_double_click_opens(shown: Shown, qtbot: QtBot) -> None:
    view = shown()
    with qtbot.waitSignal(view.node_chosen) as chosen:
        QTest.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=at(view, "what-now"))
    assert chosen.args == ["what-now"]
    assert "And <b>now</b> & here?" in view.canvas.accessibleDescription()
    with qtbot.waitSignal(view.node_opened) as opened:
        QTest.mouseDClick(view.canvas, Qt.MouseButton.LeftButton, pos=at(view, "done"))
    assert opened.args == ["done"]


def test_selecting_by_program_tells_nobody(shown: Shown, qtbot: QtBot) -> None:
    view = shown()
    with qtbot.assertNotEmitted(view.node_chosen):
        view.select("done")
    assert view.canvas.selected == "done"
    view.select("")
    assert view.canvas.selected == ""


@pytest.mark.parametrize(("target", "named"), [("done", "done"), (None, "")])
def test_a_link_is_dragged_from_a_reply_to_a_moment_or_to_nowhere(
    shown: Shown, qtbot: QtBot, target: str | None, named: str
) -> None:
    view = shown()
    begin = at(view, "pick-up", 1)
    end = at(view, target) if target else QPoint(view.canvas.width() - 5, 5)
    with qtbot.waitSignal(view.link_dragged) as dragged:
        QTest.mousePress(view.canvas, Qt.MouseButton.LeftButton, pos=begin)
        QTest.mouseMove(view.canvas, (begin + end) / 2)
        QTest.mouseMove(view.canvas, end)
        QTest.mouseRelease(view.canvas, Qt.MouseButton.LeftButton, pos=end)
    assert dragged.args == ["pick-up/reply/calm-down", named]


def test_dragging_the_ground_moves_the_view_and_chooses_nothing(shown: Shown, qtbot: QtBot) -> None:
    view = shown()
    before = view.canvas.origin
    begin = QPoint(view.canvas.width() - 200, 20)
    with qtbot.assertNotEmitted(view.node_chosen):
        QTest.mousePress(view.canvas, Qt.MouseButton.LeftButton, pos=begin)
        QTest.mouseMove(view.canvas, begin + QPoint(40, 30))
        QTest.mouseMove(view.canvas, begin + QPoint(80, 60))
        QTest.mouseRelease(view.canvas, Qt.MouseButton.LeftButton, pos=begin + QPoint(80, 60))
    moved = (before - view.canvas.origin) * view.canvas.zoom
    assert (moved - QPointF(80, 60)).manhattanLength() < 1


def test_the_wheel_zooms_around_the_pointer(shown: Shown) -> None:
    view = shown()
    canvas = view.canvas
    pointer = QPointF(at(view, "what-now"))
    below, zoom = canvas.to_graph(pointer), canvas.zoom
    QApplication.sendEvent(
        canvas,
        QWheelEvent(
            pointer,
            canvas.mapToGlobal(pointer),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )
    assert canvas.zoom < zoom
    assert (canvas.to_graph(pointer) - below).manhattanLength() < 0.01


def test_keys_walk_along_the_links(shown: Shown, qtbot: QtBot) -> None:
    view = shown()
    walked: list[str] = []
    view.node_chosen.connect(walked.append)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(view.canvas, key)
    assert walked == ["pick-up", "what-now", "done", "what-now"]
    with qtbot.waitSignal(view.node_opened) as opened:
        QTest.keyClick(view.canvas, Qt.Key.Key_Return)
    assert opened.args == ["what-now"]
    walked.clear()
    view.select("pick-up")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(view.canvas, key)
    assert walked == [SHARED, SHARED, "pick-up", "gone"]


def test_the_menu_tells_moment_and_move(shown: Shown, qtbot: QtBot) -> None:
    view = shown()
    scene = scene_of(view)
    number = scene.number["pick-up"]
    row = scene.rect(number).topLeft() + QPointF(40, scene.cards[number].row_middle(0))
    asked: list[tuple[str, str]] = []
    view.menu_wanted.connect(lambda node, move, _: asked.append((node, move)))
    QTest.mouseClick(view.canvas, Qt.MouseButton.RightButton, pos=at(view, "done"))
    for point in (view.canvas.to_widget(row).toPoint(), at(view, "done"), QPoint(view.canvas.width() - 5, 5)):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, view.canvas.mapToGlobal(point))
        QApplication.sendEvent(view.canvas, event)
    assert asked == [("pick-up", "pick-up/reply/sorry"), ("done", ""), ("", "")]


def test_the_search_finds_names_and_lines_without_case_and_accents(shown: Shown) -> None:
    view = shown()
    view.finder.open()
    QTest.keyClicks(view.finder.field, "LOBUZY")
    assert view.finder.hits == ("pick-up",)
    assert view.canvas.selected == "pick-up"
    view.finder.field.setText("now")
    assert view.finder.hits == ("what-now",)
    view.finder.field.setText("bloody freezing")
    assert view.finder.hits == ("pick-up",)
    view.finder.field.setText("e")
    first = view.canvas.selected
    QTest.keyClick(view.finder.field, Qt.Key.Key_Return)
    assert view.canvas.selected != first
    QTest.keyClick(view.finder.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert view.canvas.selected == first
    view.finder.field.setText("zebra")
    assert view.finder.hits == ()
    QTest.keyClick(view.finder.field, Qt.Key.Key_Escape)
    assert not view.finder.isVisible()
    assert not view.canvas.marks.found


def test_problems_are_drawn_and_told_also_when_they_come_before_the_layout(shown: Shown, qtbot: QtBot) -> None:
    view = shown()
    plain = picture_of(view)
    view.show_problems({"what-now": "error"})
    view.canvas.repaint()
    assert picture_of(view) != plain
    view.select("what-now")
    assert "error" in view.canvas.accessibleDescription()
    view.canvas.look_from(scene_of(view).bounds.topLeft(), 0.2)
    assert QColor(tokens().bad).name() in colours_in(view), "from far away, too"
    other = GraphView()
    qtbot.addWidget(other)
    with qtbot.waitSignal(other.laid_out, timeout=60_000):
        other.show_graph(view.graph)
        other.show_problems({"pick-up": "warning"})
        other.select("pick-up")
    assert "warning" in other.canvas.accessibleDescription()


def test_coverage_changes_the_picture_and_goes_away_again(shown: Shown) -> None:
    view = shown()
    plain = picture_of(view)
    view.show_coverage({"pick-up": 1.0, "what-now": 0.5}, {"pick-up/reply/sorry": 0.5})
    covered = picture_of(view)
    assert covered != plain
    view.show_coverage({"pick-up": 1.0, "what-now": 0.1}, {"pick-up/reply/sorry": 0.1})
    assert picture_of(view) != covered
    view.show_coverage({}, {})
    assert picture_of(view) == plain


def test_a_large_graph_is_placed_in_the_background_and_moved_by_its_map(shown: Shown) -> None:
    view = shown(large_scenario(700))
    scene = scene_of(view)
    assert len(scene.cards) == 701
    start = scene.rect(scene.number["moment-0"])
    assert view.canvas.view.intersects(start)  # readable, where the call begins
    assert view.minimap.isVisible()
    QTest.mouseClick(view.minimap, Qt.MouseButton.LeftButton, pos=view.minimap.rect().center())
    assert (view.canvas.view.center() - scene.bounds.center()).manhattanLength() * view.minimap.scale < 4
    for zoom in (0.02, 0.2, 0.5, 1.0):
        view.canvas.look_from(scene.bounds.center(), zoom)
        assert len(colours_in(view)) > 2
    view.fit()
    assert view.canvas.view.contains(scene.bounds)


def test_far_links_of_a_large_graph_are_hinted_at_until_their_moment_is_chosen(shown: Shown) -> None:
    view = shown(large_scenario(200))
    scene = scene_of(view)
    far = [link for link in scene.links_of(scene.number["left"]) if scene.hinted[link]]
    assert far
    view.canvas.look_from(scene.bounds.center(), 0.3)
    before = picture_of(view)
    view.canvas.select("left")
    assert picture_of(view) != before


def test_the_graph_is_saved_as_a_drawing_and_as_a_picture(shown: Shown, tmp_path: Path) -> None:
    view = shown()
    assert view.canvas.painter is not None
    save_picture(view.canvas.painter, tmp_path / "graph.svg")
    drawn = ET.parse(tmp_path / "graph.svg")
    texts = {"".join(text.itertext()) for text in drawn.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Pick up", "What now", "Sorry", "Done", "And <b>now</b> & here?"} <= texts
    save_picture(view.canvas.painter, tmp_path / "graph.png")
    bounds = scene_of(view).bounds
    size = QImageReader(str(tmp_path / "graph.png")).size()
    assert size.width() >= bounds.width()
    assert size.height() >= bounds.height()


def test_a_picture_that_cannot_be_saved_is_told_in_one_message(shown: Shown, tmp_path: Path) -> None:
    view = shown()
    assert view.canvas.painter is not None
    with pytest.raises(InputError, match=r"\.gif"):
        save_picture(view.canvas.painter, tmp_path / "graph.gif")
    with pytest.raises(DiskError, match="does not exist"):
        save_picture(view.canvas.painter, tmp_path / "nowhere" / "graph.svg")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("value", [{}, {"nodes": {"only": {}}}, {"start": "nowhere"}])
def test_a_scenario_with_next_to_nothing_is_drawn(shown: Shown, value: object) -> None:
    view = shown(value)
    view.fit()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Plus):
        QTest.keyClick(view.canvas, key)
    assert not picture_of(view).isNull()


def test_the_legend_and_the_map_are_shown_on_demand(shown: Shown) -> None:
    view = shown(size=(700, 500))
    view.tools.legend.click()
    assert view.legend.isVisible()
    view.canvas.look_from(QPointF(), 2.0)
    assert view.minimap.isVisible()
    view.tools.map.click()
    assert not view.minimap.isVisible()
