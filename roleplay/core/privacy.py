"""The notice, what is kept for how long, one person's data, and their erasure: plain records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Literal

from roleplay.core.told import Told

Keep = Literal["recording", "words", "result"]
"""What stays of a call: sound, words and result; words and result; or the result alone. What does not stay is there
until the debrief is left, since the debrief shows it; sound that does not stay is never written at all.
"""
KEEPS: Final[tuple[Keep, ...]] = ("recording", "words", "result")


# --- the notice ---


@dataclass(frozen=True, slots=True)
class Notice:
    """What people are told about their data, in one language."""

    version: int
    """1 is the one that comes with the program."""
    language: str
    """ISO 639-1."""
    text: str
    published_at: datetime | None = None
    """None for the one that comes with the program."""
    published_by: str = ""


@dataclass(frozen=True, slots=True)
class NoticeState:
    """Whether somebody has to be shown the notice."""

    notice: Notice
    needed: bool
    """It is to be shown: this version was not acknowledged yet."""
    binding: bool
    """Nothing is recorded until it is acknowledged; not where one person uses the program alone."""
    acknowledged_at: datetime | None = None
    """When this version was, None when not."""
    acknowledged_version: int = 0
    """The latest one that was, 0 for none."""

    @property
    def may_record(self) -> bool:
        """Whether calls are recorded now."""
        return not (self.needed and self.binding)


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """That somebody has taken note of a version."""

    person: str
    version: int
    language: str
    at: datetime


# --- retention ---

DataKind = Literal["audio", "spoken_comments", "transcripts", "results", "audit"]
"""`audio`: recordings of calls, and what was measured of the voice; `spoken_comments`: trainers' voices;
`transcripts`: what was said, and quotations of it; `results`: the call as a whole, with its grades, comments and
feedback; `audit`: the log of who did what.
"""
DATA_KINDS: Final[tuple[DataKind, ...]] = ("audio", "spoken_comments", "transcripts", "results", "audit")
SHORTEST_DAYS: Final = 1
LONGEST_DAYS: Final = 36_500
GRACE_DAYS: Final = 30
"""How long nothing goes by default rules that nobody has confirmed."""

Days = Mapping[DataKind, int | None]
"""For each kind, how many days it is kept; None for as long as nobody deletes it."""

DEPARTMENT_DAYS: Final[Days] = {
    "audio": 180,
    "spoken_comments": 180,
    "transcripts": 365,
    "results": 365,
    "audit": 1095,
}
"""What holds where people sign in, until HR decides otherwise."""
ALONE_DAYS: Final[Days] = dict.fromkeys(DATA_KINDS)
"""What holds for one person alone: nothing goes by itself."""


@dataclass(frozen=True, slots=True)
class Retention:
    """What is kept for how long."""

    days: Days
    confirmed: bool
    """Somebody has chosen it."""
    begins: date | None = None
    """Before this day nothing goes: default rules give time to look at them. None when nothing is waited for."""


@dataclass(frozen=True, slots=True)
class Due:
    """What the rules take away of one kind."""

    kind: DataKind
    count: int
    """Recordings, spoken comments, transcripts, calls or entries of the log."""
    bytes: int = 0
    """Of sound files."""
    oldest: datetime | None = None
    held: int = 0
    """Would go, too, but are on hold."""


@dataclass(frozen=True, slots=True)
class SweepPlan:
    """What a sweep takes away on a day, or has taken."""

    day: date
    due: tuple[Due, ...]
    """One of each kind that has a rule."""
    sessions: tuple[str, ...] = ()
    """Ids of calls that go as a whole; for a preview at most a thousand."""
    waits_until: date | None = None
    """The day before which the default rules take nothing; None when they work."""

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to take away."""
        return not any(due.count for due in self.due)


@dataclass(frozen=True, slots=True)
class Hold:
    """A call that no sweep may touch, because it is under dispute."""

    session_id: str
    reason: str
    held_by: str
    held_at: datetime
    trainee: str = ""
    customer: str = ""
    started_at: datetime | None = None


# --- one person ---


@dataclass(frozen=True, slots=True)
class SubjectPackage:
    """What was handed out about one person."""

    person: str
    path: str
    calls: int
    recordings: int
    spoken_comments: int
    records: int
    """Rows of all tables together."""
    bytes: int
    missing: tuple[str, ...] = ()
    """Sound files that should be there and are not."""


MentionChoice = Literal["mask", "keep"]
AuthoredChoice = Literal["anonymise", "delete"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in somebody else's data that names the person."""

    id: str
    """Stable while nothing is changed: table, column and key."""
    where: str
    """`comments.text`, `turns.text` ..."""
    session_id: str
    """Empty when it belongs to none."""
    author: str
    """Who wrote or said it; may be empty."""
    excerpt: str
    """The words around the name; plain text."""


@dataclass(frozen=True, slots=True)
class ErasurePlan:
    """What there is of one person, before anything is erased. Ask `privacy.erasure` for it."""

    person: str
    names: tuple[str, ...]
    """The name, earlier ones, and others by which they are known."""
    calls: int
    first_call: datetime | None
    last_call: datetime | None
    recordings: int
    bytes: int
    """Of all sound files."""
    records: Mapping[str, int]
    """Rows by table that go, or lose the name."""
    authored: Mapping[str, int]
    """What they wrote or did about other people's calls, by table: it stays without their name, or goes."""
    spoken_comments: int
    """In their own voice, on other people's calls: they go in any case."""
    mentions: tuple[Mention, ...]
    held: tuple[Hold, ...]
    """Calls on hold: nothing is erased while there are any, unless that is asked for."""
    account: bool = False
    """They have an account, which goes, too."""
    alike: tuple[str, ...] = ()
    """Where there is nothing about them: names here that may be meant."""

    @property
    def nothing(self) -> bool:
        """Whether there is nothing about them at all."""
        return not (self.calls or self.records or self.authored or self.mentions or self.account)


@dataclass(frozen=True, slots=True)
class ErasureChoices:
    """What is decided about what is not only theirs."""

    authored: AuthoredChoice = "anonymise"
    """`anonymise`: what they wrote about others stays without their name; `delete`: texts go, scores stay."""
    mentions: MentionChoice = "mask"
    """`mask`: the name is replaced by `[…]`."""
    each: Mapping[str, MentionChoice] = field(default_factory=dict)
    """For single mentions, by id."""
    despite_holds: bool = False


@dataclass(frozen=True, slots=True)
class ErasureReport:
    """What was erased."""

    erased_at: datetime
    label: str
    """What stands in the place of the name."""
    calls: int
    files: int
    rows: int
    masked: int
    kept_mentions: int
    log_lines: int
    """Lines of log files that named them."""
    audit_entry: int
    leftovers: tuple[Told, ...] = ()
    """What could not be reached, and what to do about it."""


@dataclass(frozen=True, slots=True)
class ErasedPerson:
    """That somebody was erased; not who."""

    mark: str
    """scrypt of the folded name with the salt of this store, hexadecimal."""
    erased_at: datetime
    finished: bool


@dataclass(frozen=True, slots=True)
class Policy:
    """What holds for everybody who uses this store."""

    delivery_measures: bool = True
    """Pace, loudness, pitch and pauses may be measured, for those who want it."""
    changed_at: datetime | None = None
    changed_by: str = ""
