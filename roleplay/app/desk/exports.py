"""Practice log and grades as files: columns, recipes, pseudonyms, and jobs that write them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from roleplay.app.access.guard import guarded
from roleplay.app.desk.export_job import Content, ExportJob
from roleplay.core.audit import AuditKind
from roleplay.core.errors import InputError
from roleplay.core.exports import Dataset, ExportKind, ExportRecipe, ExportWish, Form
from roleplay.core.periods import bounds
from roleplay.core.records import SessionFilter
from roleplay.core.rights import EVERYBODY, Action
from roleplay.export.columns import Column, Columns, Value, values

if TYPE_CHECKING:
    from roleplay.app.delivery import DeliveryDesk
    from roleplay.app.desk.export_sources import Source
    from roleplay.app.parts import Parts
    from roleplay.app.pseudonyms import Pseudonyms
    from roleplay.core.records import Settings
    from roleplay.export.sheet import Sheet, WriteSheet
    from roleplay.store.export_queries import Sought


@dataclass(frozen=True, slots=True)
class WhoIsWho:
    """The people of this store behind their pseudonyms."""

    fingerprint: str
    """Of the key."""
    made_at: datetime
    people: tuple[tuple[str, str], ...]
    """Pseudonym and name, by name."""


@guarded
class ExportDesk:
    """Thread-safe. Every method raises `DatabaseError` or `DiskError` when the machine is in the way, and
    `AccessDeniedError` for what the person may not do.
    """

    def __init__(
        self,
        parts: Parts,
        settings: Callable[[], Settings],
        delivery: Callable[[], DeliveryDesk | None],
        blind: Callable[[], frozenset[str]],
    ) -> None:
        """`delivery` gives what measures voices, None where nobody wants that.

        `blind` gives the sessions of which the person must not see what others have said.
        """
        self._parts = parts
        self._settings = settings
        self._delivery = delivery
        self._blind = blind

    # --- exporting ---

    def columns(self, dataset: Dataset) -> Columns[Any]:
        """Return the columns of a data set."""
        from roleplay.app.desk.export_sources import columns_of

        return columns_of(dataset)

    def chosen(self, wish: ExportWish) -> tuple[Column[Any], ...]:
        """Return the columns that a wish comes to. Raises `InputError` for one that there is not."""
        return self._source(wish).chosen()

    def count(self, wish: ExportWish) -> int:
        """Return how many calls or grades a wish comes to. Raises `InputError` for a group that there is not."""
        return self._source(wish).count()

    def offered(self) -> tuple[ExportKind, ...]:
        """Return what the person may export, of whomever."""
        kinds: dict[ExportKind, tuple[Action, ...]] = {
            "practice-log": (Action.EXPORT_RESULTS,),
            "grades": (Action.EXPORT_RESULTS, Action.SEE_GRADES),
            "statements": (Action.EXPORT_RESULTS,),
            "transcripts": (Action.EXPORT_CALL,),
            "recordings": (Action.EXPORT_CALL, Action.LISTEN),
        }
        people = self._parts.access.people
        return tuple(kind for kind, needed in kinds.items() if all(people(one) != frozenset() for one in needed))

    def preview(self, wish: ExportWish, most: int = 20) -> tuple[list[Value], ...]:
        """Return the cells of the first rows, as far as their calls were read before. Raises `InputError`."""
        source = self._source(wish)
        columns = source.chosen()
        with source.rows(columns) as rows:
            sheet = source.sheet(islice(rows, most), columns)  # which knows what must not be shown
            return tuple(islice(values(sheet.records, columns), most))

    def job(self, wish: ExportWish, destination: Path) -> ExportJob[Sheet]:
        """Return the export that a wish asks for, to be run.

        Raises `InputError` for a column or group that there is not.
        """
        source = self._source(wish)
        columns = source.chosen()

        def written(rows: int) -> None:
            self._parts.audit.record(
                AuditKind.EXPORTED, about=wish.wanted.people, details=_details(wish, columns, rows)
            )

        content = Content(
            prepare=lambda report: source.prepare(columns, report),
            count=source.count,
            rows=lambda: source.rows(columns),
            sheet=lambda rows, setting: replace(source.sheet(rows, columns), setting=setting),
            written=written,
            notes=source.notes(),
        )
        return ExportJob(content, writer(wish.form, self._parts.resources.assets), destination)

    def read_calls(self, report: Callable[[int, int], None] = lambda _done, _total: None) -> int:
        """Read from all calls what exports tell of them, so that no export waits for it; return how many there are.

        `report` gets how many were and will be read, and may raise to stop.
        """
        from roleplay.app.desk.export_reading import read_figures
        from roleplay.store.export_queries import Sought

        every = Sought(SessionFilter(), scripted=True)
        read_figures(self._parts.store, every, report)
        return self._parts.store.exports.count(every)

    def _source(self, wish: ExportWish) -> Source:
        from roleplay.app.desk.export_sources import Wanted, source

        sought = self.sought(wish)
        return source(
            Wanted(
                parts=self._parts,
                wish=wish,
                sought=sought,
                blind=sought.hidden,
                me=self._settings().trainee,
                delivery=self._delivery(),
                codes=self._codes,  # a job asks for them when it runs, and may already be made
            )
        )

    def sought(self, wish: ExportWish) -> Sought:
        """Return which calls a wish comes to, and the person may see. Raises `InputError` for a group."""
        from roleplay.store.export_queries import Sought

        actions = [Action.EXPORT_RESULTS]
        if wish.dataset == "grades":
            actions.append(Action.SEE_GRADES)
        if wish.wanted.text:  # a list must not tell whose words they were
            actions.append(Action.READ_CALL)
        wanted = wish.wanted
        if wish.period:
            since, until = bounds(wish.period, datetime.now(UTC).astimezone())
            wanted = replace(wanted, since=since, until=until)
        only = self._only(actions)
        return Sought(wanted, self._groups(wish.groups), wish.everything, only, self._blind())

    def _only(self, actions: Iterable[Action]) -> frozenset[str] | None:
        """Return for whom all of these actions are allowed; None for everybody."""
        only: frozenset[str] | None = None
        for action in actions:
            self._parts.access.need(action)
            people = self._parts.access.people(action)
            if people is not None:
                only = people if only is None else only & people
        return only

    def _groups(self, names: Sequence[str]) -> tuple[int, ...]:
        if not names:
            return ()
        groups = {group.name.casefold(): group for group in self._parts.store.groups.list()}
        for name in names:
            if name.casefold() not in groups:
                known = ", ".join(group.name for group in groups.values()) or "none yet"
                raise InputError(f"There is no group {name!r}.", hint=f"There are: {known}.", code="group")
        return tuple(groups[name.casefold()].id for name in names)

    # --- recipes ---

    def recipes(self) -> tuple[ExportRecipe, ...]:
        """Return the saved recipes by name."""
        self._parts.access.need(Action.EXPORT_RESULTS)
        return self._parts.store.recipes.all()

    def recipe(self, name: str) -> ExportRecipe:
        """Return a recipe by its name. Raises `InputError`."""
        kept = {recipe.name: recipe for recipe in self.recipes()}
        if name not in kept:
            known = ", ".join(kept) or "none yet"
            raise InputError(f"There is no export recipe {name!r}.", hint=f"There are: {known}.", code="recipe")
        return kept[name]

    def save_recipe(self, name: str, wish: ExportWish) -> str:
        """Keep a wish under a name, in place of an earlier one; return the name as it is kept.

        Raises `InputError` for a name that is none, and for a wish that cannot be met.
        """
        self.chosen(wish)
        return self._parts.store.recipes.save(name, wish, by=self._parts.access.me or self._settings().trainee)

    def drop_recipe(self, name: str) -> None:
        """Forget a recipe. Raises `InputError` when there is none of this name."""
        self._parts.access.need(Action.EXPORT_RESULTS)
        self._parts.store.recipes.drop(name)

    # --- pseudonyms ---

    def codes(self) -> Pseudonyms:
        """Return what makes pseudonyms, with a new key where there is none. Raises `InputError`."""
        return self._codes()

    def _codes(self) -> Pseudonyms:
        from roleplay.app.pseudonyms import Pseudonyms, need_key

        return Pseudonyms(need_key(self._parts.places.pseudonym_key))

    def key_fingerprint(self) -> str:
        """Return what tells the key of pseudonyms from others, empty while there is none. Raises `InputError`."""
        from roleplay.app.pseudonyms import read_key

        self._parts.access.need(Action.EXPORT_RESULTS)
        key = read_key(self._parts.places.pseudonym_key)
        return "" if key is None else key.fingerprint

    def who_is_who(self) -> WhoIsWho:
        """Return who stands behind which pseudonym: only for whoever answers for the personal data of everybody."""
        from roleplay.app.pseudonyms import Pseudonyms, need_key

        self._parts.access.need(Action.SUBJECT_DATA, EVERYBODY)
        key = need_key(self._parts.places.pseudonym_key)
        people = self._parts.store.exports.names()
        self._parts.audit.record(
            AuditKind.PSEUDONYMS_RESOLVED, details={"people": len(people), "key": key.fingerprint}
        )
        codes = Pseudonyms(key)
        return WhoIsWho(key.fingerprint, key.made_at, tuple((codes.person(name), name) for name in people))

    def rotate_key(self) -> str:
        """Make a new key in place of the old one; return its fingerprint.

        Files of before can be matched neither with people nor with files of from now on, unless a copy of the old
        key is kept.
        """
        from roleplay.app.pseudonyms import rotate_key

        self._parts.access.need(Action.SUBJECT_DATA, EVERYBODY)
        self._parts.audit.record(AuditKind.KEY_CHANGED, details={"key": "pseudonyms"})
        return rotate_key(self._parts.places.pseudonym_key).fingerprint


def writer(form: Form, assets: Path) -> WriteSheet:
    """Return what writes files of a form; `assets` are those of the program."""
    match form:
        case "csv":
            from roleplay.export.csv_file import write_csv

            return write_csv
        case "jsonl":
            from roleplay.export.json_lines import write_json_lines

            return write_json_lines
        case "xlsx":
            from roleplay.export.workbook import write_workbook

            return write_workbook
        case "pdf":
            from roleplay.export.report import write_report

            return partial(write_report, assets / "reports" / "practice.typ")


def _details(wish: ExportWish, columns: Sequence[Column[Any]], rows: int) -> dict[str, str | int | bool]:
    """Return what the audit log says of an export; names of people stand elsewhere in it."""
    asked = wish.wanted
    told: dict[str, str | int | bool] = {
        "dataset": wish.dataset,
        "format": wish.form,
        "rows": rows,
        "pseudonymous": wish.pseudonymous,
        "columns": " ".join(column.name for column in columns),
    }
    filters = {
        "period": wish.period,
        "since": "" if asked.since is None else asked.since.isoformat(timespec="seconds"),
        "until": "" if asked.until is None else asked.until.isoformat(timespec="seconds"),
        "groups": ", ".join(wish.groups),
        "scenarios": " ".join(asked.scenarios),
        "outcomes": " ".join(asked.outcomes),
        "score_from": "" if asked.score_from is None else f"{asked.score_from:g}",
        "score_to": "" if asked.score_to is None else f"{asked.score_to:g}",
        "narrowed_by_text": "yes" if asked.text else "",
    }
    return told | {name: value for name, value in filters.items() if value}
