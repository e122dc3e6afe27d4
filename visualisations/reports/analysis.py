"""The full analysis for a working group: everything the summary leaves out, with articles, conditions and sources."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ontology.terms import Text
from queries.repair_telling import LINE_LABELS
from queries.repair_terms import OUT_OF_REACH_LABELS
from queries.safe_asking import ONLY_OVER_HIM
from queries.subjects import items_about
from visualisations.page import assumptions
from visualisations.reports.analysis_law import text_states
from visualisations.reports.analysis_partners import gap_blocks, overview, partner_sections
from visualisations.reports.analysis_signals import coverage, desks, exposed, worst_hour
from visualisations.reports.document import Bullets, Grid, Line, Paragraph, Section
from visualisations.reports.voice import Voice, framed, starts_now

if TYPE_CHECKING:
    from queries.repair import Arrangement
    from visualisations.reports.document import Block, Report
    from visualisations.reports.material import Material

__all__ = ["full_analysis"]

_TITLES = (
    Text("Informatiepositie: {place}", "Information position: {place}"),
    Text("Volledige analyse voor de werkgroep", "Full analysis for the working group"),
)
_CHILD = "child"


def full_analysis(material: Material, language: str) -> Report:
    """The whole report; every part is the answer to its own question in ``material``."""
    voice = Voice(material, language)
    sections = (
        _summary(voice),
        overview(voice),
        *partner_sections(voice),
        *_repair(voice),
        worst_hour(voice),
        desks(voice),
        *exposed(voice),
        *_child(voice),
        *coverage(voice),
        _assumed(voice),
        text_states(voice),
        _method(voice),
        _sources(voice),
        *_pictures(voice),
    )
    return framed(voice, "werkgroep", _TITLES, sections)


def _summary(voice: Voice) -> Section:
    material, plan = voice.material, voice.material.plan
    lines = [
        Text(
            f"{len(material.rows)} behoeften, waarvan {len(material.gaps)} niet op tijd vervuld of onbekend.",
            f"{len(material.rows)} needs, of which {len(material.gaps)} are not met in time or unknown.",
        ),
        Text(
            f"{len(plan.closed)} gaten te sluiten met {len(plan.arrangements)} afspraken; {len(plan.unmet)} niet met "
            "een afspraak.",
            f"{len(plan.closed)} gaps can be closed with {len(plan.arrangements)} arrangements; {len(plan.unmet)} not "
            "by one.",
        ),
        material.proof,
    ]
    if material.confined:
        lines.append(
            Text(
                f"Afgeschermd en nergens bij naam genoemd: {material.confined} item(s). Bij wie zij bekend zijn, staat "
                "hier niet, ook niet in aantallen.",
                f"Confined and nowhere named: {material.confined} item(s). Who knows them is not told here, not in "
                "numbers either.",
            )
        )
    description = Paragraph(voice.model.description.of(voice.language))
    bullets = Bullets(tuple(Line(voice.of(line)) for line in lines))
    danger = Paragraph(voice.of(Text("Is er nu gevaar: bel 112.", "Is there danger now: call 112.")))
    stated = tuple(map(Paragraph, material.legal.stated(voice.language)))
    return Section(voice.of(Text("In het kort", "In short")), (description, bullets, danger, *stated))


def _repair(voice: Voice) -> tuple[Section, ...]:
    plan = voice.material.plan
    title = voice.of(Text("Herstelplan", "Repair plan"))
    lead = Text(
        "Het kleinste stel afspraken, met vooraan wat het meeste sluit. Laat elke afspraak toetsen voordat zij gaat "
        "gelden. «Meteen» betekent: de wet draagt het en er hoeft niets eerst geregeld te worden; wat een "
        "beroepskracht weegt, blijft een afweging per geval.",
        "The smallest set of arrangements, what closes most first. Have each arrangement tested before it takes "
        "effect. “At once” means: the law carries it and nothing has to be arranged first; what a professional weighs "
        "stays a weighing case by case.",
    )
    heads = (
        Text("Nr", "No"),
        Text("Wie aan wie, waarvoor", "Who to whom, what for"),
        Text("Wat", "What"),
        Text("Sluit", "Closes"),
        Text("Op welke grond", "On which ground"),
        Text("Eerst regelen, wegen, nagaan", "Arrange first, weigh, check"),
    )
    rows = tuple(_arrangement(voice, number, one) for number, one in enumerate(plan.arrangements, 1))
    grid = Grid("", tuple(voice.of(head) for head in heads), rows, (4, 19, 25, 5, 18, 29))
    blocks: list[Block] = [Paragraph(voice.of(lead)), Paragraph(voice.of(voice.material.proof)), grid]
    asked = Section(
        voice.of(Text("Alle vragen om na te gaan of te wegen", "All questions to check or to weigh")),
        (Bullets(tuple(Line(text, number) for number, text in voice.listed())),),
        level=3,
    )
    leans = Section(
        voice.of(Text("Waar het plan op leunt", "What the plan leans on")),
        (Bullets(tuple(Line(voice.of(text)) for text in voice.material.leans)),),
        level=3,
    )
    return (Section(title, tuple(blocks)), asked, leans, *_out_of_reach(voice))


def _arrangement(voice: Voice, number: int, one: Arrangement) -> tuple[str, ...]:
    now = Text("; meteen", "; at once").of(voice.language) if starts_now(one) else ""
    over = (*voice.conditions(one), voice.weighs(one), voice.exceptions(one), _withheld(voice, one))
    return (
        str(number),
        f"{voice.ends(one)} ({voice.purpose(one)}; {LINE_LABELS[one.line.kind].of(voice.language)}{now})",
        voice.items(one.items),
        str(len(one.closes)),
        voice.grounds(one),
        " ".join(part if part.endswith((".", "?")) else f"{part}." for part in over if part) or "–",
    )


def _withheld(voice: Voice, one: Arrangement) -> str:
    if not one.withheld:
        return ""
    said = Text("Niet meesturen: {items}.", "Do not send: {items}.")
    return voice.of(said, items=voice.items(one.withheld, 3))


def _out_of_reach(voice: Voice) -> tuple[Section, ...]:
    unmet = voice.material.plan.unmet
    if not unmet:
        return ()
    heads = (
        Text("Waarom niet", "Why not"),
        Text("Gaten", "Gaps"),
        Text("Wie mist wat", "Who misses what"),
    )
    counted = Counter(one.reason for one in unmet)
    rows = tuple(
        (
            OUT_OF_REACH_LABELS[reason].of(voice.language),
            str(counted[reason]),
            "; ".join(
                dict.fromkeys(
                    f"{voice.name(one.row.needer)}: {voice.item(one.row.item)}" for one in unmet if one.reason is reason
                )
            ),
        )
        for reason in sorted(counted, key=lambda one: (-counted[one], one))
    )
    grid = Grid("", tuple(voice.of(head) for head in heads), rows, (30, 7, 63))
    title = voice.of(Text("Wat geen afspraak sluit, en waarom", "What no arrangement closes, and why"))
    return (Section(title, (grid, Paragraph(voice.of(ONLY_OVER_HIM), note=True)), level=3),)


def _child(voice: Voice) -> tuple[Section, ...]:
    material, model = voice.material, voice.model
    if not any(item.subject == _CHILD for item in model.items):
        return ()
    about = items_about(model, _CHILD)
    rows = [row for row in material.rows if row.item in about]
    gaps = [row for row in rows if row.kind.is_gap]
    title = voice.of(Text("Het kind apart", "The child apart"))
    lead = Text(
        "Kinderen zijn zelf slachtoffer. Over het kind gaan {items} soorten informatie en {needs} behoeften; {gaps} "
        "daarvan zijn een gat. Wat hieronder staat, is ook geteld bij de partners.",
        "Children are victims themselves. {items} kinds of information and {needs} needs are about the child; {gaps} "
        "of these are a gap. What stands below was counted with the partners too.",
    )
    said = Paragraph(voice.of(lead, items=len(about), needs=len(rows), gaps=len(gaps)))
    own = Section(title, (said, *(gap_blocks(voice, gaps) if gaps else ())))
    return (own, *((desks(voice, material.child_desks),) if material.child_desks is not None else ()))


def _assumed(voice: Voice) -> Section:
    told = assumptions(voice.model, voice.material.analysis, voice.language)
    return Section(voice.of(Text("Aannamen", "Assumptions")), (Bullets(tuple(map(Line, told))),))


def _method(voice: Voice) -> Section:
    lines = (
        Text(
            "Het model bevat soorten informatie, rollen en stromen; geen personen, geen zaken en geen scores.",
            "The model holds kinds of information, roles and flows; no persons, no cases and no scores.",
        ),
        Text(
            "Elke behoefte valt in precies één soort; daarna beslist het vastgelegde recht over elke verstrekking, met "
            "artikel en datum van de tekst.",
            "Each need falls in exactly one kind; then the recorded law decides on each disclosure, with article and "
            "date of the text.",
        ),
        Text(
            "Afwezigheid is nooit toestemming en nooit een verbod; onbekend blijft onbekend.",
            "Absence is never permission and never prohibition; unknown stays unknown.",
        ),
        Text("Een afweging van een mens wordt nooit ingevuld.", "The weighing of a person is never filled in."),
        Text(
            "Wat in de praktijk loopt maar niet in het model staat, lijkt hier te ontbreken.",
            "What runs in practice but is not in the model seems to be missing here.",
        ),
        Text(
            "Punten, termijnen, tijden en bereikbaarheid zijn gemodelleerd, niet gemeten.",
            "Points, terms, times and reach are modelled, not measured.",
        ),
        Text(
            "De PDF is gelabeld voor schermlezers, maar niet getoetst door een keurder; daarom wordt geen "
            "toegankelijkheid geclaimd. De tekstversie (Markdown, HTML) zegt hetzelfde.",
            "The PDF is tagged for screen readers, but no validator has tested it; so no accessibility is claimed. "
            "The text version (Markdown, HTML) says the same.",
        ),
    )
    return Section(
        voice.of(Text("Methode en grenzen", "Method and limits")),
        (Bullets(tuple(Line(voice.of(line)) for line in lines)),),
    )


def _sources(voice: Voice) -> Section:
    lines = tuple(Line(f"{one.title}. {one.url}", one.id) for one in voice.model.sources)
    return Section(voice.of(Text("Bronnen", "Sources")), (Bullets(lines),))


def _pictures(voice: Voice) -> tuple[Section, ...]:
    pictures = voice.material.pictures
    return (Section(voice.of(Text("Beelden", "Pictures")), pictures, wide=True),) if pictures else ()
