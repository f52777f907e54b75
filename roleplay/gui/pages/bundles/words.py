"""What the dialogs say of signers and sessions."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from roleplay.core.handover import BundlePreview, Gains, SessionInBundle, SignerStanding

translate = QCoreApplication.translate


def signed_by(preview: BundlePreview) -> str:
    """Return who says to have signed the file."""
    if not preview.signer.name:
        return translate("Bundles", "Signed by somebody without a name")
    return translate("Bundles", "Signed by %1").replace("%1", preview.signer.name)


def signer_sentence(standing: SignerStanding, known_as: str) -> str:
    """Return what is known here of who signed the file."""
    match standing:
        case "own":
            return translate("Bundles", "You signed this file yourself, on this computer.")
        case "known":
            text = translate("Bundles", "You trust this key; it is known here as %1.")
            return text.replace("%1", known_as or translate("Bundles", "a signer without a name"))
        case "new":
            return translate(
                "Bundles",
                "Nobody here has trusted this key yet. Have the sender read you the groups below, by telephone for "
                "example, and compare.",
            )
        case "changed":
            return translate(
                "Bundles",
                "You know %1 by another key. Either they have a new computer, or somebody uses their name. Ask them "
                "before you import anything.",
            ).replace("%1", known_as)


def standing_name(session: SessionInBundle, *, bring_back: bool) -> str:
    """Return what an import does with a session."""
    match session.standing:
        case "new":
            return translate("Bundles", "New")
        case "known":
            return translate("Bundles", "Here already")
        case "merged":
            return gains_text(session.gains)
        case "deleted":
            return translate("Bundles", "Comes back") if bring_back else translate("Bundles", "Deleted here")
        case "refused":
            running = session.reason == "running"
            return translate("Bundles", "It runs now") if running else translate("Bundles", "Another call is here")


def gains_text(gains: Gains) -> str:
    """Return what a session here gets."""
    told = [translate("Bundles", "recording")] if gains.recording else []
    for number, text in (
        (gains.grades, translate("Bundles", "%n grade(s)", "", gains.grades)),
        (gains.comments, translate("Bundles", "%n comment(s)", "", gains.comments)),
        (gains.feedback, translate("Bundles", "%n feedback", "", gains.feedback)),
        (gains.corrections, translate("Bundles", "%n correction(s)", "", gains.corrections)),
        (gains.other_corrections, translate("Bundles", "%n other correction(s)", "", gains.other_corrections)),
    ):
        if number:
            told.append(text)
    return translate("Bundles", "Adds %1").replace("%1", ", ".join(told))


def counts_text(preview: BundlePreview) -> str:
    """Return how the sessions of a file stand, in one line."""
    new, merged, known = (preview.count(standing) for standing in ("new", "merged", "known"))
    deleted, refused = preview.count("deleted"), preview.count("refused")
    told = (
        (new, translate("Bundles", "%n new", "", new)),
        (merged, translate("Bundles", "%n with something to add", "", merged)),
        (known, translate("Bundles", "%n here already", "", known)),
        (deleted, translate("Bundles", "%n deleted here", "", deleted)),
        (refused, translate("Bundles", "%n refused", "", refused)),
    )
    return " · ".join(text for number, text in told if number)


def done_text(taken: BundlePreview) -> str:
    """Return what an import has done."""
    new, merged = taken.count("new"), taken.count("merged")
    told = []
    if new:
        told.append(translate("Bundles", "%n call(s) were imported.", "", new))
    if merged:
        told.append(translate("Bundles", "%n call(s) got something new.", "", merged))
    return " ".join(told) or translate("Bundles", "Everything was here already; nothing was changed.")
