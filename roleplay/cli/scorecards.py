"""`roleplay scorecards`: what calls are graded by."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import STDOUT, AsJson, check_target, console, print_json, print_table, write_to
from roleplay.core.scorecards import Question, Scorecard, in_language

group = typer.Typer(help="Scorecards: list, read, check, import, export.", no_args_is_help=True)

CardId = Annotated[str, typer.Argument(metavar="ID", help="Id of the scorecard.")]
Version = Annotated[int, typer.Option(min=0, help="Version; the newest without one.")]
Language = Annotated[str, typer.Option(help="Language of the texts, where the card has it.")]


@group.command("list")
def list_cards(
    context: typer.Context,
    *,
    every: Annotated[bool, typer.Option("--all", help="Older versions, too.")] = False,
    language: Language = "en",
    json: AsJson = False,
) -> None:
    """List the scorecards.

    Example: roleplay scorecards list
    """
    shelf = facade(context).grading.cards
    cards = shelf.all() if every else shelf.newest()
    if json:
        print_json(cards)
        return
    rows = (
        (
            card.id,
            card.version,
            in_language(card.title, language),
            sum(1 for _ in card.questions),
            f"{card.pass_mark:g}",
            "yes" if any(question.compliance for question in card.questions) else "",
        )
        for card in cards
    )
    columns = ("id", "version", "title", "questions", "pass mark", "compliance")
    print_table(columns, rows, right=("version", "questions", "pass mark"))


@group.command("show")
def show(
    context: typer.Context, card: CardId, *, version: Version = 0, language: Language = "en", json: AsJson = False
) -> None:
    """Show the questions of a scorecard.

    Example: roleplay scorecards show de-escalation --language pl
    """
    found = facade(context).grading.cards.find(card, version)
    if json:
        print_json(found)
        return
    shown = console()
    shown.print(f"{in_language(found.title, language)} ({found.id}, version {found.version})", style="bold")
    if found.summary:
        shown.print(in_language(found.summary, language))
    shown.print(_marks(found))
    for section in found.sections:
        shown.print()
        shown.print(in_language(section.title, language), style="bold")
        for question in section.questions:
            shown.print(f"  {_weight(question):>12}  {in_language(question.text, language)}")
            shown.print(f"  {'':>12}  {question.id}, {_kind(question, language)}{_rule(question)}", style="dim")


def _marks(card: Scorecard) -> str:
    compliance = any(question.compliance for question in card.questions)
    more = f", compliance from {card.compliance_pass_mark:g}" if compliance else ""
    return f"Passed from {card.pass_mark:g}{more}."


def _weight(question: Question) -> str:
    weight = f"{question.weight:g}" if question.weight else ""
    return f"compliance {weight}" if question.compliance else weight


def _kind(question: Question, language: str) -> str:
    match question.kind:
        case "scale":
            kind = f"{question.low} to {question.high}"
        case "choice":
            kind = " / ".join(in_language(choice.text, language) for choice in question.choices)
        case "number":
            kind = f"number, {question.none_at:g} {question.unit} is nothing, {question.full_at:g} all"
        case _:
            kind = question.kind.replace("_", " or ")
    return f"{kind}, fatal for the {question.fatal}" if question.fatal else kind


def _rule(question: Question) -> str:
    return f"; prefilled: {question.prefill}" if question.prefill else ""


@group.command("check")
def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Scorecard files, YAML or JSON.")],
) -> None:
    """Check scorecard files; the exit code is 1 when one has errors.

    Example: roleplay scorecards check mine.yaml
    """
    from roleplay.review.scorecards.source import check_file

    good = True
    for path in files:
        card, found = check_file(path)
        for problem in found:
            print(problem)
        if card is not None and not found:
            print(f"{path}: {card.id}, version {card.version}: no errors")
        good = good and not found
    if not good:
        raise typer.Exit(1)


@group.command("import")
def import_card(
    context: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE", help="YAML or JSON.")]
) -> None:
    """Take a scorecard in: as its next version, where that version is another one already.

    Example: roleplay scorecards import mine.yaml
    """
    app = facade(context)
    card = app.grading.cards.import_file(file, by=app.grading.grader)
    print(f"{card.id}, version {card.version}")


@group.command("export")
def export(
    context: typer.Context,
    card: CardId,
    file: Annotated[str, typer.Argument(metavar="FILE", help="YAML, or JSON where the name ends so; `-` to print.")],
    *,
    version: Version = 0,
) -> None:
    """Write a scorecard to a file, to be changed and imported again.

    Example: roleplay scorecards export de-escalation mine.yaml
    """
    from roleplay.app.desk.cards import export_card

    check_target(file)
    found = facade(context).grading.cards.find(card, version)
    write_to(file, lambda path: export_card(found, path))
    if file != STDOUT:
        print(file)
