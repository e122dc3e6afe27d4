"""The tiny valid model of ``tests/broken`` and the small changes that break one rule each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rdflib import Graph

__all__ = ["BASE", "Broken", "base", "broken_by", "broken_models"]

FOLDER = Path(__file__).resolve().parents[2] / "broken"
BASE = (FOLDER / "base.ttl").read_text(encoding="utf-8")
_PREFIXES = "\n".join(line for line in BASE.splitlines() if line.startswith("@prefix"))


@dataclass(frozen=True)
class Broken:
    """One change of the valid model and the only rule it breaks."""

    rule: str
    remove: str
    add: str
    number: int

    @property
    def name(self) -> str:
        """The rule, with a number when it is broken in more than one way."""
        return f"{self.rule}-{self.number}"


@cache
def broken_models(kind: str) -> tuple[Broken, ...]:
    """Every change in ``tests/broken/{kind}.toml``."""
    listed = tomllib.loads((FOLDER / f"{kind}.toml").read_text(encoding="utf-8"))
    return tuple(
        Broken(rule, change.get("remove", ""), change.get("add", ""), number)
        for rule, changes in listed.items()
        for number, change in enumerate(changes, start=1)
    )


def base() -> Graph:
    """A copy of the valid model."""
    copy = Graph(bind_namespaces="none")
    copy += _statements("", BASE)
    return copy


def broken_by(*changes: Broken) -> Graph:
    """The valid model after ``changes``. What a change removes must be there: else it says nothing."""
    graph = base()
    for change in changes:
        removed = set(_statements(change.remove))
        assert removed <= set(graph), f"{change.name} removes what is not in base.ttl"
        for statement in removed:
            graph.remove(statement)
        for statement in _statements(change.add):
            graph.add(statement)
    return graph


@cache
def _statements(turtle: str, prefixes: str = _PREFIXES) -> Graph:
    return Graph(bind_namespaces="none").parse(data=f"{prefixes}\n{turtle}", format="turtle")
