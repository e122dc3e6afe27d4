"""The full analysis, partner by partner: position, needs, and every gap with verdict, remedy, article, conditions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ontology.terms import Text
from visualisations.legal import remedy_of, told
from visualisations.reports.document import Bullets, Grid, Line, Paragraph, Section
from visualisations.reports.positions import positions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from queries.answer import NeedRow
    from visualisations.reports.document import Block
    from visualisations.reports.positions import Position
    from visualisations.reports.voice import Voice

__all__ = ["gap_blocks", "overview", "partner_sections"]

_HEADS = (
    Text("Wie mist, hoe", "Who misses, how"),
    Text("Wat, bij welke stap", "What, at which step"),
    Text("Wat zegt de wet, van wie", "What the law says, from whom"),
    Text("Op welke grond", "On which ground"),
    Text("Wat helpt", "What helps"),
    Text("Nagaan, wegen, vastleggen", "Check, weigh, record"),
)
_WIDTHS = (16, 33, 15, 16, 11, 9)


def overview(voice: Voice) -> Section:
    """All positions in one table."""
    heads = (
        Text("Partner, overleg of bron", "Partner, table or source"),
        Text("heeft zelf", "has itself"),
        Text("nodig", "needs"),
        Text("komt op tijd", "arrives in time"),
        Text("gaten", "gaps"),
        Text("soorten gaten", "kinds of gaps"),
    )
    rows = tuple(
        (voice.name(one.party), str(one.has), str(len(one.rows)), str(one.met), str(len(one.gaps)), _kinds(voice, one))
        for one in positions(voice.material)
    )
    caption = Text(
        "Soorten informatie per partner; een behoefte telt per stap.",
        "Kinds of information per partner; a need counts per step.",
    )
    grid = Grid(voice.of(caption), tuple(voice.of(head) for head in heads), rows, (34, 9, 8, 10, 8, 31))
    return Section(voice.of(Text("Posities in één tabel", "Positions in one table")), (grid,))


def partner_sections(voice: Voice) -> tuple[Section, ...]:
    """A section per partner that needs something; those that need nothing stand together at the end."""
    found = positions(voice.material)
    head = Section(voice.of(Text("Per partner", "Per partner")), (_reading(voice),))
    told_apart = tuple(_partner(voice, one) for one in found if one.rows)
    silent = [one.party for one in found if not one.rows]
    if not silent:
        return (head, *told_apart)
    text = Text("Zonder eigen behoefte in dit model: {names}.", "Without a need of their own in this model: {names}.")
    rest = Section(
        voice.of(Text("Overige partners", "Other partners")),
        (Paragraph(voice.of(text, names=voice.names(silent, 99))),),
        level=3,
    )
    return (head, *told_apart, rest)


def gap_blocks(voice: Voice, rows: Iterable[NeedRow]) -> tuple[Block, ...]:
    """Gaps as a table; those of one party with the same answer of the law and the same remedy share a row. Below it
    what is to be checked, weighed or recorded, by number.
    """
    together: dict[tuple[str, ...], list[NeedRow]] = {}
    for row in rows:
        together.setdefault(_answer(voice, row), []).append(row)
    listed = tuple((who, _needed(voice, found), *rest) for (who, *rest), found in together.items())
    grid = Grid("", tuple(voice.of(head) for head in _HEADS), listed, _WIDTHS)
    numbers = [number for answer in together for number in answer[-1].split(", ")]
    notes = tuple(Line(text, number) for number, text in voice.listed(numbers))
    return (grid, Bullets(notes)) if notes else (grid,)


def _reading(voice: Voice) -> Paragraph:
    return Paragraph(
        voice.of(
            Text(
                "Elke rij is een groep gaten met hetzelfde antwoord; het gewicht staat achter het item (4 is het "
                "zwaarst). Wat moet worden nagegaan, gewogen of vastgelegd, staat met een nummer (V1) onder de tabel. "
                "Een behoefte is geen recht op informatie. Geen grond gevonden is geen verbod en geen toestemming.",
                "Each row is a group of gaps with the same answer; the weight stands after the item (4 is heaviest). "
                "What is to be checked, weighed or recorded stands by number (V1) below the table. A need is no right "
                "to information. No ground found is neither a ban nor a permission.",
            )
        )
    )


def _partner(voice: Voice, one: Position) -> Section:
    model = voice.model
    text = Text(
        "Heeft zelf {has} soorten informatie en heeft {needs} keer iets nodig. Daarvan komt {met} keer iets op tijd en "
        "ontbreekt het {gaps} keer of is dat onbekend.",
        "Has {has} kinds of information itself and needs something {needs} times. Of these {met} arrive in time and "
        "{gaps} are missing or unknown.",
    )
    said = voice.of(text, has=one.has, needs=len(one.rows), met=one.met, gaps=len(one.gaps))
    blocks: list[Block] = [Paragraph(said)]
    acting = [model.actor[name] for name in one.actors if name in model.actor]
    if len(acting) > 1:
        units = Text("Hoedanigheden: {names}.", "Capacities: {names}.")
        blocks.append(Paragraph(voice.of(units, names=voice.names((actor.id for actor in acting), 99)), note=True))
    if one.gaps:
        blocks.extend(gap_blocks(voice, one.gaps))
    met = [row for row in one.rows if not row.kind.is_gap]
    if met:
        known = Text("Komt op tijd: {items}.", "Arrives in time: {items}.")
        blocks.append(Paragraph(voice.of(known, items=voice.items(row.item for row in met)), note=True))
    return Section(model.label(one.party).of(voice.language), tuple(blocks), level=3)


def _answer(voice: Voice, row: NeedRow) -> tuple[str, ...]:
    """Everything about a gap but its item and step."""
    said = told(voice.model, voice.material.legal, row, voice.language)
    who = f"{voice.name(row.needer)}: {voice.kind(row)}"
    law = f"{said.state} ({said.holder})" if said.holder else said.state
    checks = dict.fromkeys((*_questions(voice, row), *said.weigh, *_recorded(voice, row), *said.doubts))
    return (
        who,
        law,
        "; ".join((*said.articles, *said.stops)) or "–",
        remedy_of(voice.model, voice.material.legal, row, voice.language) or "–",
        voice.asked(checks) or "–",
    )


def _questions(voice: Voice, row: NeedRow) -> list[str]:
    one = voice.material.legal.judged.get(row.need)
    verdict = None if one is None else one.verdict
    facts = () if verdict is None else (*verdict.to_check, *verdict.exceptions)
    return [voice.question(name) for name in facts if name in voice.law.fact]


def _recorded(voice: Voice, row: NeedRow) -> list[str]:
    one = voice.material.legal.judged.get(row.need)
    verdict = None if one is None else one.verdict
    texts = () if verdict is None else (verdict.recording, verdict.term)
    return [text.of(voice.language) for text in texts if text is not None]


def _needed(voice: Voice, rows: list[NeedRow]) -> str:
    by_item: dict[str, list[NeedRow]] = {}
    for row in rows:
        by_item.setdefault(row.item, []).append(row)
    return "; ".join(
        f"{voice.item(item)} ({', '.join(dict.fromkeys(voice.step(row) for row in found))}; {found[0].weight})"
        for item, found in by_item.items()
    )


def _kinds(voice: Voice, one: Position) -> str:
    counted = Counter(voice.kind(row) for row in one.gaps)
    ordered = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{kind} {count}" for kind, count in ordered) or "–"
