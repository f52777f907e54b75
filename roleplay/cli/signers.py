"""Who signed a file, and whether they are trusted: what the imports of bundles and of packs ask alike."""

from __future__ import annotations

import sys
from collections.abc import Callable

import typer

from roleplay.core.errors import InputError
from roleplay.core.handover import Signer, SignerStanding

_STANDINGS: dict[SignerStanding, str] = {
    "own": "this installation",
    "known": "known here",
    "new": "NOT known here",
    "changed": "NOT the key that is known here under this name",
}


def signed_by(signer: Signer, standing: SignerStanding) -> str:
    """Return the line that tells who signed a file."""
    return f"Signed by {signer.name or '(no name)'}, {_STANDINGS[standing]}: {signer.fingerprint}"


def trusted_key(
    signer: Signer, standing: SignerStanding, fingerprint: str, *, trust: bool, ask: bool, show: Callable[[], None]
) -> str:
    """Return the key of a signer whom a person trusts, empty where nobody does; who is known needs no word.

    `fingerprint` is the only one to be trusted, if any; `trust` trusts somebody new unasked; where `ask`, a person at
    a terminal is shown the file by `show` and asked. Raises `InputError` when the fingerprint is another one.
    """
    if fingerprint:
        if "".join(fingerprint.lower().split()) != signer.fingerprint.replace(" ", ""):
            raise InputError(
                f"The file is signed by another key: {signer.fingerprint}. Nothing was imported.",
                hint="Do not import it unless you know why.",
                code="signer_changed",
            )
        return signer.key
    if standing in ("own", "known") or (trust and standing == "new"):
        return signer.key
    if standing == "changed" or not ask or not sys.stdin.isatty():
        return ""
    show()
    agreed = typer.confirm(f"Trust {signer.name or 'the signer'} from now on, and import?")
    return signer.key if agreed else ""
