"""onnxruntime, which voices and a recogniser run on, without its reports to its maker."""

from __future__ import annotations

from typing import Any


def quiet_onnxruntime() -> Any:
    """Return the module `onnxruntime`, with its telemetry off.

    `ORT_DISABLE_TELEMETRY`, which `roleplay/__init__.py` sets, does that everywhere but on Windows, where events go
    to the system's own tracing: https://github.com/microsoft/onnxruntime/blob/main/docs/Privacy.md

    Raises `ImportError`.
    """
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    return onnxruntime
