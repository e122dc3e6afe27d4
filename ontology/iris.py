"""What is wrong with an IRI: the grammar of RFC 3987, and three house rules on top of it."""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv6Address

__all__ = ["iri_trouble"]

_UCS = (
    "\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
    "\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd\U00040000-\U0004fffd\U00050000-\U0005fffd"
    "\U00060000-\U0006fffd\U00070000-\U0007fffd\U00080000-\U0008fffd\U00090000-\U0009fffd\U000a0000-\U000afffd"
    "\U000b0000-\U000bfffd\U000c0000-\U000cfffd\U000d0000-\U000dfffd\U000e1000-\U000efffd"
)
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_UNRESERVED = rf"A-Za-z0-9\-._~{_UCS}"
_SUB = r"!$&'()*+,;="
_ENCODED = r"%[0-9A-Fa-f]{2}"
_PCHAR = rf"(?:[{_UNRESERVED}{_SUB}:@]|{_ENCODED})"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_HOST = rf"(?:\[(?P<six>[0-9A-Fa-f:.]{{2,45}})\]|(?:[{_UNRESERVED}{_SUB}]|{_ENCODED})+)"
_TAIL = rf"(?:\?(?:{_PCHAR}|[/?{_PRIVATE}])*+)?(?:#(?:{_PCHAR}|[/?])*+)?"
# No user part before the host: it only serves to deceive, or to hold a name. Possessive, so never slow.
_WEB = re.compile(rf"https?://{_HOST}(?::\d{{0,5}})?(?:/{_PCHAR}*+)*+{_TAIL}", re.IGNORECASE)
_URN = re.compile(rf"urn:[A-Za-z0-9][A-Za-z0-9\-]{{0,31}}:{_PCHAR}(?:{_PCHAR}|/)*+{_TAIL}", re.IGNORECASE)
# RFC 3987, 4.1 forbids the first group; the others cannot be seen either.
_INVISIBLE = re.compile(
    "[\u200e\u200f\u202a-\u202e\u2066-\u2069\u00a0\u00ad\u061c\u115f\u1160\u180e\u2000-\u200d"
    "\u2028\u2029\u202f\u205f-\u2065\u206a-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff]"
)
_LONGEST = 500


def iri_trouble(iri: str) -> str | None:
    """The rule that ``iri`` breaks, or ``None`` when it is a well-formed absolute https, http or urn IRI.

    >>> iri_trouble("https://w3id.org/zichtlijn/id/actor/veilig-thuis") is None
    True
    >>> iri_trouble("https://example.org/a b"), iri_trouble("veilig-thuis"), iri_trouble("file:///etc/passwd")
    ('iri-malformed', 'iri-relative', 'iri-scheme')
    """
    if len(iri) > _LONGEST or _INVISIBLE.search(iri):
        return "iri-malformed"
    scheme = _SCHEME.match(iri)
    if scheme is None:
        return "iri-relative" if re.fullmatch(rf"(?:{_PCHAR}|[/?#])*+", iri) else "iri-malformed"
    match scheme.group().lower():
        case "http:" | "https:":
            return None if _is_web(iri) else "iri-malformed"
        case "urn:":
            return None if _URN.fullmatch(iri) else "iri-malformed"
        case _:
            return "iri-scheme" if re.fullmatch(rf"(?:{_PCHAR}|[/?#\[\]])*+", iri) else "iri-malformed"


def _is_web(iri: str) -> bool:
    match = _WEB.fullmatch(iri)
    if match is None or match["six"] is None:
        return match is not None
    try:
        IPv6Address(match["six"])
    except AddressValueError:
        return False
    return True
