"""Roles and standings in the interface language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from roleplay.core.backups import RoleThen
from roleplay.core.people import Account, Standing
from roleplay.core.rights import Role
from roleplay.core.told import Told
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


def rights_then(then: RoleThen) -> str:
    """Return a role, or that there is none, as a restore would change it."""
    if then == "none":
        return translate("People", "no account")
    if then == "inactive":
        return translate("People", "cannot sign in")
    return role_name(Role(then))


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


def line_text(message: str) -> str:
    """Return what is said of a line of a list of people."""
    if not isinstance(message, Told):
        return message
    if message.code == "changes":
        return _changes_text(message)
    text = {
        "name_missing": translate("People", "A person needs a name."),
        "name_long": translate("People", "A name has at most {most} characters."),
        "name_unseen": translate("People", "The name has characters that cannot be seen."),
        "name_none": translate("People", "“{name}” cannot be a person's name."),
        "cells": translate("People", "This line has more cells than the first one has columns."),
        "role": translate("People", "There is no role “{role}”."),
        "trains": translate("People", "Only a trainer can train groups."),
        "groups": translate("People", "Nobody is in more than {most} groups."),
        "group_name": translate("People", "The name of a group is too long, or has characters that cannot be seen."),
        "last_administrator": translate("People", "Nobody would be left who can manage people."),
        "twice": translate("People", "Line {line} names the same person."),
        "spelt": translate("People", "There is {name} already, who is spelt otherwise."),
    }[message.code]
    return words.filled(text, message.values)


def _changes_text(message: Told) -> str:
    before, after = message.values["role"]
    parts = []
    if before is not after:
        becomes = translate("People", "{before} becomes {after}")
        parts.append(words.filled(becomes, {"before": role_name(before), "after": role_name(after)}))
    for name in message.values["joins"]:
        parts.append(words.filled(translate("People", "joins {group}"), {"group": name}))
    for name in message.values["trains"]:
        parts.append(words.filled(translate("People", "trains {group}"), {"group": name}))
    return "; ".join(parts)


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
