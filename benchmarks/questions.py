"""Which competency questions keep a person waiting: each on the reference model, as a ratio to the median question.

One store, all questions in turn, ROUNDS times; the fastest of each counts. Parameters are the first thing of
their kind. Run as ``python -m benchmarks.questions``.
"""

from __future__ import annotations

import statistics
import sys
import time

from ontology.loading import load_model
from ontology.model import Model
from queries.registry import Question, questions
from queries.sparql import open_model

__all__ = ["main", "seconds_per_question"]

ROUNDS = 5
SHOWN = 10


def _value(model: Model, kind: str) -> str:
    """Some id of that kind in the model."""
    chosen = {
        "actor": model.actors[0].id,
        "criterion": model.criteria[0].id,
        "factor": model.risk_factors[0].id,
        "instrument": next(name for factor in model.risk_factors for name in factor.instruments),
        "item": model.items[0].id,
        "partner": model.goals[0].municipality,
        "scheme": "category",
        "statement": f"flow:{model.flows[0].id}",
        "term": "Actor",
    }
    return chosen.get(kind) or next(key.split("/", 1)[1] for key in model.labels if key.startswith(f"{kind}/"))


def seconds_per_question(rounds: int = ROUNDS) -> dict[str, float]:
    """The fastest of ``rounds`` answers per question, in seconds."""
    model = load_model("referentie")
    room = open_model(model)

    def once(asked: Question) -> float:
        given = {parameter.name: _value(model, parameter.kind) for parameter in asked.parameters}
        started = time.perf_counter()
        room.ask(asked.id, given)
        return time.perf_counter() - started

    taken: dict[str, list[float]] = {name: [] for name in questions()}
    for _ in range(rounds):
        for name, asked in questions().items():
            taken[name].append(once(asked))
    return {name: min(times) for name, times in taken.items()}


def main() -> int:
    """Print the slowest questions beside the median one."""
    measured = seconds_per_question()
    median = statistics.median(measured.values())
    print(f"{len(measured)} questions on referentie; the median takes {1000 * median:.1f} ms")
    print(f"{'slowest':<40}{'ms':>8}{'ratio':>8}")
    for name in sorted(measured, key=lambda name: -measured[name])[:SHOWN]:
        print(f"{name:<40}{1000 * measured[name]:>8.1f}{measured[name] / median:>8.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
