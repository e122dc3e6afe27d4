"""The page on one decision tells of a question worth following, and tells of it what the code says."""

from __future__ import annotations

import json
import re

from ontology.norms import Role
from queries.verdict import LayerName, Outcome
from tests.docs.command_lines import ROOT
from tools.decision_page import LAYERS, followed

PAGE = (ROOT / "docs/decision.md").read_text(encoding="utf-8")


def test_the_example_has_a_condition_a_question_for_a_person_and_a_contrast() -> None:
    """Whoever changes the law so that it loses one of these chooses another example."""
    it = followed()
    assert it.verdict.outcome is Outcome.PERMITTED_IF
    assert it.verdict.to_check
    assert it.verdict.to_weigh
    assert it.contrasts
    assert {it.law.fact[name].role for name in it.questions} >= {Role.CIRCUMSTANCE}


def test_every_layer_of_the_verdict_is_told() -> None:
    told = {name for _, _, names in LAYERS for name in names}
    around = {LayerName.ONWARD, LayerName.TRANSPARENCY, LayerName.RECORDING, LayerName.LABEL}
    assert told | around == set(LayerName)
    assert {layer.name for layer in followed().verdict.layers} <= told | around
    assert [number for number, _, _ in LAYERS] == [f"L{number}" for number in range(1, 10)]
    assert re.findall(r"^### (L\d+)\. ", PAGE, re.MULTILINE) == [f"L{number}" for number in range(13)]


def test_every_norm_and_circumstance_of_the_verdict_is_named() -> None:
    verdict = followed().verdict
    layers = {name for layer in verdict.layers for name in (*layer.norms, *layer.facts)}
    others = {name for other in verdict.alternatives for name in (other.ground, *other.missing)}
    assert [name for name in layers | others | set(followed().questions) if f"`{name}`" not in PAGE] == []


def test_the_object_for_programs_is_whole_and_says_the_same() -> None:
    found = re.search(r"^```json\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None
    answer = json.loads(found[1])
    assert answer["uitkomst"] == followed().verdict.outcome.value
    assert [layer["laag"] for layer in answer["lagen"]] == [layer.name.value for layer in followed().verdict.layers]
    assert answer["vraagVolgende"] == list(followed().questions)
    assert len(answer["watIsNodig"]) == len(followed().contrasts)
