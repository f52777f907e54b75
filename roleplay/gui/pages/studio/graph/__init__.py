"""The dialogue as a graph."""

from roleplay.gui.pages.studio.graph.view import GraphView

__all__ = ["GraphView"]
