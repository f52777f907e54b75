"""What the audit log tells, in the interface language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from roleplay.core.audit import AuditKind

translate = QCoreApplication.translate


def kind_name(kind: str) -> str:
    """Return what happened in few words; what a newer version has written is shown as it is."""
    try:
        known = AuditKind(kind)
    except ValueError:
        return kind.replace("_", " ")
    return _NAMES[known]()


_NAMES = {
    AuditKind.SIGNED_IN: lambda: translate("Audit", "Signed in"),
    AuditKind.SIGN_IN_FAILED: lambda: translate("Audit", "Sign-in failed"),
    AuditKind.SIGNED_OUT: lambda: translate("Audit", "Signed out"),
    AuditKind.LOCKED: lambda: translate("Audit", "Locked"),
    AuditKind.REFUSED: lambda: translate("Audit", "Refused"),
    AuditKind.PERSON_ADDED: lambda: translate("Audit", "Person added"),
    AuditKind.PERSON_CHANGED: lambda: translate("Audit", "Person changed"),
    AuditKind.PERSON_RENAMED: lambda: translate("Audit", "Person renamed"),
    AuditKind.PERSON_REMOVED: lambda: translate("Audit", "Person removed"),
    AuditKind.ROLE_CHANGED: lambda: translate("Audit", "Role changed"),
    AuditKind.CODE_ISSUED: lambda: translate("Audit", "One-time code given out"),
    AuditKind.PASSPHRASE_CHANGED: lambda: translate("Audit", "Passphrase changed"),
    AuditKind.ACCOUNTS_BEGUN: lambda: translate("Audit", "Accounts begun"),
    AuditKind.GROUPS_CHANGED: lambda: translate("Audit", "Groups changed"),
    AuditKind.READ: lambda: translate("Audit", "Call read"),
    AuditKind.LISTENED: lambda: translate("Audit", "Call listened to"),
    AuditKind.EXPORTED: lambda: translate("Audit", "Exported"),
    AuditKind.SENT: lambda: translate("Audit", "Sent to another machine"),
    AuditKind.HANDED_OVER: lambda: translate("Audit", "Calls handed over"),
    AuditKind.TAKEN_IN: lambda: translate("Audit", "Calls taken in"),
    AuditKind.CORRECTED: lambda: translate("Audit", "Words corrected"),
    AuditKind.GRADED: lambda: translate("Audit", "Graded"),
    AuditKind.COMMENTED: lambda: translate("Audit", "Commented"),
    AuditKind.FEEDBACK_SENT: lambda: translate("Audit", "Feedback sent"),
    AuditKind.ASSIGNED: lambda: translate("Audit", "Assigned"),
    AuditKind.DELETED: lambda: translate("Audit", "Deleted"),
    AuditKind.NOTICE_PUBLISHED: lambda: translate("Audit", "Notice published"),
    AuditKind.NOTICE_ACKNOWLEDGED: lambda: translate("Audit", "Notice acknowledged"),
    AuditKind.RETENTION_CHANGED: lambda: translate("Audit", "Retention changed"),
    AuditKind.SWEPT: lambda: translate("Audit", "Old data deleted"),
    AuditKind.HELD: lambda: translate("Audit", "Call put on hold"),
    AuditKind.RELEASED: lambda: translate("Audit", "Hold lifted"),
    AuditKind.POLICY_CHANGED: lambda: translate("Audit", "Rules changed"),
    AuditKind.LOOKED_UP: lambda: translate("Audit", "Looked up before erasure"),
    AuditKind.PACKAGED: lambda: translate("Audit", "Data handed out"),
    AuditKind.ERASED: lambda: translate("Audit", "Person erased"),
    AuditKind.PSEUDONYMS_RESOLVED: lambda: translate("Audit", "Pseudonyms resolved"),
    AuditKind.KEY_CHANGED: lambda: translate("Audit", "Key changed"),
    AuditKind.ENCRYPTED: lambda: translate("Audit", "Encrypted"),
    AuditKind.DECRYPTED: lambda: translate("Audit", "Decrypted"),
    AuditKind.BACKED_UP: lambda: translate("Audit", "Backed up"),
    AuditKind.RESTORED: lambda: translate("Audit", "Backup restored"),
    AuditKind.DATABASE_MOVED: lambda: translate("Audit", "Database moved"),
    AuditKind.SYNCHRONISED: lambda: translate("Audit", "Synchronised"),
    AuditKind.PACK_MADE: lambda: translate("Audit", "Scenario pack handed out"),
    AuditKind.PACK_TAKEN_IN: lambda: translate("Audit", "Scenario pack taken in"),
    AuditKind.PACK_REMOVED: lambda: translate("Audit", "Scenario pack removed"),
    AuditKind.PLUGINS_CHANGED: lambda: translate("Audit", "Plug-ins changed"),
    AuditKind.LOG_PRUNED: lambda: translate("Audit", "Oldest log entries deleted"),
}

FAMILIES: dict[str, tuple[AuditKind, ...]] = {
    "sign-in": (
        AuditKind.SIGNED_IN,
        AuditKind.SIGN_IN_FAILED,
        AuditKind.SIGNED_OUT,
        AuditKind.LOCKED,
        AuditKind.PASSPHRASE_CHANGED,
    ),
    "people": (
        AuditKind.PERSON_ADDED,
        AuditKind.PERSON_CHANGED,
        AuditKind.PERSON_RENAMED,
        AuditKind.PERSON_REMOVED,
        AuditKind.ROLE_CHANGED,
        AuditKind.CODE_ISSUED,
        AuditKind.ACCOUNTS_BEGUN,
        AuditKind.GROUPS_CHANGED,
    ),
    "access": (AuditKind.READ, AuditKind.LISTENED, AuditKind.LOOKED_UP),
    "out": (
        AuditKind.EXPORTED,
        AuditKind.SENT,
        AuditKind.HANDED_OVER,
        AuditKind.TAKEN_IN,
        AuditKind.PACKAGED,
        AuditKind.PSEUDONYMS_RESOLVED,
        AuditKind.SYNCHRONISED,
        AuditKind.PACK_MADE,
        AuditKind.PACK_TAKEN_IN,
    ),
    "training": (
        AuditKind.GRADED,
        AuditKind.COMMENTED,
        AuditKind.FEEDBACK_SENT,
        AuditKind.ASSIGNED,
        AuditKind.CORRECTED,
    ),
    "deletion": (AuditKind.DELETED, AuditKind.SWEPT, AuditKind.ERASED, AuditKind.LOG_PRUNED, AuditKind.PACK_REMOVED),
    "rules": (
        AuditKind.NOTICE_PUBLISHED,
        AuditKind.NOTICE_ACKNOWLEDGED,
        AuditKind.RETENTION_CHANGED,
        AuditKind.HELD,
        AuditKind.RELEASED,
        AuditKind.POLICY_CHANGED,
    ),
    "safety": (
        AuditKind.KEY_CHANGED,
        AuditKind.ENCRYPTED,
        AuditKind.DECRYPTED,
        AuditKind.BACKED_UP,
        AuditKind.RESTORED,
        AuditKind.DATABASE_MOVED,
        AuditKind.PLUGINS_CHANGED,
    ),
    "refused": (AuditKind.REFUSED,),
}
"""Kinds that are looked for together."""


def family_name(family: str) -> str:
    """Return what a family of kinds is called."""
    return {
        "sign-in": translate("Audit", "Sign-ins"),
        "people": translate("Audit", "People and roles"),
        "access": translate("Audit", "Calls read and heard"),
        "out": translate("Audit", "Exports and data handed out"),
        "training": translate("Audit", "Grades and feedback"),
        "deletion": translate("Audit", "Deletions"),
        "rules": translate("Audit", "Notice and rules"),
        "safety": translate("Audit", "Encryption and backups"),
        "refused": translate("Audit", "Refusals"),
    }[family]


def picture(kind: str) -> tuple[str, str]:
    """Return an icon and a colour for what happened."""
    if kind in (AuditKind.REFUSED, AuditKind.SIGN_IN_FAILED):
        return "shield-alert-outline", "warn"
    if kind in FAMILIES["deletion"]:
        return "delete-outline", "bad"
    pictures = {
        "sign-in": "login-variant",
        "people": "account-edit-outline",
        "access": "ear-hearing",
        "out": "export-variant",
        "training": "school-outline",
        "rules": "scale-balance",
        "safety": "shield-key-outline",
    }
    family = next((name for name, kinds in FAMILIES.items() if kind in kinds), "")
    return pictures.get(family, "circle-small"), "muted"
