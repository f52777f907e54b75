"""Events as JSON text and back."""

from __future__ import annotations

import json
from typing import Annotated, Any

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from roleplay.core.errors import DatabaseError
from roleplay.core.events import CallEvent

# JSON knows no infinity: strings keep the payload readable for every parser.
_EVENTS: TypeAdapter[CallEvent] = TypeAdapter(
    Annotated[CallEvent, Field(discriminator="kind")], config=ConfigDict(ser_json_inf_nan="strings")
)


def encode(event: CallEvent) -> str:
    """Return the event as one JSON object."""
    return to_json(_EVENTS, event)


def to_json(adapter: TypeAdapter[Any], record: Any) -> str:
    """Return a record as JSON, whatever its texts hold."""
    try:
        return adapter.dump_json(record).decode()
    except PydanticSerializationError:
        # Half a surrogate pair, as a terminal or Windows may hand over: better one `?` in the text than a lost event.
        return well_formed(json.dumps(adapter.dump_python(record), ensure_ascii=False))


def well_formed(text: str) -> str:
    """Return the text with lone surrogates, which no file can hold, replaced by `?`."""
    return text.encode("utf-8", "replace").decode()


def decode(payload: str, *, where: str) -> CallEvent:
    """Return the event of a JSON object.

    `where` names the session. Raises `DatabaseError` for a kind that this version does not know, and a damaged one.
    """
    try:
        return _EVENTS.validate_json(payload)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=True)[0]
        if first["type"] == "union_tag_invalid":
            kind = first["ctx"]["tag"]
            raise DatabaseError(
                f"Session {where} holds an event that this version does not know: {kind!r}.",
                hint="It was saved by a newer version of Roleplay: update to open it.",
                code="database_newer",
            ) from error
        raise DatabaseError(
            f"Session {where} holds a damaged event: {first['msg']}.",
            hint="Export what you need of the other sessions, and restore this one from a backup.",
            code="database_corrupt",
        ) from error
