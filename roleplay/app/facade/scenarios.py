"""What the window and the command line can ask of scenarios and of understanding, without a call."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from roleplay.app.facade.practice import PracticeFacade
from roleplay.core.errors import InputError
from roleplay.core.records import ScenarioSummary
from roleplay.core.understanding import Understood

if TYPE_CHECKING:
    from roleplay.app.autoplay import Autoplayed, AutoplayOptions
    from roleplay.app.desk.drafts import DraftDesk
    from roleplay.app.desk.examples import ExamplesDesk
    from roleplay.app.desk.exchange import ExchangeDesk
    from roleplay.app.desk.studio import StudioDesk
    from roleplay.app.desk.trying import TryingDesk
    from roleplay.app.plans import PlansReport
    from roleplay.app.scenarios import Desk
    from roleplay.app.understanding_bench import UnderstandingReport
    from roleplay.call.trainee import Move
    from roleplay.dialogue.evaluation.techniques import Report

DEMO_SCENARIO = "laptop-overdue"


class ScenarioFacade(PracticeFacade):
    """The part of the facade for scenarios and for understanding."""

    def scenarios(self, language: str = "") -> tuple[ScenarioSummary, ...]:
        """Return all customers, the easiest first, broken ones last. Raises `DatabaseError`."""
        return self._parts.library.list(language or self.settings.call_language)

    @property
    def desk(self) -> Desk:
        """What those who write scenarios ask for: checks, translations, explanations, the compiled library."""
        from roleplay.app.scenarios import Desk

        return Desk(self._parts)

    @cached_property
    def trying(self) -> TryingDesk:
        """Calls from any moment of a scenario that is being written, its test plans, where calls go."""
        from roleplay.app.desk.trying import TryingDesk

        return TryingDesk(self._parts, lambda: self.settings)

    @cached_property
    def examples(self) -> ExamplesDesk:
        """Why words are understood as they are, what was misunderstood in real calls, what an example changes."""
        from roleplay.app.desk.examples import ExamplesDesk

        return ExamplesDesk(self._parts)

    @cached_property
    def studio(self) -> StudioDesk:
        """The trainers' own scenarios: written, saved version by version, compared, brought back."""
        from roleplay.app.desk.studio import StudioDesk

        return StudioDesk(self._parts)

    @cached_property
    def drafts(self) -> DraftDesk:
        """What was written in the studio and not yet saved."""
        from roleplay.app.desk.drafts import DraftDesk

        return DraftDesk(self._parts)

    @cached_property
    def exchange(self) -> ExchangeDesk:
        """Stories of Twine, Ink and Yarn in, Twee out."""
        from roleplay.app.desk.exchange import ExchangeDesk

        return ExchangeDesk(self._parts)

    def run_plans(self, wanted: tuple[str, ...] = ()) -> tuple[PlansReport, ...]:
        """Play the test plans beside the scenarios, all or those of these ids and files. Raises `InputError`."""
        from roleplay.app import plans

        files = plans.plan_files((self.resources.assets / "scenarios", self.places.scenarios), wanted)
        return tuple(plans.run_plans(file, self._parts.known, self._parts.understander) for file in files)

    def autoplay(self, wanted: tuple[str, ...], options: AutoplayOptions) -> tuple[Autoplayed, ...]:
        """Let scenarios play themselves, all or those of these ids and files. Raises `ScenarioError`."""
        from roleplay.app import autoplay

        folders = (self.resources.assets / "scenarios", self.places.scenarios)
        return autoplay.autoplay(folders, self._parts.known, wanted, options)

    def understand(self, text: str, language: str = "en") -> Understood:
        """Find the techniques of one utterance, outside any dialogue."""
        return self._parts.understander.understand(text, language)

    def measure_understanding(
        self, languages: tuple[str, ...], *, spoken: bool, count: Callable[[int], None]
    ) -> UnderstandingReport:
        """Measure with the utterances that come with the program. Raises `InputError`, `ModelError`.

        `spoken` has them synthesized and recognised first; `count` gets how many were so far.
        """
        from roleplay.app.understanding_bench import measure

        return measure(self._parts, languages, spoken=spoken, count=count)

    def evaluate_understanding(self, labelled: Path, language: str = "en") -> Report:
        """Measure how well techniques are recognised in a table of labelled utterances. Raises `InputError`."""
        from roleplay.dialogue.evaluation.techniques import evaluate
        from roleplay.dialogue.labelled import load_labelled

        return evaluate(self._parts.understander, load_labelled(labelled, language))

    def demo_answers(self) -> tuple[Move, ...]:
        """Return the answers of a trainee who handles the demo's customer well."""
        return self.read_answers(self.resources.assets / "demo" / f"{DEMO_SCENARIO}.txt")

    def read_answers(self, path: Path) -> tuple[Move, ...]:
        """Read a file with one utterance or one move in brackets a line. Raises `InputError`."""
        from roleplay.call.trainee import parse_answers

        try:
            text = path.read_text("utf-8-sig")
        except OSError as error:
            raise InputError(f"{path} cannot be read: {error.strerror}.", hint="Give a text file.") from error
        except UnicodeDecodeError as error:
            raise InputError(f"{path} is not a text file in UTF-8.", hint="Save it as UTF-8.") from error
        return parse_answers(text.splitlines(), str(path))
