"""The page with the figures of one run of the national benchmark; every figure on it is measured in that run."""

from __future__ import annotations

import math
import os
import platform
from dataclasses import dataclass, field
from importlib.metadata import version

from graph.arrays import Finding

__all__ = ["ALL", "COVER", "Measured", "page"]

COVER, ALL = "cover", "everything"
"""Whom each item can be told to in one and in three passes; and everything that is found for each need."""

_HEAD = """# National benchmark

Written by `python -m benchmarks.national`; do not edit. All answers that are compared below were equal, value by value;
the run ends with 1 and writes nothing when they are not."""

_WHAT = """## The country

Seeded; it varies the packaged model `referentie` per municipality, with regional partners that are shared by all
municipalities of a region (`benchmarks/national_model.py`). {counted}. A candidate disclosure is a holding, another
partner there, and a step.

The label is the full one: regime, secrecy, category, subject, form, origin, grounds that limit what comes next, facts
that became true on the way, and the purposes of the recipient at each step, all decided by the one decision
(`queries/law_table.py`). Over {parties} kinds of partner that gives {kinds:,} kinds of record, of which some question
can tell {states:,} apart. Moments count from Friday 18:00.

- *{cover}*: per item and step, the partners that can be told it lawfully in one pass, and in at most three.
- *{everything}*: that, and per need the best verdict over all holders, the earliest moment at which a lawful chain of
  flows brings it, and the finding (below). Agreements, contacts and declared completeness are not among the findings:
  they ask nothing of a search."""

_RATIOS = """## Ratios

Each at the same size, in the same run, against two threads of Zichtlijn. A baseline is compared at the largest country
that it was taken to.

"""

_FAIRNESS = """## Fairness

- The law table is worked out once per law and model, before loading; every implementation gets the same one.
- DuckDB gets the same tricks: sets of partners as 64-bit numbers, and per kind of record what all routes have in common
  instead of one row per route. Reading the answers into arrays is counted, for Zichtlijn too.
- NetworkX gets them too; what it has no algorithm for (labels, moments of the week) is Python over its graphs.
- Oxigraph answers less: which *needs* can be met in one pass and in at most three, not the sets for every step; it may
  stop at the first route. Its time stands against the time of Zichtlijn for the whole of *cover*.
- Zichtlijn answers in sets of partners (one 64-bit number per item and step), not in rows."""

_WORDS = {
    Finding.HELD: "held first-hand",
    Finding.IN_TIME: "brought lawfully, in time",
    Finding.UNSAID: "brought lawfully, time cannot be said",
    Finding.LATE: "brought lawfully, too late",
    Finding.STOPPED: "brought, but a pass has no ground",
    Finding.HEARSAY: "hearsay only",
    Finding.NEAR: "held by another unit of the same controller",
    Finding.ROUTE: "not brought; a lawful route of at most three passes exists",
    Finding.NO_ROUTE: "not brought; held, but no lawful route found",
    Finding.NOWHERE: "nobody holds it",
}


@dataclass
class Measured:
    """Median seconds per (name, question, size), seconds of loading, and what else the page says."""

    seconds: dict[tuple[str, str, int], float] = field(default_factory=dict)
    loading: dict[tuple[str, int], float] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    findings: dict[int, int] = field(default_factory=dict)
    table: dict[str, int] = field(default_factory=dict)
    megabytes: dict[str, float] = field(default_factory=dict)
    copied: float = 0.0
    differing: list[str] = field(default_factory=list)


def page(found: Measured) -> str:
    """The page in Markdown."""
    largest = max(size for _, _, size in found.seconds)
    parts = (
        _HEAD,
        _machine(found),
        _what(found),
        "## Times\n\nMedian milliseconds after loading, all implementations in turn in one process.\n\n"
        + _times(found),
        _RATIOS + _ratios(found),
        "## Growth and roofline\n\n" + _growth(found, largest),
        "## What was found\n\n" + _findings(found),
        _FAIRNESS,
    )
    return "\n\n".join(parts) + "\n"


def _machine(found: Measured) -> str:
    used = ", ".join(f"{name} {version(name)}" for name in ("numpy", "numba", "duckdb", "networkx", "pyoxigraph"))
    return (
        f"Machine: {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}; {used}. Copy "
        f"bandwidth {found.copied / 1e9:.1f} GB/s (numpy, two threads, read and write)."
    )


def _what(found: Measured) -> str:
    counted = "; ".join(f"{name} {number:,}" for name, number in found.sizes.items())
    return _WHAT.format(counted=counted, cover=COVER, everything=ALL, **found.table)


def _times(found: Measured) -> str:
    sizes = sorted({size for _, _, size in found.seconds})
    names = list(dict.fromkeys((name, question) for name, question, _ in found.seconds))
    lines = [
        "| implementation | question | " + " | ".join(map(str, sizes)) + " | load, largest |",
        "| --- | --- |" + " ---: |" * (len(sizes) + 1),
    ]
    for name, question in names:
        cells = [_milliseconds(found.seconds.get((name, question, size))) for size in sizes]
        load = found.loading.get((name, max(size for one, size in found.loading if one == name)))
        lines.append(f"| {name} | {question} | " + " | ".join(cells) + f" | {_milliseconds(load)} |")
    return "\n".join(lines)


def _milliseconds(seconds: float | None) -> str:
    return "-" if seconds is None else f"{1000 * seconds:,.2f}" if seconds < 1 else f"{1000 * seconds:,.0f}"


def _ratios(found: Measured) -> str:
    lines = ["| against | question | municipalities | ratio | required | |", "| --- | --- | ---: | ---: | ---: | --- |"]
    for name, question, required in (
        ("DuckDB", ALL, 50),
        ("DuckDB", COVER, None),
        ("NetworkX", ALL, 100),
        ("Oxigraph", COVER, 1000),
    ):
        size = max(size for one, asked, size in found.seconds if (one, asked) == (name, question))
        ratio = found.seconds[name, question, size] / found.seconds["Zichtlijn", question, size]
        verdict = "" if required is None else "met" if ratio >= required else "**falls short**"
        lines.append(f"| {name} | {question} | {size} | {ratio:,.0f} | {required or '-'} | {verdict} |")
    return "\n".join(lines)


def _growth(found: Measured, largest: int) -> str:
    seconds = {
        size: value for (name, asked, size), value in found.seconds.items() if (name, asked) == ("Zichtlijn", ALL)
    }
    whole = seconds[largest]
    exponent = math.log(whole / seconds[10]) / math.log(largest / 10)
    each = whole / largest / seconds[1]
    met = "goal met" if whole < 0.25 else "met" if whole < 0.5 else "**falls short**"
    linear = "no worse than linear" if each <= 1 else "**worse than linear**"
    grows = f"From 10 to {largest} municipalities the time grows with exponent {exponent:.2f}."
    lines = [
        f"*{ALL}* for the whole country: {1000 * whole:.0f} ms. Required: under 500 ms, goal 250 ms: {met}.",
        f"{grows} A municipality in the whole country costs {each:.2f} times what one alone costs: {linear}.",
    ]
    for question, megabytes in found.megabytes.items():
        roof = megabytes * 1e6 / found.copied
        taken = found.seconds["Zichtlijn", question, largest]
        lines.append(
            f"*{question}* touches {megabytes:.1f} MB (all input and output once): {1000 * roof:.2f} ms at copy "
            f"bandwidth. Measured: {1000 * taken:.1f} ms, {taken / roof:.0f} times that."
        )
    return "\n\n".join(lines)


def _findings(found: Measured) -> str:
    lines = ["| finding | needs |", "| --- | ---: |"]
    return "\n".join(
        [*lines, *(f"| {_WORDS[Finding(number)]} | {count:,} |" for number, count in found.findings.items())]
    )
