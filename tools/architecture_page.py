"""The examples in docs/architecture.md: one need of the teaching model, followed through the layers by the code."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from api.workspace import Workspace, open_workspace
from graph.projection import party_node, project
from graph.reach import reach
from ontology.norms import Norm
from queries.legal_gaps import Judged
from queries.matching import grounds_for, parties, stops_for
from queries.verdict import Disclosure, Verdict

__all__ = ["architecture", "examples"]

ROOT = Path(__file__).resolve().parents[1]
NEED = "burgemeester-threat-bes"
SHOWN_OF_A_VERDICT = ("uitkomst", "staat", "beslissing", "gronden", "voorwaarden", "vastleggen", "doorgifte")
"""What the example shows of an ``oordeel``; docs/decision.md shows a whole one."""

_MARKED = re.compile(r"<!-- example:(\w+) -->\n.*?<!-- /example -->", re.DOTALL)


def examples() -> dict[str, str]:
    """Each example by name, as the text of a fenced block."""
    return {**_factual(), **_legal()}


@cache
def _workspace() -> Workspace:
    return open_workspace("voorbeeld")


def _factual() -> dict[str, str]:
    """The half that knows no law: the need, who knows of it, and why it is not met."""
    model = _workspace().model
    need = next(need for need in model.needs if need.id == NEED)
    graph = project(model)
    found = reach(graph, need.item)
    row = next(row for row in _workspace().analysis.rows if row.need == NEED)
    edges = [
        f"{sender} -> {recipient}  {edge['kind']}  {key}"
        for sender, recipient, key, edge in sorted(
            graph.edges(keys=True, data=True), key=lambda e: (e[3]["kind"], e[2])
        )
        if recipient == f"item:{need.item}"
    ]
    reached = [
        *edges,
        "",
        f"first-hand: {', '.join(sorted(found.first_hand))}",
        f"hearsay:    {', '.join(sorted(found.hearsay))}",
        f"arrives at the mayor: {found.arrivals.get(party_node(model, need.needer), 'no')}",
    ]
    said = [row.kind.value, row.explanation.nl, row.explanation.en, row.help.nl, row.help.en]
    return {
        "need": _fence("turtle", _statement("ontology/models/voorbeeld.ttl", f"need:{NEED}")),
        "model": _fence("text", repr(need)),
        "reach": _fence("text", "\n".join(reached)),
        "row": _fence("text", "\n".join(said)),
    }


def _legal() -> dict[str, str]:
    """The half that asks the law: the norm, what matches, the decision, the gap with its verdict, the wire."""
    one = _workspace().judged[NEED]
    disclosure, verdict = _decided(one)
    ground = _workspace().law.on(verdict.day).norm[verdict.grounds[0]]
    written = json.dumps(_answer(), ensure_ascii=False, indent=2)
    return {
        "norm": _fence("turtle", _norm_statement(ground)),
        "match": _fence("text", "\n".join(_matches(disclosure, verdict.day))),
        "decide": _fence("text", "\n".join(_layers(verdict))),
        "judge": _fence("text", "\n".join(_judged(one, disclosure, verdict))),
        "wire": _fence("json", written),
    }


def _decided(one: Judged) -> tuple[Disclosure, Verdict]:
    if one.disclosure is None or one.verdict is None:
        raise ValueError(f"{NEED} has no verdict, so it is no example any more")
    return one.disclosure, one.verdict


def _norm_statement(norm: Norm) -> str:
    return _statement(f"ontology/law/{norm.act}/{norm.valid_from}.ttl", f"norm:{norm.id}.{norm.valid_from}")


def _matches(disclosure: Disclosure, day: str) -> list[str]:
    law = _workspace().law.on(day)
    ends = parties(law, disclosure)
    label = disclosure.label
    grounds, stops = grounds_for(law, disclosure, ends), stops_for(law, disclosure, ends)
    return [
        f"{disclosure.holder} -> {disclosure.recipient}, for {disclosure.purpose}",
        f"record: regime {label.regime}, class {label.wpg_class}, category {label.category}, about the {label.subject}",
        f"in force on {day}: {len(law.norms)} norms",
        *(f"ground: {norm.id}  {norm.kind} {norm.modality}" for norm in grounds),
        *(f"stop:   {norm.id}  {norm.kind} {norm.modality}" for norm in stops),
    ]


def _layers(verdict: Verdict) -> list[str]:
    width = max(len(layer.name) for layer in verdict.layers)
    rows = [
        f"{layer.name:<{width}}  {layer.status:<7}  {', '.join((*layer.norms, *layer.facts))}".rstrip()
        for layer in verdict.layers
    ]
    others = [
        f"otherwise: {other.ground}  {other.outcome} [{other.decision}]  {', '.join(other.missing)}".rstrip()
        for other in verdict.alternatives
    ]
    return [*rows, "", f"{verdict.outcome} [{verdict.decision}] on {', '.join(verdict.grounds)}", *others]


def _judged(one: Judged, disclosure: Disclosure, verdict: Verdict) -> list[str]:
    return [
        f"best holder: {one.holder}, in the capacity of {disclosure.holder}",
        f"best purpose: {disclosure.purpose}",
        f"outcome: {verdict.outcome}",
        f"remedy: {one.remedy}",
    ]


def _answer() -> dict[str, Any]:
    """The need on the wire, with of its verdict the parts that are shown."""
    from typer.testing import CliRunner

    from api.cli import app

    whole = json.loads(CliRunner().invoke(app, ["analyse", "voorbeeld", "--json"]).stdout)
    found: dict[str, Any] = next(row for row in whole["behoeften"] if row["id"] == NEED)
    verdict = found["oordeel"]
    shown = {key: verdict[key] for key in ("houder", "doel", *SHOWN_OF_A_VERDICT)}
    return {**found, "oordeel": {**shown, "…": "…"}}


def architecture() -> str:
    """docs/architecture.md with every example renewed."""
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    made = examples()
    return _MARKED.sub(lambda found: f"<!-- example:{found[1]} -->\n{made[found[1]]}\n<!-- /example -->", text)


def _statement(file: str, subject: str) -> str:
    text = (ROOT / file).read_text(encoding="utf-8")
    return next(block for block in text.split("\n\n") if block.startswith(f"{subject} "))


def _fence(language: str, text: str) -> str:
    return f"```{language}\n{text.strip()}\n```"
