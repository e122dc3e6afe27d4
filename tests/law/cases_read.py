"""The worked cases read from their files: every moment at which the law is asked something, and what it says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from api.case_reading import KEYS, Case, read_case
from ontology.law_loading import load_law
from ontology.loading import load_model
from ontology.model import Model
from queries.lawfulness import decide
from queries.verdict import Verdict

__all__ = ["DECIDED", "FILES", "OWN", "judged", "moments", "read"]

FOLDER = Path(__file__).parent / "cases"


def _load(path: Path) -> dict[str, Any]:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


FILES = {path.stem: _load(path) for path in sorted(FOLDER.glob("*.yaml"))}
OWN = {name: case for name, case in FILES.items() if case.get("own")}
DECIDED = {name: case for name, case in FILES.items() if case["class"] in ("decide", "split")}


def moments() -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Every question asked of the law: the case, its second date, its flips; with what is expected."""
    for name, case in DECIDED.items():
        yield name, case, case["expect"]
        if "second-date" in case:
            yield (
                f"{name}@{case['second-date']['date']}",
                {**case, "date": case["second-date"]["date"]},
                case["second-date"]["expect"],
            )
        for flip in case.get("flips") or ():
            yield f"{name}/{flip['id']}", _flipped(case, flip["set"]), flip["expect"]
    for name, case in FILES.items():
        for number, leg in enumerate(case.get("legs") or (), start=1):
            yield f"{name}#{number}", {"date": case["date"], **leg}, leg["expect"]


def _flipped(case: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """The case with the dotted keys of a flip set; ``label.wpg-class`` and ``facts.ots`` reach inside."""
    changed = {**case, "label": dict(case["label"]), "facts": dict(case.get("facts") or {})}
    for key, value in changes.items():
        part, dot, rest = key.partition(".")
        if dot and part in ("label", "facts"):
            changed[part][rest] = value
        else:
            changed[key] = value
    return changed


@cache
def _reference() -> Model:
    return load_model("referentie")


def read(case: dict[str, Any]) -> Case:
    """The disclosure, the situation and the day of one moment."""
    asked = {key: value for key, value in case.items() if key in KEYS and key != "expect"}
    return read_case(asked, load_law(), _reference(), "case")


def judged(case: dict[str, Any]) -> Verdict:
    """What the law says at one moment."""
    found = read(case)
    return decide(load_law(), found.disclosure, found.situation, found.day)
