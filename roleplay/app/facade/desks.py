"""The desks for people, saved calls, grades and reports, each built when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from roleplay.app.facade.scenarios import ScenarioFacade
from roleplay.core.records import SessionRecord

if TYPE_CHECKING:
    from roleplay.app.desk.access import AccessDesk
    from roleplay.app.desk.auditing import AuditDesk
    from roleplay.app.desk.department import DepartmentDesk
    from roleplay.app.desk.finding import FindingDesk
    from roleplay.app.desk.grading import GradingDesk
    from roleplay.app.desk.people import PeopleDesk
    from roleplay.app.desk.progress import ProgressDesk
    from roleplay.app.desk.replay import ReplayDesk
    from roleplay.app.desk.trust import TrustDesk
    from roleplay.core.delivery import CallDelivery


class DeskFacade(ScenarioFacade):
    """The part of the facade that hands out desks for those who train and those who look."""

    @cached_property
    def access(self) -> AccessDesk:
        """Who sits here: signing in and out, the lock, and whether people sign in at all."""
        from roleplay.app.desk.access import AccessDesk

        return AccessDesk(self._parts)

    @cached_property
    def people(self) -> PeopleDesk:
        """Accounts, roles, one-time codes."""
        from roleplay.app.desk.people import PeopleDesk

        return PeopleDesk(self._parts)

    @cached_property
    def department(self) -> DepartmentDesk:
        """The database of a department."""
        from roleplay.app.desk.department import DepartmentDesk

        return DepartmentDesk(self._parts)

    @cached_property
    def finding(self) -> FindingDesk:
        """Lists of saved calls, and a search in what was said."""
        from roleplay.app.desk.finding import FindingDesk

        return FindingDesk(self._parts, self._blind_sessions)

    @cached_property
    def replay(self) -> ReplayDesk:
        """Saved calls to be looked at and heard."""
        from roleplay.app.desk.replay import ReplayDesk

        return ReplayDesk(self._parts)

    @cached_property
    def grading(self) -> GradingDesk:
        """Scorecards, grades, comments, feedback."""
        from roleplay.app.desk.grading import GradingDesk

        return GradingDesk(self._parts, lambda: self.settings, self._measured)

    @cached_property
    def trust(self) -> TrustDesk:
        """Second gradings, calibration meetings, re-runs, and how well a person is heard."""
        from roleplay.app.desk.trust import TrustDesk

        return TrustDesk(self._parts, lambda: self.settings, self.grading)

    def _blind_sessions(self) -> frozenset[str]:
        """Return the sessions of which whoever uses the program must not see what others have said."""
        me, owners = self.settings.trainee, self._parts.store.owners
        if not me:
            return frozenset()
        if not owners.entrusted(me):
            return owners.grading_blind(me)  # without loading what grades, for which neither list nor export waits
        return self.trust.blind_sessions()

    def _measured(self, record: SessionRecord) -> CallDelivery | None:
        with self._measuring() as measured:
            return measured(record)

    @cached_property
    def progress(self) -> ProgressDesk:
        """How people and groups get on."""
        from roleplay.app.desk.progress import ProgressDesk

        return ProgressDesk(self._parts, self._blind_sessions)

    @cached_property
    def audit(self) -> AuditDesk:
        """The log of who did what to whose data, for those who may read it."""
        from roleplay.app.desk.auditing import AuditDesk

        return AuditDesk(self._parts)
