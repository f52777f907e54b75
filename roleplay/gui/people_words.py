"""Roles and standings in the interface language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from roleplay.core.people import Account, Standing
from roleplay.core.rights import Role
from roleplay.gui import words

translate = QCoreApplication.translate


def role_name(role: Role) -> str:
    """Return a role in one or two words."""
    return {
        Role.TRAINEE: translate("People", "Trainee"),
        Role.TRAINER: translate("People", "Trainer"),
        Role.HR: translate("People", "HR"),
        Role.ADMINISTRATOR: translate("People", "Administrator"),
    }[role]


def role_sentence(role: Role) -> str:
    """Return what somebody with a role may do, and what not."""
    return {
        Role.TRAINEE: translate("People", "Practises. Sees, hears and exports their own calls, and nobody else's."),
        Role.TRAINER: translate(
            "People",
            "Hears, reads and grades the calls of their groups, assigns calls, writes scenarios. Sees no audit log.",
        ),
        Role.HR: translate(
            "People",
            "Exports the practice log and grades, keeps the privacy rules, reads the audit log. Hears and reads no "
            "calls of others.",
        ),
        Role.ADMINISTRATOR: translate(
            "People",
            "Keeps accounts, encryption, backups and the database. Hears and reads no calls of others, and sees no "
            "grades.",
        ),
    }[role]


def standing_name(standing: Standing) -> str:
    """Return whether somebody can sign in, in few words."""
    return {
        Standing.WAITING: translate("People", "Invited"),
        Standing.ACTIVE: translate("People", "Active"),
        Standing.INACTIVE: translate("People", "Deactivated"),
    }[standing]


STANDING_TONE = {Standing.WAITING: "warn", Standing.ACTIVE: "good", Standing.INACTIVE: "muted"}


def last_sign_in(account: Account) -> str:
    """Return when somebody has signed in for the last time."""
    if account.signed_in_at is None:
        return translate("People", "never yet")
    return words.moment(account.signed_in_at)
