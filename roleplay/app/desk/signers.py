"""Whether whoever signed a file is known here, and trusted."""

from __future__ import annotations

from collections.abc import Mapping

from roleplay.core.errors import InputError
from roleplay.core.handover import Signer, SignerStanding
from roleplay.store.folding import fold


def recognised(signer: Signer, own_key: str, known: Mapping[str, str]) -> tuple[SignerStanding, str]:
    """Return how the signer stands, and by what name they are known; `known` are the trusted names by key."""
    if signer.key == own_key:
        return "own", signer.name
    if signer.key in known:
        return "known", known[signer.key]
    name = fold(signer.name)
    same = next((other for other in known.values() if name and fold(other) == name), "")
    return ("changed", same) if same else ("new", "")


def need_trust(file: str, signer: Signer, standing: SignerStanding, trust: str) -> None:
    """Raise `InputError` unless the key is known here, or is the one that a person has agreed to trust."""
    if standing in ("own", "known") or trust == signer.key:
        return
    who = signer.name or "somebody without a name"
    if standing == "changed":
        raise InputError(
            f"{file} says that {who} has signed it, but with another key than the one known here: "
            f"{signer.fingerprint}. Nothing was imported.",
            hint="Ask them whether that is their new key; somebody else may use their name.",
            code="signer_changed",
        )
    raise InputError(
        f"{file} is signed by {who}, whose key nobody has trusted here: {signer.fingerprint}. Nothing was imported.",
        hint="Compare these groups with them, by telephone for example, then trust the key.",
        code="signer_unknown",
    )
