"""Errors that are meant for a person: what is wrong, where, and what to do.

Everything that is not a `RoleplayError` is a bug and is treated as one by the outermost layer.
"""

from __future__ import annotations


class RoleplayError(Exception):
    """A problem that a person can understand and mend.

    `message` says what is wrong and where, `hint` what to do, `code` is stable across versions and languages.
    """

    code = "roleplay"

    def __init__(self, message: str, *, hint: str = "", code: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        if code:
            self.code = code

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class MachineError(RoleplayError):
    """The machine lacks something: not the program's fault, and not the person's input."""

    code = "machine"


class DeviceError(MachineError):
    """No usable microphone or loudspeaker, or one that went away.

    `side` says which (`microphone`, `loudspeaker`, `both`; empty when neither is meant), `device` what it is called.
    """

    code = "device"

    def __init__(self, message: str, *, hint: str = "", code: str = "", side: str = "", device: str = "") -> None:
        super().__init__(message, hint=hint, code=code)
        self.side = side
        self.device = device


class DiskError(MachineError):
    """A disk that is full, read-only or not allowed."""

    code = "disk"


class DatabaseError(MachineError):
    """A database that is unreadable, locked, or written by a newer version."""

    code = "database"


class ModelError(MachineError):
    """A recognition or voice model that is missing or broken."""

    code = "model"


class RecordStoreError(MachineError):
    """A learning record store that cannot be reached, or refuses what it is sent."""

    code = "lrs"


class InputError(RoleplayError):
    """Something that a person gave is not usable."""

    code = "input"


class ScenarioError(InputError):
    """A scenario that is unknown or has errors."""

    code = "scenario"


class ArchiveError(InputError):
    """An archive that is broken, hostile or not what it should be."""

    code = "archive"


class ExportError(InputError):
    """A place that cannot be exported to."""

    code = "export"


class AccessDeniedError(RoleplayError):
    """The person may not do this. Always in the same words: nobody learns from a refusal what there is."""

    code = "access"

    def __init__(self) -> None:
        super().__init__(
            "This is not open to you.",
            hint="Ask the administrator when you need it for your work.",
        )


class SignInNeededError(RoleplayError):
    """Nobody is signed in, or the program is locked."""

    code = "sign_in_needed"

    def __init__(self) -> None:
        super().__init__("Nobody is signed in.", hint="Sign in first: `roleplay sign-in NAME` on the command line.")


class SignInError(InputError):
    """A sign-in that failed; the same for a wrong name and a wrong passphrase.

    `wait` says how many seconds must pass before the next one is looked at.
    """

    code = "sign_in"

    def __init__(self, message: str, *, hint: str = "", wait: float = 0.0) -> None:
        super().__init__(message, hint=hint)
        self.wait = wait
