"""Three readings of the law compared: the decision's own, HermiT's and SPARQL's. Ends with 1 where they differ.

The question is the pattern part only: which grounds, stops and prohibitions speak about a disclosure by who, what and
what for. It is asked of every disclosure that the analysis of a packaged model decides, of every worked case, of each
step of a way round those, and of random ones that are made to come close to a norm. Run as ``python -m tools.witness``
from the root; HermiT's answers are kept in ``build/witness`` by the hash of what it was asked.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from ontology.grounds_owl import Placed, batches, ontology_of, read_answer
from ontology.law_loading import load_law, statute_files
from ontology.law_sparql import covering
from ontology.norms import Norm
from ontology.reasoner import realised
from ontology.signatures import Signature, asked_norms, name_of
from ontology.statutes import Law
from queries.matching import covers, grounds_for, parties
from queries.verdict import Disclosure
from tools.witness_questions import Questions, packaged_questions

__all__ = [
    "Answers",
    "Compared",
    "Difference",
    "by_decision",
    "by_matching",
    "by_owl",
    "by_sparql",
    "differences",
    "main",
    "report",
    "witnessed",
]

FOLDER = Path(__file__).resolve().parents[1] / "build/witness"
AT_ONCE = 5000
SECONDS = 300.0
MOST = 60_000
SHOWN = 10

_T = TypeVar("_T")

Answers = Mapping[Signature, frozenset[str]]
"""Per signature the versions of norms (``id.first-day``) whose pattern covers it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A norm of which the readings do not say the same for a signature; ``yes`` and ``no`` name them."""

    norm: str
    signature: Signature
    yes: tuple[str, ...]
    no: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.norm}: {', '.join(self.yes)} say yes, {', '.join(self.no)} say no; {self.signature}"


@dataclass(frozen=True, slots=True)
class Compared:
    """The outcome: what was asked, how many pairs are covered, the seconds of each reading, and what differs."""

    questions: Questions
    norms: int
    covered: int
    seconds: Mapping[str, float]
    empty: tuple[str, ...]
    differences: tuple[Difference, ...]


def by_matching(law: Law, disclosures: Mapping[Signature, Disclosure]) -> Answers:
    """The public reference function, norm by norm."""
    norms = [(name_of(norm), norm) for norm in asked_norms(law.norms)]
    day = law.on("2026-01-01")
    found = {}
    for signature, disclosure in disclosures.items():
        ends = parties(day, disclosure)
        found[signature] = frozenset(name for name, norm in norms if covers(norm, disclosure, ends))
    return found


def by_decision(law: Law, disclosures: Mapping[Signature, Disclosure], day: str) -> Answers:
    """The grounds that ``decide`` itself runs on ``day``."""
    today = law.on(day)
    return {
        signature: frozenset(name_of(norm) for norm in grounds_for(today, one, parties(today, one)))
        for signature, one in disclosures.items()
    }


def by_owl(law: Law, signatures: Sequence[Signature], folder: Path | None = FOLDER) -> tuple[Answers, tuple[str, ...]]:
    """HermiT's placing, in batches, and the norms that no disclosure can meet. ``folder`` keeps the answers."""
    norms = asked_norms(law.norms)
    found: dict[Signature, frozenset[str]] = {}
    empty: set[str] = set()
    for batch in batches(signatures, AT_ONCE):
        text = ontology_of(law.capacities, norms, batch)
        placed = _kept(text, folder, partial(_reasoned, text, norms, len(batch)))
        found.update(zip(batch, placed.norms, strict=True))
        empty.update(placed.empty)
    return found, tuple(sorted(empty))


def by_sparql(law: Iterable[bytes], signatures: Sequence[Signature]) -> Answers:
    """What the Turtle of the law says."""
    return dict(zip(signatures, covering(law, signatures), strict=True))


def differences(readings: Mapping[str, Answers]) -> tuple[Difference, ...]:
    """Every norm and signature of which the readings do not all say the same, sorted. A reading that does not know a
    signature says no to everything.
    """
    found = []
    for signature in sorted({signature for answers in readings.values() for signature in answers}):
        said = {name: answers.get(signature, frozenset()) for name, answers in readings.items()}
        for norm in sorted(frozenset().union(*said.values()) - frozenset.intersection(*said.values())):
            yes = tuple(name for name, norms in said.items() if norm in norms)
            found.append(Difference(norm, signature, yes, tuple(name for name in said if name not in yes)))
    return tuple(found)


def witnessed(
    law: Law, turtle: Sequence[bytes], questions: Questions, day: str, folder: Path | None = FOLDER
) -> Compared:
    """All readings of ``law`` (``turtle`` is the same law in its files) side by side; ``day`` is for the decision."""
    asked = questions.disclosures
    signatures = sorted(asked)
    if len(signatures) > MOST:
        raise ValueError(f"{len(signatures)} signatures are more than one run is meant for ({MOST})")
    seconds: dict[str, float] = {}
    matching = _timed(seconds, "matching", lambda: by_matching(law, asked))
    deciding = _timed(seconds, "decision", lambda: by_decision(law, asked, day))
    owl, empty = _timed(seconds, "HermiT", lambda: by_owl(law, signatures, folder))
    sparql = _timed(seconds, "SPARQL", lambda: by_sparql(turtle, signatures))
    grounds = frozenset(name_of(norm) for norm in law.on(day).norms if norm.kind.carries)
    today = {signature: norms & grounds for signature, norms in owl.items()}
    return Compared(
        questions,
        len(asked_norms(law.norms)),
        sum(len(norms) for norms in matching.values()),
        seconds,
        empty,
        (
            *differences({"matching": matching, "HermiT": owl, "SPARQL": sparql}),
            *differences({"decision": deciding, "HermiT today": today}),
        ),
    )


def report(compared: Compared) -> str:
    """The counts, the seconds and the first differences, as the command prints them."""
    asked = compared.questions
    lines = [f"{source:<28}{count:>8}" for source, count in asked.heard.items()]
    lines += [
        f"{'distinct signatures':<28}{len(asked.disclosures):>8}",
        f"{'norms with a pattern':<28}{compared.norms:>8}",
        f"{'pairs that are covered':<28}{compared.covered:>8}",
    ]
    lines += [f"{f'seconds, {name}':<28}{seconds:>8.1f}" for name, seconds in compared.seconds.items()]
    lines += [f"no disclosure can ever meet {norm}" for norm in compared.empty]
    lines.append(f"{'differences':<28}{len(compared.differences):>8}")
    lines += [f"  {difference}" for difference in compared.differences[:SHOWN]]
    return "\n".join(lines)


def _reasoned(text: str, norms: Sequence[Norm], count: int) -> Placed:
    return read_answer(realised(text, SECONDS), norms, count)


def _kept(text: str, folder: Path | None, ask: Callable[[], Placed]) -> Placed:
    """The answer to exactly this text from ``folder``, or a new one, which is kept there."""
    if folder is None:
        return ask()
    key = sha256(f"1 {version('owlready2')}\n{text}".encode()).hexdigest()
    place = folder / f"{key}.json"
    try:
        kept = json.loads(place.read_text(encoding="utf-8"))
        sets = [frozenset(names) for names in kept["sets"]]
        return Placed(tuple(sets[number] for number in kept["of"]), tuple(kept["empty"]))
    except (OSError, ValueError, KeyError, IndexError, TypeError):
        placed = ask()
    distinct = {norms: number for number, norms in enumerate(dict.fromkeys(placed.norms))}
    written = {
        "sets": [sorted(norms) for norms in distinct],
        "of": [distinct[norms] for norms in placed.norms],
        "empty": placed.empty,
    }
    folder.mkdir(parents=True, exist_ok=True)
    half = place.with_suffix(".part")
    half.write_text(json.dumps(written), encoding="utf-8")
    half.replace(place)
    return placed


def _timed(seconds: dict[str, float], name: str, run: Callable[[], _T]) -> _T:
    start = time.perf_counter()
    result = run()
    seconds[name] = time.perf_counter() - start
    return result


def main() -> int:
    """Ask everything; 1 where two readings differ or a norm can never be met."""
    law = load_law()
    turtle = [file.read_bytes() for file in statute_files()]
    start = time.perf_counter()
    questions = packaged_questions(law)
    print(f"{'seconds, collecting':<28}{time.perf_counter() - start:>8.1f}", flush=True)
    compared = witnessed(law, turtle, questions, questions.day)
    print(report(compared))
    return 1 if compared.differences or compared.empty else 0


if __name__ == "__main__":
    sys.exit(main())
