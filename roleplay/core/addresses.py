"""Addresses as they may be shown, logged and kept: without a password."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit


def without_password(address: str) -> str:
    """Return an address (`scheme://person:password@server/name?...`) without its password; other text as it is.

    What looks like an address and cannot be taken apart becomes empty: it may hold one.
    """
    if "://" not in address:
        return address
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    person, at, server = parts.netloc.rpartition("@")
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name != "password"]
    query = parts.query if "password=" not in parts.query else urlencode(kept)
    return parts._replace(netloc=f"{person.partition(':')[0]}{at}{server}", query=query).geturl()
