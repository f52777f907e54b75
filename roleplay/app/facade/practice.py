"""What the window and the command line can ask of the trainee's saved calls together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from roleplay.app.facade.machine import MachineFacade
from roleplay.core.records import SessionRecord, Settings

if TYPE_CHECKING:
    from roleplay.app.advice import Adviser
    from roleplay.app.delivery import DeliveryDesk
    from roleplay.app.desk.assignments import AssignmentDesk
    from roleplay.core.delivery import CallDelivery, DeliveryMeasure, DeliveryReport, Usual
    from roleplay.review.recommendation import Advice
    from roleplay.review.strain import Strain


class PracticeFacade(MachineFacade):
    """The part of the facade that looks back on calls."""

    @cached_property
    def assignments(self) -> AssignmentDesk:
        """What trainers ask of trainees, and how far they are."""
        from roleplay.app.desk.assignments import AssignmentDesk

        return AssignmentDesk(self._parts, lambda: self.settings, blind=self._blind_sessions)

    def _blind_sessions(self) -> frozenset[str]:
        """Return the sessions of which whoever uses the program must not see what others have said."""
        raise NotImplementedError  # the desks know

    @cached_property
    def _adviser(self) -> Adviser:
        from roleplay.app.advice import Adviser

        return Adviser(self._parts)

    def advice(self, trainee: str | None = None, language: str = "") -> Advice:
        """Return what a trainee (None: that of the settings) should rehearse next, and where they stand.

        `language` is that of the calls to come, empty for the settings'. Raises `DatabaseError`, `DiskError`.
        """
        name = self.settings.trainee if trainee is None else trainee
        now = datetime.now(UTC).astimezone()
        assigned = self.assignments.to_begin(name)
        return self._adviser.advise(name, now, language or self.settings.call_language, assigned)

    def strain(self, session_id: str) -> Strain:
        """Return what a call put on the trainee, and whether a break is advised. Raises `InputError`."""
        from roleplay.review.strain import strain

        return strain(self._parts.store.load(session_id).events)

    # --- delivery ---

    @cached_property
    def _delivery_desk(self) -> DeliveryDesk:
        from roleplay.app.delivery import DeliveryDesk

        return DeliveryDesk(self._parts)

    @property
    def _delivery_wanted(self) -> bool:
        """Whether delivery may be measured: by whoever uses the program, and by what holds for everybody."""
        from roleplay.app.privacy_rules import Rules

        if not self.settings.delivery_measures:
            return False
        if Rules(self._parts.store.privacy).policy.delivery_measures:
            return True
        self._delivery_desk.forget_all(everybody=True)  # switched off elsewhere, too: what was measured here goes now
        return False

    def delivery(self, session_id: str) -> DeliveryReport | None:
        """Return how the trainee spoke, beside what is usual for them; None when that is switched off.

        Takes some tenths of a second a call that was not measured before. Raises `InputError`, `DatabaseError`,
        `DiskError`.
        """
        if not self._delivery_wanted:
            return None
        return self._delivery_desk.report(self._parts.store.load(session_id))

    @contextmanager
    def _measuring(self) -> Iterator[Callable[[SessionRecord], CallDelivery | None]]:
        """Give what measures one call after the other, and keep all of it at the end; nothing when it is off."""
        if not self._delivery_wanted:
            yield lambda _record: None
            return
        try:
            yield self._delivery_desk.measured
        finally:
            if self._delivery_wanted:  # it may have been switched off meanwhile
                self._delivery_desk.keep()

    def _usual_delivery(self, trainee: str, language: str, microphone: str) -> dict[DeliveryMeasure, Usual]:
        return self._delivery_desk.usual(trainee, language, microphone)

    def save_settings(self, settings: Settings) -> None:
        """Keep settings, from the next call on. Raises `DiskError`.

        Where the trainee wants no delivery measured, what was measured before is deleted.
        """
        super().save_settings(settings)
        if not settings.delivery_measures:
            self._delivery_desk.forget_all()
