"""Privacy, for the window and the command line: notice, rules, calls on hold, one person's data and their erasure.

How a page uses it (`app.privacy`):

    state = app.privacy.notice("pl")            # state.needed: show state.notice.text; then
    app.privacy.acknowledge("pl")
    app.privacy.publish({"en": ..., "pl": ...})  # HR: the next version, which everybody is asked to read anew
    rules = app.privacy.retention               # rules.days["audio"] -> 180, None for "until somebody deletes it"
    plan = app.privacy.preview(date.today())    # what would go today; plan.due, plan.sessions, plan.waits_until
    app.privacy.set_retention({"audio": 90})
    app.privacy.sweep(date.today(), report)     # off the window's thread; report(done, total) may raise to stop
    app.privacy.hold([session_id], "works council case 7"); app.privacy.release([session_id])
    app.privacy.package("Anna Nowak", Path("anna.zip"))
    plan = app.privacy.erasure("Anna Nowak")    # what there is, and where others name her: plan.mentions
    app.privacy.erase(plan, ErasureChoices(each={plan.mentions[0].id: "keep"}), report)
    app.privacy.let_go()                        # after the debrief of a call held with keep="result"
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from roleplay.app.access.guard import guarded
from roleplay.app.desk.erasing import Eraser, Forget, Report
from roleplay.app.desk.sweeping import Sweeper, say_nothing
from roleplay.app.parts import Parts
from roleplay.app.privacy_rules import Notices, Rules, shown_rules
from roleplay.core.audit import AuditKind, Details
from roleplay.core.errors import InputError
from roleplay.core.privacy import (
    Acknowledgement,
    DataKind,
    Days,
    ErasureChoices,
    ErasurePlan,
    ErasureReport,
    Hold,
    Notice,
    NoticeState,
    Policy,
    Retention,
    SubjectPackage,
    SweepPlan,
)

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from roleplay.app.desk.packaging import Packager
    from roleplay.core.records import Settings
    from roleplay.store.database import Reason
    from roleplay.store.privacy import PrivacyStore

LONGEST_REASON = 500


@guarded
class PrivacyDesk:
    """See the module. Thread-safe. Every method raises `DatabaseError` or `DiskError` when the machine is in the way.

    Who may do what is decided by `app.access`, around this.
    """

    def __init__(
        self,
        parts: Parts,
        settings: Callable[[], Settings],
        save_settings: Callable[[Settings], None],
        forget: Forget,
        forget_delivery: Callable[[], None],
        packager: Packager,
    ) -> None:
        """`forget` drops what is remembered of sessions, `forget_delivery` all that was measured of voices."""
        self._parts = parts
        self._settings = settings
        self._forget_delivery = forget_delivery
        self._eraser = Eraser(parts, settings, save_settings, forget)
        self._sweeper = Sweeper(parts, forget)
        self._packager = packager

    @property
    def _store(self) -> PrivacyStore:
        return self._parts.store.privacy

    @property
    def _rules(self) -> Rules:
        return Rules(self._store)

    @property
    def _notices(self) -> Notices:
        return Notices(self._store, self._parts.resources.assets / "privacy")

    @property
    def _me(self) -> str:
        return self._parts.access.me

    # --- the notice ---

    def notice(self, language: str = "") -> NoticeState:
        """Return the notice for whoever uses the program, and whether they have to be shown it.

        `language` empty is that of the calls; one that the notice does not have gives English.
        """
        return self._notices.state(self._me, language or self._settings().call_language)

    def acknowledge(self, language: str = "") -> NoticeState:
        """Keep that whoever uses the program has taken note of the notice in force."""
        notice = self._notices.current(language or self._settings().call_language)
        if self._store.acknowledge(self._me, notice, datetime.now(UTC)):
            details: Details = {"version": notice.version, "language": notice.language}
            self._parts.audit.record(AuditKind.NOTICE_ACKNOWLEDGED, about=self._me, details=details)
        return self.notice(language)

    def notices(self) -> dict[str, Notice]:
        """Return the version in force by language, to be read or edited."""
        return self._notices.texts()

    def publish(self, texts: Mapping[str, str]) -> int:
        """Publish the next version of the notice, in the languages given; everybody is asked to read it anew.

        Return its number. Raises `InputError`.
        """
        version = self._notices.publish(texts, by=self._me)
        details: Details = {"version": version, "languages": ",".join(sorted(texts))}
        self._parts.audit.record(AuditKind.NOTICE_PUBLISHED, details=details)
        return version

    def acknowledgements(self) -> tuple[Acknowledgement, ...]:
        """Return who has taken note of the version in force, in order of time."""
        return self._store.acknowledgements(next(iter(self.notices().values())).version)

    # --- what holds for everybody ---

    @property
    def policy(self) -> Policy:
        """What holds for everybody who uses this store."""
        return self._rules.policy

    def set_delivery_measures(self, allowed: bool) -> None:
        """Let delivery be measured, or not, for everybody; what was measured on this machine goes when not.

        Other machines of the department drop theirs the next time they are to measure.
        """
        self._rules.set_delivery_measures(allowed, by=self._me)
        if not allowed:
            self._forget_delivery()
            self._parts.store.fading.drop_delivery()
        self._parts.audit.record(AuditKind.POLICY_CHANGED, details={"delivery_measures": allowed})

    # --- retention ---

    @property
    def department(self) -> bool:
        """Whether people sign in, so that rules hold although nobody has chosen them."""
        chosen = self._parts.store.people.policy()
        return chosen is not None and chosen.accounts

    @property
    def retention(self) -> Retention:
        """How long what is kept."""
        return self._rules.retention(department=self.department)

    def set_retention(self, days: Mapping[DataKind, int | None]) -> Retention:
        """Choose how long kinds are kept, None for as long as nobody deletes them; others stay as they are.

        From now on the rules work, whether or not a grace period was running. Raises `InputError`.
        """
        chosen = self._rules.set_retention(days, department=self.department, by=self._me)
        self._parts.audit.record(AuditKind.RETENTION_CHANGED, details={"days": shown_rules(chosen.days)})
        return chosen

    def preview(self, day: date, thought_of: Days | None = None) -> SweepPlan:
        """Return what the rules take away on a day, whether or not they work yet.

        `thought_of` are rules that somebody considers, in place of those in force.
        """
        with self._for_all("retention"):
            rules = self.retention
            if thought_of is not None:
                rules = replace(rules, days={**rules.days, **thought_of})
            return self._sweeper.plan(day, rules)

    def sweep(self, day: date, report: Report = say_nothing) -> SweepPlan:
        """Take away what the rules take on a day; return what has gone.

        Calls on hold stay. What a crash interrupts is done by the next sweep. Default rules that nobody has confirmed
        wait some weeks before they take anything.
        """
        with self._for_all("retention"):
            return self._sweep(day, report)

    def _sweep(self, day: date, report: Report) -> SweepPlan:
        rules = self.retention
        if self.department and not rules.confirmed:
            self._rules.begin_grace(day)
            rules = self.retention
        if rules.begins and day < rules.begins:
            return SweepPlan(day, (), waits_until=rules.begins)
        done = self._sweeper.sweep(day, rules, report)
        self._rules.set_swept(day)
        return done

    def sweep_if_due(self, day: date) -> SweepPlan | None:
        """Sweep unless that was done on this day or later; None when there was nothing to do. For the start.

        In a department HR's program does it, when they have signed in: it touches what nobody else reaches.
        """
        if not self._parts.store.database.may_act_for_all():
            return None
        swept = self._rules.swept()
        if swept is not None and swept >= day:
            return None
        self.replay_erasures()
        return self.sweep(day)

    # --- calls on hold ---

    def holds(self, person: str | None = None) -> tuple[Hold, ...]:
        """Return the calls on hold, all or those of one trainee, the newest hold first."""
        return self._store.holds(person)

    def hold(self, session_ids: Iterable[str], reason: str) -> None:
        """Put calls on hold: no sweep takes anything of them. Raises `InputError`."""
        shown = " ".join(reason.split())
        if not shown:
            raise InputError("A hold needs a reason.", hint="Say why, such as the number of a case.", code="hold")
        if len(shown) > LONGEST_REASON:
            raise InputError(f"The reason is longer than {LONGEST_REASON} characters.", hint="Shorten it.")
        calls = dict(map(self._parts.store.whose, session_ids))
        self._store.hold(calls, shown, by=self._me, at=datetime.now(UTC))
        self._log_holds(AuditKind.HELD, calls)

    def release(self, session_ids: Iterable[str]) -> int:
        """Let calls go again; return how many were on hold. Raises `InputError`."""
        calls = dict(map(self._parts.store.whose, session_ids))
        count = self._store.release(calls)
        self._log_holds(AuditKind.RELEASED, calls)
        return count

    def _log_holds(self, kind: AuditKind, calls: Mapping[str, str]) -> None:
        for session_id, trainee in calls.items():
            self._parts.audit.record(kind, about=trainee, subject=session_id)

    # --- one person ---

    def package(
        self, person: str, path: Path, also: Iterable[str] = (), language: str = "en", report: Report = say_nothing
    ) -> SubjectPackage:
        """Write everything about a person into a zip: a page to read, JSON for machines, transcripts, recordings.

        `also` are other names of theirs. That it was handed out is logged. Raises `ExportError`, `InputError`.
        """
        if not self._parts.store.database.may_act_for_all():  # in a department, for themselves
            return self._package(person, self._eraser.names(person, also), path, language, report)
        with self._for_all("package"):
            names = self._eraser.names(person, also)
            for name in names:
                self._parts.store.people.server.disclose(name)  # by name it is written down, too
            return self._package(person, names, path, language, report)

    def _package(
        self, person: str, names: tuple[str, ...], path: Path, language: str, report: Report
    ) -> SubjectPackage:
        notice = self._notices.current(language).text
        self._parts.audit.record(AuditKind.PACKAGED, about=person)
        return self._packager.write(person, names, path, notice, "pl" if language == "pl" else "en", report)

    def erasure(self, person: str, also: Iterable[str] = ()) -> ErasurePlan:
        """Return what there is of a person, and where other people's data names them; nothing is changed.

        `also` are other ways in which they are named, such as a maiden name or an inflected form.
        That it was looked at is logged. Raises `InputError`.
        """
        with self._for_all("erasure"):
            plan = self._eraser.plan(person, also)
        self._parts.audit.looked_up(plan.person, plan.names)
        return plan

    def erase(
        self, plan: ErasurePlan, choices: ErasureChoices | None = None, report: Report = say_nothing
    ) -> ErasureReport:
        """Erase a person: their calls, their voice, their name wherever it stands; it cannot be undone.

        Raises `InputError` while calls of theirs are on hold (code `held`), while one runs, and where nobody would be
        left who can manage people.
        """
        entry = self._parts.audit.entry(AuditKind.ERASED, about=plan.person)
        with self._for_all("erasure"):
            return self._eraser.erase(plan, choices or ErasureChoices(), report, entry=entry)

    def replay_erasures(self, report: Report = say_nothing) -> int:
        """Erase again whoever was erased and is here again; return how many. For after an import or a restore."""
        if not self._parts.store.database.may_act_for_all():
            return 0  # HR's program does it
        with self._for_all("erasure"):
            return self._eraser.replay(report)

    # --- calls whose words do not stay ---

    def let_go(self) -> int:
        """Take away the words of finished calls of which only the result is to stay; return how many there were."""
        return self._sweeper.let_go()

    def _for_all(self, reason: Reason) -> AbstractContextManager[None]:
        """Reach what is kept of everybody, on a department's server, too."""
        return self._parts.store.database.for_all(reason)
