"""The colours of the graph: what kind a node and a move is, and how well it fares."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from roleplay.dialogue.authoring.graph import GraphNode, Move, MoveKind, NodeKind
from roleplay.gui.studio_words import reaction_name, readable
from roleplay.gui.theme import mix, tokens


@dataclass(frozen=True, slots=True)
class Paint:
    """The colours of a card."""

    stripe: QColor
    head: QColor
    box: QColor
    """The whole card where it is no more than a box."""


def node_paint(node: GraphNode) -> Paint:
    """Return the colours of a node."""
    now = tokens()
    kind: NodeKind = node.kind
    stripe, head = {
        "moment": (now.accent, now.surface),
        "tirade": (now.hot, now.bad_soft),
        "good_ending": (now.good, now.good_soft),
        "bad_ending": (now.bad, now.bad_soft),
        "part": (now.muted, now.accent_soft),
        "shared": (now.muted, now.sunken),
        "missing": (now.warn, now.warn_soft),
    }[kind]
    box = mix(QColor(now.sunken), QColor(stripe), 0.6 if kind == "moment" else 1.0)
    return Paint(QColor(stripe), QColor(head), box)


def move_colour(move: Move) -> QColor:
    """Return the colour of a move's port and link."""
    now = tokens()
    if move.kind == "reply":
        return QColor({"good": now.good, "neutral": now.accent, "poor": now.bad}[move.quality])
    return QColor(
        {
            "otherwise": now.warn,
            "silence": now.muted,
            "button": now.text,
            "breaking_point": now.hot,
            "exit": now.accent,
        }[move.kind]
    )


def share_colour(share: float) -> QColor:
    """Return the colour of how many calls came by, 0 to 1."""
    now = tokens()
    return mix(QColor(now.sunken), QColor(now.accent), min(max(share, 0.0), 1.0) ** 0.5)


def kind_name(kind: NodeKind) -> str:
    """Return what a kind of node is called."""
    return {
        "moment": QCoreApplication.translate("GraphWords", "Moment"),
        "tirade": QCoreApplication.translate("GraphWords", "Tirade"),
        "good_ending": QCoreApplication.translate("GraphWords", "Good ending"),
        "bad_ending": QCoreApplication.translate("GraphWords", "Bad ending"),
        "part": QCoreApplication.translate("GraphWords", "Shared part"),
        "shared": QCoreApplication.translate("GraphWords", "At every moment"),
        "missing": QCoreApplication.translate("GraphWords", "Not written yet"),
    }[kind]


def move_kind_name(kind: MoveKind) -> str:
    """Return what a kind of move is called."""
    names = {
        "reply": QCoreApplication.translate("GraphWords", "Reply"),
        "button": QCoreApplication.translate("GraphWords", "A button is pressed"),
        "breaking_point": QCoreApplication.translate("GraphWords", "Breaking point"),
        "exit": QCoreApplication.translate("GraphWords", "Exit"),
    }
    return names.get(kind) or reaction_name(kind)


def title_of(node: GraphNode) -> str:
    """Return the heading of a node's card."""
    return readable(node.title) if node.title else kind_name(node.kind)


def move_name(move: Move) -> str:
    """Return what a move is called on its row."""
    if move.kind == "reply":
        return (
            readable(move.label) if move.label else QCoreApplication.translate("GraphWords", "Reply without a name")
        )
    if move.kind == "exit":
        return readable(move.label)
    if move.kind == "button":
        return reaction_name(move.label)
    if move.kind == "breaking_point" and move.label:
        return QCoreApplication.translate("GraphWords", "Breaking point at {heat}").format(heat=move.label)
    return move_kind_name(move.kind)


def described(node: GraphNode, problem: str = "") -> str:
    """Return a node in a sentence, for those who do not see the graph; `problem` is `error`, `warning` or empty."""
    translate = QCoreApplication.translate
    parts = [title_of(node), kind_name(node.kind)]
    if node.entry:
        parts.append(translate("GraphWords", "the call begins here"))
    if problem:
        wrong = translate("GraphWords", "has an error"), translate("GraphWords", "has a warning")
        parts.append(wrong[0] if problem == "error" else wrong[1])
    if node.first_line:
        parts.append(node.first_line)
    leading = [f"{move_name(move)} → {readable(move.target)}" for move in node.moves if move.target is not None]
    return ", ".join(parts) + (". " + "; ".join(leading) if leading else "") + "."


def explained(node: GraphNode, move: Move | None) -> str:
    """Return what a tooltip tells: the whole first line, or where a move leads."""
    if move is not None and move.target is not None:
        return f"{move_kind_name(move.kind)}: {move_name(move)} → {readable(move.target)}"
    if move is not None:
        stays = QCoreApplication.translate("GraphWords", "the call stays in this moment")
        return f"{move_kind_name(move.kind)}: {move_name(move)}, {stays}"
    name = f"{title_of(node)} ({kind_name(node.kind)})"
    return f"{name}\n{node.first_line}" if node.first_line else name
