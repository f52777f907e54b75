"""Calls, their sound and words, and the machine: the facade itself, the desks of replay, finding and bundles."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from roleplay.app.access.concerns import (
    ByFilter,
    Held,
    Myself,
    Named,
    OfSession,
    OfSessions,
    Only,
    need_sessions,
    session_within,
)
from roleplay.app.access.rules import OPEN, After, Asked, Before, Rule, rule
from roleplay.app.access.seeing import Seen, SeenIn, look_at
from roleplay.core.audit import AuditKind
from roleplay.core.records import SCRIPTED_TRAINEE, Settings
from roleplay.core.rights import Action

PERSONAL = frozenset(
    {
        *("microphone", "loudspeaker", "recogniser", "patience", "end_of_turn_pause", "push_to_talk"),
        *("listens_through", "telephone_effect", "background", "volume", "profanity", "mode", "record_audio"),
        *("delivery_measures", "call_language", "theme", "interface_language"),
    }
)
"""Settings that everybody may change; all others are the administrator's, those of later versions, too."""


def _retry(asked: Asked) -> None:
    """A second try tells what was said in the call that it goes back to."""
    retry = asked.arguments["options"].retry
    if retry is not None:
        reading = Asked(asked.parts, Action.READ_CALL, asked.arguments)
        session = session_within(reading, retry.session_id)
        look_at(asked, session)
        options = replace(asked.arguments["options"], retry=replace(retry, session_id=session))
        asked.arguments["options"] = options


def _trial(asked: Asked) -> None:
    """Only who writes scenarios tries out what is not in the library."""
    if asked.arguments["options"].trial is not None:
        asked.access.need(Action.WRITE_SCENARIOS)


def _found(page: Any) -> list[str]:
    """Return the sessions of which words are shown."""
    return [hit.session.id for hit in page.hits if hit.side != "names"]


def _settings(asked: Asked) -> None:
    wanted: Settings = asked.arguments["settings"]
    now: Settings = asked.desk.settings
    changed = {one.name for one in fields(Settings) if getattr(wanted, one.name) != getattr(now, one.name)}
    if changed - PERSONAL - {"trainee"}:
        asked.access.need(Action.MANAGE_SETTINGS)


def _saved_filter(asked: Asked) -> None:
    """One name cannot be taken from somebody who uses it already."""
    if asked.reach() is not None:
        taken = {each.name for each in asked.parts.store.search.filters()}
        if asked.arguments["name"] in taken - {each.name for each in asked.desk.filters()}:
            asked.refuse()


def _filters(asked: Asked, result: Any) -> Any:
    """Show those filters that ask for nobody else; an open one may have been saved by somebody who sees more."""
    reach = asked.reach()
    if reach is None:
        return result
    return tuple(each for each in result if each.wanted.people and reach.issuperset(each.wanted.people))


def _choices(asked: Asked, result: Any) -> Any:
    reach = asked.reach()
    return result if reach is None else replace(result, people=tuple(one for one in result.people if one in reach))


def _bundle(asked: Asked) -> None:
    """What trainers keep to themselves stays with who may grade these calls."""
    options = asked.arguments["options"]
    need_sessions(asked, options.sessions)
    graders = asked.reach(Action.GRADE)
    if graders is None:
        return
    owners = set(asked.parts.store.owners.trainees(options.sessions).values())
    if options.said == "all" and not owners <= graders:
        asked.arguments["options"] = replace(options, said="trainee")


def _bundled_person(asked: Asked) -> None:
    if not asked.arguments["sessions"] and asked.arguments["person"] is not None:
        Named("person").before(asked)


def _selected(asked: Asked, result: Any) -> Any:
    reach = asked.reach()
    if reach is None:
        return result
    owners = asked.parts.store.owners.trainees(result)
    return tuple(one for one in result if owners.get(one) in reach)


_READ = rule(Action.READ_CALL, OfSession("session_id"), Seen("session_id"))
_LISTEN = rule(Action.LISTEN, OfSession("session_id"), Seen("session_id", kind=AuditKind.LISTENED))
_MEASURE = rule(Action.MEASURE_PROGRAM)
_SCRIPTED = frozenset({SCRIPTED_TRAINEE})

RULES: dict[str, dict[str, Rule]] = {
    "Roleplay": {
        # the machine, customers, what was never anybody's
        **dict.fromkeys(("leave_calls", "close", "warm_up", "doctor", "demo_answers", "read_answers"), OPEN),
        **dict.fromkeys(("scenarios", "run_plans", "autoplay", "understand", "evaluate_understanding"), OPEN),
        **dict.fromkeys(("play", "test_microphone", "microphones", "loudspeakers", "calm_sound"), OPEN),
        **dict.fromkeys(("models", "verify_model", "unknown_names", "recogniser_for"), OPEN),
        **dict.fromkeys(("voices", "voice_sample", "pronounce"), OPEN),
        "install_model": rule(Action.MANAGE_MODELS),
        "remove_model": rule(Action.MANAGE_MODELS),
        "save_settings": rule(Action.PRACTISE, Before(_settings)),
        **dict.fromkeys(("measure_understanding", "bench_latency", "bench_latency_virtual", "bench_turns"), _MEASURE),
        **dict.fromkeys(("bench_recognition", "bench_review", "bench_memory", "bench_progress"), _MEASURE),
        **dict.fromkeys(("bench_replay", "bench_dialogue", "bench_sign_in", "bench_export"), _MEASURE),
        **dict.fromkeys(("bench_department", "bench_studio"), _MEASURE),
        # holding calls
        "ring": rule(Action.PRACTISE, Before(_retry), Before(_trial)),
        "play_call": rule(Action.PRACTISE, Named("trainee", _SCRIPTED), Before(_retry), Before(_trial)),
        "advice": rule(Action.SEE_RESULTS, Named("trainee")),
        # saved calls
        "sessions": rule(Action.SEE_RESULTS, ByFilter()),
        "session": _READ,
        "strain": _READ,
        "delivery": _READ,
        "recovered_sessions": Rule(None, (Only(lambda one: one.trainee, Action.SEE_RESULTS),)),
        "recording": _LISTEN,
        "has_recording": rule(Action.READ_CALL, OfSession("session_id")),
        "player": _LISTEN,
        "delete_session": rule(Action.DELETE_CALL, OfSession("session_id")),
        "correct": rule(Action.CORRECT, OfSession("session_id"), Myself("by")),
        "take_back_correction": rule(Action.CORRECT, OfSession("session_id"), Myself("by")),
        "export_practice_log": rule(Action.EXPORT_RESULTS, ByFilter()),
        "export_transcript": rule(Action.EXPORT_CALL, OfSession("session_id")),
        "export_session": rule(Action.EXPORT_CALL, OfSession("session_id")),
    },
    "Desk": {
        **dict.fromkeys(("lint", "differences", "missing_translations", "explain"), OPEN),
        "build": rule(Action.WRITE_SCENARIOS),  # writes the library that everybody plays
    },
    "FindingDesk": {
        **dict.fromkeys(("numbers", "page", "count"), rule(Action.SEE_RESULTS, ByFilter())),
        "rows": rule(Action.SEE_RESULTS, Only(lambda row: row.session.trainee)),
        "number": rule(Action.SEE_RESULTS, OfSession("session_id")),
        "hits": rule(Action.READ_CALL, ByFilter(), SeenIn(_found, "search")),
        "choices": rule(Action.SEE_RESULTS, After(_choices)),
        "filters": rule(Action.SEE_RESULTS, After(_filters)),
        "save_filter": rule(Action.SEE_RESULTS, Before(_saved_filter), ByFilter()),
        "drop_filter": rule(Action.SEE_RESULTS, Before(_saved_filter)),
    },
    "ReplayDesk": {
        "open": _READ,
        "sound": _LISTEN,
        "player": _LISTEN,
        "same_scenario": rule(
            Action.READ_CALL, Held("call", lambda call: call.id), Only(lambda one: one.trainee, Action.SEE_RESULTS)
        ),
        "forget": OPEN,
    },
    "SyncDesk": dict.fromkeys(
        (
            "status",
            "now",
            "preview",
            "connect",
            "close",
            "conflicts",
            "settle",
            "address",
            "from_outside",
            "claim",
            "others",
        ),
        rule(Action.SYNCHRONISE),
    ),
    "BundleDesk": {
        "me": rule(Action.PRACTISE),
        "select": rule(Action.HAND_OVER, OfSessions("sessions"), Before(_bundled_person), After(_selected)),
        "contents": rule(Action.HAND_OVER, Before(_bundle)),
        "export": rule(Action.HAND_OVER, Before(_bundle)),
        "inspect": rule(Action.TAKE_IN),
        "take_in": rule(Action.TAKE_IN),
    },
}
