"""The session sheet as a workbook: a tab per partner with an answer to choose, and one for what is agreed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ontology.terms import Text
from ontology.workbook.book import ROOM, Book, Line, Look, Page, Pick
from ontology.workbook.columns import Column, Kind, Sheet
from ontology.workbook.names import Names
from ontology.workbook.session_lines import ANSWERS, HEADINGS
from ontology.workbook.sheets import LISTS_NAME
from ontology.workbook.words import clean

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.workbook.session_lines import SessionGap, SessionPart

__all__ = ["ACTIONS", "HOW_TO", "LINES", "marks_of", "session_book", "session_names", "version_of"]

_LONGEST_TAB = 31


def _column(path: str, nl: str, en: str, help_nl: str, help_en: str, width: int, *words: str, **more: object) -> Column:
    kind = more.pop("kind", Kind.WORD)
    return Column(path, Text(nl, en), kind, Text(help_nl, help_en), words, width=width, **more)  # type: ignore[arg-type]


LINES = Sheet(
    "session-lines", Text("Gespreksblad", "Session sheet"), "session-line",
    Text("Kies achter elke regel wat de partner zegt. Een lege cel verandert niets.",
         "Choose behind every line what the partner says. An empty cell changes nothing."),
    (
        _column("number", "Nr", "No", "Zoals op papier.", "As on paper.", 6, "nummer"),
        _column("about", "Onderwerp", "Subject", "Waar de regel over gaat.", "What the line is about.", 22),
        _column("what", "Wat het model zegt", "What the model says", "Niet wijzigen.", "Do not change.", 46, "wat"),
        _column("detail", "Toelichting", "Details", "Hoe, wanneer en waar vastgelegd.",
                "How, when and where recorded.", 44),
        _column("answer", "Antwoord", "Answer", "klopt, klopt niet of weten we niet; leeg is niet besproken.",
                "right, not right or we do not know; empty: not discussed.", 18, "reactie", "akkoord",
                kind=Kind.CHOICE, lists=("session-answer",)),
        _column("instead", "Bereikbaar, wat dan wel?", "Reachable, what then?",
                "Alleen bij bereikbaarheid die niet klopt.", "Only for a reach that is not right.", 22,
                "wat dan wel", "dan wel", kind=Kind.CHOICE, lists=("availability",)),
        _column("actor", "Voor wie", "For whom", "Welk onderdeel van de partner.", "Which part of the partner.", 28),
        _column("id", "Id", "Id", "Laten staan: daaraan wordt de regel herkend.",
                "Leave it: it is how the line is recognised.", 26, "sleutel", light=True),
    ),
)  # fmt: skip

ACTIONS = Sheet(
    "session-actions", Text("Afspraken", "Actions"), "session-action",
    Text("Vul in wat is afgesproken: wie, vóór wanneer en wat. Nooit een naam of iets over een zaak. Onderaan kunnen "
         "regels bij.",
         "Fill in what was agreed: who, before when and what. Never a name or anything about a case. Lines may be "
         "added below."),
    (
        _column("gap", "Gat", "Gap", "Wat wordt gemist, en door wie.", "What is missed, and by whom.", 54, "knelpunt",
                kind=Kind.TEXT),
        _column("kind", "Hoe staat het", "How it stands", "Volgens het model, zonder toets aan de wet.",
                "After the model, not tested against the law.", 26),
        _column("who", "Wie doet het", "Who acts", "Een partner of onderdeel, geen persoon.",
                "A partner or part of it, no person.", 30, "wie", "actiehouder", kind=Kind.LINK,
                lists=("actor", "partner")),
        _column("before", "Vóór wanneer", "Before when", "Een datum.", "A date.", 14, "wanneer", "deadline", "datum",
                kind=Kind.DATE),
        _column("remedy", "Wat doen we", "What we do", "Kies uit de lijst.", "Choose from the list.", 30, "herstel",
                "actie", kind=Kind.CHOICE, lists=("remedy",)),
        _column("words", "In eigen woorden", "In your own words", "Kort, zonder namen en zonder zaken.",
                "Short, without names or cases.", 46, "toelichting", kind=Kind.TEXT),
        _column("id", "Id", "Id", "Laten staan; bij een nieuwe regel leeg.", "Leave it; empty on a new line.", 26,
                light=True),
    ),
)  # fmt: skip

HOW_TO: tuple[Text, ...] = (
    Text("Bespreek per partner elke regel en kies: klopt, klopt niet of weten we niet. Wat niet is besproken, blijft "
         "leeg.",
         "Discuss each line with the partner and choose: right, not right or we do not know. What was not discussed "
         "stays empty."),
    Text("«Klopt» maakt de regel tot bevestigd door de partner. «Klopt niet» haalt de regel weg. «Weten we niet» maakt "
         "haar onbekend.",
         "'Right' makes the line confirmed by the partner. 'Not right' removes it. 'We do not know' makes it unknown."),
    Text("Het gaat om soorten informatie, nooit om een persoon of een zaak. Dat iets nodig is, zegt niet dat het mag.",
         "This is about kinds of information, never about a person or a case. That something is needed does not say "
         "that it may be shared."),
    Text("Teruglezen: zichtlijn session-import BESTAND --against MODEL --session-date 2026-11-20.",
         "Reading back: zichtlijn session-import FILE --against MODEL --session-date 2026-11-20."),
)  # fmt: skip


def session_names(model: Model) -> Names:
    """What may be chosen in the answer, the reach and the actions."""
    names = Names()
    for answer, label in ANSWERS.items():
        names.add("session-answer", answer.value, label)
    for scheme in ("availability", "remedy"):
        for key, label in model.labels.items():
            if key.startswith(f"{scheme}/"):
                names.add(scheme, key.partition("/")[2], label)
    for actor in model.actors:
        names.add("actor", actor.id, actor.label)
    for partner in model.partners:
        if partner.id not in model.actor:
            names.add("partner", partner.id, partner.label)
    return names


def marks_of(model: Model) -> tuple[Text, ...]:
    """What must be seen on every page."""
    marks = (Text("Hulpmiddel, geen juridisch advies.", "A tool, not legal advice."),)
    return (Text("FICTIEF.", "FICTIONAL."), *marks) if model.fictional else marks


def version_of(model: Model) -> Text:
    """Model, day and version, as they stand at the foot of a page."""
    day = date.fromisoformat(model.reference_date)
    return Text(
        f"{model.title.nl} ({model.id}), peildatum {day:%d-%m-%Y}, versie {model.version}",
        f"{model.title.en} ({model.id}), reference date {day:%d-%m-%Y}, version {model.version}",
    )


def session_book(model: Model, parts: Sequence[SessionPart], gaps: Sequence[SessionGap], language: str = "nl") -> Book:
    """The workbook of these parts. Rows are numbered per partner as on paper; nothing in it says who knows a confined
    item.
    """
    names = session_names(model)
    tabs = _tabs([part.label.brief(language) for part in parts], language)
    lists = _lists(names, language)
    pages = [_part_page(model, part, tab, lists, language) for part, tab in zip(parts, tabs, strict=True)]
    foot = f"{version_of(model).of(language)}. {' '.join(mark.of(language) for mark in marks_of(model))}"
    front = _front(model, parts, tabs, language)
    title = f"{LINES.name.of(language)}: {model.title.of(language)}"
    day = date.fromisoformat(model.reference_date)
    return Book(title, day, foot, language, (front, *pages, _actions_page(gaps, lists, language), lists))


def _front(model: Model, parts: Sequence[SessionPart], tabs: Sequence[str], language: str) -> Page:
    lines = [Line(Look.TITLE, (f"{LINES.name.of(language)}: {model.title.of(language)}",))]
    lines += [Line(Look.MARK, (mark.of(language),)) for mark in marks_of(model)]
    lines += [Line(Look.HELP, (version_of(model).of(language),)), Line(Look.PROSE, ())]
    lines += [Line(Look.PROSE, (f"• {sentence.of(language)}",)) for sentence in HOW_TO]
    lines += [Line(Look.PROSE, ()), Line(Look.SECTION, (Text("Tabbladen", "Sheets").of(language),))]
    count = Text("{} regels", "{} lines").of(language)
    lines += [
        Line(Look.KEY, (tab, count.format(len(part.lines)), part.label.of(language)))
        for part, tab in zip(parts, tabs, strict=True)
    ]
    lines.append(Line(Look.KEY, (ACTIONS.name.of(language), None, ACTIONS.help.of(language))))
    return Page(Text("Lees mij", "Read me").of(language), tuple(lines), (34, 20, 70), main=True)


def _tabs(labels: Sequence[str], language: str) -> list[str]:
    """Names that a spreadsheet accepts, each once."""
    taken = {ACTIONS.name.of(language), LISTS_NAME.of(language), Text("Lees mij", "Read me").of(language)}
    taken = {name.casefold() for name in taken}
    names = []
    for label in labels:
        plain = re.sub(r"[\[\]:*?/\\']+", " ", clean(label)).strip()[:_LONGEST_TAB] or "-"
        name, number = plain, 1
        while name.casefold() in taken:
            number += 1
            name = f"{plain[: _LONGEST_TAB - 4]} {number}"
        taken.add(name.casefold())
        names.append(name)
    return names


def _part_page(model: Model, part: SessionPart, tab: str, lists: Page, language: str) -> Page:
    rows = [
        Line(
            Look.ROW,
            (
                float(number), HEADINGS[line.about].of(language), line.what.of(language), line.detail.of(language),
                None, None, model.label(line.actor).brief(language), line.key,
            ),
        )
        for number, line in enumerate(part.lines, start=1)
    ]  # fmt: skip
    return _page(LINES, tab, part.label.of(language), rows, lists, language)


def _actions_page(gaps: Sequence[SessionGap], lists: Page, language: str) -> Page:
    rows = [
        Line(Look.ROW, (gap.what.of(language), gap.kind.of(language), None, None, None, None, gap.key)) for gap in gaps
    ]
    return _page(ACTIONS, ACTIONS.name.of(language), ACTIONS.name.of(language), rows, lists, language)


def _page(sheet: Sheet, tab: str, title: str, rows: Sequence[Line], lists: Page, language: str) -> Page:
    columns = sheet.columns
    head = (
        Line(Look.TITLE, (title,)),
        Line(Look.HELP, (sheet.help.of(language),)),
        Line(Look.HINTS, tuple(column.help.of(language) for column in columns)),
        Line(Look.HEADING, tuple(column.heading.of(language) for column in columns)),
    )
    places = {key: place for place, key in enumerate(_LISTED)}
    picks = {
        place: Pick(lists.name, places[column.lists[0]], 2, _length(lists, places[column.lists[0]]), True)
        for place, column in enumerate(columns)
        if column.lists
    }
    return Page(
        tab, (*head, *rows), tuple(column.width for column in columns), heading=4,
        light=frozenset(place for place, column in enumerate(columns) if column.light), picks=picks,
        hints=tuple(column.help.of(language) for column in columns), main=True,
    )  # fmt: skip


_LISTED = ("session-answer", "availability", "actor", "remedy")


def _lists(names: Names, language: str) -> Page:
    """The hidden page that the drop-down lists point at."""
    groups = [("session-answer",), ("availability",), ("actor", "partner"), ("remedy",)]
    columns = [[names.shown(group, one, language) for one in names.ids(group)] for group in groups]
    height = max(len(column) for column in columns)
    heads = Line(Look.HEADING, _LISTED)
    rows = [
        Line(Look.ROW, tuple(column[row] if row < len(column) else None for column in columns)) for row in range(height)
    ]
    return Page(LISTS_NAME.of(language), (heads, *rows), (24,) * len(columns), heading=1, hidden=True)


def _length(lists: Page, place: int) -> int:
    filled = sum(line.cells[place] is not None for line in lists.lines[1:])
    return min(max(1, filled), ROOM)
