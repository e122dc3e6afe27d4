"""Every setting of ``zichtlijn serve``, by environment variable; the table in ``docs/api.md`` is made from this."""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

__all__ = ["PREFIX", "Settings", "is_loopback"]

PREFIX = "ZICHTLIJN_"

_Names = Annotated[tuple[str, ...], NoDecode]


class Settings(BaseSettings):
    """Settings, each from ``ZICHTLIJN_<NAME>`` in the environment. Lists are written with commas.

    >>> Settings(models="rijswijk, meierijstad").models
    ('rijswijk', 'meierijstad')
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    models: _Names = Field(default=("rijswijk",), description="Models that are served: packaged names or Turtle files.")
    host: str = Field(
        default="127.0.0.1", description="Address to listen on. Beyond loopback only with an authentication."
    )
    port: int = Field(default=8000, ge=0, le=65535, description="Port to listen on.")
    workers: int = Field(default=1, ge=1, le=64, description="Worker processes; they share nothing.")
    base_url: str = Field(
        default="",
        pattern=r"^(https?://[^\s?#]*[^\s?#/])?$",
        description="Public address, for `servers` in the document.",
    )
    hosts: _Names = Field(
        default=("localhost", "127.0.0.1", "::1"), description="Host names answered to; `*` answers to every name."
    )
    contact_name: str = Field(
        default="Beheer van deze Zichtlijn", min_length=1, description="Contact in the document: name."
    )
    contact_email: str = Field(
        default="beheer@example.org", pattern=r"^[^@\s]+@[^@\s]+$", description="Contact: e-mail."
    )
    contact_url: str = Field(default="https://example.org/", pattern=r"^https://\S+$", description="Contact: address.")
    api_keys: _Names = Field(default=(), description="SHA-256 (hex) of every API key that is admitted.")
    oidc_issuer: str = Field(default="", description="Issuer that bearer tokens must name.")
    oidc_audience: str = Field(default="", description="Audience that bearer tokens must name.")
    oidc_keys_file: Path | None = Field(
        default=None, description="JWKS or PEM file with the public keys of the issuer."
    )
    cors_origins: _Names = Field(default=(), description="Origins that browsers may read the API from.")
    max_body_bytes: int = Field(default=65_536, ge=1024, description="Largest request body; more is answered with 413.")
    timeout_seconds: float = Field(default=30.0, gt=0, description="Longest time for one answer; longer ends in 503.")
    threads: int = Field(default=4, ge=1, le=64, description="Answers computed at the same time, per worker.")
    max_requests: int = Field(
        default=256, ge=1, description="Requests in progress per worker; more are answered with 503."
    )
    cache_bytes: int = Field(default=67_108_864, ge=0, description="Memory for answers already given, per worker.")
    workspaces: int = Field(
        default=8, ge=1, description="Analyses kept in memory, per worker; the longest unused goes first."
    )
    stop_seconds: int = Field(default=10, ge=0, description="Time for requests in progress at a graceful stop.")

    sparql_bytes: int = Field(default=5_242_880, ge=1024, description="Largest answer of a SPARQL query; more: 503.")
    sparql_memory_bytes: int = Field(
        default=268_435_456, ge=16_777_216, description="Memory of one SPARQL query, beside the data; more: 503."
    )
    sparql_rows: int = Field(default=10_000, ge=1, description="Most rows or triples of a SPARQL answer; more: 503.")
    sparql_seconds: float = Field(
        default=5.0, gt=0, le=60, description="Longest time of one SPARQL query, by the clock; longer: 503."
    )
    sparql_workers: int = Field(
        default=4, ge=1, le=64, description="SPARQL queries at the same time, per worker; more are answered with 503."
    )
    pages_theme_class: str = Field(
        default="voorbeeld-theme",
        pattern=r"^[a-z][a-z0-9-]*$",
        description="Class on which the NL Design System theme of the web pages hangs.",
    )
    pages_theme_file: Path | None = Field(
        default=None, description="CSS file with the tokens of an NL Design System theme; without: the example theme."
    )

    @field_validator("models", "hosts", "api_keys", "cors_origins", mode="before")
    @classmethod
    def _listed(cls, given: Any) -> Any:
        if not isinstance(given, str):
            return given
        return tuple(part.strip() for part in given.split(",") if part.strip())

    @field_validator("api_keys")
    @classmethod
    def _hashed(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        hashes = tuple(value.lower() for value in given)
        if any(len(value) != 64 or set(value) - set("0123456789abcdef") for value in hashes):
            raise ValueError("an API key is given as its SHA-256, 64 hexadecimal digits, never as the key itself")
        return hashes

    @property
    def authenticated(self) -> bool:
        """Whether requests must say who they are."""
        return bool(self.api_keys) or self.oidc_keys_file is not None


def is_loopback(host: str) -> bool:
    """Whether ``host`` is this machine only.

    >>> [is_loopback(host) for host in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "example.org")]
    [True, True, True, False, False]
    """
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
