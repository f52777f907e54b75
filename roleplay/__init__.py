"""Rehearse difficult phone calls with a synthesized irate customer, offline."""

import os

__version__ = "0.1.0"

# From 1.29 on, onnxruntime reports what it runs to its maker and keeps a device id in the person's cache folder. It
# looks at this variable once, when it is loaded: so before any part of ours can load it. Child processes inherit it.
# https://github.com/microsoft/onnxruntime/pull/27379
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
