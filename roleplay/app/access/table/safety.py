"""Encryption and backups."""

from __future__ import annotations

from roleplay.app.access.rules import OPEN, Rule, rule
from roleplay.core.rights import Action

RULES: dict[str, dict[str, Rule]] = {
    "SafetyDesk": {
        # the store is opened before anybody can sign in; whether there is a keyring is nobody's secret
        **dict.fromkeys(("protection", "unlock", "keyring_problem"), OPEN),
        # what was chosen before is done, whoever starts the program
        "back_up_if_due": OPEN,
        **dict.fromkeys(("turn_on", "turn_off", "change_key", "resume"), rule(Action.ENCRYPT)),
        **dict.fromkeys(("new_recovery_key", "open_by_passphrase", "open_by_keyring"), rule(Action.ENCRYPT)),
        **dict.fromkeys(
            ("backups", "back_up", "with_erased", "renew", "verify", "unlock_backup"), rule(Action.BACK_UP)
        ),
        **dict.fromkeys(("preview", "restore", "asides"), rule(Action.BACK_UP)),
    },
}
