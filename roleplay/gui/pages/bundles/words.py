"""What the dialogs say of signers and sessions."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

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
            return BundleWords().gains(session.gains)
        case "deleted":
            return translate("Bundles", "Comes back") if bring_back else translate("Bundles", "Deleted here")
        case "refused":
            running = session.reason == "running"
            return translate("Bundles", "It runs now") if running else translate("Bundles", "Another call is here")


class BundleWords(QObject):
    """Texts with a number: singular and plural are collected for translation from `tr` only."""

    def gains(self, gains: Gains) -> str:
        """Return what a session here gets."""
        told = (
            (gains.recording, self.tr("recording")),
            (gains.grades, self.tr("%n grade(s)", "", gains.grades)),
            (gains.comments, self.tr("%n comment(s)", "", gains.comments)),
            (gains.feedback, self.tr("%n feedback", "", gains.feedback)),
            (gains.corrections, self.tr("%n correction(s)", "", gains.corrections)),
            (gains.other_corrections, self.tr("%n other correction(s)", "", gains.other_corrections)),
        )
        return self.tr("Adds %1").replace("%1", ", ".join(text for number, text in told if number))

    def counts(self, preview: BundlePreview) -> str:
        """Return how the sessions of a file stand, in one line."""
        new, merged, known = preview.count("new"), preview.count("merged"), preview.count("known")
        deleted, refused = preview.count("deleted"), preview.count("refused")
        told = (
            (new, self.tr("%n new", "", new)),
            (merged, self.tr("%n with something to add", "", merged)),
            (known, self.tr("%n here already", "", known)),
            (deleted, self.tr("%n deleted here", "", deleted)),
            (refused, self.tr("%n refused", "", refused)),
        )
        return " · ".join(text for number, text in told if number)

    def done(self, taken: BundlePreview) -> str:
        """Return what an import has done."""
        new, merged = taken.count("new"), taken.count("merged")
        told = (
            (new, self.tr("%n call(s) were imported.", "", new)),
            (merged, self.tr("%n call(s) got something new.", "", merged)),
        )
        done = " ".join(text for number, text in told if number)
        return done or self.tr("Everything was here already; nothing was changed.")
