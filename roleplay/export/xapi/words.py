"""The words of our statements: verbs, types and extensions, each with its IRI.

The verbs and the activity type are those that ADL and cmi5 have published. Names of our own stand under a host
of the top level domain `.invalid`, which RFC 2606 keeps free for ever: nobody can take it over.
"""

from __future__ import annotations

from dataclasses import dataclass

VERSION = "1.0.3"
"""Of the specification, https://github.com/adlnet/xAPI-Spec/tree/1.0.3."""
OURS = "https://roleplay.invalid"
"""Where scenarios and people are, unless an organisation gives addresses of its own."""
EXTENSIONS = "https://roleplay.invalid/xapi/extensions"
SIMULATION = "http://adlnet.gov/expapi/activities/simulation"
PROFILE = "http://adlnet.gov/expapi/activities/profile"
NOBODY = "(no name)"
"""Account of calls that were held without a name."""


@dataclass(frozen=True, slots=True)
class Verb:
    """What somebody did."""

    iri: str
    english: str
    polish: str

    @property
    def json(self) -> dict[str, object]:
        """Return the verb as it stands in a statement."""
        return {"id": self.iri, "display": {"en": self.english, "pl": self.polish}}


COMPLETED = Verb("http://adlnet.gov/expapi/verbs/completed", "completed", "ukończył(a)")
ABANDONED = Verb("https://w3id.org/xapi/adl/verbs/abandoned", "abandoned", "przerwał(a)")
PASSED = Verb("http://adlnet.gov/expapi/verbs/passed", "passed", "zaliczył(a)")
FAILED = Verb("http://adlnet.gov/expapi/verbs/failed", "failed", "nie zaliczył(a)")
SCORED = Verb("http://adlnet.gov/expapi/verbs/scored", "scored", "otrzymał(a) ocenę")
VOIDED = Verb("http://adlnet.gov/expapi/verbs/voided", "voided", "unieważnił(a)")
VERBS = (COMPLETED, ABANDONED, PASSED, FAILED, SCORED, VOIDED)

RESULT_EXTENSIONS = ("outcome", "turns", "compliance")
CONTEXT_EXTENSIONS = ("mode", "level", "retry-of", "recogniser", "recovered", "scorecard")


def extension(name: str) -> str:
    """Return the IRI of an extension of ours."""
    return f"{EXTENSIONS}/{name}"
