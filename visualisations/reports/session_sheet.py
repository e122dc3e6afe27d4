"""The session sheet on paper: per partner what the model says of it, with boxes to tick. HTML for print, and a PDF.

The numbers of the lines are those of the workbook, so that what was ticked by hand can be typed over.
"""

from __future__ import annotations

import logging
from base64 import b64encode
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ontology.errors import UserError
from ontology.terms import Text
from ontology.workbook.session_lines import ANSWERS, HEADINGS, About, Answer
from ontology.workbook.session_pages import ACTIONS, marks_of, version_of
from visualisations.page import Parts, asset, policy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ontology.model import Model
    from ontology.workbook.session_lines import SessionGap, SessionLine, SessionPart

__all__ = ["SHOWN_GAPS", "session_html", "session_pdf"]

SHOWN_GAPS = 5
"""As many gaps of a partner are printed with the actions, heaviest first; the workbook has all."""

_EMPTY_ACTIONS = 4
_PARTS = Parts(styles=("session-sheet.css",), scripts=())
_SIGNS = {Answer.RIGHT: "✓", Answer.WRONG: "✗", Answer.UNKNOWN: "?"}
_WORDS = {
    "sheet": Text("Gespreksblad", "Session sheet"),
    "day": Text("Datum van het gesprek", "Day of the session"),
    "function": Text("Ingevuld door (functie, geen naam)", "Filled in by (function, no name)"),
    "how": Text(
        "Zet bij elke regel één kruisje. Niet besproken? Laat de regel leeg. Schrijf nooit iets over een persoon of "
        "een zaak op dit blad.",
        "Put one cross behind every line. Not discussed? Leave the line empty. Never write anything about a person or "
        "a case on this sheet.",
    ),
    "need-note": Text(
        "Nodig hebben is nog geen recht om het te krijgen.", "To need something is not yet a right to get it."
    ),
    "whole": Text("Volledigheid", "Completeness"),
    "reach": Text("Bereikbaarheid", "Reach"),
    "instead": Text("Klopt niet? Dan:", "Not right? Then:"),
    "actions": Text("Wat spreken wij af?", "What do we agree?"),
    "actions-note": Text(
        "De zwaarste gaten die uw organisatie zelf ziet, niet getoetst aan de wet. Schrijf op wie iets doet (een "
        "organisatie, geen naam), vóór welke dag en wat.",
        "The heaviest gaps that your organisation itself sees, not tested against the law. Write down who acts (an "
        "organisation, no name), before which day and what.",
    ),
    "more": Text("Iets dat hierboven ontbreekt:", "Something that is missing above:"),
    "left": Text("nog {count} in het werkboek", "{count} more in the workbook"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line; ``closing`` ends a section: it says that this is everything."""

    number: int
    what: str
    detail: str
    closing: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Lines about one thing. ``narrow``: short enough for two columns."""

    title: str
    note: str
    rows: tuple[Row, ...]
    closing: tuple[Row, ...]
    narrow: bool
    reach: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """One actor of the partner; without a title when it is the only one."""

    title: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything on the pages of one partner."""

    title: str
    units: tuple[Unit, ...]
    gaps: tuple[tuple[str, str], ...]
    left: str


def session_html(model: Model, parts: Sequence[SessionPart], gaps: Sequence[SessionGap], language: str = "nl") -> str:
    """One self-contained file without script or request; every partner begins on a page of its own."""
    environment = Environment(
        loader=PackageLoader("visualisations"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    foot = f"{version_of(model).of(language)}. {' '.join(mark.of(language) for mark in marks_of(model))}"
    foot_style = f'@page {{ @bottom-left {{ content: "{_quoted(foot)}"; }} }}'
    admitted = f"'sha256-{b64encode(sha256(foot_style.encode()).digest()).decode()}'"
    return environment.get_template("session_sheet.html.j2").render(
        language=language,
        policy=policy(replace(_PARTS, library_styles=(admitted,))),
        style=Markup(asset(_PARTS.styles[0])),
        foot_style=Markup(foot_style),
        say={key: text.of(language) for key, text in _WORDS.items()},
        title=f"{_WORDS['sheet'].of(language)}: {model.title.of(language)}",
        fictional=Text("Fictief", "Fictional").of(language) if model.fictional else "",
        foot=foot,
        answers=[(_SIGNS[answer], label.of(language)) for answer, label in ANSWERS.items()],
        heads=[column.heading.of(language) for column in ACTIONS.columns if column.path in _ACTION_COLUMNS],
        sheets=[_sheet(model, part, gaps, language) for part in parts],
        empty=range(_EMPTY_ACTIONS),
    )


def _quoted(text: str) -> str:
    r"""Text inside a string of CSS, where nothing can end the string or the style.

    >>> _quoted('a"</b')
    'a\\22 \\3c \\2f b'
    """
    return "".join(one if one.isalnum() or one == " " else f"\\{ord(one):x} " for one in text)


_ACTION_COLUMNS = ("gap", "who", "before", "remedy")


def session_pdf(model: Model, parts: Sequence[SessionPart], gaps: Sequence[SessionGap], language: str = "nl") -> bytes:
    """The same pages as a PDF (A4), same bytes every time; nothing is fetched. Not tagged: who listens has the HTML.

    Raises ``UserError`` where the library that sets the text is not on this machine.
    """
    try:
        import weasyprint
    except OSError as error:
        raise UserError(
            "Een PDF maken lukt niet: de systeembibliotheek Pango ontbreekt. Kies --format html en druk dat af.",
            "A PDF cannot be made: the system library Pango is missing. Choose --format html and print that.",
        ) from error
    from weasyprint.urls import URLFetcher

    class Nothing(URLFetcher):  # type: ignore[misc]
        """No file and no network."""

        def fetch(self, url: str, *_: Any, **__: Any) -> Any:
            raise ValueError(url)

    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    page = session_html(model, parts, gaps, language)
    identifier = sha256(page.encode()).digest()[:16]
    written = weasyprint.HTML(string=page, url_fetcher=Nothing()).write_pdf(
        pdf_identifier=identifier, finisher=_anonymous
    )
    return bytes(written)


def _anonymous(_document: Any, written: Any) -> None:
    """Without the version of the library: another version must not show where nothing else changed."""
    import pydyf

    written.info["Producer"] = pydyf.String("Zichtlijn")


def _sheet(model: Model, part: SessionPart, gaps: Iterable[SessionGap], language: str) -> Sheet:
    numbered = list(enumerate(part.lines, start=1))
    by_actor = [(actor, list(group)) for actor, group in groupby(numbered, key=lambda pair: pair[1].actor)]
    units = tuple(
        Unit(model.label(actor).of(language) if len(by_actor) > 1 else "", tuple(_sections(lines, language)))
        for actor, lines in by_actor
    )
    own = [(gap.what.of(language), gap.kind.of(language)) for gap in gaps if gap.partner == part.partner]
    left = len(own) - SHOWN_GAPS
    told = _WORDS["left"].of(language).format(count=left) if left > 0 else ""
    return Sheet(part.label.of(language), units, tuple(own[:SHOWN_GAPS]), told)


_GROUPS = (
    ((About.HAS, About.ALL_HOLDINGS), True),
    ((About.NEEDS,), True),
    ((About.GIVES,), False),
    ((About.GETS, About.ALL_CONTACTS), False),
    ((About.URGENT, About.ORDINARY), False),
)


def _sections(lines: Sequence[tuple[int, SessionLine]], language: str) -> Iterator[Section]:
    for kinds, narrow in _GROUPS:
        chosen = [(number, line) for number, line in lines if line.about in kinds]
        if not chosen:
            continue
        reach = About.URGENT in kinds
        rows = tuple(_row(number, line, language) for number, line in chosen)
        open_rows = tuple(row for row in rows if not row.closing)
        title = _WORDS["reach"] if reach else HEADINGS[kinds[0]] if open_rows else _WORDS["whole"]
        note = _WORDS["need-note"].of(language) if About.NEEDS in kinds else ""
        closing = tuple(row for row in rows if row.closing)
        yield Section(title.of(language), note, open_rows, closing, narrow and len(open_rows) > 4, reach)


def _row(number: int, line: SessionLine, language: str) -> Row:
    what, detail = line.what.of(language), line.detail.of(language)
    if line.about in (About.URGENT, About.ORDINARY):
        what = f"{HEADINGS[line.about].of(language)}: {what}"
    return Row(number, what, detail, line.about in (About.ALL_HOLDINGS, About.ALL_CONTACTS))
