"""Draws single cards: close by with everything on them, from further away with a title that can still be read."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from roleplay.dialogue.authoring.graph import Move
from roleplay.gui.pages.studio.graph.cards import HEAD, LINE, PAD, ROW, WIDTH, Card
from roleplay.gui.pages.studio.graph.colours import move_colour, move_name, node_paint, share_colour, title_of
from roleplay.gui.pages.studio.graph.scene import Scene
from roleplay.gui.studio_words import readable
from roleplay.gui.theme import tokens
from roleplay.gui.widgets.text import font

_RADIUS = 9.0
_STRIPE = 5.0
PORT = 4.5
"""Radius of a port."""
MARGIN = 8.0
"""Around a card in its picture: ports stand half outside."""
_SIDE = 14.0
_UNSEEN = 0.45
"""A card where no call came by is that faint."""
_PASSED = frozenset({"moment", "tirade", "good_ending", "bad_ending", "part"})
"""Kinds of nodes that a call passes."""
_FAR_SIZES = (52, 46, 40, 35, 30, 26, 22, 18)
_FAR_PIXELS = 13.0
"""Size of a title on the screen where there is room for it."""
_MOST_BYTES = 64_000_000
"""So much memory pictures of cards may take."""


def draw_card(
    painter: QPainter,
    card: Card,
    *,
    titles_at: float | None = None,
    far: frozenset[str] = frozenset(),
    shares: Mapping[str, float] | None = None,
) -> None:
    """Draw a card with its top left corner at (0, 0); the links of the moves in `far` are only hinted at.

    With `titles_at` there is only a title, to be read at that zoom. `shares` tells how many of the calls came by each
    node, 0 to 1; None when that is not shown.
    """
    now = tokens()
    paint = node_paint(card.node)
    share = shares.get(card.node.id, 0.0) if shares is not None and card.node.kind in _PASSED else None
    if share == 0:
        painter.setOpacity(painter.opacity() * _UNSEEN)
    box = QRectF(0, 0, WIDTH, card.height)
    shape = QPainterPath()
    shape.addRoundedRect(box, _RADIUS, _RADIUS)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(shape, QColor(now.surface))
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.fillRect(QRectF(0, 0, WIDTH, HEAD if titles_at is None else box.height()), paint.head)
    painter.fillRect(QRectF(0, 0, _STRIPE, box.height()), paint.stripe)
    if share:
        height = 5.0 if titles_at is None else box.height()
        painter.fillRect(QRectF(_STRIPE, 0, (WIDTH - _STRIPE) * share, height), share_colour(share))
    painter.restore()
    painter.setPen(QPen(QColor(now.border), 1.2))
    painter.drawPath(shape)
    if titles_at is not None:
        _far_title(painter, card, box, titles_at)
    else:
        _head(painter, card, share)
        _lines(painter, card)
        _rows(painter, card, far)


def _far_title(painter: QPainter, card: Card, box: QRectF, zoom: float) -> None:
    """Draw the title as large as it may be, up to a size that is read well at this zoom."""
    room = box.adjusted(_SIDE, 3, -6, -3)
    flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
    title = title_of(card.node)
    face = font("strong")
    sizes = [size for size in _FAR_SIZES if size <= max(_FAR_PIXELS / zoom, _FAR_SIZES[-1])]
    for size in sizes:
        face.setPixelSize(size)
        taken = QFontMetricsF(face).boundingRect(room, flags, title)
        if taken.height() <= room.height() and taken.width() <= room.width():
            break
    painter.setFont(face)
    painter.setPen(QColor(tokens().text))
    painter.drawText(room, flags, title)


def _head(painter: QPainter, card: Card, share: float | None) -> None:
    now = tokens()
    face = font("strong")
    painter.setFont(face)
    painter.setPen(QColor(now.text))
    left = _SIDE
    if card.node.entry:
        middle = HEAD / 2
        painter.setBrush(QColor(now.accent))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon([QPointF(left, middle - 6), QPointF(left + 10, middle), QPointF(left, middle + 6)])
        painter.setPen(QColor(now.text))
        left += 17
    room = QRectF(left, 0, WIDTH - left - 12, HEAD)
    if share is not None:
        per_cent = QLocale().toString(float(share) * 100, "f", 0 if share == 0 or share >= 0.01 else 1) + " %"
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), per_cent)
        room.setWidth(room.width() - 52)
    _one_line(painter, room, title_of(card.node))


def _lines(painter: QPainter, card: Card) -> None:
    if not card.says:
        return
    face = font("caption")
    painter.setFont(face)
    painter.setPen(QColor(tokens().muted))
    for number, text in enumerate(_two_lines(card.node.first_line, QFontMetricsF(face), WIDTH - _SIDE - 10)):
        room = QRectF(_SIDE, HEAD + PAD / 2 + number * LINE, WIDTH - _SIDE - 10, LINE)
        _one_line(painter, room, text)


def _two_lines(text: str, metrics: QFontMetricsF, width: float) -> tuple[str, ...]:
    """Return a text on one or two lines, the second one ended by an ellipsis where it does not fit."""
    if metrics.horizontalAdvance(text) <= width:
        return (text,)
    words = text[:200].split(" ")
    count = 1
    while count < len(words) and metrics.horizontalAdvance(" ".join(words[: count + 1])) <= width:
        count += 1
    return " ".join(words[:count]), text[len(" ".join(words[:count])) :].strip()


def _rows(painter: QPainter, card: Card, far: frozenset[str]) -> None:
    now = tokens()
    painter.setFont(font("caption"))
    if card.rows or card.unseen:
        painter.setPen(QPen(QColor(now.border), 1))
        painter.drawLine(QPointF(_STRIPE, card.rows_top), QPointF(WIDTH, card.rows_top))
    for row, move in enumerate(card.rows):
        top = card.rows_top + row * ROW
        colour = move_colour(move)
        room = QRectF(_SIDE, top, WIDTH - _SIDE - 14, ROW)
        if move.id in far and move.target is not None:
            painter.setPen(QColor(now.muted))
            name = _shorter(painter, f"→ {readable(move.target)}", room.width() * 0.55)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), name)
            room.setWidth(room.width() - QFontMetricsF(painter.font()).horizontalAdvance(name) - 8)
        painter.setPen(QColor(now.muted if move.target is None else now.text))
        _one_line(painter, room, move_name(move))
        _port(painter, QPointF(WIDTH, top + ROW / 2), colour, move)
    if card.unseen:
        painter.setPen(QColor(now.muted))
        room = QRectF(_SIDE, card.rows_top + len(card.rows) * ROW, WIDTH - _SIDE - 16, ROW)
        _one_line(painter, room, f"+ {card.unseen}")


def _port(painter: QPainter, at: QPointF, colour: QColor, move: Move) -> None:
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(colour if move.target is not None else QColor(tokens().surface))
    painter.drawEllipse(at, PORT, PORT)


def _one_line(painter: QPainter, room: QRectF, text: str) -> None:
    flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
    painter.drawText(room, flags, _shorter(painter, text, room.width()))


def _shorter(painter: QPainter, text: str, width: float) -> str:
    return QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, width)


class CardPictures:
    """Pictures of the cards that were drawn last: text is drawn once and then only copied."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._pictures: dict[tuple[int, bool], tuple[QPixmap, float]] = {}
        self._bytes = 0

    def keep(self, before: CardPictures) -> None:
        """Take over the pictures of the cards that are the same in another scene of the same cards."""
        for key, kept in before._pictures.items():
            if self._scene.cards[key[0]].node is before._scene.cards[key[0]].node:
                self._pictures[key] = kept
                self._bytes += _size(kept[0])

    def forget(self) -> None:
        """Draw all anew."""
        self._pictures.clear()
        self._bytes = 0

    def of(
        self, number: int, scale: float, shares: Mapping[str, float] | None, *, titles_only: bool, moving: bool
    ) -> QPixmap:
        """Return the picture of a card, `scale` device pixels to a pixel; while `moving` one of a scale near it."""
        key = (number, titles_only)
        kept = self._pictures.pop(key, None)
        if kept is not None:
            if kept[1] == scale or (moving and 0.5 < kept[1] / scale < 2):
                self._pictures[key] = kept  # the latest ones stand last
                return kept[0]
            self._bytes -= _size(kept[0])
        picture = self._drawn(number, scale, shares, titles_only=titles_only)
        self._pictures[key] = picture, scale
        self._bytes += _size(picture)
        while self._bytes > _MOST_BYTES and len(self._pictures) > 1:
            self._bytes -= _size(self._pictures.pop(next(iter(self._pictures)))[0])
        return picture

    def _drawn(self, number: int, scale: float, shares: Mapping[str, float] | None, *, titles_only: bool) -> QPixmap:
        card = self._scene.cards[number]
        width, height = WIDTH + 2 * MARGIN, card.height + 2 * MARGIN
        picture = QPixmap(max(round(width * scale), 1), max(round(height * scale), 1))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.scale(picture.width() / width, picture.height() / height)
        painter.translate(MARGIN, MARGIN)
        far = self._scene.hinted_moves
        draw_card(painter, card, titles_at=scale if titles_only else None, far=far, shares=shares)
        painter.end()
        return picture


def _size(picture: QPixmap) -> int:
    return picture.width() * picture.height() * 4
