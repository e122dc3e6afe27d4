"""Two pages for a councillor in plain Dutch (B1): who knows what, what is missing, what can be closed and what not.

Short sentences, and every word of the trade explained. It speaks of organisations and kinds of information: never of a
person, and nobody gets a score.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ontology.terms import Confidence, Text
from queries.answer import GapKind
from queries.legal_answer import NO_DISCLOSURE_LABELS
from queries.repair_terms import OUT_OF_REACH_LABELS
from queries.verdict_sentences import spoken_state
from visualisations.closing import without_confined
from visualisations.exposure_told import reaches
from visualisations.page import label
from visualisations.reports.document import Bullets, Grid, Line, Paragraph, Section
from visualisations.reports.positions import Standing, positions, standing
from visualisations.reports.voice import Voice, at_once, framed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from queries.answer import NeedRow
    from visualisations.reports.document import Report
    from visualisations.reports.material import Material
    from visualisations.reports.positions import Position

__all__ = ["councillor"]

_HEAVIEST, _TOMORROW, _ASSUMED = 6, 5, 4
_TITLES = (
    Text("Wie weet wat, en wie mist wat? {place}", "Who knows what, and who misses what? {place}"),
    Text(
        "Samenvatting voor raadsleden: informatie delen om dodelijk geweld te voorkomen",
        "Summary for councillors: sharing information to prevent lethal violence",
    ),
)
_STANDINGS: dict[Standing, Text] = {
    Standing.NOTHING: Text("Krijgt nog niets van wat nodig is", "Gets nothing yet of what it needs"),
    Standing.LESS: Text("Krijgt minder dan de helft", "Gets less than half"),
    Standing.HALF: Text("Krijgt de helft of meer", "Gets half or more"),
    Standing.ALL: Text("Heeft alles wat nodig is", "Has all that it needs"),
    Standing.NO_NEED: Text("Weet iets, en vraagt hier niets", "Knows something, and asks nothing here"),
    Standing.NOT_HERE: Text("Weet en vraagt hier niets", "Knows and asks nothing here"),
}

_KINDS: dict[GapKind, Text] = {
    GapKind.UNGROUNDED_FLOW: Text(
        "het komt er, maar de wet draagt dat niet", "it comes, but the law does not carry it"
    ),
    GapKind.LATE: Text("het komt er, maar na de termijn", "it comes, but after its term"),
    GapKind.SECOND_HAND: Text("niemand bracht het uit de eerste hand", "nobody brought it first-hand"),
    GapKind.SILO: Text("de eigen organisatie weet het al", "the own organisation knows it already"),
    GapKind.NO_CHANNEL: Text("er is een afspraak, maar die werkt niet", "there is an agreement, but it does not work"),
    GapKind.UNAWARE: Text("wie het mist, weet niet wie het heeft", "who misses it does not know who has it"),
    GapKind.NO_FLOW: Text("niemand brengt het daar", "nobody brings it there"),
    GapKind.NOT_CREATED: Text("iemand moet het nog maken", "somebody has to make it first"),
    GapKind.UNHELD: Text("geen organisatie weet het", "no organisation knows it"),
    GapKind.UNKNOWN: Text("niemand heeft bevestigd of het er is", "nobody confirmed whether it is there"),
}
"""What the labels of the kinds mean, for who reads them the first time."""


def councillor(material: Material, language: str) -> Report:
    """The summary, with every number counted from the answers in ``material``."""
    voice = Voice(material, language)
    sections = (
        _about(voice),
        _short(voice),
        _organisations(voice),
        _heaviest(voice),
        _tomorrow(voice),
        _closed(voice),
        _assumed(voice),
        _method(voice),
    )
    return framed(voice, "raad", _TITLES, sections)


def _about(voice: Voice) -> Section:
    text = Text(
        "Geweld door een partner of ex-partner kan dodelijk aflopen. Veel organisaties weten vooraf een stukje. "
        "Dit stuk laat zien wie wat weet, en wie wat mist. Ook staat er wat de wet over delen zegt. "
        "Het gaat over soorten informatie, nooit over personen. Niemand krijgt een score. "
        "Is er nu gevaar? Bel 112.",
        "Violence by a partner or former partner can end in death. Many organisations know a piece beforehand. "
        "This paper shows who knows what, and who misses what. It also says what the law says on sharing. "
        "It is about kinds of information, never about persons. Nobody gets a score. "
        "Is there danger now? Call 112.",
    )
    return Section(voice.of(Text("Waar gaat dit over?", "What is this about?")), (Paragraph(voice.of(text)),))


def _short(voice: Voice) -> Section:
    material, plan = voice.material, voice.material.plan
    now = at_once(plan)
    acting = {actor.partner for actor in voice.model.actors}
    lines = [
        voice.of(
            Text(
                "{partners} organisaties staan in dit model. Samen is {needs} keer informatie nodig. "
                "Dat lukt {met} keer op tijd. Het lukt {gaps} keer niet. Zo'n plek noemen wij een gat.",
                "{partners} organisations are in this model. Together information is needed {needs} times. "
                "That works in time {met} times. It does not {gaps} times. Such a place we call a gap.",
            ),
            partners=sum(one.id in acting for one in voice.model.partners),
            needs=len(material.rows),
            met=len(material.rows) - len(material.gaps),
            gaps=len(material.gaps),
        ),
        voice.of(
            Text(
                "{closed} gaten zijn te sluiten met {lines} afspraken. Voor {now} van die afspraken hoeft vooraf niets "
                "geregeld te worden. Die sluiten samen {soon} gaten.",
                "{closed} gaps can be closed with {lines} arrangements. For {now} of those nothing has to be arranged "
                "first. Together these close {soon} gaps.",
            ),
            closed=len(plan.closed),
            lines=len(plan.arrangements),
            now=len(now),
            soon=sum(closes for _, closes in now),
        ),
        voice.of(
            Text("{left} gaten sluit geen enkele afspraak.", "{left} gaps no arrangement closes."), left=len(plan.unmet)
        ),
    ]
    hour = material.hour
    if hour is not None:
        worst = Text(
            "Een alarm op {when} is het slechtst. Dan komt {late} van de {told} keer te laat wat wel gedeeld mag "
            "worden.",
            "An alarm on {when} is worst. Then {late} of the {told} times comes too late what may be shared.",
        )
        when = hour.start.text.of(voice.language)
        lines.append(voice.of(worst, when=when, late=len(hour.late), told=hour.told))
    bullets = Bullets(tuple(Line(line) for line in lines))
    return Section(voice.of(Text("Het antwoord in het kort", "The answer in short")), (bullets,))


def _organisations(voice: Voice) -> Section:
    model = voice.model
    found = [one for one in positions(voice.material) if one.party not in model.source_of_knowledge]
    rows = []
    for place in Standing:
        here = [one for one in found if standing(one) is place]
        if here and place is not Standing.NOT_HERE:
            told = (_position(voice, one) for one in here)
            rows.append((voice.of(_STANDINGS[place]), ", ".join(told)))
    grid = Grid(
        voice.of(
            Text(
                "Tussen haakjes: hoe vaak iets ontbreekt, van hoe vaak het nodig is.",
                "Between brackets: how often something is missing, of how often it is needed.",
            )
        ),
        (voice.of(Text("Positie", "Position")), voice.of(Text("Wie", "Who"))),
        tuple(rows),
        (26, 74),
    )
    title = voice.of(Text("Hoe staat elke organisatie ervoor?", "How does each organisation stand?"))
    asked = [one for one in positions(voice.material) if one.party in model.source_of_knowledge]
    her = Text(
        "Wie het zelf aangaat: {name} krijgt {met} van de {needs} keer wat nodig is.",
        "Whom it concerns: {name} gets what is needed {met} of {needs} times.",
    )
    own = tuple(Paragraph(voice.of(her, name=voice.name(one.party), met=one.met, needs=len(one.rows))) for one in asked)
    return Section(title, (grid, *own))


def _position(voice: Voice, one: Position) -> str:
    meeting = Text("overleg", "meeting").of(voice.language)
    name = f"{meeting} {voice.name(one.party)}" if one.party in voice.model.table else voice.name(one.party)
    return f"{name} ({len(one.gaps)}/{len(one.rows)})" if one.gaps else name


def _heaviest(voice: Voice) -> Section:
    by_item: dict[str, list[NeedRow]] = {}
    for row in voice.material.gaps:
        by_item.setdefault(row.item, []).append(row)
    rows = [_gap(voice, found[0], found) for found in list(by_item.values())[:_HEAVIEST]]
    heads = (
        Text("Wat ontbreekt", "What is missing"),
        Text("Bij wie", "With whom"),
        Text("Waarom", "Why"),
        Text("Delen: wat zegt de wet?", "Sharing: what does the law say?"),
    )
    lead = Text(
        "Een gat weegt zwaarder als het een ernstiger risico kan laten zien. Dit zijn de zwaarste.",
        "A gap weighs more if it can show a graver risk. These are the heaviest.",
    )
    grid = Grid("", tuple(voice.of(head) for head in heads), tuple(rows), (30, 33, 16, 21))
    shown = dict.fromkeys(found[0].kind for found in list(by_item.values())[:_HEAVIEST])
    meanings = [
        f"{_capital(label(voice.model, f'gap-kind/{kind.value}', voice.language))}: {voice.of(_KINDS[kind])}."
        for kind in shown
    ]
    title = voice.of(Text("De zwaarste gaten", "The heaviest gaps"))
    return Section(title, (Paragraph(voice.of(lead)), grid, Paragraph(" ".join(meanings), note=True)))


def _gap(voice: Voice, row: NeedRow, found: list[NeedRow]) -> tuple[str, ...]:
    others = len({one.needer for one in found} - {row.needer})
    beside = Text(f" (en nog {others})", f" (and {others} more)").of(voice.language) if others else ""
    one = voice.material.legal.judged.get(row.need)
    verdict = None if one is None else one.on_content
    reason = None if one is None else one.reason
    nothing = Text("niets te delen", "nothing to share") if reason is None else NO_DISCLOSURE_LABELS[reason]
    said = nothing if verdict is None else spoken_state(verdict)
    return voice.item(row.item), f"{voice.name(row.needer)}{beside}", voice.kind(row), voice.of(said)


def _tomorrow(voice: Voice) -> Section:
    title = voice.of(Text("Wat kan morgen dicht?", "What can be closed tomorrow?"))
    now = at_once(voice.material.plan)[:_TOMORROW]
    if not now:
        none = Text("Geen enkele afspraak kan zonder voorbereiding beginnen.", "No arrangement can start right away.")
        return Section(title, (Paragraph(voice.of(none)),))
    lead = Text(
        "Deze afspraken mogen beginnen zonder iets vooraf te regelen. Laat een jurist elke afspraak eerst toetsen. "
        "Staat er «na afweging»? Dan beslist een beroepskracht, elke keer opnieuw. "
        "Kijk vóór het delen ook of een uitzondering geldt.",
        "These arrangements may start without arranging anything first. Have a lawyer test each of them. "
        "Does it say “after weighing”? Then a professional decides, each time anew. "
        "Before sharing, also look whether an exception applies.",
    )
    heads = (
        Text("Wie vertelt wie", "Who tells whom"),
        Text("Bijvoorbeeld", "For instance"),
        Text("Sluit", "Closes"),
        Text("Op welke grond", "On which ground"),
    )
    rows = tuple((voice.ends(one), voice.items(one.items, 2), str(closes), voice.grounds(one)) for one, closes in now)
    acts = voice.acts(leg.verdict for one, _ in now for leg in one.legs)
    grid = Grid("", tuple(voice.of(head) for head in heads), rows, (25, 34, 7, 34))
    note = Text("«Tekst van» is de datum van de wettekst die is gelezen.", "“Text of” is the date of the text read.")
    blocks = (Paragraph(voice.of(lead)), grid, Paragraph(f"{voice.of(note)} {acts}.".replace(" .", ""), note=True))
    return Section(title, blocks)


def _closed(voice: Voice) -> Section:
    material = voice.material
    lines = []
    if material.confined:
        text = Text(
            "{count} soort informatie is afgeschermd, zoals een geheim adres. Die blijft altijd dicht. Hier staat ook "
            "niet wie het weet. Zo komt de vermoedelijke pleger er niet achter.",
            "{count} kind of information is confined, such as a secret address. It stays closed always. It is not told "
            "here who knows it either. So the alleged perpetrator cannot find out.",
        )
        many = Text(
            "{count} soorten informatie zijn afgeschermd, zoals een geheim adres. Die blijven altijd dicht. Hier staat "
            "ook niet wie ze weet. Zo komt de vermoedelijke pleger er niet achter.",
            "{count} kinds of information are confined, such as a secret address. They stay closed always. It is not "
            "told here who knows them either. So the alleged perpetrator cannot find out.",
        )
        lines.append(voice.of(text if material.confined == 1 else many, count=material.confined))
    lines.append(
        voice.of(
            Text("Wie iets meldde, blijft altijd buiten beeld.", "Who reported something always stays out of sight.")
        )
    )
    reached = [one for one in reaches(voice.model, material.legal, voice.language) if one.by_itself]
    if reached:
        text = Text(
            "Let op: {count} soorten informatie kunnen de vermoedelijke pleger vanzelf bereiken. Denk aan een brief "
            "thuis of een portaal. Niemand beslist daar dan over. Dit is een inschatting van de praktijk.",
            "Mind: {count} kinds of information can reach the alleged perpetrator by themselves. Think of a letter at "
            "home or a portal. Nobody then decides on it. This is an estimate of practice.",
        )
        lines.append(voice.of(text, count=len(reached)))
    reasons = Counter(one.reason for one in material.plan.unmet)
    rows = tuple(
        (str(count), _capital(voice.of(OUT_OF_REACH_LABELS[reason])))
        for reason, count in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    heads = (Text("Gaten", "Gaps"), Text("Waarom geen afspraak ze sluit", "Why no arrangement closes them"))
    grid = Grid("", tuple(voice.of(head) for head in heads), rows, (10, 90))
    blocks = (Bullets(tuple(map(Line, lines))), *((grid,) if rows else ()))
    return Section(voice.of(Text("Wat moet dicht blijven, en waarom?", "What must stay closed, and why?")), blocks)


def _assumed(voice: Voice) -> Section:
    model = without_confined(voice.model)  # a count may not tell who knows a confined item either
    counted = Counter(one.evidence.confidence for group in (model.needs, model.holdings, model.flows) for one in group)
    confirmed, sourced, total = counted[Confidence.PARTNER_CONFIRMED], counted[Confidence.SOURCE], counted.total()
    text = Text(
        "Dit model telt {total} uitspraken over wie wat weet, nodig heeft of doorgeeft. Daarvan komen er {sourced} uit "
        "een bron. Door een organisatie bevestigd: {confirmed}. De rest is een oordeel van deskundigen of een "
        "keuze. Ook de termijnen en de tijden zijn gekozen, niet gemeten.",
        "This model has {total} statements on who knows, needs or passes on what. Of these {sourced} come from a "
        "source. Confirmed by an organisation: {confirmed}. The rest is a judgement of experts or a choice. "
        "The terms and times too are chosen, not measured.",
    )
    lead = voice.of(
        text, total=total, sourced=sourced, confirmed=confirmed or Text("geen enkele", "none").of(voice.language)
    )
    # What this model assumes by itself says most to its own council; a reference model has nothing else to say.
    own = [one for one in model.assumptions if one.id.startswith(f"{model.id}-")] or list(model.assumptions)
    listed = sorted(own, key=lambda one: (len(one.text.of(voice.language)), one.id))[:_ASSUMED]
    lines = [Line(one.text.of(voice.language)) for one in sorted(listed, key=lambda one: one.id)]
    rest = len(model.assumptions) - len(lines)
    if rest > 0:
        more = Text("Nog {rest} aannamen staan in de analyse voor de werkgroep.", "The full analysis has {rest} more.")
        lines.append(Line(voice.of(more, rest=rest)))
    blocks = (Paragraph(lead), Bullets(tuple(lines)))
    return Section(voice.of(Text("Wat is aangenomen?", "What is assumed?")), blocks)


def _method(voice: Voice) -> Section:
    text = Text(
        "Een rekenmodel legt naast elkaar wie iets weet en wie het nodig heeft. De wet staat er als regels in. Elke "
        "uitkomst noemt het artikel en de datum van de tekst. Wat niet in het model staat, telt niet mee. Geen grond "
        "gevonden betekent geen verbod, en ook geen toestemming. Mensen blijven beslissen.",
        "A model lays side by side who knows something and who needs it. The law is in it as rules. Each outcome names "
        "the article and the date of its text. What is not in the model does not count. No ground found means no ban, "
        "and no permission either. People keep deciding.",
    )
    words: Iterable[tuple[Text, Text]] = (
        (
            Text("Gat", "Gap"),
            Text("informatie die nodig is en niet op tijd komt.", "information that is needed and is not there."),
        ),
        (Text("Grond", "Ground"), Text("het artikel dat delen toestaat.", "the article that lets one share.")),
        (
            Text("Mag onder voorwaarden", "May on conditions"),
            Text("eerst moet iets vaststaan, zoals toestemming.", "something must be settled first, such as consent."),
        ),
        (
            Text("Niet op deze manier", "Not this way"),
            Text("zo mag het niet; soms is er een andere weg.", "not so; sometimes there is another way."),
        ),
    )
    lines = tuple(Line(voice.of(said), voice.of(term)) for term, said in words)
    blocks = (Paragraph(voice.of(text)), Bullets(lines))
    return Section(voice.of(Text("Hoe is dit gemaakt, en wat zegt het niet?", "How was this made?")), blocks)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
