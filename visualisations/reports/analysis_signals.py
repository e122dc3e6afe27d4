"""The full analysis on time and signals: the worst hour, desks, ways to the alleged perpetrator, the risk frame."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ontology.terms import Text
from queries.exposure_sentences import custody_text, leans_on, never
from queries.exposure_standing import STANDING_LABELS, Opening
from queries.signal_sentences import UNCONFIRMED, fate_text
from queries.timing_sentences import modelled
from visualisations.exposure_told import reaches
from visualisations.reports.document import Bullets, Grid, Line, Paragraph, Section

if TYPE_CHECKING:
    from queries.coverage import Coverage
    from queries.desks import Survey
    from visualisations.reports.document import Block
    from visualisations.reports.voice import Voice

__all__ = ["coverage", "desks", "exposed", "worst_hour"]


def worst_hour(voice: Voice) -> Section:
    """When most of what may be shared comes too late, and what that is."""
    title = voice.of(Text("Het slechtste uur", "The worst hour"))
    found = voice.material.hour
    if found is None:
        none = Text("Van geen enkele stroom is te zeggen wanneer zij aankomt.", "No flow says when it arrives.")
        return Section(title, (Paragraph(voice.of(none)),))
    text = Text(
        "Een alarm op {worst} is het slechtst: van de {told} behoeften waarvan te zeggen is wanneer zij rechtmatig "
        "aankomen, zijn er dan {late} te laat. Het gunstigst is {best}: {fewest} te laat. Tijden en bereikbaarheid "
        "zijn gemodelleerd.",
        "An alarm on {worst} is worst: of the {told} needs of which can be said when they lawfully arrive, {late} are "
        "then too late. The kindest is {best}: {fewest} too late. Times and reachability are modelled.",
    )
    worst, best = found.start.text.of(voice.language), found.best.text.of(voice.language)
    said = voice.of(text, worst=worst, best=best, told=found.told, late=len(found.late), fewest=found.fewest)
    rows = [voice.material.row[need] for need in found.late if need in voice.material.row]
    lines = tuple(Line(f"{voice.item(row.item)} ({voice.step(row)})", voice.name(row.needer)) for row in rows)
    return Section(title, (Paragraph(said), Bullets(lines)) if lines else (Paragraph(said),))


def desks(voice: Voice, survey: Survey | None = None) -> Section:
    """The desks where the heaviest signals come no further; of the child alone when its own ``survey`` is given."""
    legal = voice.material.legal
    found = legal.entries if survey is None else survey.rows
    start = legal.told_at if survey is None else survey.start
    about = Text("Loketten waar signalen stoppen", "Desks where signals stop")
    child = Text("Loketten waar signalen over het kind stoppen", "Desks where signals about the child stop")
    title, level = voice.of(about if survey is None else child), 2 if survey is None else 3
    dead = [row for row in found if row.dead]
    if not dead or start is None:
        none = Text(
            "Er is geen loket waar een van de zwaarste signalen niet verder komt.",
            "There is no desk at which a heaviest signal comes no further.",
        )
        return Section(title, (Paragraph(voice.of(none)),), level)
    model = voice.model
    rows = tuple(
        (
            voice.name(row.desk),
            f"{len(row.dead)} / {len(row.heaviest)}",
            "; ".join(model.risk_factor[one.factor].label.of(voice.language) for one in row.dead),
            _first(voice, row.dying[0].item, fate_text(model, row.dying[0])) if row.dying else "–",
        )
        for row in dead
    )
    heads = (
        Text("Loket", "Desk"),
        Text("Komt niet verder", "Comes no further"),
        Text("Welke van de zwaarste factoren", "Which of the heaviest factors"),
        Text("Het eerst", "First"),
    )
    text = Text("Verteld op {start}.", "Told {start}.")
    leans = [voice.of(text, start=start.text.of(voice.language)), voice.of(UNCONFIRMED)]
    leans.append(voice.of(modelled(start, ordinary=False)))
    grid = Grid("", tuple(voice.of(head) for head in heads), rows, (22, 11, 34, 33))
    return Section(title, (Paragraph(" ".join(leans)), grid), level)


def exposed(voice: Voice) -> tuple[Section, ...]:
    """What can reach the alleged perpetrator, along which way, and what holds it back."""
    found = voice.material.legal.exposure
    if found is None:
        return ()
    counted = Counter(row.opening for row in found.rows)
    rows = tuple((STANDING_LABELS[one].of(voice.language), str(counted[one])) for one in Opening if counted[one])
    how = (Text("Zo staat het", "How it stands"), Text("Combinaties", "Combinations"))
    told = [one for one in reaches(voice.model, voice.material.legal, voice.language) if one.by_itself]
    ways = tuple(
        (
            one.name,
            "; ".join(dict.fromkeys(f"{way.way} ({way.shows})" for way in one.ways if _by_itself(voice, way.standing))),
            "; ".join(dict.fromkeys(way.holders for way in one.ways if _by_itself(voice, way.standing))),
            "; ".join(dict.fromkeys(hold for way in one.ways for hold in way.holds)) or "–",
        )
        for one in told
    )
    heads = (
        Text("Wat hem vanzelf kan bereiken", "What can reach him by itself"),
        Text("Langs welke weg", "Along which way"),
        Text("Van wie", "From whom"),
        Text("Wat houdt tegen of stelt uit", "What holds back or puts off"),
    )
    closing = [custody_text(found).brief(voice.language), *(voice.of(text) for text in never(found, voice.law))]
    closing += [voice.of(text) for text in leans_on(voice.model, found)]
    blocks: list[Block] = [
        Bullets(tuple(map(Line, closing))),
        Grid("", tuple(voice.of(head) for head in how), rows, (84, 16)),
    ]
    if ways:
        blocks.append(Grid("", tuple(voice.of(head) for head in heads), ways, (22, 36, 22, 20)))
    title = Text("Wegen naar de vermoedelijke pleger", "Ways to the alleged perpetrator")
    return (Section(voice.of(title), tuple(blocks)),)


def coverage(voice: Voice) -> tuple[Section, ...]:
    """Per group of the weighing frame and per criterion: what nobody sees and what one party alone sees."""
    rows = tuple(row for _, found in voice.material.coverages for row in _groups(voice, found))
    if not rows:
        return ()
    heads = (
        Text("Kader of criterium", "Frame or criterion"),
        Text("Aspecten", "Aspects"),
        Text("Ziet niemand", "Seen by nobody"),
        Text("Ziet één alleen", "Seen by one alone"),
        Text("Wat niemand ziet, ook samen niet", "What nobody sees, not together either"),
    )
    lead = Text(
        "Per groep van het weegkader en per criterium: wie ziet het rechtmatig? Partner en kind worden nooit opgeteld. "
        "Dit telt soorten informatie en zegt niets over een persoon.",
        "Per group of the weighing frame and per criterion: who lawfully sees it? Partner and child are never added "
        "up. It counts kinds of information and says nothing about a person.",
    )
    grid = Grid("", tuple(voice.of(head) for head in heads), rows, (34, 9, 10, 11, 36))
    title = voice.of(Text("Dekking van het risicokader", "Coverage of the risk frame"))
    return (Section(title, (Paragraph(voice.of(lead)), grid)),)


def _groups(voice: Voice, found: Coverage) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for group in found.groups:
        seen = [one for one in found.sightings if one.group == group.id]
        aspects = {one.id: one.label.of(voice.language) for one in group.aspects}
        nobody = [aspects[one.aspect] for one in seen if not one.together]
        alone = sum(len(one.actors) == 1 for one in seen)
        if seen:
            listed = "; ".join(nobody) or "–"
            rows.append((group.label.of(voice.language), str(len(seen)), str(len(nobody)), str(alone), listed))
    return rows


def _by_itself(voice: Voice, standing: str) -> bool:
    both = (Opening.DEFAULT_AGAINST, Opening.DEFAULT)
    return standing in {STANDING_LABELS[one].of(voice.language) for one in both}


def _first(voice: Voice, item: str, fate: Text) -> str:
    return f"{voice.item(item)}. {voice.of(fate)}"
