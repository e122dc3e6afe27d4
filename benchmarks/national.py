"""The whole country at once: gaps × verdicts × earliest times, beside DuckDB, NetworkX, Oxigraph; with equal answers.

Every implementation is warm and is timed in turn, in one process; what each is asked, it answers the same, or the run
ends with 1. Run as ``python -m benchmarks.national`` (``--full`` takes every implementation to the whole country, which
takes many minutes). The first run works out the law table and keeps it in ``build/benchmarks``. The run writes its
figures to ``docs/benchmarks/national.md``. What falls short is reported there, not tuned away.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.national_graph import Graphs, answer_in_graphs
from benchmarks.national_model import MUNICIPALITIES, Country, country, table_of
from benchmarks.national_page import ALL, COVER, Measured, page
from benchmarks.national_sparql import DIRECT, REACH, met_in_sparql, store_of
from benchmarks.national_sql import Tables, answer_in_sql
from graph.arrays import Answers, Blocks, Passing
from ontology.law_loading import load_law
from ontology.loading import load_model

__all__ = ["bytes_per_second", "main"]

MODEL = "referentie"
SIZES = (1, 10, 100, MUNICIPALITIES)
PAGE = Path("docs/benchmarks/national.md")


@dataclass(frozen=True, slots=True)
class Engine:
    """An implementation: what is loaded, what it is asked, how often, and in how large a country."""

    name: str
    question: str
    load: Callable[[Passing, Blocks], Any]
    ask: Callable[[Any], Any]
    rounds: int
    largest: int


def engines(*, full: bool) -> tuple[Engine, ...]:
    """Everything that is timed. The one that all others are compared with stands first."""
    from graph.kernel import prepare, search

    most = MUNICIPALITIES if full else 10
    return (
        Engine("Zichtlijn", COVER, prepare, lambda given: search(given, needs=False), 9, MUNICIPALITIES),
        Engine("Zichtlijn", ALL, prepare, search, 9, MUNICIPALITIES),
        Engine("Zichtlijn, one thread", ALL, prepare, lambda given: search(given, threads=1), 5, MUNICIPALITIES),
        Engine("DuckDB", COVER, Tables, lambda tables: answer_in_sql(tables, needs=False), 3, MUNICIPALITIES),
        Engine("DuckDB", ALL, Tables, answer_in_sql, 3, MUNICIPALITIES),
        Engine("NetworkX", ALL, Graphs, answer_in_graphs, 1, MUNICIPALITIES if full else 100),
        Engine("Oxigraph", COVER, store_of, _by_sparql, 1, most),
    )


def _by_sparql(store: Any) -> tuple[set[int], set[int]]:
    return met_in_sparql(store, DIRECT), met_in_sparql(store, REACH)


def measure(*, full: bool) -> Measured:
    """Every engine on every size that it is taken to, the answers compared."""
    model, law = load_model(MODEL), load_law()
    print("law table (worked out once, a few minutes) ...", flush=True)
    started = time.perf_counter()
    table = table_of(model, law)
    passing = table.passing
    print(f"law table: {len(passing.party_of)} kinds of record, {time.perf_counter() - started:.1f} s")
    found = Measured(copied=bytes_per_second())
    found.table = {"parties": len(table.parties), "kinds": table.kinds, "states": len(passing.party_of)}
    for size in SIZES:
        made = country(model, law, table, size)
        _measure(found, engines(full=full), passing, made, size)
        found.sizes = made.sizes
    return found


def _measure(found: Measured, asked: tuple[Engine, ...], passing: Passing, made: Country, size: int) -> None:
    taking = [engine for engine in asked if engine.largest >= size]
    loaded: dict[tuple[str, Callable[..., Any]], Any] = {}
    for engine in taking:
        if (engine.name, engine.load) not in loaded:
            started = time.perf_counter()
            loaded[engine.name, engine.load] = engine.load(passing, made.blocks)
            found.loading[engine.name, size] = time.perf_counter() - started
    right = taking[1].ask(loaded[taking[1].name, taking[1].load])
    taken: dict[tuple[str, str], list[float]] = {}
    for number in range(max(engine.rounds for engine in taking)):
        for engine in taking:
            if number < engine.rounds:
                started = time.perf_counter()
                answer = engine.ask(loaded[engine.name, engine.load])
                taken.setdefault((engine.name, engine.question), []).append(time.perf_counter() - started)
                if number == 0 and not _same(engine, answer, right, made.blocks):
                    found.differing.append(f"{engine.name}, {engine.question}, {size} municipalities")
    for (name, question), times in taken.items():
        found.seconds[name, question, size] = statistics.median(times)
        print(f"{size:>4} {name:<22}{question:<11}{1000 * statistics.median(times):>12.2f} ms", flush=True)
    if size == MUNICIPALITIES:
        numbers, counts = np.unique(right.finding, return_counts=True)
        found.findings = dict(zip(numbers.tolist(), counts.tolist(), strict=True))
        touched = [part for group in (passing, made.blocks) for part in group if isinstance(part, np.ndarray)]
        found.megabytes = {
            COVER: _megabytes([*touched, right.direct, right.reach]),
            ALL: _megabytes([*touched, *right]),
        }


def _same(engine: Engine, answer: Any, right: Answers, blocks: Blocks) -> bool:
    if isinstance(answer, Answers):
        wanted = 2 if engine.question == COVER else len(right)
        return all(np.array_equal(one, other) for one, other in zip(answer[:wanted], right[:wanted], strict=True))
    cell = np.repeat(np.arange(len(blocks.need_start) - 1), np.diff(blocks.need_start))
    own = np.uint64(1) << blocks.need_party.astype(np.uint64)
    met = [set(np.flatnonzero(masks[cell, blocks.need_aim] & own).tolist()) for masks in (right.direct, right.reach)]
    return bool(list(answer) == met)


def _megabytes(parts: list[Any]) -> float:
    return sum(int(part.nbytes) for part in parts) / 1e6


def bytes_per_second(threads: int = 2, rounds: int = 7) -> float:
    """Copy bandwidth of main memory by numpy on so many threads; read and write both counted."""
    size = 64 * 2**20
    pairs = [(np.ones(size, np.uint8), np.empty(size, np.uint8)) for _ in range(threads)]
    taken = []
    with ThreadPoolExecutor(threads) as pool:
        for _ in range(rounds):
            started = time.perf_counter()
            list(pool.map(lambda pair: np.copyto(pair[1], pair[0]), pairs))
            taken.append(time.perf_counter() - started)
    return 2 * size * threads / statistics.median(taken)


def main(arguments: list[str]) -> int:
    """Measure, print, write the page; 1 when two implementations do not give the same answer."""
    found = measure(full="--full" in arguments)
    if found.differing:
        print("the answers differ:", *found.differing, sep="\n  ")
        return 1
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(found), encoding="utf-8")
    print(f"written: {PAGE}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
