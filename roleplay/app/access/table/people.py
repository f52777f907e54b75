"""People and groups, and the ways in."""

from __future__ import annotations

from roleplay.app.access.concerns import Only
from roleplay.app.access.rules import OPEN, Rule, rule
from roleplay.core.rights import Action

_MANAGE = rule(Action.MANAGE_PEOPLE)

RULES: dict[str, dict[str, Rule]] = {
    # Open, for they must work before anybody can sign in: the server asks for the password of a login that may.
    "DepartmentDesk": {
        **dict.fromkeys(
            ("address", "open_now", "from_outside", "set_up", "first_administrator", "bring_up_to_date"), OPEN
        ),
        **dict.fromkeys(("compact", "check", "keep_password"), OPEN),
        "examine": rule(Action.CONNECT_DATABASE),
    },
    "AccessDesk": dict.fromkeys(
        (
            *("use_alone", "begin", "sign_in", "sign_out", "use_code", "check_passphrase", "may", "scope"),
            *("need_for", "need_somebody", "need_no_accounts"),
            *("lock", "unlock", "touch", "lock_if_idle", "change_passphrase", "renew_recovery"),
            *("keep_signed_in", "resume"),
        ),
        OPEN,  # they ask for a passphrase, a code or nothing themselves
    ),
    "PeopleDesk": {
        "list": rule(Action.SEE_PEOPLE, Only(lambda account: account.name)),
        "get": _MANAGE,
        **dict.fromkeys(
            ("add", "rename", "set_role", "set_trains", "deactivate", "reactivate", "give_code"), _MANAGE
        ),
        **dict.fromkeys(
            ("unclaimed", "claim", "set_lock_minutes", "plan_import", "take_in", "export_codes"), _MANAGE
        ),
    },
}
