"""Facts on which one norm turns and that at most one worked case uses: each with the article that asks for it.

Such a fact is easily a slip of the research, so the list is kept in a file and read by a person when it changes. Write
it anew with ``python -m tests.law.facts_read_once``.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from ontology.law_loading import load_law
from ontology.norms import Norm
from queries.verdict import Verdict
from tests.law.cases_read import judged, moments, read

__all__ = ["GOLDEN", "facts_of", "listed", "norms_by_fact"]

GOLDEN = Path(__file__).parent / "facts_read_once.txt"


def facts_of(norm: Norm) -> set[str]:
    """The facts a norm reads: in its conditions, in what a stop yields to and in what its doubts turn on."""
    clauses = (*norm.when, *(norm.stop.when if norm.stop else ()))
    doubted = {
        trigger.key for doubt in norm.doubts for each in doubt.triggers for trigger in each if trigger.kind == "fact"
    }
    return {option.fact for clause in clauses for option in clause.options} | doubted


def norms_by_fact() -> dict[str, list[Norm]]:
    """The norms that read a fact, in their newest version, by fact."""
    found: dict[str, dict[str, Norm]] = defaultdict(dict)
    for norm in load_law().norms:
        for fact in facts_of(norm):
            found[fact][norm.id] = norm
    return {fact: [norms[name] for name in sorted(norms)] for fact, norms in sorted(found.items())}


def _used(verdict: Verdict) -> set[str]:
    return {*verdict.facts_used, *(fact for _, member in verdict.per_subject for fact in member.facts_used)}


def _cases_by_fact() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, case, _ in moments():
        for fact in {*_used(judged(case)), *read(case).situation.facts}:
            found[fact].add(name.split("/")[0].split("@")[0].split("#")[0])
    return found


def listed() -> list[str]:
    """One line per fact: the fact, its norm with the article, and the case that uses it (``-`` for none)."""
    law, cases = load_law(), _cases_by_fact()
    return [
        f"{fact} | {norms[0].id} | {norms[0].article} {law.act[norms[0].act].short} | {', '.join(cases[fact]) or '-'}"
        for fact, norms in norms_by_fact().items()
        if len(norms) == 1 and len(cases[fact]) <= 1
    ]


if __name__ == "__main__":
    GOLDEN.write_text("\n".join(listed()) + "\n", encoding="utf-8")
