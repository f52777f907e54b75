"""Where every place of a scenario stands in its file, worked out when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from roleplay.dialogue.authoring.source import Source
from roleplay.dialogue.formats.problems import Place, Position
from roleplay.dialogue.formats.yaml_tree import Plain


class SourcePositions(Mapping[Place, Position]):
    """The positions of a file in segments; what comes from a part stands where the part is included."""

    def __init__(self, source: Source, value: Plain, included: frozenset[str]) -> None:
        self._source = source
        self._included = included
        includes = value.get("include") if isinstance(value, dict) else None
        self._includes = sorted(includes, key=len, reverse=True) if isinstance(includes, dict) else []

    def __getitem__(self, place: Place) -> Position:
        found = self._source.position(self._written(place))
        if found is None:
            raise KeyError(place)
        return found

    def _written(self, place: Place) -> Place:
        """Return the place in the file of one in the scenario that is played."""
        if len(place) < 2 or place[0] not in {"nodes", "speakers"} or not self._includes:
            return place
        name = str(place[1])
        if place[0] == "nodes" and name not in self._included:
            return place
        if place[0] == "speakers" and self._source.position(place[:2]) is not None:
            return place
        owner = next((include for include in self._includes if name.startswith(f"{include}-")), "")
        if not owner:
            return place
        return ("include", owner) if len(place) == 2 else ("include", owner, "")

    def __iter__(self) -> Iterator[Place]:
        return iter(self._source.tree.positions)

    def __len__(self) -> int:
        return len(self._source.tree.positions)
