"""What the pictures say of the law, in Dutch and English; part of the one catalogue in ``visualisations.words``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.terms import Text

if TYPE_CHECKING:
    from ontology.norms import Norm

__all__ = ["LAW_WORDS", "text_of_later"]

LAW_WORDS: dict[str, Text] = {
    # ── every page ───────────────────────────────────────────────────────────────────────────────────────────────────
    "tested": Text("Getoetst aan het recht van {day}", "Tested against the law of {day}"),
    "tested-why": Text(
        "Per gat staat erbij wat de vastgelegde bepalingen zeggen over de beste weg om het te dichten. Een behoefte is "
        "geen recht, en wat een mens moet wegen, weegt dit beeld niet.",
        "Each gap says what the recorded provisions hold about the best way to close it. A need is not a right, and "
        "what a person must weigh, this picture does not weigh.",
    ),
    "law-day": Text("Dag van het recht", "Day of the law"),
    "fact-stated": Text("Als gegeven genomen: {question} {value}.", "Taken as given: {question} {value}."),
    "hidden-knowers": Text(
        "Van afgeschermde items laat dit beeld niet zien bij wie ze bekend zijn.",
        "Of confined items this picture does not show who knows them.",
    ),
    # ── the states ───────────────────────────────────────────────────────────────────────────────────────────────────
    "law": Text("Wat de wet zegt", "What the law says"),
    "law-filter": Text("Wet", "Law"),
    "law-marks": Text("Wat de wet zegt over het dichten van het gat", "What the law says on closing the gap"),
    "no-verdict": Text("niets te toetsen", "nothing to test"),
    "several-verdicts": Text(
        "de stappen verschillen: het strengste staat in het vakje", "the steps differ: the strictest is in the cell"
    ),
    "state-moet": Text("de houder is tot delen verplicht", "the holder is obliged to share"),
    "state-mag": Text("de houder beslist, vaak na eigen afweging", "the holder decides, often after weighing"),
    "state-mag-onder-voorwaarden": Text(
        "als een omstandigheid klopt, of met toestemming", "if a circumstance holds, or with consent"
    ),
    "state-niet-op-deze-manier": Text("zo niet; zie welke weg of stap wel", "not so; see which way or act does"),
    "state-geen-grond-vastgelegd": Text(
        "de gegevens zwijgen: geen verbod, geen toestemming", "the data are silent: no ban, no permission"
    ),
    "state-verboden": Text("een bepaling houdt het tegen", "a provision stops it"),
    "state-onbeslist": Text(
        "het recht is omstreden, of er is te weinig vastgelegd", "the law is disputed, or too little is recorded"
    ),
    "state-no-verdict": Text(
        "niemand heeft het, het blijft gesloten, of er is te weinig bekend",
        "nobody holds it, it stays closed, or too little is known",
    ),
    "stays-closed": Text("blijft gesloten", "stays closed"),
    "nobody-has-it": Text("geen partner heeft het; niets te delen", "no partner has it; there is no sharing to test"),
    "cannot-be-said": Text("niet te zeggen", "cannot be said"),
    # ── what is told of one verdict ──────────────────────────────────────────────────────────────────────────────────
    "law-holder": Text("Wie het kan geven", "Who can give it"),
    "law-article": Text("Grond", "Ground"),
    "law-stop": Text("Wat het tegenhoudt", "What stands in the way"),
    "law-way": Text("Weg", "Way"),
    "law-check": Text("Eerst nagaan", "Check first"),
    "law-first": Text("Dit moet er eerst zijn", "This must come first"),
    "law-exceptions": Text("Controleer vóór u deelt", "Look at this before you share"),
    "law-careful": Text(
        "Vraag het hem niet zolang niet vaststaat dat vragen veilig is: hem vragen kan haar in gevaar brengen",
        "Do not ask him until it is established that asking is safe: asking him can endanger her",
    ),
    "law-weigh": Text("Zelf te wegen", "For a person to weigh"),
    "law-open": Text("Nog vast te leggen", "Still to be recorded"),
    "law-doubts": Text("Open twijfel over het recht", "Open doubt of law"),
    "law-unread": Text("Tekst van deze dag niet gelezen", "Text of this day not read"),
    "law-assumed": Text("Aangenomen", "Assumed"),
    "law-seats": Text("Per stoel", "Per seat"),
    "law-extent": Text("Hoeveel", "How much"),
    "law-less": Text("Minder kan ook", "Less is possible too"),
    "law-helps": Text("Wat helpt binnen de wet", "What helps within the law"),
    "no-article": Text("geen artikel vastgelegd", "no article recorded"),
    # ── the network ──────────────────────────────────────────────────────────────────────────────────────────────────
    "lacks-in-law": Text("mist {count}: {state}", "lacks {count}: {state}"),
    "ungrounded-count": Text("zonder grond {count}: {state}", "no ground {count}: {state}"),
    "missing-flows": Text("Ontbrekende stroom, en wat de wet zegt", "Missing flow, and what the law says"),
    "working-flows": Text("Stroom in het model", "Flow in the model"),
    "missing-rule-law": Text(
        "Een ontbrekende stroom loopt van de partij bij wie de wet de beste weg ziet naar een partij die iets nodig "
        "heeft en niet krijgt. In beeld staan de {count} met de meeste items van het hoogste gewicht, met van elk "
        "oordeel dat voorkomt ten minste één. De matrix toont het oordeel over elk gat.",
        "A missing flow runs from the party for whom the law sees the best way to a party that needs something and "
        "does not get it. Pictured are the {count} with most items of the highest weight, with at least one of each "
        "verdict that occurs. The matrix has the verdict on every gap.",
    ),
    # ── the spreadsheet ──────────────────────────────────────────────────────────────────────────────────────────────
    "csv-law-remedy": Text("herstel binnen de wet", "remedy within the law"),
    "csv-law-help": Text("wat helpt binnen de wet", "what helps within the law"),
    "csv-state": Text("wet: oordeel", "law: verdict"),
    "csv-outcome": Text("wet: uitkomstcode", "law: outcome code"),
    "csv-holder": Text("wet: houder", "law: holder"),
    "csv-articles": Text("wet: artikelen (met datum)", "law: articles (dated)"),
    "csv-check": Text("wet: eerst nagaan", "law: check first"),
    "csv-weigh": Text("wet: zelf te wegen", "law: for a person to weigh"),
    "csv-doubts": Text("wet: twijfel en wat open is", "law: doubt and what is open"),
    "csv-day": Text("dag van het recht", "day of the law"),
}
"""Texts by key, as in ``WORDS``."""


def text_of_later(norm: Norm, day: str) -> Text | None:
    """Since when a norm counts, where the text that was read is younger than the ``day`` (ISO) that was asked about: a
    date after that day would read like a mistake. ``None`` where the text is of that day or before, or was not read.
    """
    if norm.text_date is None or norm.text_date <= day:
        return None
    return Text(
        f"geldend vanaf {norm.valid_from}, gelezen in een tekst van na de gevraagde dag",
        f"in force from {norm.valid_from}, read in a text of after the day asked about",
    )
