"""`roleplay bench department`: a database that many people share."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, print_json, print_table
from roleplay.core.errors import MachineError

if TYPE_CHECKING:
    from roleplay.app.bench.department import DepartmentSpeed

GOAL = 10.0
"""Seconds to synchronise 1,000 calls without sound."""


def department(
    context: typer.Context,
    *,
    clients: Annotated[int, typer.Option(min=0, max=5_000, help="People at once; 0: none.")] = 500,
    sessions: Annotated[int, typer.Option(min=0, help="Calls of the first synchronisation; 0: none.")] = 1_000,
    rounds: Annotated[
        int, typer.Option(min=0, help="Rounds of listing and searching in what was synchronised; 0: none.")
    ] = 2,
    connections: Annotated[int, typer.Option(min=4, help="Clients that speak to the server at a time.")] = 120,
    processes: Annotated[int, typer.Option(min=1, max=64, help="Processes that play the clients.")] = 4,
    server: Annotated[
        str, typer.Option(metavar="URL", help="An administrator's address; without, a server is made for this.")
    ] = "",
    json: AsJson = False,
) -> None:
    """Measure a first synchronisation, finding calls, and a department at work at once, against a real PostgreSQL.

    Each person signs in, lists, opens a call, writes one event by event, searches and synchronises; trainers grade.

    Example: roleplay bench department --clients 50 --sessions 200
    """
    from roleplay.app.bench.department import DepartmentOptions

    options = DepartmentOptions(clients, sessions, rounds if sessions else 0, connections, processes, server)
    speed = facade(context).bench_department(options, lambda *_: None)
    if json:
        print_json(speed)
    else:
        _print_first(speed)
        if speed.clients:
            _print_load(speed)
        print(f"{speed.processors} processors for server and clients; load average before: {speed.busy:.1f}")
        for folder in speed.left:
            print(f"left behind by a run that was killed: {folder}")
    if errors := speed.load.errors:
        told = "; ".join(f"{count} x {error}" for error, count in Counter(errors).most_common(3))
        raise MachineError(f"Not everybody came through: {told}")


def _print_first(speed: DepartmentSpeed) -> None:
    first = speed.first
    if first.sessions:
        print(f"{first.sessions} calls ({first.events} events) without sound, laptop to department: ", end="")
        print(f"{first.out_seconds:.1f} s ({_processors(first.out_cpu, first.out_server)}), ", end="")
        print(f"goal at most {GOAL * first.sessions / 1000:.1f} s")
        print(f"the same, department to another laptop: {first.in_seconds:.1f} s ", end="")
        print(f"({_processors(first.in_cpu, first.in_server)})")
        print(f"again, when there is nothing new: {first.again_seconds:.2f} s")
    if speed.finding:
        rows = (
            (one.name, f"{one.times}", _milliseconds(one.measured.p50), _milliseconds(one.measured.p95))
            for one in speed.finding
        )
        print_table(("finding, as a trainer", "times", "p50", "p95"), rows, right=("times", "p50", "p95"))


def _print_load(speed: DepartmentSpeed) -> None:
    load = speed.load
    print(f"{speed.clients} people at once, {speed.trainers} of them trainers: done after {load.seconds:.1f} s")
    rows = (
        (what, f"{count}", *map(_milliseconds, (its.p50, its.p95, its.highest)))
        for what, (count, its) in load.operations.items()
    )
    print_table(("operation", "times", "p50", "p95", "highest"), rows, right=("times", "p50", "p95", "highest"))
    print(f"before a sign-in each computer derives a key: {speed.key_seconds * 1000:.0f} ms of its own")
    print(f"connections at most {load.connections}, memory of the server {load.server_memory / 1e6:.0f} MB, ", end="")
    print(f"of the clients {load.client_memory / 1e6:.0f} MB")
    print(f"errors: {len(load.errors)}")


def _processors(laptop: float, server: float) -> str:
    return f"processor of the laptop {laptop:.1f} s, of the server {server:.1f} s"


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"
