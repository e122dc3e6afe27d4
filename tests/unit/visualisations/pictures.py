"""Models, answers and a small reader of HTML for the tests of the pictures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import cycle
from typing import Any

from ontology.model import Model
from ontology.norms import Modality
from ontology.terms import Assurance, Text, Weight
from queries.analysis import analyse
from queries.answer import GAP_KINDS, Analysis, GapKind, NeedRow
from queries.clock import Start
from queries.desks import survey
from queries.legal_answer import may_tell
from queries.legal_gaps import Judged, beside_the_law, judge_rows, remedy_in_law
from queries.signals import Signals
from queries.verdict import Decision, NoGroundReason, Outcome, Verdict
from queries.verdict_sentences import State
from tests.builders import tiny
from tests.flow_builders import flow_law, flows_of, people
from tests.law_builders import DAY, asks, disclosure, forbids, power, secrecy, small_law
from visualisations.legal_view import LegalView

__all__ = [
    "LAW",
    "PAYLOADS",
    "VERDICTS",
    "Element",
    "at_desks",
    "every_kind",
    "hostile",
    "hostile_law",
    "in_words",
    "lawful",
    "panels",
    "read",
    "small",
]

PAYLOADS = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    '"><svg onload=alert(3)>',
    "' autofocus onfocus=alert(4) x='",
    "</style><script>alert(5)</script>",
    "<!--<script>alert(6)//-->",
    "javascript:alert(7)",
    "{{ 7*7 }}{% raw %}",
    "\u2028alert(8)\u2029",
    "]]><script>alert(9)</script>",
)
_VOID = frozenset({"meta", "input", "br", "link", "img", "path", "rect", "col"})


def small() -> tuple[Model, Analysis]:
    """Five actors in three domains, a table, a knower, six items; flows of every assurance; several gap kinds."""
    model = (
        tiny("klein")
        .partner("politie", domain="safety")
        .partner("gemeente", domain="administration")
        .actor("wijk", partner="politie", controller="politie")
        .actor("recherche", partner="politie", controller="politie")
        .actor("burgemeester", partner="gemeente", contacts_complete=True)
        .actor("arts")
        .actor("opvang", complete=False)
        .actor("stil")
        .knower("slachtoffer")
        .item("wurging")
        .item("dreiging", theme="threats-weapons")
        .item("adres", theme="protection", confined=True)
        .item("angst", theme="help-seeking")
        .item("schuld", theme="housing-money")
        .product("plan")
        .table("kamer", "burgemeester", "wijk")
        .holds("arts", "wurging")
        .holds("slachtoffer", "wurging", "angst")
        .holds("recherche", "dreiging")
        .holds("opvang", "adres", "angst")
        .holds("wijk", "schuld", hearsay=True)
        .flow("arts", "opvang", "wurging")
        .flow("wijk", "burgemeester", "schuld", assurance=Assurance.INITIATIVE)
        .flow("arts", "wijk", "wurging", assurance=Assurance.OUGHT)
        .needs("opvang", "wurging", "TRI", "BEE")
        .needs("wijk", "dreiging")
        .needs("wijk", "wurging", "OOR")
        .needs("burgemeester", "wurging", "BES")
        .needs("burgemeester", "schuld", "BES")
        .needs("kamer", "wurging", "OOR")
        .needs("kamer", "adres", "INT")
        .needs("arts", "plan")
        .needs("arts", "wurging")
        .assume("a1")
        .assume("a2")
        .source("S01")
        .build()
    )
    labels = {f"gap-kind/{kind.value}": Text(f"gat {kind.value}", f"gap {kind.value}") for kind in GAP_KINDS}
    labels |= {f"assurance/{kind.value}": Text(f"borg {kind.value}", f"firm {kind.value}") for kind in Assurance}
    model = replace(model, labels=model.labels | labels, fingerprint="0123456789abcdef" * 4)
    return model, analyse(model)


def every_kind(analysis: Analysis) -> Analysis:
    """The same needs, with the gap kinds handed out in turn, so that each of them is pictured."""
    kinds = cycle(GAP_KINDS)
    return replace(analysis, rows=tuple(replace(row, kind=next(kinds)) for row in (*analysis.rows, *analysis.rows)))


def hostile() -> tuple[Model, Analysis]:
    """The small model with an attack in every text that a model can bring."""
    model, analysis = small()
    attacks = cycle(PAYLOADS)

    def bad() -> Text:
        return Text(next(attacks), next(attacks))

    model = replace(
        model,
        title=bad(),
        description=bad(),
        version=PAYLOADS[0],
        actors=tuple(replace(actor, label=bad(), role=bad()) for actor in model.actors),
        tables=tuple(replace(table, label=bad()) for table in model.tables),
        sources_of_knowledge=tuple(replace(knower, label=bad()) for knower in model.sources_of_knowledge),
        items=tuple(replace(item, label=bad(), says=bad()) for item in model.items),
        flows=tuple(replace(flow, trigger=bad(), timing=bad(), known_gap=bad()) for flow in model.flows),
        steps=tuple(replace(step, label=bad()) for step in model.steps),
        assumptions=tuple(replace(assumption, text=bad()) for assumption in model.assumptions),
        labels={key: bad() for key in model.labels},
        fingerprint=PAYLOADS[0],
    )
    rows = tuple(replace(row, explanation=bad(), help=bad(), assumed=(bad(), bad())) for row in analysis.rows)
    return model, replace(analysis, rows=rows, version=PAYLOADS[1], reference_date=PAYLOADS[2])


LAW = small_law(
    power("geven", when=(asks("gevaar"),), text_date="2019-05-25"),
    secrecy("zwijgen"),
    forbids("verbod"),
)
"""A power whose text was read long ago, a secrecy and a prohibition."""

VERDICTS: dict[State, Verdict] = {
    State.MUST: Verdict(Outcome.MANDATORY, Modality.MUST, Decision.RULE, DAY, grounds=("geven",)),
    State.MAY: Verdict(
        Outcome.PERMITTED_HUMAN,
        Modality.MAY,
        Decision.HUMAN,
        DAY,
        grounds=("geven",),
        blocks=("zwijgen",),
        to_weigh=(Text("Is dit nodig?", "Is this needed?"),),
    ),
    State.MAY_IF: Verdict(
        Outcome.PERMITTED_IF, Modality.MAY, Decision.FACTS, DAY, grounds=("geven",), to_check=("gevaar",)
    ),
    State.NOT_THIS_WAY: Verdict(
        Outcome.ONLY_VIA, Modality.NONE, Decision.TRACK, DAY, blocks=("zwijgen",), routes=(("arts", "gemeente"),)
    ),
    State.NOTHING_RECORDED: Verdict(
        Outcome.NO_GROUND, Modality.NONE, Decision.RULE, DAY, reason=NoGroundReason.NOTHING_RECORDED
    ),
    State.FORBIDDEN: Verdict(Outcome.PROHIBITED, Modality.MUST_NOT, Decision.RULE, DAY, blocks=("verbod",)),
    State.UNDECIDED: Verdict(Outcome.UNDETERMINED, Modality.MAY, Decision.DOUBT, DAY, doubts=("twijfel-1",)),
}
"""A verdict in each of the seven states."""


def lawful() -> tuple[Model, Analysis, LegalView]:
    """A party that lacks one item in each legal state (the item bears its name), a product that nobody makes, a safe
    address, an item that arrives without a ground (``stroom``), and one with another verdict at each of two steps
    (``stappen``). A table lacks the item that one of its seats must not have.
    """
    build = tiny("recht").actor("houder").actor("vrager").actor("derde").table("kamer", "vrager", "derde")
    for state in State:
        build = build.item(state.value).holds("houder", state.value).needs("vrager", state.value)
    model = (
        build.item("stroom")
        .item("stappen")
        .item("adres", confined=True)
        .product("plan")
        .holds("houder", "stroom", "stappen", "adres")
        .flow("houder", "derde", "stroom", "adres")
        .needs("vrager", "stroom")
        .needs("vrager", "stappen", "TRI", "BES")
        .needs("vrager", "plan")
        .needs("vrager", "adres")
        .needs("kamer", State.FORBIDDEN.value)
        .build()
    )
    found = beside_the_law(analyse(model))
    analysis = replace(
        found,
        rows=tuple(replace(row, kind=GapKind.UNGROUNDED_FLOW) if row.item == "stroom" else row for row in found.rows),
    )
    verdicts = {state.value: verdict for state, verdict in VERDICTS.items()}
    verdicts |= {"stroom": VERDICTS[State.NOT_THIS_WAY], "TRI": VERDICTS[State.MUST], "BES": VERDICTS[State.FORBIDDEN]}

    def judge(row: NeedRow) -> Judged:
        verdict = verdicts.get(row.item) or (verdicts[row.step] if row.item == "stappen" else None)
        seats = (("vrager", VERDICTS[State.MAY]), ("derde", verdict)) if verdict and row.needer == "kamer" else ()
        return Judged(
            need=row.need,
            holder="houder" if verdict else None,
            disclosure=disclosure("arts", "gemeente") if verdict else None,
            verdict=verdict,
            remedy=remedy_in_law(row, verdict),
            per_seat=seats,
            carriers=("houder",) if verdict and may_tell(verdict) else (),
        )

    return model, analysis, LegalView(LAW, DAY, {row.need: judge(row) for row in analysis.gaps})


def hostile_law() -> tuple[Model, Analysis, LegalView]:
    """The hostile model with verdicts, and an attack in every text that a law can bring."""
    model, analysis = hostile()
    attacks = cycle(PAYLOADS)

    def bad() -> Text:
        return Text(next(attacks), next(attacks))

    law = replace(
        LAW,
        acts=tuple(replace(act, label=bad(), short=next(attacks)) for act in LAW.acts),
        facts=tuple(replace(fact, question=bad()) for fact in LAW.facts),
        capacities=tuple(replace(capacity, label=bad()) for capacity in LAW.capacities),
    )
    verdicts = cycle(replace(verdict, to_weigh=(bad(),), assumptions=(bad(),)) for verdict in VERDICTS.values())
    judged = {
        row.need: Judged(row.need, "arts", disclosure("arts", "gemeente"), next(verdicts), None)
        for row in analysis.gaps
    }
    return model, analysis, LegalView(law, DAY, judged, {"gevaar": next(attacks), next(attacks): "true"})


def at_desks() -> tuple[Model, Analysis, LegalView]:
    """She can tell the doctor three things on Friday at 18:00. ``iets`` stays there: nobody passes it on to the police,
    who may act. ``dit`` reaches the police in two hours. ``adres`` is confined and enters nowhere. At the municipality
    ``iets`` dies too; Veilig Thuis hears only ``licht``, which shows none of the heaviest factors.
    """
    model = (
        people()
        .knower("zij")
        .item("dit")
        .item("licht")
        .item("adres", confined=True)
        .holds("arts", "dit", "adres")
        .entry("arts", "zij", "iets", "dit", "adres", hours=1.0)
        .entry("gemeente", "zij", "iets", hours=4.0)
        .entry("veilig-thuis", "zij", "licht", hours=1.0)
        .flow("arts", "politie", "dit", hours=2.0)
        .needs("politie", "iets", "OOR")
        .needs("politie", "dit", "OOR")
        .needs("politie", "adres", "OOR")
        .factor("f-iets", "iets", weight=Weight.VERY_HIGH)
        .factor("f-dit", "dit", weight=Weight.VERY_HIGH)
        .factor("f-licht", "licht", weight=Weight.LOW)
        .build()
    )
    flows = flows_of(model, flow_law(power("geven")))
    analysis = beside_the_law(analyse(model))
    judged = {one.need: one for one in judge_rows(analysis, flows)}
    asked = survey(Signals(flows.bench), Start(4, 18.0))
    return model, analysis, LegalView(flows.bench.law, DAY, judged, entries=asked.rows)


@dataclass
class Element:
    """An element of a page, with what is in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Every element below with this tag and these attributes (``data_edge`` means ``data-edge``)."""
        wanted = {name.strip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.walk()
            if element.tag == tag and all(element.attributes.get(name) == value for name, value in wanted.items())
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        """The only such element."""
        (found,) = self.all(tag, **attributes)
        return found

    def walk(self) -> Iterator[Element]:
        """This element and all below, in order of the page."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    @property
    def text(self) -> str:
        """All text, white space made single."""
        return " ".join("".join(self._texts()).split())

    @property
    def raw(self) -> str:
        """All text as it stands."""
        return "".join(self._texts())

    def has(self, name: str) -> bool:
        """Whether the class list holds ``name``."""
        return name in self.attributes.get("class", "").split()

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child._texts()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("document")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(attrs) == len(dict(attrs)), f"an attribute twice in {tag}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"{tag} closes {self.open[-1].tag}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(page: str) -> Element:
    """The page as a tree; fails when elements do not nest or an attribute stands twice."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert len(reader.open) == 1, [element.tag for element in reader.open]
    return reader.open[0]


def panels(page: Element) -> dict[tuple[str, str], dict[str, Any]]:
    """What the panel of the matrix tells of every cell, by party and item, as the script of the page reads it."""
    data = json.loads(page.one("script", type="application/json").raw)
    table = page.one("table", id="matrix")
    heads = [head.attributes["data-party"] for head in table.all("th") if "data-party" in head.attributes]
    rows = [row for row in table.all("tr") if "data-item" in row.attributes]

    def texts(told: Any) -> Any:
        return data["texts"][told] if isinstance(told, int) else [texts(part) for part in told]

    laws = [dict(zip(data["lawParts"], map(texts, law), strict=True)) for law in data["laws"]]
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for place, row in enumerate(rows):
        for party, cell in zip(heads, row.all("td"), strict=True):
            if "data-cell" not in cell.attributes:
                continue
            position, needs, *reach = data["cells"][int(cell.attributes["data-cell"])]
            told = []
            for need in needs:
                *said, law = need
                parts = dict(zip(data["needParts"], map(texts, said), strict=False))
                told.append(parts | ({"law": laws[law]} if law >= 0 else {}))
            cell_told = found[party, row.attributes["data-item"]] = {
                "party": party,
                "item": row.one("span", class_="name").text,
                "says": texts(data["says"][place]),
                "position": texts(position),
                "needs": told,
            }
            for one in reach:
                cell_told["reach"] = dict(zip(data["reachParts"], map(texts, one), strict=True))
    return found


def in_words(page: Element) -> list[tuple[str, str, str]]:
    """The matrix as the text below it tells it: (item, party, what stands there), in the order of the text. The item is
    its id, the party its name.
    """
    found: list[tuple[str, str, str]] = []
    for section in page.one("details", id="in-words").all("section"):
        said = ""
        for line in section.walk():
            if line.tag == "dt":
                said = line.text
            elif line.tag == "dd":
                found.append((section.attributes["data-words"], line.text, said))
    return found
