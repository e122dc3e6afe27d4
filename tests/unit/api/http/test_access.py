"""Who may ask: nobody from another machine without a key; with a key or a token everybody who has one."""

from __future__ import annotations

import json
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from api.http.access import OPEN, refuse_open_door
from api.http.app import create_app
from api.http.settings import Settings
from api.http.state import Loaded
from ontology.errors import UserError
from tests.http_client import Client

KEY = "een-lange-willekeurige-sleutel"
HASHES = (sha256(KEY.encode()).hexdigest(),)
ISSUER, AUDIENCE = "https://aanmelden.example", "zichtlijn"


def with_settings(loaded: Loaded, **given: Any) -> Client:
    return Client(create_app(Settings(**given), loaded))


@pytest.fixture(scope="module")
def signing() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


@pytest.fixture
def key_set(signing: ec.EllipticCurvePrivateKey, tmp_path: Path) -> Path:
    told = json.loads(jwt.algorithms.ECAlgorithm.to_jwk(signing.public_key()))
    place = tmp_path / "jwks.json"
    place.write_text(json.dumps({"keys": [{**told, "kid": "1", "alg": "ES256", "use": "sig"}]}), encoding="utf-8")
    return place


def token(signing: Any, algorithm: str = "ES256", **changed: Any) -> str:
    claims = {"iss": ISSUER, "aud": AUDIENCE, "sub": "x", "exp": int(time.time()) + 60, **changed}
    return jwt.encode({k: v for k, v in claims.items() if v is not None}, signing, algorithm, headers={"kid": "1"})


def test_without_a_login_it_listens_to_this_machine_only() -> None:
    refuse_open_door(Settings(host="127.0.0.1"))
    refuse_open_door(Settings(host="::1"))
    with pytest.raises(UserError, match="ZICHTLIJN_API_KEYS") as told:
        refuse_open_door(Settings(host="0.0.0.0"))
    assert "0.0.0.0" in told.value.message("en")
    refuse_open_door(Settings(host="0.0.0.0", api_keys=HASHES))


def test_a_key_itself_is_no_setting() -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        Settings(api_keys=(KEY,))


def test_with_a_key_every_address_asks_for_it_but_health_and_the_document(loaded: Loaded) -> None:
    client = with_settings(loaded, api_keys=HASHES)
    for address in ("/v1/partners", "/v1/niets", "/docs", "/def", "/doc/actor/ggz", "/sparql", "/"):
        refused = client.get(address)
        assert refused.status_code == 401
        assert refused.headers["content-type"] == "application/problem+json"
        assert "Bearer" in refused.headers["www-authenticate"]
        assert refused.headers["api-version"] == "1.0.0"
    assert {client.get(address).status_code for address in OPEN} == {200}
    for given in ({"X-Api-Key": KEY}, {"Authorization": f"Bearer {KEY}"}):
        assert client.get("/v1/partners", headers=given).status_code == 200
    for given in ({"X-Api-Key": KEY + "x"}, {"Authorization": "Bearer "}, {"Authorization": "Basic %%%"}):
        assert client.get("/v1/partners", headers=given).status_code == 401


def test_a_browser_may_give_the_key_as_a_password(loaded: Loaded) -> None:
    client = with_settings(loaded, api_keys=HASHES)
    assert client.get("/v1/partners", auth=("iemand", KEY)).status_code == 200
    assert client.get("/v1/partners", auth=(KEY, "iets anders")).status_code == 401


def test_a_remembered_answer_asks_for_the_key_as_well(loaded: Loaded) -> None:
    client = with_settings(loaded, api_keys=HASHES)
    assert client.get("/v1/partners", headers={"X-Api-Key": KEY}).status_code == 200
    assert client.get("/v1/partners").status_code == 401


def test_a_token_counts_when_signature_issuer_audience_and_time_are_right(
    loaded: Loaded, signing: Any, key_set: Path
) -> None:
    client = with_settings(loaded, oidc_issuer=ISSUER, oidc_audience=AUDIENCE, oidc_keys_file=key_set)

    def status(given: str) -> int:
        return client.get("/v1/partners", headers={"Authorization": f"Bearer {given}"}).status_code

    assert status(token(signing)) == 200
    wrong = (
        token(signing, aud="iets-anders"),
        token(signing, iss="https://elders.example"),
        token(signing, exp=int(time.time()) - 60),
        token(signing, exp=None),
        token(ec.generate_private_key(ec.SECP256R1())),
        token("een-gedeeld-geheim-dat-lang-genoeg-is", "HS256"),
        token(None, "none"),
        "x.y.z",
        "",
    )
    assert {status(given) for given in wrong} == {401}


def test_a_public_key_as_pem_will_do(loaded: Loaded, signing: Any, tmp_path: Path) -> None:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    place = tmp_path / "key.pem"
    place.write_bytes(signing.public_key().public_bytes(serialization.Encoding.PEM, form))
    client = with_settings(loaded, oidc_issuer=ISSUER, oidc_audience=AUDIENCE, oidc_keys_file=place)
    assert client.get("/v1/partners", headers={"Authorization": f"Bearer {token(signing)}"}).status_code == 200


def test_keys_that_cannot_be_read_stop_the_server_before_it_starts(loaded: Loaded, tmp_path: Path) -> None:
    place = tmp_path / "jwks.json"
    place.write_text('{"keys": [{"kty": "oct", "k": "AAAA"}]}', encoding="utf-8")
    app = create_app(Settings(oidc_issuer=ISSUER, oidc_audience=AUDIENCE, oidc_keys_file=place), loaded)
    with pytest.raises(UserError, match="OIDC_KEYS_FILE"):
        app.build_middleware_stack()
