"""How long the whole of Rijswijk takes with a verdict on every gap, beside the median competency question.

Model and law are loaded. Each round states a circumstance that no norm asks for, so that no verdict of an earlier round
serves again; the median of ROUNDS counts. ``whole, warm`` is the whole analysis (facts, law, clock, verdict on every
gap) for whoever has asked about this model before and asks again: every row is made anew, the verdicts on the
disclosures of this model, law and situation are remembered. Run as ``python -m benchmarks.verdicts``.
"""

from __future__ import annotations

import statistics
import sys
import time

from benchmarks.questions import seconds_per_question
from ontology.law_loading import load_law
from ontology.loading import load_model
from queries.analysis import analyse
from queries.current import current_analysis
from queries.deciding import Bench
from queries.legal_flows import LegalFlows
from queries.legal_gaps import beside_the_law, judge, judge_rows
from queries.timing import Timing

__all__ = ["main", "seconds"]

MODEL = "rijswijk"
ROUNDS = 9


def seconds(rounds: int = ROUNDS) -> dict[str, float]:
    """Median seconds of the factual half, of the verdicts, of both, and of the same verdicts asked for again."""
    model, law = load_model(MODEL), load_law()
    names = ("analyse", "judge", "analyse and judge", "judge again", "whole, warm")
    taken: dict[str, list[float]] = {name: [] for name in names}
    flows = LegalFlows(Bench(model, law))
    timing = Timing(flows.bench)
    for number in range(rounds + 1):
        facts = {"benchmark-round": str(number)}
        started = time.perf_counter()
        analysis = beside_the_law(analyse(model))
        analysed = time.perf_counter()
        judge(model, analysis, law, facts=facts)
        judged = time.perf_counter()
        judge(model, analysis, law, facts=facts)
        again = time.perf_counter()
        judge_rows(current_analysis(model, analyse(model), flows, timing), flows)
        whole = time.perf_counter()
        if number:  # the first round builds the law of the day
            taken["analyse"].append(analysed - started)
            taken["judge"].append(judged - analysed)
            taken["analyse and judge"].append(judged - started)
            taken["judge again"].append(again - judged)
            taken["whole, warm"].append(whole - again)
    return {name: statistics.median(times) for name, times in taken.items()}


def main() -> int:
    """Print the table."""
    question = statistics.median(seconds_per_question().values())
    measured = seconds()
    print(f"{MODEL}, model and law loaded; the median competency question takes {1000 * question:.1f} ms")
    print(f"{'median of ' + str(ROUNDS):<24}{'ms':>8}{'questions':>11}")
    for name, median in measured.items():
        print(f"{name:<24}{1000 * median:>8.1f}{median / question:>11.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
