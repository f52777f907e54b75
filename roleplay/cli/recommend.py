"""`roleplay recommend`: what to rehearse next, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, print_json, print_table
from roleplay.cli.words import counted, plain
from roleplay.review.skills import LEAST_CALLS

if TYPE_CHECKING:
    from roleplay.core.records import ScenarioSummary
    from roleplay.review.recommendation import Advice, Reason, ReasonKind, Recommendation
    from roleplay.review.skills import Estimate, Skill


def recommend(
    context: typer.Context,
    trainee: Annotated[
        str | None, typer.Option(metavar="NAME", help="Whose practice; without it, the name in the settings.")
    ] = None,
    language: Annotated[
        str, typer.Option("--lang", metavar="CODE", help="Language of the calls to come; else that of the settings.")
    ] = "",
    json: AsJson = False,
) -> None:
    """Tell what to rehearse next and why, from the trainee's own calls, and what they do well or badly.

    Example: roleplay recommend --trainee "Anna Nowak"
    """
    app = facade(context)
    advice = app.advice(trainee, language)
    if json:
        print_json(advice)
        return
    customers = {scenario.id: scenario for scenario in app.scenarios(language)}
    if advice.next is None:
        print("There is no customer to rehearse with.")
        return
    _print_next(advice, customers)
    shown = (*advice.weaknesses, *advice.strengths)
    if shown:
        print()
        print_table(("skill", "goes well in", "calls"), map(_row, shown), right=("calls",))
    elif advice.calls:
        print(f"\n{counted(advice.calls, 'call')} so far: too few to tell strengths from luck.")
    if advice.due:
        print(f"\nDue today: {', '.join(skill_name(due.skill) for due in advice.due)}.")


def _print_next(advice: Advice, customers: dict[str, ScenarioSummary]) -> None:
    for one in (advice.next, *advice.alternatives):
        if one is None:
            continue
        lead = "Next:" if one is advice.next else "Or:  "
        print(f"{lead} {_call(one, customers)}")
        print(f"      {sentence(one.reason)}")


def _call(one: Recommendation, customers: dict[str, ScenarioSummary]) -> str:
    customer = customers[one.scenario_id].customer
    if one.assignment_id:
        return f"{customer}: `roleplay call {one.scenario_id} --assignment {one.assignment_id[:8]}`"
    level = "" if one.level == "normal" else f" --level {one.level}"
    return f"{customer}: `roleplay call {one.scenario_id}{level}`"


def _row(estimate: Estimate) -> tuple[object, ...]:
    return skill_name(estimate.skill), f"{100 * estimate.low:.0f}-{100 * estimate.high:.0f} %", estimate.calls


def skill_name(skill: Skill) -> str:
    """Return a skill as people write it."""
    named = plain(skill.name)
    return {
        "feeling": f"meeting {named}",
        "trait": f"customers: {named}",
        "mistake": f"mistake: {named}",
        "manner": {"interrupting": "letting people finish", "dead_air": "answering in time"}.get(skill.name, named),
    }.get(skill.kind, named)


_PLAIN: dict[ReasonKind, str] = {
    "start": "A gentle start: the easiest customer, at the easy level.",
    "untried": "You have not spoken with this customer yet.",
    "lost": "Your last call here was lost. Try once more, at a gentler level.",
    "raise": "You handled this customer with ease: try them at the next level.",
}


def sentence(reason: Reason) -> str:
    """Return why something is recommended."""
    if reason.kind == "assigned":
        return _assigned(reason)
    if reason.kind in _PLAIN:
        return _PLAIN[reason.kind]
    often = f"in {reason.badly} of {counted(reason.calls, 'call')}"
    days = "today" if reason.days == 0 else f"{counted(reason.days, 'day')} ago"
    if reason.skill is None or reason.skill.kind == "scenario":
        return f"You last spoke with this customer {days}."
    if reason.kind == "weak":
        return f"{_went_badly(reason.skill)} {often}."
    name = skill_name(reason.skill)
    name = name[0].upper() + name[1:]
    if reason.badly and reason.calls < LEAST_CALLS:
        return f"{name} did not go well {often} so far: try it again."
    return f"{name}: last {days}; time to refresh it."


def _assigned(reason: Reason) -> str:
    if reason.until is None:
        return "Your trainer has assigned it to you."
    return f"Your trainer has assigned it to you; it {'was' if reason.overdue else 'is'} due on {reason.until}."


def _went_badly(skill: Skill) -> str:
    named = plain(skill.name)
    return {
        "feeling": f"You let the customer's {named} pass",
        "mistake": f"The mistake “{named}” slipped out",
        "trait": f"Calls with customers of the kind “{named}” went badly",
        "manner": {
            "interrupting": "You talked over the customer",
            "dead_air": "You left the customer without an answer",
        }.get(skill.name, "You talked into the customer's tirade"),
    }.get(skill.kind, f"“{named.capitalize()}” was missing where it was called for,")
