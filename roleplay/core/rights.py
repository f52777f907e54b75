"""Who may do what: roles, actions, and the one table that joins them.

Separation of duties (NIST SP 800-53 AC-5): who grades does not export for the personnel file, who exports does not
listen, and who runs the computer does neither.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, IntEnum, StrEnum
from types import MappingProxyType
from typing import Final, Literal, NoReturn, Protocol

from roleplay.core.errors import AccessDeniedError


class Role(StrEnum):
    """What somebody is in this store; everybody has one."""

    TRAINEE = "trainee"
    TRAINER = "trainer"
    HR = "hr"
    ADMINISTRATOR = "administrator"


class Scope(IntEnum):
    """Whose data an action may touch; a wider one holds the narrower ones."""

    OWN = 1
    GROUP = 2
    """Their own, and that of the groups that they train; of everybody when they were given no group."""
    ANY = 3


class Action(StrEnum):
    """Something that a role may do or not."""

    PRACTISE = "practise"
    """Hold calls and be advised what to rehearse."""
    SEE_RESULTS = "see_results"
    """When somebody practised with whom, with which outcome and score; no words."""
    READ_CALL = "read_call"
    """What was said, debriefs, re-runs."""
    LISTEN = "listen"
    """Recordings of calls."""
    CORRECT = "correct"
    """Put recognised words right."""
    DELETE_CALL = "delete_call"
    RECEIVE_FEEDBACK = "receive_feedback"
    """Read what trainers sent, answer it, take note of it."""
    SEE_GRADES = "see_grades"
    GRADE = "grade"
    """Grade, comment, send feedback."""
    CALIBRATE = "calibrate"
    """Second gradings, calibration meetings, how well people are heard."""
    KEEP_SCORECARDS = "keep_scorecards"
    SEE_ASSIGNMENTS = "see_assignments"
    ASSIGN = "assign"
    WRITE_SCENARIOS = "write_scenarios"
    HAND_OVER = "hand_over"
    """Calls as a signed file, out."""
    TAKE_IN = "take_in"
    """Calls as a signed file, in."""
    EXPORT_CALL = "export_call"
    """Transcript, recording or JSON of calls."""
    EXPORT_RESULTS = "export_results"
    """Practice log, grades, statements, reports: no words of calls."""
    SEND_STATEMENTS = "send_statements"
    """To a learning record store."""
    SEE_PEOPLE = "see_people"
    """Names and groups."""
    MANAGE_GROUPS = "manage_groups"
    MANAGE_PEOPLE = "manage_people"
    """Accounts, roles, one-time codes."""
    ACKNOWLEDGE_NOTICE = "acknowledge_notice"
    SUBJECT_DATA = "subject_data"
    """Everything about one person as a package."""
    ERASE = "erase"
    """Everything about one person, for good."""
    SET_RETENTION = "set_retention"
    """How long data is kept, the notice, whether delivery is measured at all."""
    READ_AUDIT = "read_audit"
    MANAGE_SETTINGS = "manage_settings"
    """Of the computer and the store, not of a person."""
    MANAGE_MODELS = "manage_models"
    ENCRYPT = "encrypt"
    CONNECT_DATABASE = "connect_database"
    BACK_UP = "back_up"
    """Make, check and restore backups."""
    SYNCHRONISE = "synchronise"
    MEASURE_PROGRAM = "measure_program"
    """Benchmarks: calls of nobody, figures of the machine."""


_EVERYBODY: Final[Mapping[Action, Scope]] = {
    Action.PRACTISE: Scope.OWN,
    Action.SEE_RESULTS: Scope.OWN,
    Action.READ_CALL: Scope.OWN,
    Action.LISTEN: Scope.OWN,
    Action.CORRECT: Scope.OWN,
    Action.RECEIVE_FEEDBACK: Scope.OWN,
    Action.SEE_ASSIGNMENTS: Scope.OWN,
    Action.HAND_OVER: Scope.OWN,
    Action.EXPORT_CALL: Scope.OWN,
    Action.EXPORT_RESULTS: Scope.OWN,
    Action.SEE_PEOPLE: Scope.OWN,
    Action.ACKNOWLEDGE_NOTICE: Scope.OWN,
    Action.SUBJECT_DATA: Scope.OWN,
    Action.SYNCHRONISE: Scope.OWN,
}
"""What is anybody's own: whoever may practise sees what became of it."""

RIGHTS: Final[Mapping[Role, Mapping[Action, Scope]]] = MappingProxyType(
    {
        Role.TRAINEE: MappingProxyType(dict(_EVERYBODY)),
        Role.TRAINER: MappingProxyType(
            {
                **_EVERYBODY,
                Action.SEE_RESULTS: Scope.GROUP,
                Action.READ_CALL: Scope.GROUP,
                Action.LISTEN: Scope.GROUP,
                Action.CORRECT: Scope.GROUP,
                Action.DELETE_CALL: Scope.GROUP,
                Action.SEE_GRADES: Scope.GROUP,
                Action.GRADE: Scope.GROUP,
                Action.CALIBRATE: Scope.GROUP,
                Action.KEEP_SCORECARDS: Scope.ANY,
                Action.SEE_ASSIGNMENTS: Scope.GROUP,
                Action.ASSIGN: Scope.GROUP,
                Action.WRITE_SCENARIOS: Scope.ANY,
                Action.HAND_OVER: Scope.GROUP,
                Action.TAKE_IN: Scope.GROUP,
                Action.EXPORT_CALL: Scope.GROUP,
                Action.EXPORT_RESULTS: Scope.GROUP,
                Action.SEE_PEOPLE: Scope.GROUP,
            }
        ),
        Role.HR: MappingProxyType(
            {
                **_EVERYBODY,
                Action.SEE_RESULTS: Scope.ANY,
                Action.DELETE_CALL: Scope.ANY,
                Action.SEE_GRADES: Scope.ANY,
                Action.SEE_ASSIGNMENTS: Scope.ANY,
                Action.EXPORT_RESULTS: Scope.ANY,
                Action.SEND_STATEMENTS: Scope.ANY,
                Action.SEE_PEOPLE: Scope.ANY,
                Action.MANAGE_GROUPS: Scope.ANY,
                Action.SUBJECT_DATA: Scope.ANY,
                Action.ERASE: Scope.ANY,
                Action.SET_RETENTION: Scope.ANY,
                Action.READ_AUDIT: Scope.ANY,
            }
        ),
        Role.ADMINISTRATOR: MappingProxyType(
            {
                **_EVERYBODY,
                Action.SEE_PEOPLE: Scope.ANY,
                Action.MANAGE_GROUPS: Scope.ANY,
                Action.MANAGE_PEOPLE: Scope.ANY,
                Action.MANAGE_SETTINGS: Scope.ANY,
                Action.MANAGE_MODELS: Scope.ANY,
                Action.ENCRYPT: Scope.ANY,
                Action.CONNECT_DATABASE: Scope.ANY,
                Action.BACK_UP: Scope.ANY,
                Action.SYNCHRONISE: Scope.ANY,
                Action.MEASURE_PROGRAM: Scope.ANY,
            }
        ),
    }
)
"""The table of rights. An action that is missing for a role is refused."""


def scope_of(role: Role, action: Action) -> Scope | None:
    """Return whose data a role may touch with an action; None when it may not do it at all."""
    return RIGHTS[role].get(action)


class Whole(Enum):
    """Stands where a name could."""

    EVERYBODY = "everybody"


EVERYBODY: Final = Whole.EVERYBODY
"""What is done concerns everybody's data: only a scope that reaches everybody will do."""

About = str | None | Literal[Whole.EVERYBODY]
"""Whom an action concerns: a name as in `SessionStart.trainee`, `EVERYBODY`, or None for nobody in particular."""


class Access(Protocol):
    """What the parts of the program ask about rights; `app.access` answers. Thread-safe.

    Without accounts (single-person mode) everything is allowed. In accounts mode nothing is until somebody signs in.
    """

    @property
    def single(self) -> bool:
        """Whether nobody needs to sign in, so that everything is allowed."""

    @property
    def me(self) -> str:
        """The name of who is signed in; empty without accounts, and while nobody is."""

    def may(self, action: Action, about: About = None) -> bool:
        """Tell whether who is signed in may do this now."""

    def need(self, action: Action, about: About = None) -> None:
        """Raise `AccessDeniedError` when they may not; the refusal goes into the audit log.

        The error is the same whether or not there is such a person or such data.
        """

    def refuse(self, action: Action, about: About = None) -> NoReturn:
        """Log a refusal and raise `AccessDeniedError`."""

    def people(self, action: Action) -> frozenset[str] | None:
        """Return whose data the action may touch; None for everybody's, empty for nobody's."""


class Unrestricted:
    """`Access` of one person alone with their computer."""

    single = True
    me = ""

    def may(self, action: Action, about: About = None) -> bool:  # noqa: ARG002
        """Everything is theirs."""
        return True

    def need(self, action: Action, about: About = None) -> None:
        """Nothing is refused."""

    def refuse(self, action: Action, about: About = None) -> NoReturn:  # noqa: ARG002
        """Only who asks for it is refused."""
        raise AccessDeniedError

    def people(self, action: Action) -> frozenset[str] | None:  # noqa: ARG002
        """Everybody's data."""
        return None
