"""What trainers ask of trainees, and how far they are."""

from roleplay.gui.pages.assignments.page import AssignmentsPage

__all__ = ["AssignmentsPage"]
