"""`roleplay scenarios`: the library, and tools for those who write for it."""

from __future__ import annotations

from typing import Annotated

import typer

from roleplay.cli.authoring import build, explain, lint, schema, translations
from roleplay.cli.autoplay import play
from roleplay.cli.examples import misunderstood, weigh
from roleplay.cli.exchange import export_twee, import_story
from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, print_json, print_table
from roleplay.cli.plans import try_plans
from roleplay.cli.scenario_versions import copy, diff, restore, versions
from roleplay.core.records import ScenarioSummary

group = typer.Typer(help="The scenario library: list, check and test scenarios, compile it.", no_args_is_help=True)
group.command("test")(try_plans)
group.command("play")(play)
group.command("lint")(lint)
group.command("explain")(explain)
group.command("translations")(translations)
group.command("schema")(schema)
group.command("build")(build)
group.command("weigh")(weigh)
group.command("misunderstood")(misunderstood)
group.command("import")(import_story)
group.command("export-twee")(export_twee)
group.command("copy")(copy)
group.command("versions")(versions)
group.command("diff")(diff)
group.command("restore")(restore)


@group.command("list")
def list_scenarios(
    context: typer.Context,
    language: Annotated[
        str, typer.Option("--lang", metavar="CODE", help="Language of the texts, such as `en`.")
    ] = "",
    json: AsJson = False,
) -> None:
    """List the scenarios that can be rehearsed, the easiest first.

    Example: roleplay scenarios list --lang en
    """
    cards = facade(context).scenarios(language)
    if json:
        print_json(cards)
        return
    columns = ("id", "version", "title", "customer", "languages", "difficulty", "problem")
    rows = (
        (
            card.id,
            card.version or "",
            card.title,
            card.customer,
            _languages(card),
            card.difficulty,
            card.problem,
        )
        for card in cards
    )
    print_table(columns, rows, right=("version", "difficulty"))


def _languages(card: ScenarioSummary) -> str:
    return " ".join((*card.languages, *(f"({language}: incomplete)" for language in card.incomplete)))
