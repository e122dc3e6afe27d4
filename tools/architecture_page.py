"""The examples in docs/architecture.md: one need of the teaching model, followed through the layers by the code."""

from __future__ import annotations

import json
import re
from pathlib import Path

from api.wire import analysis_object
from graph.projection import party_node, project
from graph.reach import reach
from ontology.loading import load_model
from queries.analysis import analyse

__all__ = ["architecture", "examples"]

ROOT = Path(__file__).resolve().parents[1]
NEED = "burgemeester-threat-bes"
_MARKED = re.compile(r"<!-- example:(\w+) -->\n.*?<!-- /example -->", re.DOTALL)


def examples() -> dict[str, str]:
    """Each example by name, as the text of a fenced block."""
    model = load_model("voorbeeld")
    need = next(need for need in model.needs if need.id == NEED)
    graph = project(model)
    found = reach(graph, need.item)
    row = next(row for row in analyse(model).rows if row.need == NEED)
    answer = next(row for row in analysis_object(model, analyse(model))["behoeften"] if row["id"] == NEED)
    edges = [
        f"{sender} -> {recipient}  {edge['kind']}  {key}"
        for sender, recipient, key, edge in sorted(
            graph.edges(keys=True, data=True), key=lambda e: (e[3]["kind"], e[2])
        )
        if recipient == f"item:{need.item}"
    ]
    return {
        "need": _fence("turtle", _statement(f"need:{NEED}")),
        "model": _fence("text", repr(need)),
        "reach": _fence(
            "text",
            "\n".join(
                [
                    *edges,
                    "",
                    f"first-hand: {', '.join(sorted(found.first_hand))}",
                    f"hearsay:    {', '.join(sorted(found.hearsay))}",
                    f"arrives at the mayor: {found.arrivals.get(party_node(model, need.needer), 'no')}",
                ]
            ),
        ),
        "row": _fence(
            "text", f"{row.kind.value}\n{row.explanation.nl}\n{row.explanation.en}\n{row.help.nl}\n{row.help.en}"
        ),
        "wire": _fence("json", json.dumps(answer, ensure_ascii=False, indent=2)),
    }


def architecture() -> str:
    """docs/architecture.md with every example renewed."""
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    made = examples()
    return _MARKED.sub(lambda found: f"<!-- example:{found[1]} -->\n{made[found[1]]}\n<!-- /example -->", text)


def _statement(subject: str) -> str:
    text = (ROOT / "ontology/models/voorbeeld.ttl").read_text(encoding="utf-8")
    return next(block for block in text.split("\n\n") if block.startswith(f"{subject} "))


def _fence(language: str, text: str) -> str:
    return f"```{language}\n{text.strip()}\n```"
