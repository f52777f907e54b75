"""What a trainee should rehearse next, and why.

Every customer of the library gets points, and the one with the most is recommended:

- for skills that they rehearse and that are weak or due again (the best counts whole, the second half, the third a
  quarter): in full where the customer asks for them at least half as often as any other customer does;
- for never having been tried, so that practice spreads over the library;
- for having left, or having been hung up on, the last time;
- for having been handled so well that a harder level is due;
- less for every step that they are harder than the hardest one handled so far and one more;
- less for every call that was held with them lately; the customer of the latest call is not recommended at all.

What a trainer has assigned goes before all points: the most urgent assignment that can be begun comes next, and no
other call is recommended with a customer who is assigned.

The reason that is told is what brought the most points. Nothing is left to chance: equal points go by difficulty,
then by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from roleplay.core.records import Level, Mode
from roleplay.review.evidence import LOST
from roleplay.review.rehearsal import Rehearsal
from roleplay.review.schedule import Due, due_today, schedule
from roleplay.review.skills import LEVELS, Estimate, SessionEvidence, Skill, estimates

ReasonKind = Literal["start", "weak", "due", "untried", "lost", "raise", "assigned"]

WEAK = 0.6
"""A known skill whose mean lies below this should be rehearsed."""
WEAK_DUE_POINTS = 2.0
"""For a weak skill that is due today, times what is missing of its mean."""
WEAK_POINTS = 0.8
"""For a weak skill that is not due yet."""
DUE_POINTS = 1.0
"""For a skill that is due but not weak."""
UNTRIED_POINTS = 0.7
LOST_POINTS = 0.8
RAISE_POINTS = 0.3
HARDER_COST = 0.3
ENOUGH = 0.5
"""A customer rehearses a skill in full who asks for it this often, compared with the one who asks most often."""
RECENT_COST = 0.7
"""For every call with a customer, which counts half after `RECENT_HALF_LIFE`."""
RECENT_HALF_LIFE = timedelta(days=5)
HANDLED = 60.0
"""The score from which on a customer counts as handled."""
MASTERED = 85.0
"""The score from which on the next level is due."""
ALTERNATIVES = 3
SHARES = (1.0, 0.5, 0.25)
"""How much the best, second and third skill of a customer count."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is recommended; the facts of a sentence."""

    kind: ReasonKind
    skill: Skill | None = None
    """What to rehearse, for `weak` and `due`."""
    badly: int = 0
    """In so many of `calls` it went badly."""
    calls: int = 0
    """The latest calls in which the skill mattered."""
    days: int = 0
    """Since it mattered last."""
    sessions: tuple[str, ...] = ()
    """Ids of the calls that it rests on, newest first."""
    until: date | None = None
    """Last day of what is `assigned`; None without one."""
    overdue: bool = False
    """What is `assigned` should have been done before today."""


@dataclass(frozen=True, slots=True)
class AssignedCustomer:
    """What a trainer asks of the trainee, and can be begun."""

    assignment_id: str
    scenario_id: str
    mode: Mode
    level: Level
    until: date | None = None
    """Last day; None without one."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A customer to be rehearsed."""

    scenario_id: str
    level: Level
    reason: Reason
    mode: Mode | None = None
    """What is assigned decides it; None leaves it to the trainee."""
    assignment_id: str = ""
    """Empty for what the trainee is free to do."""


@dataclass(frozen=True, slots=True)
class Advice:
    """Where a trainee stands, and what comes next."""

    calls: int
    """Calls that count."""
    next: Recommendation | None
    """None when there is no customer to be rehearsed."""
    alternatives: tuple[Recommendation, ...]
    strengths: tuple[Estimate, ...]
    """What is known to go well, the surest first; that a mistake is not made is no strength."""
    weaknesses: tuple[Estimate, ...]
    """What is known to go badly, the worst first."""
    unknown: tuple[Estimate, ...]
    """What mattered in calls, but in too few to speak of."""
    due: tuple[Due, ...]
    """What should be rehearsed today, the most forgotten first."""
    levels: Mapping[str, Level]
    """For every customer the level at which to go on."""


def advise(
    evidence: Iterable[SessionEvidence],
    library: Sequence[Rehearsal],
    now: datetime,
    assigned: Sequence[AssignedCustomer] = (),
) -> Advice:
    """Return advice from the calls of one trainee. `now` is in the trainee's time zone: it decides what today is.

    `assigned` is what they can begin of what was assigned to them, the most urgent first.
    """
    calls = sorted(evidence, key=lambda call: (call.started_at, call.session_id))
    known = estimates(calls, now)
    dues = schedule(calls, now)
    today = {skill: due for skill, due in dues.items() if due_today(due, now)}
    customers = _Customers(calls, known, dues, today, library, now)
    ranked = _assigned_first(
        customers.ranked(), [one for one in assigned if one.scenario_id in customers], now.date()
    )
    skills = [estimate for estimate in known.values() if estimate.skill.kind != "scenario"]
    weak = [estimate for estimate in skills if estimate.known and estimate.mean < WEAK and estimate.badly]
    strong = [one for one in skills if one.standing == "strong" and one.skill.kind != "mistake" and one not in weak]
    return Advice(
        calls=len(calls),
        next=ranked[0] if ranked else None,
        alternatives=_varied(ranked),
        strengths=tuple(sorted(strong, key=lambda estimate: (-estimate.low, estimate.skill))),
        weaknesses=tuple(sorted(weak, key=lambda estimate: (estimate.mean, estimate.skill))),
        unknown=tuple(sorted((e for e in skills if not e.known), key=lambda e: (-e.calls, e.skill))),
        due=tuple(sorted(today.values(), key=lambda due: (due.retention, due.skill))),
        levels={one.scenario_id: customers.level(one.scenario_id) for one in library},
    )


def _assigned_first(
    ranked: list[Recommendation], assigned: Sequence[AssignedCustomer], today: date
) -> list[Recommendation]:
    """Return the most urgent assignment, and then those customers who are not assigned."""
    if not assigned:
        return ranked
    first = assigned[0]
    reason = Reason("assigned", until=first.until, overdue=first.until is not None and first.until < today)
    taken = {one.scenario_id for one in assigned}
    return [
        Recommendation(first.scenario_id, first.level, reason, first.mode, first.assignment_id),
        *(one for one in ranked if one.scenario_id not in taken),
    ]


def _varied(ranked: Sequence[Recommendation]) -> tuple[Recommendation, ...]:
    """Return the best alternatives, first those with another reason than the ones before."""
    seen = {_gist(ranked[0].reason)} if ranked else set()
    other: list[Recommendation] = []
    same: list[Recommendation] = []
    for one in ranked[1:]:
        (same if _gist(one.reason) in seen else other).append(one)
        seen.add(_gist(one.reason))
    chosen = (*other, *same)[:ALTERNATIVES]
    return tuple(sorted(chosen, key=ranked.index))


def _gist(reason: Reason) -> tuple[ReasonKind, Skill | None]:
    return reason.kind, reason.skill


class _Customers:
    """The library as this trainee should see it."""

    def __init__(
        self,
        calls: Sequence[SessionEvidence],
        known: Mapping[Skill, Estimate],
        dues: Mapping[Skill, Due],
        today: Mapping[Skill, Due],
        library: Sequence[Rehearsal],
        now: datetime,
    ) -> None:
        self._known, self._dues, self._today, self._now = known, dues, today, now
        self._library = library
        self._held: dict[str, list[SessionEvidence]] = {}
        for call in calls:
            self._held.setdefault(call.scenario_id, []).append(call)
        self._latest = {name: held[-1] for name, held in self._held.items()}
        self._newest = calls[-1].scenario_id if calls else ""
        self._most: dict[Skill, int] = {}
        for one in library:
            for skill, count in one.moments.items():
                self._most[skill] = max(self._most.get(skill, 0), count)
        handled = {call.scenario_id for call in calls if call.outcome not in LOST and call.score >= HANDLED}
        self._within_reach = 1 + max((one.difficulty for one in library if one.scenario_id in handled), default=1)

    def __contains__(self, scenario_id: str) -> bool:
        return any(one.scenario_id == scenario_id for one in self._library)

    def ranked(self) -> list[Recommendation]:
        """Return a recommendation for every customer but the latest, the best first."""
        if not self._latest:
            easiest = sorted(self._library, key=lambda one: (one.difficulty, one.scenario_id))
            return [
                self._recommended(one, Reason("untried" if place else "start")) for place, one in enumerate(easiest)
            ]
        others = [one for one in self._library if one.scenario_id != self._newest]
        rated = []
        for one in others or self._library:
            points, reason = self._points(one)
            rated.append((-points, one.difficulty, one.scenario_id, self._recommended(one, reason)))
        return [entry[-1] for entry in sorted(rated, key=lambda entry: entry[:-1])]

    def level(self, scenario_id: str) -> Level:
        """Return the level to go on at: one lower after a defeat, one higher once it is mastered."""
        last = self._latest.get(scenario_id)
        if last is None:
            return "normal" if self._latest else "easy"
        step = -1 if last.outcome in LOST else 1 if last.score >= MASTERED else 0
        place = LEVELS.index(last.level) + step
        return LEVELS[min(max(place, 0), len(LEVELS) - 1)]

    def _recommended(self, one: Rehearsal, reason: Reason) -> Recommendation:
        return Recommendation(one.scenario_id, self.level(one.scenario_id), reason)

    def _points(self, one: Rehearsal) -> tuple[float, Reason]:
        needs = sorted(
            ((self._need(skill) * self._fit(skill, count), skill) for skill, count in one.moments.items()),
            key=lambda need: (-need[0], need[1]),
        )
        total = sum(share * points for share, (points, _) in zip(SHARES, needs, strict=False))
        reasons = [(points, self._reason(skill)) for points, skill in needs[:1] if points > 0]
        reasons.extend(self._history(one))
        total += sum(points for points, reason in reasons if reason.kind not in ("weak", "due"))
        total -= HARDER_COST * max(0, one.difficulty - self._within_reach)
        last = self._latest.get(one.scenario_id)
        total -= RECENT_COST * sum(self._freshness(call) for call in self._held.get(one.scenario_id, ()))
        return total, max(reasons, key=lambda entry: entry[0], default=(0.0, self._again(last)))[1]

    def _fit(self, skill: Skill, count: int) -> float:
        return min(count / self._most[skill] / ENOUGH, 1.0)

    def _freshness(self, call: SessionEvidence) -> float:
        ago = max(self._now - call.started_at, timedelta(0))
        return float(0.5 ** (ago / RECENT_HALF_LIFE))

    def _need(self, skill: Skill) -> float:
        """Return how much a skill asks to be rehearsed."""
        estimate, due = self._known.get(skill), self._today.get(skill)
        if estimate is None:
            return 0.0
        if estimate.known and estimate.mean < WEAK and estimate.badly:
            return (WEAK_POINTS if due is None else WEAK_DUE_POINTS) * (1 - estimate.mean)
        return 0.0 if due is None else DUE_POINTS * (1 - due.retention * estimate.mean)

    def _reason(self, skill: Skill) -> Reason:
        estimate, due = self._known[skill], self._dues.get(skill)
        weak = estimate.known and estimate.mean < WEAK
        days = max((self._now.date() - due.last.astimezone(self._now.tzinfo).date()).days, 0) if due else 0
        return Reason("weak" if weak else "due", skill, len(estimate.badly), estimate.recent, days, estimate.badly)

    def _history(self, one: Rehearsal) -> list[tuple[float, Reason]]:
        last = self._latest.get(one.scenario_id)
        if last is None:
            return [(UNTRIED_POINTS, Reason("untried"))]
        basis = (last.session_id,)
        if last.outcome in LOST:
            return [(LOST_POINTS, Reason("lost", days=self._days(last), sessions=basis))]
        if last.score >= MASTERED and last.level != LEVELS[-1]:
            return [(RAISE_POINTS, Reason("raise", days=self._days(last), sessions=basis))]
        return []

    def _again(self, last: SessionEvidence | None) -> Reason:
        """Return the reason of a customer for whom nothing else speaks."""
        if last is None:
            return Reason("untried")
        return Reason("due", Skill("scenario", last.scenario_id), days=self._days(last), sessions=(last.session_id,))

    def _days(self, call: SessionEvidence) -> int:
        return max((self._now.date() - call.started_at.astimezone(self._now.tzinfo).date()).days, 0)
