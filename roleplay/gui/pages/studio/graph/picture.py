"""The whole graph as a picture in a file: SVG, which stays sharp at every size, or PNG."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QFileDialog, QWidget

from roleplay.core.errors import DiskError, InputError
from roleplay.core.files import reason, replacing
from roleplay.gui.pages.studio.graph.painter import GraphPainter
from roleplay.gui.theme import tokens

_MARGIN = 40.0
_PNG_SCALE = 2.0
_MOST_SIDE = 16_000
_MOST_PIXELS = 60_000_000
"""A quarter of a gigabyte while it is painted."""


def ask_and_save(parent: QWidget, graph: GraphPainter, fail: Callable[[BaseException], None] | None) -> None:
    """Ask for a file and save the graph there."""
    translate = QCoreApplication.translate
    drawing, picture = translate("GraphPicture", "Drawing"), translate("GraphPicture", "Picture")
    kinds = f"{drawing} (*.svg);;{picture} (*.png)"
    title = translate("GraphPicture", "Save the graph")
    chosen, kind = QFileDialog.getSaveFileName(parent, title, "graph.svg", kinds)
    if not chosen:
        return
    path = Path(chosen)
    if not path.suffix:
        path = path.with_suffix(".png" if "*.png" in kind else ".svg")
    try:
        save_picture(graph, path)
    except (DiskError, InputError) as problem:
        if fail is None:
            raise
        fail(problem)


def save_picture(graph: GraphPainter, path: Path) -> None:
    """Write the whole graph to an SVG or PNG file, by its ending; a large one as PNG is made smaller.

    Raises `InputError` for another ending, `DiskError`.
    """
    match path.suffix.lower():
        case ".svg":
            content = _svg(graph)
        case ".png":
            content = _png(graph)
        case ending:
            raise InputError(
                f"A graph cannot be saved as `{ending}`.", hint="Choose a name that ends in .svg or .png."
            )
    try:
        with replacing(path) as temporary:
            temporary.write_bytes(content.data())
    except OSError as error:
        why, hint = reason(error)
        raise DiskError(f"The picture cannot be written to {path}: {why}.", hint=hint) from error


def _bounds(graph: GraphPainter) -> QRectF:
    return graph.scene.bounds.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)


def _svg(graph: GraphPainter) -> QByteArray:
    bounds, content = _bounds(graph), QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(bounds.size().toSize())
    generator.setViewBox(QRectF(0, 0, bounds.width(), bounds.height()))
    generator.setTitle(graph.scene.graph.entry)
    _paint(graph, QPainter(generator), bounds, 1.0)
    buffer.close()
    return content


def _png(graph: GraphPainter) -> QByteArray:
    bounds = _bounds(graph)
    scale = min(
        _PNG_SCALE,
        _MOST_SIDE / max(bounds.width(), bounds.height()),
        (_MOST_PIXELS / (bounds.width() * bounds.height())) ** 0.5,
    )
    size = QSize(max(int(bounds.width() * scale), 1), max(int(bounds.height() * scale), 1))
    image = QImage(size, QImage.Format.Format_RGB32)
    _paint(graph, QPainter(image), bounds, scale)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    return content


def _paint(graph: GraphPainter, painter: QPainter, bounds: QRectF, scale: float) -> None:
    painter.scale(scale, scale)
    painter.fillRect(QRectF(0, 0, bounds.width(), bounds.height()), QColor(tokens().sunken))
    painter.translate(-bounds.topLeft())
    graph.draw_everything(painter)
    painter.end()
