"""Which grounds cover which disclosure, over all gaps of Rijswijk: the product's index against Oxigraph, same rows.

Oxigraph gets its best form: what a norm leaves free is a value as well, so that every axis is a plain join, and each
axis is a sub-select, which makes a hash join of it (with the axes of a label in one pattern the query ran for minutes).
Both are warm, are taken in turn, and read every row. Run as ``python -m benchmarks.matching``; it ends with 1 when the
rows differ or the ratio is under LIMIT.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator
from itertools import product

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from ontology.law_loading import load_law
from ontology.loading import load_model
from ontology.model import Model
from ontology.norms import Norm
from ontology.statutes import Law, LawOnDay
from queries.analysis import analyse
from queries.answer import NeedRow
from queries.labelling import capacity_of, label_of_record
from queries.matching import grounds_for, parties
from queries.own_tasks import purposes_of
from queries.verdict import Disclosure

__all__ = ["QUERY", "main"]

MODEL = "rijswijk"
ROUNDS = 15
LIMIT = 20.0
FREE = "*"
"""What stands for every value: norms that leave an axis free name it, and everything has it."""

AXES = {
    "ends": ("holder", "recipient"),
    "aim": ("purpose", "forum", "initiative"),
    "label": (
        "category", "regime", "extent", "form", "lawfully-obtained", "origin", "removed", "same-controller", "secrecy",
        "statement", "subject", "wpg-class",
    ),
}  # fmt: skip
"""What is joined apart: the two ends, what it is for, and the label."""

Row = tuple[str, str]
Key = tuple[object, ...]


def _table(part: str) -> str:
    """One hash join per axis."""
    return "\n  ".join(
        f"{{ SELECT DISTINCT ?{part} ?norm WHERE {{ ?norm <urn:asks-{axis}> ?v . ?{part} <urn:has-{axis}> ?v }} }}"
        for axis in AXES[part]
    )


QUERY = f"""SELECT ?disclosure ?norm WHERE {{
  {_table("ends")}
  {{ SELECT ?disclosure ?ends ?aim ?label WHERE {{
      ?disclosure <urn:ends> ?ends ; <urn:aim> ?aim ; <urn:label> ?label }} }}
  {_table("aim")}
  {_table("label")}
}}"""


def disclosures(model: Model, law: Law) -> tuple[Disclosure, ...]:
    """What the gaps ask of the law: every holder to every needer or seat, per record and purpose; each once."""
    gaps = [row for row in analyse(model).rows if row.kind.is_gap and not model.item[row.item].confined]
    return tuple(dict.fromkeys(one for row in gaps for one in _of_gap(model, law, row)))


def _of_gap(model: Model, law: Law, row: NeedRow) -> Iterator[Disclosure]:
    table = model.table.get(row.needer)
    recipients = [row.needer] if table is None else [seat.actor for seat in table.seats]
    holders = dict.fromkeys((*row.own_units, *row.holders, *row.hearsay_holders))
    for holder, recipient in product(holders, recipients):
        sender, receiver = capacity_of(model, law, holder), capacity_of(model, law, recipient)
        if sender is None or receiver is None or holder == recipient:
            continue
        for record in model.records:
            if record.keeper == holder and record.item == row.item:
                for purpose in purposes_of(law, receiver, row.step):
                    yield Disclosure(sender, receiver, label_of_record(model, law, record), purpose)


def by_index(law: LawOnDay, asked: tuple[Disclosure, ...]) -> set[Row]:
    """The rows, by the product's own index."""
    rows: set[Row] = set()
    for number, one in enumerate(asked):
        name = f"d{number}"
        rows.update((name, norm.id) for norm in grounds_for(law, one, parties(law, one)))
    return rows


def by_sparql(store: Store) -> set[Row]:
    """The rows, by Oxigraph."""
    found = store.query(QUERY)
    assert isinstance(found, QuerySolutions)
    return {(row["disclosure"].value.removeprefix("urn:"), row["norm"].value.removeprefix("urn:")) for row in found}


def store_of(law: LawOnDay, asked: tuple[Disclosure, ...]) -> Store:
    """The patterns of the grounds and the disclosures, with one node per pair of ends, per aim and per label."""
    store = Store()
    for ground in law.norms:
        if ground.kind.carries:
            for axis, values in _asks(ground).items():
                for value in values or (FREE,):
                    _add(store, ground.id, f"asks-{axis}", Literal(value))
    nodes: dict[Key, str] = {}
    for number, one in enumerate(asked):
        for part, has in _has(law, one).items():
            key = (part, *((axis, frozenset(values)) for axis, values in has.items()))
            if key not in nodes:
                nodes[key] = f"{part}{len(nodes)}"
                for axis, values in has.items():
                    for value in {*values, FREE}:
                        _add(store, nodes[key], f"has-{axis}", Literal(value))
            _add(store, f"d{number}", part, NamedNode(f"urn:{nodes[key]}"))
    store.optimize()
    return store


def _add(store: Store, subject: str, predicate: str, value: Literal | NamedNode) -> None:
    store.add(Quad(NamedNode(f"urn:{subject}"), NamedNode(f"urn:{predicate}"), value))


def _asks(norm: Norm) -> dict[str, tuple[str, ...]]:
    named = {
        "holder": norm.holders or ("any",),
        "recipient": norm.recipients,
        "purpose": norm.purposes,
        "forum": norm.forums,
        "initiative": norm.initiatives,
        "category": norm.categories,
        "regime": norm.regimes,
    }
    return {**{axis: () for axes in AXES.values() for axis in axes}, **named, **dict(norm.label.attributes)}


def _has(law: LawOnDay, one: Disclosure) -> dict[str, dict[str, tuple[str, ...]]]:
    ends = parties(law, one)
    label = one.label
    return {
        "ends": {"holder": tuple(ends.holder), "recipient": tuple(ends.recipient)},
        "aim": {"purpose": (one.purpose,), "forum": (one.forum,), "initiative": (one.initiative,)},
        "label": {
            "category": (label.category,),
            "regime": (label.regime,),
            "extent": (label.extent,),
            "form": (label.form,),
            "lawfully-obtained": (str(label.lawfully_obtained).lower(),),
            "origin": label.origin,
            "removed": (str(label.removed).lower(),),
            "same-controller": (str(one.same_controller).lower(),),
            "secrecy": label.secrecy or (),
            "statement": (label.statement,),
            "subject": (label.subject,),
            "wpg-class": (label.wpg_class or "unknown",),
        },
    }


def main() -> int:
    """Print the query, the sizes and the ratio; 1 when the rows differ or the ratio is too low."""
    model, law = load_model(MODEL), load_law()
    on_day = law.on(model.reference_date)
    asked = disclosures(model, law)
    store = store_of(on_day, asked)
    print(QUERY)
    rows = by_index(on_day, asked)
    if rows != by_sparql(store):
        print("the rows differ")
        return 1
    taken: dict[str, list[float]] = {"index": [], "Oxigraph": []}
    for _ in range(ROUNDS):
        started = time.perf_counter()
        by_index(on_day, asked)
        between = time.perf_counter()
        by_sparql(store)
        taken["index"].append(between - started)
        taken["Oxigraph"].append(time.perf_counter() - between)
    median = {name: statistics.median(times) for name, times in taken.items()}
    ratio = median["Oxigraph"] / median["index"]
    print(
        f"{len(asked)} disclosures over all gaps of {MODEL}, {len(rows)} rows, {len(store)} quads; median of {ROUNDS}"
    )
    for name, seconds in median.items():
        print(f"{name:<12}{1000 * seconds:>9.2f} ms")
    print(f"ratio {ratio:.1f}, required {LIMIT:.0f}{'' if ratio >= LIMIT else '  under'}")
    return 0 if ratio >= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
