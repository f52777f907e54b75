"""The JSON Schema of scenario and part files, by which editors complete keys, describe them and mark mistakes."""

from __future__ import annotations

import ast
import inspect
from types import ModuleType
from typing import Any

from roleplay.dialogue import model
from roleplay.dialogue.formats import source_model
from roleplay.dialogue.formats.source_model import ScenarioPart, ScenarioSource

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def scenario_schema() -> dict[str, Any]:
    """Return the schema of scenario files."""
    return _schema(ScenarioSource, "A scenario of Roleplay")


def part_schema() -> dict[str, Any]:
    """Return the schema of part files."""
    return _schema(ScenarioPart, "A part of scenarios of Roleplay")


def _schema(kind: type[model.Part], title: str) -> dict[str, Any]:
    schema = kind.model_json_schema()
    notes = {**_notes(model), **_notes(source_model)}
    _describe(schema, notes, [cls.__name__ for cls in kind.__mro__])
    for name, part in schema["$defs"].items():
        cls = getattr(model, name, None) or getattr(source_model, name)
        _describe(part, notes, [each.__name__ for each in cls.__mro__])
    return {"$schema": DIALECT, **schema, "title": title}


def _describe(part: dict[str, Any], notes: dict[str, dict[str, str]], classes: list[str]) -> None:
    """Write what docstrings say below fields into the schema, where editors show it."""
    for key, field in part.get("properties", {}).items():
        note = next((notes[name][key] for name in classes if key in notes.get(name, {})), None)
        if note is not None:
            field["description"] = note


def _notes(module: ModuleType) -> dict[str, dict[str, str]]:
    """Return the docstrings below the fields of a module's classes, by class and field."""
    notes: dict[str, dict[str, str]] = {}
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.ClassDef):
            fields = notes[node.name] = {}
            for field, below in zip(node.body, node.body[1:], strict=False):
                if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
                    continue
                if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
                    fields[field.target.id] = inspect.cleandoc(str(below.value.value))
    return notes
