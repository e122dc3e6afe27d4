"""Real answers of every operation of the API, small and large: the schemas and examples of the document are from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from api.http.app import create_app
from api.http.settings import Settings
from api.http.v1.judging import CASE_KEYS, EXAMPLE, HOP_KEYS, LABEL_KEYS
from tests.http_client import Client

__all__ = ["ASKED", "dutch_case", "samples"]

MODELS = "rijswijk,meierijstad,voorbeeld"
ASKED: dict[str, tuple[str, ...]] = {
    "Modellen": ("/v1/modellen",),
    "Model": ("/v1/modellen/rijswijk", "/v1/modellen/voorbeeld"),
    "Partners": ("/v1/partners?paginaGrootte=1", "/v1/partners?paginaGrootte=100", "/v1/partners?model=voorbeeld"),
    "Partner": ("/v1/partners/ggz", "/v1/partners/gemeente-rijswijk"),
    "Actoren": (
        "/v1/actoren?paginaGrootte=1",
        "/v1/actoren?paginaGrootte=100",
        "/v1/actoren?model=meierijstad&paginaGrootte=100",
        "/v1/actoren?model=voorbeeld&paginaGrootte=100",
    ),
    "Actor": ("/v1/actoren/burgemeester", "/v1/actoren/veilig-thuis"),
    "InformatieItems": (
        "/v1/informatie-items?paginaGrootte=1",
        "/v1/informatie-items?paginaGrootte=100",
        "/v1/informatie-items?model=voorbeeld&paginaGrootte=100",
    ),
    "InformatieItem": ("/v1/informatie-items/threats-to-kill", "/v1/informatie-items/safety-plan"),
    "Stromen": ("/v1/stromen?paginaGrootte=1", "/v1/stromen?paginaGrootte=100", "/v1/stromen?model=voorbeeld"),
    "Stroom": ("/v1/stromen/flow-01",),
    "Afspraken": (
        "/v1/afspraken?paginaGrootte=1",
        "/v1/afspraken?paginaGrootte=100",
        "/v1/afspraken?model=voorbeeld",
        "/v1/afspraken?model=meierijstad",
    ),
    "Afspraak": ("/v1/afspraken/rijswijk-execution",),
    "Overleggen": ("/v1/overleggen?paginaGrootte=1", "/v1/overleggen", "/v1/overleggen?model=voorbeeld"),
    "Overleg": ("/v1/overleggen/crisistafel-rijswijk",),
    "Gronden": (
        "/v1/gronden?wet=wmo-2015&paginaGrootte=1",
        *(f"/v1/gronden?paginaGrootte=100&pagina={page}" for page in range(1, 6)),
    ),
    "Grond": ("/v1/gronden/wmo-5-2-6",),
    "Analyses": ("/v1/analyses",),
    "Analyse": (
        "/v1/analyses/voorbeeld",
        "/v1/analyses/rijswijk",
        "/v1/analyses/meierijstad?niveau=4",
        "/v1/analyses/rijswijk?betreft=child",
    ),
    "Behoeften": (
        "/v1/analyses/voorbeeld/behoeften?paginaGrootte=1",
        "/v1/analyses/voorbeeld/behoeften?paginaGrootte=100",
        "/v1/analyses/rijswijk/behoeften?paginaGrootte=100",
    ),
    "Routes": (
        "/v1/routes?naar=burgemeester&item=threats-to-kill&stap=BES&aantal=1",
        "/v1/routes?naar=crisistafel-rijswijk&item=threats-to-kill",
        "/v1/routes?naar=woningcorporatie&item=non-fatal-strangulation&van=ggz",
        "/v1/routes?naar=veilig-thuis&item=child-disclosure-school",
        "/v1/routes?naar=burgemeester&item=safe-address",
    ),
    "Tijden": (
        "/v1/tijden?actor=burgemeester&begin=vr%2018:00",
        "/v1/tijden?actor=veilig-thuis",
        "/v1/tijden?actor=crisistafel-rijswijk&niveau=4&gewoon=true",
        "/v1/tijden?actor=politie-basisteam&begin=zo%2003:00",
        "/v1/tijden?actor=openbaar-ministerie",
        "/v1/tijden?model=voorbeeld&actor=school&item=strangulation",
    ),
    "Signalen": (
        "/v1/signalen?loket=huisarts&item=non-fatal-strangulation&begin=vr%2018:00",
        "/v1/signalen",
        "/v1/signalen?loket=veilig-thuis",
        "/v1/signalen?item=threats-to-kill&niveau=4",
        "/v1/signalen?model=voorbeeld",
        "/v1/signalen?model=meierijstad&betreft=child",
    ),
    "Herstelplannen": (
        "/v1/herstelplannen?actor=burgemeester&aantal=1",
        "/v1/herstelplannen?aantal=100",
        "/v1/herstelplannen?model=meierijstad&aantal=100",
        "/v1/herstelplannen?model=voorbeeld&aantal=100",
        "/v1/herstelplannen?model=voorbeeld&actor=veilig-thuis",
    ),
    "Vergelijkingen": (
        "/v1/vergelijkingen?a=voorbeeld&geldigOpA=2024-07-01&geldigOpB=2025-01-01",
        "/v1/vergelijkingen?b=meierijstad",
        "/v1/vergelijkingen?geldigOpA=2024-07-01&geldigOpB=2025-03-01",
        "/v1/vergelijkingen?a=meierijstad&b=voorbeeld",
    ),
    "Blootstellingen": (
        "/v1/blootstellingen?item=child-disclosure-school&gezag=true",
        "/v1/blootstellingen",
        "/v1/blootstellingen?model=voorbeeld",
        "/v1/blootstellingen?model=meierijstad&gezag=false",
    ),
}
"""The addresses asked per schema; the first one becomes the example."""


def dutch_case(case: dict[str, Any]) -> dict[str, Any]:
    """A case with the keys of ``check --case`` as a body of ``POST /v1/oordelen``."""
    told = {dutch: case[key] for dutch, key in CASE_KEYS.items() if case.get(key) is not None}
    if "etiket" in told:
        told["etiket"] = {dutch: told["etiket"][key] for dutch, key in LABEL_KEYS.items() if key in told["etiket"]}
    if "eerdereStappen" in told:
        told["eerdereStappen"] = [
            {dutch: hop[key] for dutch, key in HOP_KEYS.items() if key in hop} for hop in told["eerdereStappen"]
        ]
    if "peildatum" in told:
        told["peildatum"] = str(told["peildatum"])
    return told


def _cases() -> list[dict[str, Any]]:
    folder = Path(__file__).parent.parent / "tests/law/cases"
    read = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.yaml"))]
    return [dutch_case(case) for case in read if "holder" in case]


def samples() -> dict[str, list[Any]]:
    """Answers by the name of their schema, the example first."""
    client = Client(create_app(Settings(models=MODELS, timeout_seconds=600)))  # type: ignore[arg-type]
    found: dict[str, list[Any]] = {}
    for schema, addresses in ASKED.items():
        for address in addresses:
            answer = client.get(address)
            if answer.status_code != 200:
                raise SystemExit(f"{address}: {answer.status_code} {answer.text}")
            found.setdefault(schema, []).append(answer.json())
    bodies = [dict(EXAMPLE), *_cases()]
    found["Oordeel"] = [_posted(client, "/v1/oordelen", body) for body in bodies]
    found["Informatieverzoek"] = [_posted(client, "/v1/informatieverzoeken", body) for body in bodies[:25]]
    return found


def _posted(client: Client, address: str, body: dict[str, Any]) -> Any:
    answer = client.post(address, json=body)
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code} {answer.text} {json.dumps(body)}")
    return answer.json()
