"""Sounds behind a customer: their names are words of the scenario language and of the sound part alike."""

from __future__ import annotations

from typing import Literal

BackgroundSound = Literal["office", "street", "television", "kitchen"]
