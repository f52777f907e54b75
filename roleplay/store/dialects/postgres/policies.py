"""Which rows whoever is signed in may read and write, for every table; a test compares it with the schema.

What is not allowed here is refused: a table that is missing has no rows for anybody but the owner. The rights of the
program itself (`core.rights`) are finer; these hold for whoever comes past the program, with the login of the
database and their own passphrase.
"""

from __future__ import annotations

from dataclasses import dataclass

LOGIN = "roleplay_app"
"""The login of the program. It owns nothing."""

ANYBODY = "true"
"""Even before a sign-in: nothing of any person."""
SIGNED_IN = "(SELECT roleplay.signed_in_id()) IS NOT NULL"
_ROLE = "(SELECT roleplay.signed_in_role())"
_ME = "(SELECT roleplay.signed_in_as())"
_MY_ID = "(SELECT roleplay.signed_in_id())"
TRAINER = f"{_ROLE} = 'trainer'"
HR = f"{_ROLE} = 'hr'"
ADMINISTRATOR = f"{_ROLE} = 'administrator'"
OFFICE = f"{_ROLE} IN ('hr', 'administrator')"
STAFF = f"{_ROLE} IN ('trainer', 'hr')"


def _results(name: str) -> str:
    """Return that somebody's results may be seen: when, with whom, with which outcome and score."""
    return f"((SELECT roleplay.sees_all_results()) OR {name} = ANY ((SELECT roleplay.people_of())::text[]))"


WORDS_ASKED = "reads_words_of"
"""What a rule calls that asks who may read what was said."""


def _words(name: str) -> str:
    """Return that what somebody said may be read, and heard."""
    return f"((SELECT roleplay.reads_all_words()) OR {name} = ANY ((SELECT roleplay.{WORDS_ASKED}())::text[]))"


def _theirs(name: str) -> str:
    """Return that it is their own, or that of somebody whom they train."""
    return f"((SELECT roleplay.trains_everybody()) OR {name} = ANY ((SELECT roleplay.people_of())::text[]))"


def _of(table: str, condition: str, key: str = "id", column: str = "session_id") -> str:
    return f"EXISTS (SELECT FROM roleplay.{table} AS its WHERE its.{key} = {column} AND {condition})"


SEEN_CALL = _of("sessions", "true")
"""The rules of `sessions` themselves decide."""
READ_CALL = _of("sessions", _words("its.trainee"))
THEIR_CALL = _of("sessions", _theirs("its.trainee"))


@dataclass(frozen=True, slots=True)
class Rule:
    """Conditions of SQL; empty: never."""

    read: str = ""
    add: str = ""
    change: str = ""
    drop: str = ""


def _same(read: str, write: str) -> Rule:
    return Rule(read, write, write, write)


def _either(*conditions: str) -> str:
    return "(" + " OR ".join(conditions) + ")"


def _both(*conditions: str) -> str:
    return "(" + " AND ".join(conditions) + ")"


_ERASING = _either(THEIR_CALL, _both(HR, READ_CALL))
"""HR takes away what they may read at that moment: see `disclose` in sign_in.sql."""
_WORDS_OF_CALL = Rule(READ_CALL, THEIR_CALL, _ERASING, _ERASING)
_RESULT_OF_CALL = Rule(SEEN_CALL, THEIR_CALL, THEIR_CALL, THEIR_CALL)
_COMMON = Rule(SIGNED_IN, SIGNED_IN)
_TRAINING = _same(TRAINER, TRAINER)
_COMMON_STATE = _same(SIGNED_IN, SIGNED_IN)
_SYNCED = _either(
    _of("sessions", _theirs("its.trainee"), "id", "sync_items.session"),
    _both("session = ''", _either(STAFF, ADMINISTRATOR, "NOT alive")),
)
_MY_ASSIGNMENT = "IN (SELECT roleplay.my_assignments())"
_GRADED = _both(TRAINER, THEIR_CALL)

RULES: dict[str, Rule] = {
    # --- calls ---
    "sessions": Rule(
        _results("trainee"),
        _theirs("trainee"),
        _theirs("trainee"),
        _either(HR, _both(TRAINER, _theirs("trainee")), _both(f"trainee = {_ME}", "state = 'running'")),
    ),
    "events": _WORDS_OF_CALL,
    "turns": _WORDS_OF_CALL,
    "corrections": _WORDS_OF_CALL,
    "correction_log": Rule(READ_CALL, THEIR_CALL, "", _ERASING),
    "other_corrections": _WORDS_OF_CALL,
    "scores": _RESULT_OF_CALL,
    "section_scores": _RESULT_OF_CALL,
    "score_items": _WORDS_OF_CALL,  # they quote what was said
    "scores_as_heard": _WORDS_OF_CALL,
    "practice_facts": _WORDS_OF_CALL,
    "recording_seals": _WORDS_OF_CALL,
    "sounds": _WORDS_OF_CALL,
    "sound_pieces": _same(
        _of("sounds", "true", "name", "sound_pieces.name"), _of("sounds", THEIR_CALL, "name", "sound_pieces.name")
    ),
    "lost_objects": Rule(SIGNED_IN, drop=SIGNED_IN),  # random names of what no call points to any more
    "scenario_versions": _COMMON,
    "practice_terms": _COMMON,
    # --- finding ---
    "session_facts": Rule(_results("trainee")),
    "session_techniques": Rule(_of("session_facts", "true", "number", "session_techniques.number")),
    "scenario_traits": Rule(SIGNED_IN),
    "saved_filters": _same(STAFF, STAFF),
    # --- grading ---
    "scorecards": Rule(SIGNED_IN, TRAINER, TRAINER, TRAINER),
    "grades": Rule(
        _either(
            _both(_either(TRAINER, HR), SEEN_CALL),
            _both(THEIR_CALL, "EXISTS (SELECT FROM roleplay.feedback WHERE feedback.grade_id = grades.id)"),
        ),
        _GRADED,
        _GRADED,
        _GRADED,
    ),
    "grade_answers": _same(  # the machine's answers quote; who sees results alone has `answers_without_words`
        _of("grades", READ_CALL, "id", "grade_id"), _both(TRAINER, _of("grades", "true", "id", "grade_id"))
    ),
    "comments": Rule(_both(READ_CALL, _either("visible", TRAINER)), _GRADED, _GRADED, _GRADED),
    "feedback": Rule(READ_CALL, _GRADED, THEIR_CALL, _GRADED),
    "second_gradings": _same(_GRADED, _GRADED),
    "calibration_meetings": _TRAINING,
    "calibration_sessions": _same(_GRADED, _GRADED),
    "calibration_participants": _TRAINING,
    # --- assignments ---
    "assignments": _same(f"id {_MY_ASSIGNMENT}", TRAINER),
    "assignment_terms": _same(f"assignment_id {_MY_ASSIGNMENT}", TRAINER),
    "assignees": _same(
        _both(f"assignment_id {_MY_ASSIGNMENT}", _either("kind = 'group'", _results("name"))), TRAINER
    ),
    "attempts": _RESULT_OF_CALL,
    # --- people ---
    "people": Rule(
        _either(OFFICE, _theirs("name")), ADMINISTRATOR, _either(ADMINISTRATOR, f"id = {_MY_ID}"), ADMINISTRATOR
    ),
    "groups": _same(SIGNED_IN, OFFICE),
    "group_members": _same(_either(OFFICE, _theirs("trainee")), OFFICE),
    "group_trainers": _same(_either(OFFICE, f"person_id = {_MY_ID}"), ADMINISTRATOR),
    "one_time_codes": _same(
        _either(ADMINISTRATOR, f"person_id = {_MY_ID}"), _either(ADMINISTRATOR, f"person_id = {_MY_ID}")
    ),
    "sign_ins": _same(f"person_id = {_MY_ID}", f"person_id = {_MY_ID}"),
    "sign_in_delays": Rule(),  # the server counts itself: see sign_in.sql
    "access_policy": _same(ANYBODY, ADMINISTRATOR),
    # --- what is handed over, what was deleted ---
    "signers": _same(SIGNED_IN, TRAINER),
    "tombstones": Rule(SIGNED_IN, SIGNED_IN, SIGNED_IN, TRAINER),
    "presences": _same(SIGNED_IN, SIGNED_IN),
    # --- privacy ---
    "notices": _same(SIGNED_IN, HR),
    "notice_acknowledgements": _same(_either(HR, f"person = {_ME}"), f"person = {_ME}"),
    "privacy_rules": _same(SIGNED_IN, HR),
    "holds": _same(_both(STAFF, SEEN_CALL), HR),
    "passing_words": _same(THEIR_CALL, THEIR_CALL),
    "erased_people": _same(SIGNED_IN, HR),
    # --- exports ---
    "call_figures": Rule(SEEN_CALL, THEIR_CALL, THEIR_CALL, _ERASING),
    "delivery_figures": Rule(SEEN_CALL, THEIR_CALL, THEIR_CALL, _ERASING),
    "sent_statements": Rule(HR, HR, HR),
    "export_recipes": _same(STAFF, STAFF),
    # --- synchronisation: which things have changed, not what they say; noted by triggers ---
    "sync_items": _same(
        _both(SIGNED_IN, _either("session = ''", _of("sessions", "true", "id", "sync_items.session"))), _SYNCED
    ),
    "sync_state": Rule(SIGNED_IN, SIGNED_IN, SIGNED_IN),
    "sync_peers": _COMMON_STATE,
    "sync_seen": _COMMON_STATE,
    "sync_conflicts": _COMMON_STATE,
    # --- the log: read by HR, written by everybody through functions, see audit.sql ---
    "audit_log": Rule(HR, _either("by = ''", "by = (SELECT roleplay.audit_my_mark())"), "", HR),
    "audit_about": Rule(HR, ANYBODY, "", HR),
    "audit_names": Rule(HR, "", "", HR),
    "audit_details": Rule(HR, ANYBODY, "", HR),
    "alembic_version": Rule(ANYBODY),
}
KEPT_BACK = ("access_policy", "audit_log", "audit_about", "audit_names", "audit_details", "alembic_version")
"""Tables whose rules hold although HR acts for all (see `act_for_all` in sign_in.sql)."""
_ACTING = "(SELECT roleplay.acts_for_all())"
PRIVATE = (
    "spoken",
    "server_secret",
    "server_connections",
    "server_sign_ins",
    "server_failures",
    "server_disclosures",
    "server_acts",
)
"""Tables that only functions look into."""
FUNCTIONS = (
    "begin_sign_in(text)",
    "begin_resume(uuid)",
    "finish_sign_in(bytea, bytea)",
    "sign_out()",
    "signed_in_id()",
    "signed_in_as()",
    "signed_in_role()",
    "trains_everybody()",
    "people_of()",
    "sees_all_results()",
    "reads_all_words()",
    "reads_words_of()",
    "answers_without_words(text[])",
    "my_assignments()",
    "disclose(text)",
    "is_owner()",
    "may_act_for_all()",
    "act_for_all(text)",
    "acts_for_all()",
    "forget_names(text[])",
    "spend_code(text, text, text)",
    "audit_end()",
    "audit_hash(bigint)",
    "audit_mark(text)",
    "audit_my_mark()",
    "clean_json(text)",
    "json_text(text, text)",
    "rename_everywhere(text, text)",
    "all_names()",
    "take_out(text)",
    "put_back(text)",
    "put_techniques(text, text)",
    "spoken_rows(tsquery, bigint, bigint, integer)",
    "sync_mark(text)",
)
"""What the login may call."""


def statements(tables: list[str], login: str | None) -> list[str]:
    """Return the statements that set the rules of these tables; `login` is who gets the rights, None for nobody."""
    found = ["REVOKE ALL ON SCHEMA roleplay FROM PUBLIC", "REVOKE ALL ON ALL TABLES IN SCHEMA roleplay FROM PUBLIC"]
    found += [f"REVOKE ALL ON ALL {kind} IN SCHEMA roleplay FROM PUBLIC" for kind in ("SEQUENCES", "FUNCTIONS")]
    for table in tables:
        found += _rules(table)
    if login is not None:
        found += [f"REVOKE ALL ON ALL {kind} IN SCHEMA roleplay FROM {login}" for kind in ("TABLES", "FUNCTIONS")]
        found += [f"GRANT USAGE ON SCHEMA roleplay TO {login}"]
        found += [f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA roleplay TO {login}"]
        found += [f"GRANT EXECUTE ON FUNCTION roleplay.{function} TO {login}" for function in FUNCTIONS]
        for table in tables:
            if granted := _granted(table):
                found.append(f"GRANT {granted} ON roleplay.{table} TO {login}")
    return found


def _rules(table: str) -> list[str]:
    rule = RULES.get(table, Rule())
    found = [
        f"ALTER TABLE roleplay.{table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE roleplay.{table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY owner ON roleplay.{table} TO CURRENT_USER USING (true) WITH CHECK (true)",
    ]
    for name, condition, clauses in (
        ("SELECT", rule.read, "USING ({0})"),
        ("INSERT", rule.add, "WITH CHECK ({0})"),
        ("UPDATE", rule.change, "USING ({0}) WITH CHECK ({0})"),
        ("DELETE", rule.drop, "USING ({0})"),
    ):
        if condition:
            policy = f"CREATE POLICY may_{name.lower()} ON roleplay.{table} FOR {name} "
            found.append(policy + clauses.format(condition))
    if table in RULES and table not in KEPT_BACK:
        acting = f"USING ({_ACTING}) WITH CHECK ({_ACTING})"
        found.append(f"CREATE POLICY act_for_all ON roleplay.{table} {acting}")
    return found


def _granted(table: str) -> str:
    if table in RULES and table not in KEPT_BACK:
        return "SELECT, INSERT, UPDATE, DELETE"  # of which rows, the rules say
    rule = RULES.get(table, Rule())
    kinds = ("SELECT", rule.read), ("INSERT", rule.add), ("UPDATE", rule.change), ("DELETE", rule.drop)
    return ", ".join(name for name, condition in kinds if condition)
