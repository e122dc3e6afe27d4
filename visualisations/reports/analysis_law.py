"""The text state of the law that a report cites: every article once, with the day from which it counts and its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.terms import Text
from visualisations.reports.document import Grid, Paragraph, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from queries.verdict import Verdict
    from visualisations.reports.voice import Voice

__all__ = ["text_states"]


def text_states(voice: Voice) -> Section:
    """Every norm on which a verdict of the report rests or by which it is stopped."""
    used = {name for verdict in _verdicts(voice) for name in (*verdict.grounds, *verdict.blocks)}
    on_day = voice.law.on(voice.material.legal.day, pending=True).norm
    norms = sorted((on_day[name] for name in used if name in on_day), key=lambda one: (one.act, one.article, one.id))
    rows = tuple(
        (
            f"{voice.law.act[norm.act].short} {norm.article}".strip(),
            norm.title.of(voice.language),
            norm.valid_from,
            norm.text_date or voice.of(Text("niet gelezen", "not read")),
            voice.of(Text("ja", "yes") if norm.text_state.needs_recheck else Text("nee", "no")),
            norm.url,
        )
        for norm in norms
    )
    heads = (
        Text("Artikel", "Article"),
        Text("Waarover", "About"),
        Text("Geldt vanaf", "In force from"),
        Text("Tekst van", "Text of"),
        Text("Opnieuw na te gaan", "To be checked again"),
        Text("Vindplaats", "Place"),
    )
    grid = Grid("", tuple(voice.of(head) for head in heads), rows, (16, 32, 9, 9, 8, 26))
    lead = Text(
        "Recht van {day}: {count} regels waarop deze uitkomsten rusten of waardoor zij worden tegengehouden.",
        "Law of {day}: {count} norms on which these outcomes rest or by which they are stopped.",
    )
    said = voice.of(lead, day=voice.day(voice.material.legal.day), count=len(rows))
    return Section(voice.of(Text("Het gebruikte recht", "The law that was used")), (Paragraph(said), grid))


def _verdicts(voice: Voice) -> Iterator[Verdict]:
    material = voice.material
    for row in material.gaps:
        one = material.legal.judged.get(row.need)
        if one is not None:
            yield from (verdict for verdict in (one.verdict, one.content) if verdict is not None)
        legs = material.legal.refused.get(row.need, ())
        yield from (leg.verdict for leg in legs if leg.verdict is not None)
    yield from (leg.verdict for one in material.plan.arrangements for leg in one.legs)
