"""Practice log and grades as files, recipes of them, and who is behind a pseudonym."""

from __future__ import annotations

from typing import Any

from roleplay.app.access.concerns import Everybody
from roleplay.app.access.rules import OPEN, After, Asked, Before, Rule, rule
from roleplay.app.access.table.reports import groups_within
from roleplay.core.exports import ExportWish
from roleplay.core.rights import Action


def wish_within(asked: Asked) -> None:
    """Refuse a wish that asks only for others, and a group of others, whether or not there is one.

    The desk itself leaves out whom the person may not see: their names must not get into a heading.
    """
    wish: ExportWish = asked.arguments["wish"]
    reach = asked.reach()
    if reach is None:
        return
    if wish.wanted.people and not reach.intersection(wish.wanted.people):
        asked.refuse()
    groups = {group.name.casefold() for group in groups_within(asked, asked.parts.store.groups.list())}
    if any(name.casefold() not in groups for name in wish.groups):
        asked.refuse()


def _within(asked: Asked, recipe: Any) -> bool:
    """Tell whether a recipe names nobody whom the person may not see."""
    reach = asked.reach()
    return reach is None or reach.issuperset(recipe.wish.wanted.people)


def _recipes(asked: Asked, result: Any) -> Any:
    return tuple(recipe for recipe in result if _within(asked, recipe))


def _named(asked: Asked) -> None:
    reach, name = asked.reach(), asked.arguments["name"]
    if reach is not None and not any(one.name == name for one in _recipes(asked, asked.parts.store.recipes.all())):
        asked.refuse()


def _own(asked: Asked) -> None:
    """Refuse to take a recipe away from who saved it, unless the person sees everybody; or one that is not seen."""
    if asked.reach() is None:
        return
    name = " ".join(asked.arguments["name"].split())
    for one in asked.parts.store.recipes.all():
        if one.name == name and not (_within(asked, one) and one.saved_by == asked.access.me):
            asked.refuse()


_ASK = rule(Action.EXPORT_RESULTS, Before(wish_within))

RULES: dict[str, dict[str, Rule]] = {
    "ExportDesk": {
        "columns": OPEN,
        "chosen": _ASK,
        "count": _ASK,
        "job": _ASK,
        "preview": _ASK,
        "sought": _ASK,
        "codes": rule(Action.SUBJECT_DATA, Everybody()),
        "offered": OPEN,
        "read_calls": rule(Action.EXPORT_RESULTS, Everybody()),
        "recipes": rule(Action.EXPORT_RESULTS, After(_recipes)),
        "recipe": rule(Action.EXPORT_RESULTS, Before(_named)),
        "drop_recipe": rule(Action.EXPORT_RESULTS, Before(_named), Before(_own)),
        "save_recipe": rule(Action.EXPORT_RESULTS, Before(wish_within), Before(_own)),
        "key_fingerprint": rule(Action.EXPORT_RESULTS),
        "who_is_who": rule(Action.SUBJECT_DATA, Everybody()),
        "rotate_key": rule(Action.SUBJECT_DATA, Everybody()),
    },
}
"""`columns` and `offered` say what could be exported, nothing of anybody."""
