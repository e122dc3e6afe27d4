"""Who may ask: API keys by their hash, or tokens of an identity provider by keys that lie on this machine.

Nothing is fetched: the public keys of the provider come from a file, so there is no connection to leave the host.
"""

from __future__ import annotations

import hmac
from base64 import b64decode
from binascii import Error as NotBase64
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from api.http.negotiation import header
from api.http.problems import Problem, problem_response
from api.http.version import DOCUMENT
from ontology.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.types import ASGIApp, Receive, Scope, Send

    from api.http.settings import Settings

__all__ = ["OPEN", "Access", "refuse_open_door"]

OPEN = frozenset({"/gezond", "/gereed", DOCUMENT})
"""Answered to everybody: health, readiness, and the document (the API rules publish it without a login)."""

_CHALLENGE = {"WWW-Authenticate": 'Bearer realm="zichtlijn", Basic realm="zichtlijn", charset="UTF-8"'}
_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures with a public key only: a shared secret or ``none`` is never admitted."""


def refuse_open_door(settings: Settings) -> None:
    """Raises ``UserError`` when the server would listen beyond this machine without asking who is there."""
    from api.http.settings import PREFIX, is_loopback

    if is_loopback(settings.host) or settings.authenticated:
        return
    raise UserError(
        f"Zichtlijn luistert niet op {settings.host} zonder aanmelding: dan kan iedereen op het netwerk erbij. "
        f"Zet {PREFIX}API_KEYS (SHA-256 van een sleutel) of {PREFIX}OIDC_KEYS_FILE met {PREFIX}OIDC_ISSUER en "
        f"{PREFIX}OIDC_AUDIENCE, of gebruik --host 127.0.0.1.",
        f"Zichtlijn does not listen on {settings.host} without authentication: everybody on the network would be in. "
        f"Set {PREFIX}API_KEYS (SHA-256 of a key), or {PREFIX}OIDC_KEYS_FILE with {PREFIX}OIDC_ISSUER and "
        f"{PREFIX}OIDC_AUDIENCE, or use --host 127.0.0.1.",
    )


class Access:
    """401 for every request without a valid key or token, but for :data:`OPEN`; nothing to do without a setting."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings
        self._hashes = tuple(bytes.fromhex(value) for value in settings.api_keys)
        self._keys = _public_keys(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer who may ask."""
        if scope["type"] == "http" and self._settings.authenticated and scope["path"] not in OPEN:
            preflight = scope["method"] == "OPTIONS" and header(scope, "access-control-request-method")
            if not preflight and not self._known(scope):
                await problem_response(scope, Problem(401, headers=_CHALLENGE))(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _known(self, scope: Scope) -> bool:
        scheme, _, given = header(scope, "authorization").partition(" ")
        given = given.strip()
        match scheme.lower():
            case "bearer":
                return self._is_key(given) or self._is_token(given)
            case "basic":
                try:
                    return self._is_key(b64decode(given, validate=True).decode().partition(":")[2])
                except (NotBase64, UnicodeDecodeError, ValueError):
                    return False
        return self._is_key(header(scope, "x-api-key"))

    def _is_key(self, given: str) -> bool:
        """Every hash is compared, in constant time, so that time tells nothing about which key was near."""
        digest = sha256(given.encode("utf-8", "surrogateescape")).digest()
        found = [hmac.compare_digest(digest, known) for known in self._hashes]
        return bool(given) and any(found)

    def _is_token(self, given: str) -> bool:
        import jwt

        for identifier, key in self._keys:
            try:
                named = jwt.get_unverified_header(given).get("kid")
                if identifier is not None and named is not None and named != identifier:
                    continue
                jwt.decode(
                    given,
                    key,
                    algorithms=_ALGORITHMS,
                    issuer=self._settings.oidc_issuer,
                    audience=self._settings.oidc_audience,
                    options={"require": ["exp", "iss", "aud"]},
                )
            except (jwt.PyJWTError, ValueError, TypeError):
                continue
            return True
        return False


def _public_keys(settings: Settings) -> tuple[tuple[str | None, Any], ...]:
    """The public keys of the provider, with their ids. Raises ``UserError`` when the file or a setting is missing."""
    if settings.oidc_keys_file is None:
        return ()
    if not settings.oidc_issuer or not settings.oidc_audience:
        raise UserError(
            "Bij OIDC horen ook de instellingen OIDC_ISSUER en OIDC_AUDIENCE.",
            "With OIDC go the settings OIDC_ISSUER and OIDC_AUDIENCE as well.",
        )
    try:
        return _keys_in(settings.oidc_keys_file)
    except (OSError, ValueError, TypeError) as error:
        raise UserError(
            "Het bestand van OIDC_KEYS_FILE is geen leesbare JWKS of PEM met openbare sleutels.",
            "The file of OIDC_KEYS_FILE is no readable JWKS or PEM with public keys.",
        ) from error


def _keys_in(file: Path) -> tuple[tuple[str | None, Any], ...]:
    import jwt

    text = file.read_text(encoding="utf-8")
    if not text.lstrip().startswith("{"):
        from cryptography.hazmat.primitives.serialization import load_pem_public_key

        return ((None, load_pem_public_key(text.encode())),)
    try:
        keys = jwt.PyJWKSet.from_json(text).keys
    except jwt.PyJWTError as error:
        raise ValueError("no key set") from error
    if any(key.key_type == "oct" for key in keys):
        raise ValueError("a shared secret is no public key")
    return tuple((key.key_id, key.key) for key in keys)
