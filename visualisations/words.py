"""Every string of the pictures, in Dutch and English, in one catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from ontology.terms import Text
from visualisations.desk_words import DESK_WORDS
from visualisations.exposure_words import EXPOSURE_WORDS
from visualisations.law_words import LAW_WORDS
from visualisations.matrix_words import MATRIX_WORDS

__all__ = ["WORDS", "day", "hours", "language_of", "number", "word"]

_MONTHS = {
    "nl": [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}

WORDS: Mapping[str, Text] = MappingProxyType(
    {
        # ── every page ───────────────────────────────────────────────────────────────────────────────────────────────
        "skip": Text("Naar de inhoud", "Skip to the content"),
        "tool-only": Text("Hulpmiddel, geen juridisch advies", "A tool, not legal advice"),
        "not-tested": Text("Nog niet getoetst aan de wet", "Not yet tested against the law"),
        "not-tested-why": Text(
            "Deze kaart zegt wie iets weet en wie het nodig heeft. Een behoefte is geen recht: of delen mag, "
            "zegt dit beeld niet.",
            "This picture says who knows something and who needs it. A need is not a right: whether sharing is "
            "lawful, this picture does not say.",
        ),
        "kinds-only": Text(
            "Alleen soorten informatie en rollen: geen personen, geen zaken, geen scores.",
            "Kinds of information and roles only: no persons, no cases, no scores.",
        ),
        "fictional": Text("Fictief", "Fictional"),
        "model": Text("Model", "Model"),
        "version": Text("Versie", "Version"),
        "date": Text("Peildatum", "Reference date"),
        "source": Text("Bron", "Source"),
        "source-line": Text(
            "Zichtlijn-model {model}; genummerde bronnen: {sources}; vingerafdruk {fingerprint}",
            "Zichtlijn model {model}; numbered sources: {sources}; fingerprint {fingerprint}",
        ),
        "no-fingerprint": Text("geen", "none"),
        "assumptions": Text("Aannamen ({count}): lees deze eerst", "Assumptions ({count}): read these first"),
        "no-assumptions": Text("Dit model noemt geen aannamen.", "This model states no assumptions."),
        "legend": Text("Legenda", "Legend"),
        "details": Text("Toelichting", "Explanation"),
        "close": Text("Sluiten", "Close"),
        "no-script": Text(
            "Zonder script ziet u alles in de vaste volgorde; sorteren, filteren en doorklikken werken dan niet.",
            "Without scripts you see everything in the fixed order; sorting, filtering and details do not work.",
        ),
        "reset": Text("Alles tonen", "Show everything"),
        "everything": Text("Alle", "All"),
        # ── the matrix ───────────────────────────────────────────────────────────────────────────────────────────────
        "matrix-title": Text("Wie weet wat, en wie mist wat", "Who knows what, and who lacks what"),
        "matrix-caption": Text(
            "Per informatie-item (rijen) en per partij (kolommen): wie het heeft en wie het mist. Leeg betekent: "
            "geen positie en geen behoefte.",
            "For each information item (rows) and each party (columns): who has it and who lacks it. Empty means: "
            "no position and no need.",
        ),
        "summary": Text("In het kort", "In short"),
        "needs-count": Text("behoeften", "needs"),
        "gaps-count": Text("gaten", "gaps"),
        "met-count": Text("gedekt", "met"),
        "needs-explained": Text(
            "Eén behoefte is: deze partij, dit informatie-item, deze stap.",
            "One need is: this party, this information item, this step.",
        ),
        "heaviest": Text("De zwaarste gaten", "The heaviest gaps"),
        "heaviest-rule": Text(
            "Eerst het hoogste gewicht, dan de kortste termijn (niveau {level}). Gewicht is de onderzochte "
            "zeggingskracht van de zwaarste risicofactor die het item laat zien; er wordt niets opgeteld.",
            "Highest weight first, then the shortest term (level {level}). Weight is the researched strength of the "
            "heaviest risk factor that the item shows; nothing is summed.",
        ),
        "no-gaps": Text("Dit model heeft geen gaten.", "This model has no gaps."),
        "lacks": Text("mist", "lacks"),
        "needed-at": Text("nodig bij", "needed at"),
        "needed-at-head": Text("Nodig bij", "Needed at"),
        "within": Text("binnen {term}", "within {term}"),
        "helps": Text("Wat helpt", "What helps"),
        "item": Text("Informatie-item", "Information item"),
        "gaps": Text("Gaten", "Gaps"),
        "gaps-per-party": Text("Gaten per partij", "Gaps per party"),
        "order": Text("Volgorde", "Order"),
        "order-theme": Text("per thema", "by theme"),
        "order-gaps": Text("meeste gaten eerst", "most gaps first"),
        "order-name": Text("op alfabet", "alphabetical"),
        "theme": Text("Thema", "Theme"),
        "party": Text("Partij", "Party"),
        "kind": Text("Soort gat", "Kind of gap"),
        "only-gaps": Text("alleen partijen met gaten", "only parties with gaps"),
        "tables": Text("Overleg", "Meetings"),
        "knowers": Text("Kennisbron (geen partner)", "Knowledge source (no partner)"),
        "shown": Text("{rows} items en {columns} partijen in beeld", "{rows} items and {columns} parties in view"),
        "sorted-as": Text("Volgorde: {order}", "Order: {order}"),
        "grid-help": Text(
            "Kies een vakje voor de toelichting. Met het toetsenbord: pijltjes lopen door de tabel, Enter opent de "
            "toelichting, Escape gaat terug.",
            "Choose a cell for its explanation. By keyboard: arrow keys walk through the table, Enter opens the "
            "explanation, Escape goes back.",
        ),
        "pos-holds": Text("heeft het uit eerste hand", "has it first-hand"),
        "pos-hearsay": Text("heeft het van horen zeggen", "has it from hearsay"),
        "pos-receives": Text("ontvangt het over een stroom", "receives it over a flow"),
        "pos-none": Text("heeft het niet", "does not have it"),
        "met": Text("nodig en gedekt", "needed and met"),
        "heavy": Text("item met het hoogste gewicht (4)", "item of the highest weight (4)"),
        "empty-cell": Text("geen positie en geen behoefte", "no position and no need"),
        "cells": Text("vakjes", "cells"),
        "mark": Text("teken", "mark"),
        "meaning": Text("betekenis", "meaning"),
        "position": Text("Positie", "Position"),
        "gap-marks": Text("Behoefte niet gedekt", "Need not met"),
        "position-marks": Text("Positie", "Position"),
        "other-marks": Text("Verder", "Also"),
        "hidden-confined": Text(
            "Afgeschermde items staan niet bij een overleg in beeld (aantal behoeften: {count}).",
            "Confined items are not pictured at a meeting (number of needs: {count}).",
        ),
        "needs-law": Text("vraagt de wet", "needs the law"),
        "needs-clock": Text("vraagt de klok", "needs the clock"),
        "says": Text("Wat het zegt", "What it says"),
        "gap": Text("gat", "gap"),
        "weight": Text("Gewicht van het item", "Weight of the item"),
        "weight-1": Text("1, laag of geen risicofactor", "1, low or no risk factor"),
        "weight-2": Text("2, middel", "2, medium"),
        "weight-3": Text("3, hoog", "3, high"),
        "weight-4": Text("4, zeer hoog", "4, very high"),
        "row-assumptions": Text("Rust op", "Rests on"),
        "matrix-head": Text("De hele matrix", "The whole matrix"),
        "matrix-region": Text("Matrix, schuift in twee richtingen", "Matrix, scrolls both ways"),
        # ── codes in the cells ───────────────────────────────────────────────────────────────────────────────────────
        "code-ungrounded-flow": Text("ZG", "UF"),
        "code-late": Text("TL", "LT"),
        "code-second-hand": Text("HZ", "HS"),
        "code-silo": Text("BM", "SI"),
        "code-no-channel": Text("GK", "NC"),
        "code-unaware": Text("WN", "UA"),
        "code-no-flow": Text("GS", "NF"),
        "code-not-created": Text("NG", "NM"),
        "code-unheld": Text("NW", "NH"),
        "code-unknown": Text("??", "??"),
        # ── the network ──────────────────────────────────────────────────────────────────────────────────────────────
        "network-title": Text("Wie geeft wat door aan wie", "Who passes what to whom"),
        "network-picture": Text(
            "Beeld van partijen en stromen. Dezelfde feiten staan in de tabel onder het beeld.",
            "Picture of parties and flows. The same facts are in the table below the picture.",
        ),
        "network-short": Text(
            "{parties} partijen, {flows} verbindingen die het model noemt, waarvan {working} werken; {missing} "
            "ontbrekende stromen in beeld; {isolated} partijen zonder enige stroom.",
            "{parties} parties, {flows} connections that the model names, of which {working} work; {missing} missing "
            "flows pictured; {isolated} parties without any flow.",
        ),
        "missing-rule": Text(
            "Een ontbrekende stroom loopt van een partij die iets uit eerste hand heeft naar een partij die het nodig "
            "heeft en niet krijgt. In beeld staan de {count} met de meeste items van het hoogste gewicht. Dat een "
            "stroom ontbreekt, zegt niet dat hij mag.",
            "A missing flow runs from a party that has something first-hand to a party that needs it and does not get "
            "it. Pictured are the {count} with most items of the highest weight. That a flow is missing does not say "
            "that it would be lawful.",
        ),
        "focus": Text("Zet één partij centraal", "Focus on one party"),
        "only-missing": Text("alleen gaten", "only gaps"),
        "edge-missing": Text("ontbreekt", "missing"),
        "lacks-count": Text("mist {count}", "lacks {count}"),
        "initiative-count": Text("{count} init.", "{count} init."),
        "ought-to-happen-count": Text("hoort {count}", "ought {count}"),
        "node-actor": Text("actor", "actor"),
        "node-table": Text("overleg", "meeting"),
        "node-knower": Text("kennisbron, geen partner", "knowledge source, no partner"),
        "isolated": Text("Zonder enige stroom", "Without any flow"),
        "isolated-note": Text(
            "Onderaan het beeld staan de partijen waarvan het model geen enkele stroom noemt.",
            "At the bottom stand the parties of which the model names no flow at all.",
        ),
        "twin": Text("Hetzelfde in woorden", "The same in words"),
        "twin-caption": Text(
            "Alle verbindingen in het beeld: wie, aan wie, wat en hoe vast",
            "All connections in the picture: who, to whom, what and how firm",
        ),
        "from": Text("Van", "From"),
        "to": Text("Naar", "To"),
        "how": Text("Hoe vast", "How firm"),
        "what": Text("Wat", "What"),
        "when": Text("Aanleiding en tempo", "Trigger and timing"),
        "practice": Text("Bekend praktijkgat", "Known gap in practice"),
        "items-count": Text("items", "items"),
        "items-count-one": Text("item", "item"),
        "show": Text("Toon in beeld", "Show in picture"),
        "canvas-help": Text(
            "Klik op een partij of lijn voor de toelichting. Slepen verschuift, de knoppen vergroten en verkleinen. "
            "Alles staat ook in de tabel eronder.",
            "Click a party or line for its explanation. Drag to move, the buttons zoom. All of it is in the table "
            "below too.",
        ),
        "zoom-in": Text("Vergroten", "Zoom in"),
        "zoom-out": Text("Verkleinen", "Zoom out"),
        "fit": Text("Passend", "Fit"),
        "gives": Text("Geeft", "Gives"),
        "gets": Text("Krijgt", "Gets"),
        "nothing": Text("niets", "nothing"),
        "edges-shown": Text("{count} verbindingen in beeld", "{count} connections in view"),
        "no-edges": Text("Geen verbindingen.", "No connections."),
        # ── exports ──────────────────────────────────────────────────────────────────────────────────────────────────
        "csv-step": Text("stap", "step"),
        "csv-term": Text("termijn (uren)", "term (hours)"),
        "csv-weight": Text("gewicht (1-4)", "weight (1-4)"),
        "csv-tool": Text("status", "status"),
        "csv-level": Text("niveau", "level"),
        "csv-holders": Text("wie het heeft", "who has it"),
        "csv-hearsay": Text("wie het van horen zeggen heeft", "who has it from hearsay"),
        "csv-knowers": Text("kennisbron", "knowledge source"),
        "csv-explanation": Text("toelichting", "explanation"),
        "csv-remedy": Text("herstel", "remedy"),
        "csv-help": Text("wat helpt", "what helps"),
        "csv-law": Text("wet", "law"),
        # ── units ────────────────────────────────────────────────────────────────────────────────────────────────────
        "hour": Text("uur", "hour"),
        "hours": Text("uur", "hours"),
        "minutes": Text("minuten", "minutes"),
        "days": Text("dagen", "days"),
    }
    | LAW_WORDS
    | DESK_WORDS
    | MATRIX_WORDS
    | EXPOSURE_WORDS
)
"""Texts by key; ``{name}`` marks a value that is filled in."""


def language_of(language: str) -> str:
    """``language`` itself when it is ``"nl"`` or ``"en"``; raises ``ValueError`` otherwise."""
    if language not in _MONTHS:
        raise ValueError(f"language is 'nl' or 'en', not {language!r}")
    return language


def word(key: str, language: str, **values: object) -> str:
    """One string of the catalogue; raises ``KeyError`` for a key that is not in it.

    >>> word("assumptions", "nl", count=2)
    'Aannamen (2): lees deze eerst'
    """
    return WORDS[key].of(language).format(**values) if values else WORDS[key].of(language)


def number(value: float, language: str) -> str:
    """A number as people write it: no ``.0``, a comma in Dutch.

    >>> number(0.25, "nl"), number(4.0, "en")
    ('0,25', '4')
    """
    written = f"{value:g}"
    return written.replace(".", ",") if language == "nl" else written


def hours(value: float, language: str) -> str:
    """A term in the unit people use for it: minutes below an hour, days from five days on.

    >>> hours(0.25, "nl"), hours(4, "nl"), hours(1008, "en")
    ('15 minuten', '4 uur', '42 days')
    """
    if value < 1:
        return f"{number(value * 60, language)} {word('minutes', language)}"
    if value >= 120:
        return f"{number(value / 24, language)} {word('days', language)}"
    return f"{number(value, language)} {word('hour' if value == 1 else 'hours', language)}"


def day(iso: str, language: str) -> str:
    """An ISO date in words; anything else comes back as it is.

    >>> day("2026-11-22", "nl")
    '22 november 2026'
    """
    try:
        value = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{value.day} {_MONTHS[language][value.month - 1]} {value.year}"
