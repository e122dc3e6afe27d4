"""What printed pictures and their text twins say, in Dutch and English, beside the one catalogue of the pictures."""

from __future__ import annotations

from ontology.terms import Text
from visualisations.words import WORDS

__all__ = ["say"]

_WORDS: dict[str, Text] = {
    # ── every picture ────────────────────────────────────────────────────────────────────────────────────────────────
    "closing": Text("Hulpmiddel, geen juridisch advies.", "A tool, not legal advice."),
    "page": Text("pagina {number} van {total}", "page {number} of {total}"),
    "stamp": Text("Peildatum {date}", "Reference date {date}"),
    "stamp-law": Text("Peildatum {date}; recht van {day}", "Reference date {date}; law of {day}"),
    "version-of": Text("modelversie {version}", "model version {version}"),
    "twin-pointer": Text(
        "Dezelfde feiten als tekst: --picture {name} --format txt",
        "The same facts as text: --picture {name} --format txt",
    ),
    "leans-count": Text(
        "Rust op {count} aannamen; ze staan in de tekstversie.",
        "Rests on {count} assumptions; the text version lists them.",
    ),
    "fictional-mark": Text("FICTIEF", "FICTIONAL"),
    "fictional-note": Text(
        "Fictief model: niets hierin is van een bestaande gemeente.", "Fictional model: of no real place."
    ),
    "continued": Text("{name} (vervolg)", "{name} (continued)"),
    "nothing-drawn": Text("Hier is niets te tekenen.", "There is nothing to draw here."),
    "assumed-mark": Text("aanname", "assumed"),
    "flow-assumed": Text(
        "aangenomen stroom: niet bevestigd, wel gestippeld en met het woord aanname",
        "assumed flow: not confirmed; dotted and with the word assumed",
    ),
    "none": Text("geen", "none"),
    "yes": Text("ja", "yes"),
    "items-of": Text("{count} items", "{count} items"),
    "item-of": Text("1 item", "1 item"),
    # ── the text twin ────────────────────────────────────────────────────────────────────────────────────────────────
    "twin-about": Text(
        "Dit is de tekstversie van een getekend beeld: dezelfde feiten, zonder beeld.",
        "This is the text version of a drawn picture: the same facts, without the picture.",
    ),
    "twin-access": Text(
        "De PDF van dit beeld is niet gelabeld (getagd), dus niet toegankelijk voor schermlezers; deze tekst wel.",
        "The PDF of this picture is not tagged, so it is not accessible to screen readers; this text is.",
    ),
    "twin-legend": Text("Legenda", "Legend"),
    "twin-assumptions": Text("Aannamen", "Assumptions"),
    "twin-empty": Text("(geen rijen)", "(no rows)"),
    # ── matrix ───────────────────────────────────────────────────────────────────────────────────────────────────────
    "matrix-lead": Text(
        "Wie heeft welke informatie, wie heeft haar nodig en mist haar, en wat de wet zegt over het dichten van het "
        "gat. Een leeg vakje: geen positie en geen behoefte.",
        "Who has which information, who needs and lacks it, and what the law says on closing the gap. "
        "An empty cell: no position and no need.",
    ),
    "matrix-cells": Text("Vakjes van de matrix", "Cells of the matrix"),
    "several-short": Text(
        "+  stappen verschillen: het strengste oordeel staat er", "+  steps differ: the strictest verdict is shown"
    ),
    "heavy-column": Text("zwaarste gewicht", "heaviest weight"),
    "several-column": Text("oordelen verschillen", "verdicts differ"),
    "met-column": Text("gedekt", "met"),
    "law-column": Text("wet", "law"),
    # ── network ──────────────────────────────────────────────────────────────────────────────────────────────────────
    "network-lead": Text(
        "Grijs: stromen die het model noemt, met het aantal items. Gekleurd: de zwaarste ontbrekende stromen, met het "
        "oordeel van de wet en het aantal items dat ontbreekt. Dat een stroom ontbreekt, zegt niet dat hij mag.",
        "Grey: flows that the model names, with the number of items. Coloured: the heaviest missing flows, with the "
        "verdict of the law and the number of items missing. That a flow is missing does not say it is lawful.",
    ),
    "lines": Text("Verbindingen", "Connections"),
    "line-number": Text("nr", "no"),
    "verdict": Text("oordeel", "verdict"),
    "items": Text("items", "items"),
    "ungrounded-mark": Text("zonder grond", "no ground"),
    "list-head": Text("Alle verbindingen in woorden", "All connections in words"),
    # ── ego network ──────────────────────────────────────────────────────────────────────────────────────────────────
    "ego-title": Text("{name}: wat komt binnen, wat gaat eruit", "{name}: what comes in, what goes out"),
    "ego-lead": Text(
        "Links wie iets geeft of zou moeten geven aan {name}, rechts aan wie {name} geeft of zou moeten geven. Alleen "
        "verbindingen die het netwerkbeeld kent, en elk gat van of bij {name}.",
        "On the left who gives or ought to give to {name}, on the right to whom {name} gives or ought to give. Only "
        "connections that the network knows, and every gap of or at {name}.",
    ),
    "ego-in": Text("Geeft aan {name}", "Gives to {name}"),
    "ego-out": Text("Krijgt van {name}", "Gets from {name}"),
    "inside": Text("binnen {name}", "inside {name}"),
    # ── routes ───────────────────────────────────────────────────────────────────────────────────────────────────────
    "routes-title": Text("Langs wie kan het rechtmatig komen?", "Along whom can it lawfully come?"),
    "routes-lead": Text(
        "{item}, naar {to}. Elke stap is getoetst en elke partij ertussen beslist zelf; een route is een mogelijkheid, "
        "geen opdracht en geen toestemming.",
        "{item}, to {to}. Every hop was tested and every party between decides for itself; a route is a possibility, "
        "no order and no permission.",
    ),
    "routes-table": Text("Stappen van de routes", "Hops of the routes"),
    "route": Text("Route {number}", "Route {number}"),
    "route-hearsay": Text("Route {number}, van horen zeggen", "Route {number}, hearsay"),
    "route-column": Text("route", "route"),
    "hop-column": Text("stap", "hop"),
    "flow-column": Text("stroom", "flow"),
    "ground-column": Text("grond", "ground"),
    "check-column": Text("na te gaan", "to check"),
    "weigh-column": Text("zelf te wegen", "for a person to weigh"),
    "flow-runs": Text("loopt al", "runs already"),
    "flow-not": Text("nog geen stroom", "no flow yet"),
    "no-route": Text("{to}: geen route. {why}", "{to}: no route. {why}"),
    "routes-none": Text("Zonder route", "Without a route"),
    "why-column": Text("waarom", "why"),
    "no-ground": Text("geen grond vastgelegd", "no ground recorded"),
    "more-routes": Text(
        "{count} verdere routes staan niet in dit beeld.", "{count} more routes are not in this picture."
    ),
    # ── Sankey ───────────────────────────────────────────────────────────────────────────────────────────────────────
    "sankey-title": Text("Op welke grond kan wie wat delen?", "On which ground can who share what?"),
    "sankey-lead": Text(
        "Gaten die binnen de wet te dichten zijn: van de houder, over de grond van het beste oordeel, naar wie het "
        "mist. De dikte telt behoeften; gestreept betekent dat er eerst iets moet kloppen.",
        "Gaps that can be closed within the law: from the holder, over the ground of the best verdict, to who lacks it."
        " The width counts needs; hatching means that something must hold first.",
    ),
    "sankey-table": Text(
        "Banden: van houder, over grond, naar ontvanger", "Bands: from holder, over ground, to recipient"
    ),
    "holder": Text("houder", "holder"),
    "ground": Text("grond", "ground"),
    "recipient": Text("ontvanger", "recipient"),
    "needs": Text("behoeften", "needs"),
    "others": Text("{count} overige", "{count} others"),
    # ── UpSet ────────────────────────────────────────────────────────────────────────────────────────────────────────
    "upset-title": Text(
        "Wat hebben partners gemeen, en wat alleen?", "What do partners hold in common, and what alone?"
    ),
    "upset-lead": Text(
        "Elke kolom is een combinatie van partners die dezelfde items uit eerste hand hebben, en geen ander; de staaf "
        "telt de items. Afgeschermde items tellen niet mee.",
        "Each column is a combination of partners that hold the same items first-hand, and nobody else; the bar counts "
        "the items. Confined items are not counted.",
    ),
    "upset-table": Text("Combinaties van partners", "Combinations of partners"),
    "partners": Text("partners", "partners"),
    "upset-list": Text("Welke items per combinatie", "Which items in each combination"),
    "upset-holds": Text("heeft deze items", "holds these items"),
    "upset-holds-not": Text("heeft deze items niet uit eerste hand", "does not hold these items first-hand"),
    "knower-mark": Text("{name} (kennisbron)", "{name} (knowledge source)"),
    "total": Text("totaal", "total"),
    "upset-bar": Text(
        "aantal items dat juist deze partners hebben", "number of items that exactly these partners hold"
    ),
    # ── timeline ─────────────────────────────────────────────────────────────────────────────────────────────────────
    "timeline-title": Text("Wanneer gelden de gronden?", "When do the grounds apply?"),
    "timeline-lead": Text(
        "De bepalingen waarop de oordelen van dit model rusten, van de eerste dag tot de laatste dag waarop zij gelden,"
        " voor zover vastgelegd.",
        "The provisions on which the verdicts of this model rest, from the first to the last day on which they apply, "
        "as far as recorded.",
    ),
    "timeline-table": Text("Geldigheid van bepalingen", "Validity of provisions"),
    "provision": Text("bepaling", "provision"),
    "version-column": Text("versie", "version"),
    "valid-from": Text("geldt vanaf", "valid from"),
    "valid-to": Text("geldt tot en met", "valid to"),
    "still": Text("nog geldig", "still valid"),
    "pending": Text("nog niet in werking", "not yet in force"),
    "text-state": Text("tekst gelezen", "text read"),
    "unread": Text("niet gelezen", "not read"),
    "law-day-line": Text("dag van het recht", "day of the law"),
    "starts-before": Text("begon vóór {year}", "began before {year}"),
    "bar-in-force": Text("geldt op de dag van het recht", "applies on the day of the law"),
    "bar-not": Text("geldt op die dag niet", "does not apply on that day"),
    "bar-unread": Text("tekst niet gelezen, of opnieuw na te gaan", "text not read, or to be checked again"),
}


def say(key: str, language: str, **values: object) -> str:
    """One string of this catalogue, else of the one of all pictures; raises ``KeyError`` for a key in neither.

    >>> say("page", "nl", number=1, total=3)
    'pagina 1 van 3'
    """
    text = (_WORDS.get(key) or WORDS[key]).of(language)
    return text.format(**values) if values else text
